/// Cuts counties into townships and those into villages, and numbers them.
struct UnitDrawing {
  let canvas: Canvas
  let terrain: Terrain
  let drainage: Drainage
  private var grower: GroundGrower
  private var random: SeededGenerator

  /// More townships than this do not fit a county's division codes.
  private static let townshipsPerCounty = 700

  init(_ canvas: Canvas, _ terrain: Terrain, _ drainage: Drainage, counties: [Int32]) {
    self.canvas = canvas
    self.terrain = terrain
    self.drainage = drainage
    grower = GroundGrower(canvas, terrain, drainage, labels: counties)
    random = canvas.generator("division")
  }

  /// One county to be cut: its share of the scenario's figures and its ground.
  struct Share {
    var code: String
    var figures: Scenario.County
    var cells: [Int32]
    var seat: Int
    var townships: Range<Int> = 0..<0
  }

  /// - Complexity: O(cells · log cells).
  mutating func draw(_ countyOfCell: [Int32]) -> DrawnUnits {
    let mesh = canvas.mesh
    var shares = share(countyOfCell)
    var county = [Int32](repeating: -1, count: mesh.cellCount)
    var township = county
    var count = 0
    for i in shares.indices {
      for cell in shares[i].cells { county[Int(cell)] = Int32(i) }
      let sizes = (0..<shares[i].figures.townships).map { _ in
        random.nextLognormal(deviation: 0.28, in: 0.5...1.9)
      }
      let labels = grower.divide(shares[i].cells, into: sizes, using: &random) { Double($0) }
      for (cell, label) in zip(shares[i].cells, labels) { township[Int(cell)] = label + Int32(count) }
      shares[i].townships = count..<(count + sizes.count)
      count += sizes.count
    }
    mesh.smooth(&township, within: county, sweeps: 3)

    let ground = gather(township, count)
    var village = [Int32](repeating: -1, count: mesh.cellCount)
    var villageRanges: [Range<Int>] = []
    var total = 0
    for share in shares {
      let shareCounts = villageCounts(share.figures.villages, Array(ground[share.townships]))
      for (t, number) in zip(share.townships, shareCounts) {
        let sizes = (0..<number).map { _ in random.nextLognormal(deviation: 0.42, in: 0.42...2.2) }
        let terrain = terrain
        let labels = grower.divide(ground[t], into: sizes, using: &random) {
          Double(terrain.cellElevation[$0]) + 120 * PortableMath.uniform(UInt64($0))
        }
        for (cell, label) in zip(ground[t], labels) { village[Int(cell)] = label + Int32(total) }
        villageRanges.append(total..<(total + number))
        total += number
      }
    }
    mesh.smooth(&village, within: township, sweeps: 4)
    let exclaves = plantEnclaves(&village, township, total)
    return UnitNumbering(canvas: canvas, terrain: terrain).number(
      shares, villageRanges, gather(village, total), exclaves)
  }

  /// The counties of the scenario, a very large one in several.
  private mutating func share(_ countyOfCell: [Int32]) -> [Share] {
    let scenario = canvas.scenario
    let ground = gather(countyOfCell, scenario.counties.count)
    var taken = Set(scenario.counties.map { Int($0.code.suffix(2)) ?? 0 })
    var result: [Share] = []
    for (i, figures) in scenario.counties.enumerated() {
      let parts = (figures.townships + Self.townshipsPerCounty - 1) / Self.townshipsPerCounty
      let labels = grower.divide(ground[i], into: [Double](repeating: 1, count: parts), using: &random) {
        Double($0)
      }
      for part in 0..<parts {
        let cells = zip(ground[i], labels).filter { $0.1 == Int32(part) }.map(\.0)
        var own = figures
        own.townships = Self.slice(figures.townships, part, of: parts)
        own.villages = Self.slice(figures.villages, part, of: parts)
        own.households = Self.slice(figures.households, part, of: parts)
        own.persons = Self.slice(figures.persons, part, of: parts)
        if part > 0 {
          let free = (1...99).first { !taken.contains($0) } ?? 99
          taken.insert(free)
          own.code = "\(scenario.prefectureCode.prefix(4))\(free < 10 ? "0" : "")\(free)"
          own.name += " \(part + 1)"
          own.nameChinese += "\(part + 1)"
        }
        let seat = parts == 1 ? canvas.seats[i] : canvas.mesh.middle(of: cells)
        result.append(
          Share(code: own.code, figures: own, cells: cells, seat: canvas.mesh.nearest(seat, among: cells)))
      }
    }
    return result.sorted { $0.code < $1.code }
  }

  private static func slice(_ whole: Int, _ part: Int, of parts: Int) -> Int {
    whole * (part + 1) / parts - whole * part / parts
  }

  private func gather(_ labels: [Int32], _ count: Int) -> [[Int32]] {
    var result = [[Int32]](repeating: [], count: count)
    for cell in labels.indices where labels[cell] >= 0 { result[Int(labels[cell])].append(Int32(cell)) }
    return result
  }

  /// Villages of each township: more where there is more ground, and still more where it is low.
  private func villageCounts(_ total: Int, _ ground: [[Int32]]) -> [Int] {
    let heights = ground.map { cells in
      cells.reduce(0.0) { $0 + Double(terrain.cellElevation[Int($1)]) } / Double(cells.count)
    }
    let mean = heights.reduce(0, +) / Double(heights.count)
    let weights = zip(ground, heights).map { cells, height in
      Double(cells.count) * min(max(1 - (height - mean) / 1500, 0.6), 1.6)
    }
    return LargestRemainder.share(total, by: weights, atLeast: 3)
  }

  /// Gives some villages a second part: a few cells deep inside a neighbour of the same township.
  private mutating func plantEnclaves(
    _ village: inout [Int32], _ township: [Int32], _ count: Int
  ) -> [Int32: [Int32]] {
    let mesh = canvas.mesh
    let ground = gather(village, count)
    var result: [Int32: [Int32]] = [:]
    var touched: Set<Int32> = []
    var tries = 0
    while result.count < canvas.scenario.enclaves, tries < 200 * (canvas.scenario.enclaves + 1) {
      tries += 1
      let host = Int32(random.next(below: count))
      let cells = ground[Int(host)]
      let centre = Int(cells[random.next(below: cells.count)])
      guard !touched.contains(host), cells.count > 120, drainage.streamDistance[centre] > 3 else { continue }
      let inner = patch(around: centre)
      guard mesh.disc(centre, radius: 5).allSatisfy({ village[$0] == host }) else { continue }
      let neighbours = Set(
        cells.flatMap { cell in (0..<6).map { mesh.neighbour(Int(cell), $0) } }
          .filter { township[$0] == township[centre] && village[$0] != host }.map { village[$0] })
      guard let owner = neighbours.subtracting(touched).min() else { continue }
      touched.formUnion([host, owner])
      result[owner] = inner.map { Int32($0) }.sorted()
      for cell in inner { village[cell] = owner }
    }
    return result
  }

  /// Some twenty cells at most three steps from a cell, grown at random.
  private mutating func patch(around centre: Int) -> [Int] {
    let mesh = canvas.mesh
    let room = Set(mesh.disc(centre, radius: 3))
    var inside = Set(mesh.disc(centre, radius: 1))
    var list = inside.sorted()
    while list.count < 20 {
      let next = mesh.neighbour(list[random.next(below: list.count)], random.next(below: 6))
      if room.contains(next), inside.insert(next).inserted { list.append(next) }
    }
    // A patch has no hole.
    for cell in room where !inside.contains(cell) {
      if (0..<6).allSatisfy({ inside.contains(mesh.neighbour(cell, $0)) }) { inside.insert(cell) }
    }
    return inside.sorted()
  }
}
