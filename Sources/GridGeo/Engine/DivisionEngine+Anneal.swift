extension DivisionEngine {
  /// Simulated annealing with geometric cooling.
  ///
  /// - Parameters:
  ///   - sweeps: proposals, in multiples of the number of units.
  ///   - hottest: first temperature, in units of the energy.
  ///   - fall: the last temperature is the first times e^−fall.
  mutating func anneal(sweeps: Int, hottest: Double, fall: Double) {
    let n = graph.unitCount
    for sweep in 0..<sweeps {
      let temperature = hottest * decay(fall * Double(sweep) / Double(max(sweeps - 1, 1)))
      for _ in 0..<n { proposeFlip(temperature) }
      for _ in 0..<max(1, partCount / 2) { proposeResplit(temperature) }
    }
  }

  /// Takes every flip that lowers the energy until none does.
  mutating func descend() {
    var improved = true
    while improved {
      improved = false
      for u in 0..<graph.unitCount {
        var best: (flip: Flip, to: Int)?
        for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
          let b = Int(parts[Int(graph.neighbours[i])])
          guard b != Int(parts[u]) else { continue }
          let change = flip(u, to: b)
          if change.energy < (best?.flip.energy ?? -1e-9) { best = (change, b) }
        }
        if let best, staysConnected(without: u) {
          apply(best.flip, of: u, to: best.to)
          improved = true
        }
      }
    }
  }

  private mutating func proposeFlip(_ temperature: Double) {
    let u = generator.next(below: graph.unitCount)
    let degree = Int(graph.starts[u + 1] - graph.starts[u])
    guard degree > 0 else { return }
    let v = graph.neighbours[Int(graph.starts[u]) + generator.next(below: degree)]
    let b = Int(parts[Int(v)])
    guard b != Int(parts[u]) else { return }
    let change = flip(u, to: b)
    guard change.energy <= 0 || generator.nextUniform() < decay(change.energy / temperature) else { return }
    guard staysConnected(without: u) else { return }
    apply(change, of: u, to: b)
  }

  /// Joins two neighbouring parts and cuts them anew along a random spanning tree.
  private mutating func proposeResplit(_ temperature: Double) {
    let u = generator.next(below: graph.unitCount)
    let degree = Int(graph.starts[u + 1] - graph.starts[u])
    guard degree > 0 else { return }
    let v = Int(graph.neighbours[Int(graph.starts[u]) + generator.next(below: degree)])
    let a = Int(parts[u])
    let b = Int(parts[v])
    guard a != b else { return }
    guard let first = bestTreeCut(a, b) else { return }
    let before = energyOfPair(a, b)
    let backup = (parts, loads, areas, perimeters, counts, crossed)
    resplit(a, b, first: first)
    let change = energyOfPair(a, b) - before
    if change > 0, generator.nextUniform() >= decay(change / temperature) {
      (parts, loads, areas, perimeters, counts, crossed) = backup
    }
  }

  private func energyOfPair(_ a: Int, _ b: Int) -> Double {
    shape(area: areas[a], perimeter: perimeters[a]) + shape(area: areas[b], perimeter: perimeters[b])
      + imbalance(loads[a]) + imbalance(loads[b]) + DivisionEngine.barrierPrice * crossed / scale
  }

  /// Moves units between the two parts so that `first` is part `a` and the rest part `b`.
  private mutating func resplit(_ a: Int, _ b: Int, first: [Int32]) {
    mark += 1
    for u in first { marks[Int(u)] = mark }
    for u in 0..<graph.unitCount where Int(parts[u]) == a || Int(parts[u]) == b {
      let to = marks[u] == mark ? a : b
      if Int(parts[u]) != to { apply(flip(u, to: to), of: u, to: to) }
    }
  }

  /// One side of the cut of a random spanning tree over both parts that balances them best.
  ///
  /// The tree is the least one for edge lengths stretched at random: short hops, and no barrier where it can
  /// be helped, so that its halves are compact.
  private mutating func bestTreeCut(_ a: Int, _ b: Int) -> [Int32]? {
    var units: [Int32] = []
    for u in parts.indices where Int(parts[u]) == a || Int(parts[u]) == b { units.append(Int32(u)) }
    var position = [Int32](repeating: -1, count: graph.unitCount)
    for (i, u) in units.enumerated() { position[Int(u)] = Int32(i) }
    var edges: [(key: Double, from: Int32, to: Int32)] = []
    for (i, u) in units.enumerated() {
      for k in Int(graph.starts[Int(u)])..<Int(graph.starts[Int(u) + 1]) {
        let j = position[Int(graph.neighbours[k])]
        guard j > Int32(i) else { continue }
        let p = graph.centres[Int(u)]
        let q = graph.centres[Int(graph.neighbours[k])]
        let distance = ((p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y)).squareRoot()
        let key = (distance + scale * graph.resistances[k]) * (0.3 + generator.nextUniform())
        edges.append((key, Int32(i), j))
      }
    }
    edges.sort { ($0.key, $0.from, $0.to) < ($1.key, $1.from, $1.to) }
    var sets = DisjointSets(count: units.count)
    var tree = [[Int32]](repeating: [], count: units.count)
    for edge in edges where sets.root(of: edge.from) != sets.root(of: edge.to) {
      sets.unite(edge.from, edge.to)
      tree[Int(edge.from)].append(edge.to)
      tree[Int(edge.to)].append(edge.from)
    }
    // Loads below each vertex of the rooted tree.
    var order: [Int32] = [0]
    var parent = [Int32](repeating: -1, count: units.count)
    var at = 0
    while at < order.count {
      let u = order[at]
      at += 1
      for v in tree[Int(u)] where v != parent[Int(u)] {
        parent[Int(v)] = u
        order.append(v)
      }
    }
    guard order.count == units.count else { return nil }
    var below = units.map { graph.loads[Int($0)] }
    for u in order.dropFirst().reversed() { below[Int(parent[Int(u)])] += below[Int(u)] }
    let total = below[0]
    var best: (cost: Double, root: Int32)?
    for u in order.dropFirst() {
      let cost = imbalance(below[Int(u)]) + imbalance(total - below[Int(u)]) + 0.01 * generator.nextUniform()
      if cost < best?.cost ?? .infinity { best = (cost, u) }
    }
    guard let root = best?.root else { return nil }
    var isBelow = [Bool](repeating: false, count: units.count)
    isBelow[Int(root)] = true
    for u in order.dropFirst() where isBelow[Int(parent[Int(u)])] { isBelow[Int(u)] = true }
    let taken = units.indices.filter { isBelow[$0] }.map { units[$0] }
    let rest = units.indices.filter { !isBelow[$0] }.map { units[$0] }
    // Keep the larger common part where it is: fewer units change over.
    let stay = taken.reduce(0) { $0 + (Int(parts[Int($1)]) == a ? 1 : -1) }
    return stay >= 0 ? taken : rest
  }
}

/// e^−x for x ≥ 0 to about 1 %, as (1 − x⁄1024)¹⁰²⁴: plain arithmetic, the same on every machine.
@inline(__always)
private func decay(_ x: Double) -> Double {
  guard x < 700 else { return 0 }
  var y = 1 - x / 1024
  for _ in 0..<10 { y *= y }
  return y
}
