/// Puts the houses of one village on its ground: hamlets along the streams where people farm, a settlement
/// and scattered camps where they herd.
struct HousePlacing {
  let canvas: Canvas
  let terrain: Terrain
  let drainage: Drainage
  let village: DrawnUnits.Village
  let ground: VillageGround
  /// Where the county's seat is, if it is in this village: the main settlement stands there.
  let seat: Int?

  private var random: SeededGenerator
  private var taken: [Int64: FixedPoint] = [:]
  private var houses: [House] = []
  /// Where hamlets and camps already are, in metres.
  private var centres: [(x: Double, y: Double)] = []

  struct House {
    var point: FixedPoint
    /// At a winter camp.
    var isCamp: Bool
  }

  init(
    _ canvas: Canvas, _ terrain: Terrain, _ drainage: Drainage, _ village: DrawnUnits.Village,
    _ ground: VillageGround, seat: Int?
  ) {
    self.canvas = canvas
    self.terrain = terrain
    self.drainage = drainage
    self.village = village
    self.ground = ground
    self.seat = seat
    random = canvas.generator("village \(village.code)")
  }

  /// The houses, and the middle of the main settlement in metres.
  ///
  /// - Complexity: O(houses · points of the outline).
  mutating func place(_ count: Int) -> (houses: [House], centre: (x: Double, y: Double)) {
    var left = count
    var isolated = 0
    if !village.enclave.isEmpty {
      let part = min(max(left / 6, 12), left / 2)
      settle(part, on: village.enclave.map { Int($0) }, apart: 0, spacing: 28...40, isCamp: false)
      left -= part
    }
    let home = village.cells.map { Int($0) }.filter { !village.enclave.contains(Int32($0)) }
    let inner = home.filter { cell in
      (0..<6).allSatisfy { isHome(canvas.mesh.neighbour(cell, $0)) }
    }
    let cells = inner.isEmpty ? home : inner
    let first = centres.count
    if village.isPastoral {
      let settled = Int(Double(left) * random.nextUniform(from: 0.2, to: 0.45))
      settle(settled, on: cells, apart: 0, spacing: 26...38, isCamp: false, at: seat)
      left -= settled
      while left > 0 {
        let camp = min(left, 1 + random.next(below: 5))
        settle(camp, on: cells, apart: 350, spacing: 26...55, isCamp: true)
        left -= camp
      }
    } else {
      isolated = left / 20
      left -= isolated
      let usual = village.isCommunity ? 130.0 : random.nextUniform(from: 30, to: 55)
      let wanted = min(max(Int((Double(left) / usual).rounded()), 1), max(cells.count / 6, 1))
      let weights = (0..<wanted).map { k in
        (k == 0 ? 1.6 : 1) * random.nextLognormal(deviation: 0.5, in: 0.3...3)
      }
      let area = Double(village.cells.count) * canvas.mesh.cellArea
      let apart = 0.62 * (area / Double(wanted)).squareRoot()
      for (k, part) in LargestRemainder.share(left, by: weights, atLeast: min(5, left / wanted)).enumerated()
      {
        settle(
          part, on: cells, apart: apart, spacing: village.isCommunity ? 17...23 : 24...40, isCamp: false,
          at: k == 0 ? seat : nil)
      }
      while isolated > 0 {
        let few = min(isolated, 1 + random.next(below: 2))
        settle(few, on: cells, apart: 250, spacing: 25...45, isCamp: false)
        isolated -= few
      }
    }
    return (houses, centres[min(first, centres.count - 1)])
  }

  /// A point for a summer camp: high ground of the village, away from its houses.
  mutating func summerCamp() -> FixedPoint {
    var best = houses[0].point
    var highest = -Float.infinity
    for _ in 0..<6 {
      let cell = Int(village.cells[random.next(below: village.cells.count)])
      let (x, y) = somewhere(in: cell)
      let point = canvas.frame.fixed(x: x, y: y)
      guard terrain.cellElevation[cell] > highest, taken[box(x, y)] == nil, ground.contains(point) else {
        continue
      }
      (best, highest) = (point, terrain.cellElevation[cell])
    }
    return best
  }

  private func isHome(_ cell: Int) -> Bool {
    var low = 0
    var high = village.cells.count
    while low < high {
      let middle = (low + high) / 2
      if Int(village.cells[middle]) < cell { low = middle + 1 } else { high = middle }
    }
    return low < village.cells.count && Int(village.cells[low]) == cell
  }

  /// Takes the given place or chooses one at least `apart` metres from the others if there is one, and puts houses around it.
  private mutating func settle(
    _ count: Int, on cells: [Int], apart: Double, spacing: ClosedRange<Double>, isCamp: Bool,
    at place: Int? = nil
  ) {
    guard count > 0 else { return }
    var best = place ?? cells[0]
    var least = Double.infinity
    // Scattered places take what chance offers, hamlets the best ground there is.
    let tries = place != nil ? 0 : count <= 5 ? 14 : min(3 * cells.count, 400)
    for _ in 0..<tries {
      let cell = cells[random.next(below: cells.count)]
      let (x, y) = canvas.mesh.centre(cell)
      var score = Double(min(drainage.streamDistance[cell], 20)) * (village.isPastoral ? 0.25 : 1)
      score += Double(terrain.cellElevation[cell] - terrain.cellElevation[cells[0]]) / 90
      score += 2.5 * random.nextUniform()
      for centre in centres {
        let dx = centre.x - x
        let dy = centre.y - y
        let distance = (dx * dx + dy * dy).squareRoot()
        if distance < apart { score += 40 * (1 - distance / apart) }
      }
      if score < least { (best, least) = (cell, score) }
    }
    let centre = somewhere(in: best)
    centres.append(centre)
    let step = random.nextUniform(from: spacing.lowerBound, to: spacing.upperBound)
    let stretch = random.nextUniform(from: 1, to: 1.9)
    let (ux, uy) = direction()
    build(count, around: centre, step: step, stretch: stretch, ux, uy, isCamp)
  }

  /// Houses on the free points of a bent lattice, the nearest first by a measure that noise makes ragged.
  private mutating func build(
    _ count: Int, around centre: (x: Double, y: Double), step: Double, stretch: Double, _ ux: Double,
    _ uy: Double, _ isCamp: Bool
  ) {
    var left = count
    var reach = Int((Double(count) * 0.9).squareRoot() * stretch) + 3
    var shape = random.next()
    for _ in 0..<6 {
      var lots: [(far: Double, x: Double, y: Double)] = []
      for i in -reach...reach {
        for j in -reach...reach {
          let hash = PortableMath.scramble(shape ^ UInt64(bitPattern: Int64(i * 4096 + j)))
          let across = Double(hash & 0xffff) / 65536 - 0.5
          let along = Double(hash >> 16 & 0xffff) / 65536 - 0.5
          let a = (Double(i) + 0.42 * along) * step
          let b = (Double(j) + (i & 1 == 0 ? 0 : 0.5) + 0.42 * across) * step
          let ragged = 0.55 + 0.9 * Double(hash >> 32 & 0xffff) / 65536
          let far = (a * a / stretch + b * b * stretch) * ragged
          lots.append((far, centre.x + a * ux - b * uy, centre.y + a * uy + b * ux))
        }
      }
      lots.sort { ($0.far, $0.x) < ($1.far, $1.x) }
      for lot in lots where left > 0 {
        guard let point = free(lot.x, lot.y) else { continue }
        taken[box(lot.x, lot.y)] = point
        houses.append(House(point: point, isCamp: isCamp))
        left -= 1
      }
      if left == 0 { return }
      reach *= 2
      shape = PortableMath.scramble(shape)
    }
    // No room left: the rest share a building.
    for _ in 0..<left {
      let last = houses.last?.point ?? canvas.frame.fixed(x: centre.x, y: centre.y)
      houses.append(House(point: last, isCamp: isCamp))
    }
  }

  /// The point, if it is inside the village and 12 m from every other house.
  private func free(_ x: Double, _ y: Double) -> FixedPoint? {
    for dx in -1...1 {
      for dy in -1...1 {
        guard let other = taken[box(x + 12 * Double(dx), y + 12 * Double(dy))] else { continue }
        let (ox, oy) = canvas.frame.metres(other.coordinate)
        if (ox - x) * (ox - x) + (oy - y) * (oy - y) < 144 { return nil }
      }
    }
    let point = canvas.frame.fixed(x: x, y: y)
    return ground.contains(point) ? point : nil
  }

  private func box(_ x: Double, _ y: Double) -> Int64 {
    Int64((x / 12).rounded(.down)) &* 1_000_003 &+ Int64((y / 12).rounded(.down))
  }

  private mutating func somewhere(in cell: Int) -> (x: Double, y: Double) {
    let (x, y) = canvas.mesh.centre(cell)
    let reach = 0.8 * canvas.mesh.side
    return (
      x + reach * random.nextUniform(from: -1, to: 1), y + reach * random.nextUniform(from: -1, to: 1)
    )
  }

  private mutating func direction() -> (x: Double, y: Double) {
    while true {
      let x = random.nextUniform(from: -1, to: 1)
      let y = random.nextUniform(from: -1, to: 1)
      let square = x * x + y * y
      if square > 0.05, square <= 1 { return (x / square.squareRoot(), y / square.squareRoot()) }
    }
  }
}
