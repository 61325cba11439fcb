/// A first division around units whose part is given: their parts are joined up along shortest paths, the others
/// get a seed far from all, and then the lightest part takes a neighbour until all units are taken.
enum GrownStart {
  /// - Precondition: the graph is connected and has at least as many units as parts.
  /// - Returns: part of each unit. A part whose fixed units cannot be joined past the others is left in pieces;
  ///   the caller looks at that.
  static func divide(
    _ graph: DualGraph, _ rules: DivisionRules, _ generator: inout SeededGenerator
  ) -> [Int32] {
    let n = graph.unitCount
    var parts = rules.fixed.isEmpty ? [Int32](repeating: -1, count: n) : rules.fixed
    // One part's path may cut another off: that one then goes first.
    var order = Array(0..<Int32(rules.partCount))
    let fixed = parts
    for _ in 0...rules.partCount {
      parts = fixed
      guard let lost = order.firstIndex(where: { !join($0, graph, &parts) }), lost > 0 else { break }
      order.insert(order.remove(at: lost), at: 0)
    }
    // Seeds for the rest: each as far as can be from what is taken.
    var distance = distances(graph, parts)
    for part in 0..<Int32(rules.partCount) where !parts.contains(part) {
      let free = (0..<n).filter { parts[$0] < 0 }
      guard !free.isEmpty else { break }
      let seed =
        distance.contains { $0 > 0 }
        ? free.max { distance[$0] < distance[$1] } ?? free[0] : free[generator.next(below: free.count)]
      parts[seed] = part
      distance = distances(graph, parts)
    }
    grow(graph, rules.partCount, &parts)
    return parts
  }

  /// Connects a part's units by shortest paths over free units.
  ///
  /// - Returns: whether they are connected now.
  private static func join(_ part: Int32, _ graph: DualGraph, _ parts: inout [Int32]) -> Bool {
    let own = parts.indices.filter { parts[$0] == part }
    guard let first = own.first else { return true }
    while true {
      // From the piece that holds the first unit, over free ground, to the nearest unit of another piece.
      var from = [Int32](repeating: -2, count: parts.count)
      var queue = [Int32(first)]
      from[first] = -1
      var at = 0
      while at < queue.count {
        let u = Int(queue[at])
        at += 1
        for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
          let v = Int(graph.neighbours[i])
          if parts[v] == part, from[v] == -2 {
            from[v] = -1
            queue.append(Int32(v))
          }
        }
      }
      if own.allSatisfy({ from[$0] != -2 }) { return true }
      at = 0
      var met: Int32 = -1
      while at < queue.count, met < 0 {
        let u = queue[at]
        at += 1
        for i in Int(graph.starts[Int(u)])..<Int(graph.starts[Int(u) + 1]) {
          let v = Int(graph.neighbours[i])
          guard from[v] == -2, parts[v] < 0 || parts[v] == part else { continue }
          from[v] = u
          if parts[v] == part {
            met = Int32(v)
            break
          }
          queue.append(Int32(v))
        }
      }
      guard met >= 0 else { return false }
      var u = from[Int(met)]
      while u >= 0, parts[Int(u)] != part {
        parts[Int(u)] = part
        u = from[Int(u)]
      }
    }
  }

  /// Distance, in edges, from the nearest unit that has a part.
  private static func distances(_ graph: DualGraph, _ parts: [Int32]) -> [Int32] {
    var distance = parts.map { $0 >= 0 ? Int32(0) : -1 }
    var queue = parts.indices.filter { parts[$0] >= 0 }.map { Int32($0) }
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

  private static func grow(_ graph: DualGraph, _ count: Int, _ parts: inout [Int32]) {
    var loads = [Double](repeating: 0, count: count)
    var fronts = [[Int32]](repeating: [], count: count)
    for u in parts.indices where parts[u] >= 0 {
      loads[Int(parts[u])] += graph.loads[u]
      fronts[Int(parts[u])].append(Int32(u))
    }
    var heads = [Int](repeating: 0, count: count)
    var queue = IndexHeap()
    func comesFirst(_ a: Int, _ b: Int) -> Bool { (loads[a], a) < (loads[b], b) }
    for p in 0..<count { queue.push(p, comesFirst) }
    while let p = queue.pop(comesFirst) {
      // The next free neighbour of the oldest unit of the front.
      var taken = false
      while heads[p] < fronts[p].count, !taken {
        let u = Int(fronts[p][heads[p]])
        for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
          let v = Int(graph.neighbours[i])
          guard parts[v] < 0 else { continue }
          parts[v] = Int32(p)
          loads[p] += graph.loads[v]
          fronts[p].append(Int32(v))
          taken = true
          break
        }
        if !taken { heads[p] += 1 }
      }
      if taken { queue.push(p, comesFirst) }
    }
  }
}
