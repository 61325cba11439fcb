extension RepartitionEngine {
  /// The graph with links of no length that make each part contiguous: one that reaches across water or a barrier
  /// did so before. A component without any part is joined to the nearest.
  ///
  /// - Parameter home: part of each unit, `0 ..< homeCount`; −1 for none.
  /// - Returns: the graph, and how many components had to be joined.
  static func linkingHomes(
    _ graph: DualGraph, home: [Int32], homeCount: Int
  ) -> (graph: DualGraph, joined: Int) {
    var graph = graph
    guard homeCount > 0 else { return (graph, 0) }
    var units = [[Int32]](repeating: [], count: homeCount)
    for u in home.indices where home[u] >= 0 { units[Int(home[u])].append(Int32(u)) }
    for own in units where own.count > 1 {
      while true {
        let (component, count) = pieces(of: own, graph)
        guard count > 1 else { break }
        graph = linking(
          graph, own.indices.filter { component[$0] == 0 }.map { Int(own[$0]) },
          own.indices.filter { component[$0] != 0 }.map { Int(own[$0]) })
      }
    }
    var joined = 0
    while true {
      let (component, count) = graph.components()
      let settled = Set(home.indices.filter { home[$0] >= 0 }.map { component[$0] })
      guard let lonely = (0..<Int32(count)).first(where: { !settled.contains($0) }) else { break }
      let others = home.indices.filter { settled.contains(component[$0]) }
      guard !others.isEmpty else { break }
      graph = linking(graph, home.indices.filter { component[$0] == lonely }, others)
      joined += 1
    }
    return (graph, joined)
  }

  /// Connected pieces of some units, numbered by their first units.
  private static func pieces(of units: [Int32], _ graph: DualGraph) -> (of: [Int32], count: Int) {
    let position = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
    var piece = [Int32](repeating: -1, count: units.count)
    var count: Int32 = 0
    for start in units.indices where piece[start] < 0 {
      piece[start] = count
      var stack = [start]
      while let at = stack.popLast() {
        let u = Int(units[at])
        for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
          guard let next = position[graph.neighbours[i]], piece[next] < 0 else { continue }
          piece[next] = count
          stack.append(next)
        }
      }
      count += 1
    }
    return (piece, Int(count))
  }

  /// Joins the two nearest units of two groups.
  private static func linking(_ graph: DualGraph, _ some: [Int], _ others: [Int]) -> DualGraph {
    var best: (squared: Double, a: Int, b: Int) = (.infinity, some[0], others[0])
    for a in some {
      for b in others {
        let dx = graph.centres[a].x - graph.centres[b].x
        let dy = graph.centres[a].y - graph.centres[b].y
        let squared = dx * dx + dy * dy
        if squared < best.squared { best = (squared, a, b) }
      }
    }
    return graph.linking(Int32(best.a), Int32(best.b))
  }
}
