/// Divides connected ground into connected parts of given size.
///
/// All parts grow at once from their sites over the cost of crossing from cell to cell, each with its own
/// start (a weighted geodesic Voronoi diagram by Dijkstra's algorithm); between the rounds starts are moved
/// towards the wanted sizes and sites towards the middle of their parts (Lloyd).
struct GroundGrower {
  let mesh: HexMesh
  /// Cost of crossing each edge of the lattice, in units of `costPerMetre`.
  private let crossing: [Float]
  private var label: [Int32]
  private var best: [UInt32]
  private var queue = CheapestFirst()

  private static let movingRounds = 9
  private static let usualRounds = 12
  private static let mostRounds = 40

  /// - Complexity: O(cells).
  init(_ canvas: Canvas, _ terrain: Terrain, _ drainage: Drainage, labels: [Int32]) {
    mesh = canvas.mesh
    label = [Int32](repeating: -1, count: mesh.cellCount)
    best = [UInt32](repeating: .max, count: mesh.cellCount)
    let rough = canvas.noise(31)
    let unit = 1 / (0.35 * canvas.villageSize)
    let pitch = Float(mesh.pitch)
    var crossing = [Float](repeating: 0, count: 3 * mesh.cellCount)
    for cell in labels.indices where labels[cell] >= 0 {
      let (x, y) = mesh.centre(cell)
      let factor = 1 + 1.0 * Float(rough.fractal(x * unit, y * unit, octaves: 3))
      for d in 0..<3 {
        let other = mesh.neighbour(cell, d)
        guard labels[other] >= 0 else { continue }
        let rise = abs(terrain.cellElevation[cell] - terrain.cellElevation[other])
        var cost = pitch * max(factor, 0.3) + 3 * rise
        switch Drainage.Size(rawValue: drainage.edgeSize[3 * cell + d]) {
        case .main: cost += 3 * pitch
        case .river: cost += 1.2 * pitch
        default: break
        }
        crossing[3 * cell + d] = cost
      }
    }
    self.crossing = crossing
  }

  /// Part number of each of the given cells.
  ///
  /// - Parameters:
  ///   - cells: connected ground.
  ///   - sizes: relative sizes of the parts, fewer than cells.
  ///   - rank: sites are matched to sizes by it: the lower, the smaller the part.
  /// - Complexity: O(rounds · cells · log cells).
  mutating func divide(
    _ cells: [Int32], into sizes: [Double], using random: inout SeededGenerator, rank: (Int) -> Double
  ) -> [Int32] {
    guard sizes.count > 1 else { return [Int32](repeating: 0, count: cells.count) }
    var sites = scatter(sizes.count, over: cells, using: &random)
    let ranks = sites.map { rank($0) }
    sites = sites.indices.sorted { (ranks[$0], sites[$0]) < (ranks[$1], sites[$1]) }.map { sites[$0] }
    let sorted = sizes.sorted()
    let whole = sorted.reduce(0, +)
    let area = Double(cells.count) * mesh.cellArea
    let wanted = sorted.map { ($0 / whole * area / .pi).squareRoot() }
    var weight = wanted
    let mean = wanted.reduce(0, +) / Double(wanted.count)
    for i in weight.indices { weight[i] = 1.2 * (wanted[i] - mean) }
    // The last rounds only weigh; the fairest of them is kept, and unfair ground gets more of them.
    var result: [Int32] = []
    var fairest = -1.0
    for round in 0..<Self.mostRounds {
      grow(cells, from: sites, weight)
      let parts = measure(cells, sizes.count)
      let found = parts.map { (Double($0.count) * mesh.cellArea / .pi).squareRoot() }
      if round >= Self.movingRounds {
        let least = zip(found, wanted).map { $0 / $1 }.min() ?? 1
        if least > fairest {
          fairest = least
          result = cells.map { label[Int($0)] }
        }
        if round >= Self.usualRounds, fairest > 0.75 { break }
      }
      for i in weight.indices { weight[i] += 0.9 * (wanted[i] - found[i]) }
      if round < Self.movingRounds { recentre(&sites, cells, parts) }
    }
    for cell in cells {
      label[Int(cell)] = -1
      best[Int(cell)] = .max
    }
    return result
  }

  /// Sites far from each other: of some tries the one farthest from those before (Mitchell's best candidate).
  private func scatter(_ count: Int, over cells: [Int32], using random: inout SeededGenerator) -> [Int] {
    var places: [(x: Double, y: Double)] = []
    var sites: [Int] = []
    while sites.count < count {
      var champion = -1
      var farthest = -1.0
      for _ in 0..<12 {
        let cell = Int(cells[random.next(below: cells.count)])
        let (x, y) = mesh.centre(cell)
        var nearest = Double.infinity
        for place in places {
          nearest = min(nearest, (place.x - x) * (place.x - x) + (place.y - y) * (place.y - y))
        }
        if nearest > farthest { (champion, farthest) = (cell, nearest) }
      }
      // Two sites never share a cell: the first free cell stands in when every try hit a taken one.
      if farthest == 0 {
        let taken = Set(sites)
        champion = cells.lazy.map { Int($0) }.first { !taken.contains($0) } ?? champion
      }
      sites.append(champion)
      places.append(mesh.centre(champion))
    }
    return sites
  }

  private mutating func grow(_ cells: [Int32], from sites: [Int], _ weight: [Double]) {
    for cell in cells {
      label[Int(cell)] = -2
      best[Int(cell)] = .max
    }
    let head = weight.max() ?? 0
    for (i, site) in sites.enumerated() {
      // A site is its own from the start, however late it begins to grow.
      label[site] = Int32(i)
      best[site] = 0
      queue.push(UInt32(min((head - weight[i]) * 16, 3e9)), site)
    }
    while let (cost, cell) = queue.pop() {
      guard best[cell] == cost || best[cell] == 0 else { continue }
      for d in 0..<6 {
        let next = mesh.neighbour(cell, d)
        guard label[next] != -1, best[next] > 0 else { continue }
        let reached = cost &+ UInt32(crossing[mesh.edge(cell, d)] * 16)
        if reached < best[next] {
          best[next] = reached
          label[next] = label[cell]
          queue.push(reached, next)
        }
      }
    }
  }

  private func measure(_ cells: [Int32], _ count: Int) -> [(count: Int, x: Double, y: Double)] {
    var parts = [(count: Int, x: Double, y: Double)](repeating: (0, 0, 0), count: count)
    for cell in cells {
      let (x, y) = mesh.centre(Int(cell))
      let i = Int(label[Int(cell)])
      parts[i].count += 1
      parts[i].x += x
      parts[i].y += y
    }
    return parts
  }

  private func recentre(
    _ sites: inout [Int], _ cells: [Int32], _ parts: [(count: Int, x: Double, y: Double)]
  ) {
    var nearest = [Double](repeating: .infinity, count: sites.count)
    for cell in cells {
      let (x, y) = mesh.centre(Int(cell))
      let i = Int(label[Int(cell)])
      let n = Double(parts[i].count)
      let dx = x - parts[i].x / n
      let dy = y - parts[i].y / n
      if dx * dx + dy * dy < nearest[i] {
        nearest[i] = dx * dx + dy * dy
        sites[i] = Int(cell)
      }
    }
  }
}
