/// Places for the units of a graph that has none: distances, in edges, from units far apart.
///
/// Source: D. Harel and Y. Koren, "Graph drawing by high-dimensional embedding", 2002 (pivots far apart; two of
/// them suffice here, since only the long axis is wanted).
enum GraphLayout {
  static func placed(_ graph: DualGraph) -> DualGraph {
    var graph = graph
    let n = graph.unitCount
    guard n > 0 else { return graph }
    func farthest(_ distances: [Int32]) -> Int {
      distances.indices.max { distances[$0] < distances[$1] } ?? 0
    }
    let first = distances(graph, from: farthest(distances(graph, from: 0)))
    let end = farthest(first)
    let second = distances(graph, from: end)
    // A third one far from both.
    let third = (0..<n).max { min(first[$0], second[$0]) < min(first[$1], second[$1]) } ?? 0
    let across = distances(graph, from: third)
    for u in 0..<n {
      graph.centres[u] = Coordinate(x: Double(first[u] - second[u]), y: 2 * Double(across[u]))
    }
    return graph
  }

  private static func distances(_ graph: DualGraph, from start: Int) -> [Int32] {
    var distance = [Int32](repeating: -1, count: graph.unitCount)
    var queue = [Int32(start)]
    distance[start] = 0
    var at = 0
    while at < queue.count {
      let u = Int(queue[at])
      at += 1
      for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
        let v = Int(graph.neighbours[i])
        guard distance[v] < 0 else { continue }
        distance[v] = distance[u] + 1
        queue.append(Int32(v))
      }
    }
    return distance
  }
}
