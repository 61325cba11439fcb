/// Lower bounds on the cut that need only counts and cheap cuts.
enum PartLoadBound {
  /// The best of the bounds here.
  ///
  /// - Linked parts: the parts of a component hang together, so that `k` parts in `c` components share at least
  ///   `k − c` borders, each of at least one edge: the cheapest `k − c` edges are a bound.
  /// - Cheapest borders: a part that is not its whole component has a border of at least the component's minimum
  ///   cut (M. Stoer, F. Wagner, "A simple min-cut algorithm", J. ACM 44(4), 1997); each edge serves two parts.
  ///
  /// - Parameter unitLimit: no minimum cut is computed for components with more units.
  /// - Complexity: O(edges · log edges), and O(units³) for each component within the limit.
  static func cut(_ division: ExactDivision, unitLimit: Int = 400) -> Double {
    let members = components(division)
    let linked = max(0, division.partCount - members.count)
    var costs: [Double] = []
    for u in 0..<division.unitCount {
      for e in Int(division.starts[u])..<Int(division.starts[u + 1]) where division.neighbours[e] > Int32(u) {
        costs.append(division.weights[e])
      }
    }
    costs.sort()
    let borders = costs.prefix(linked).reduce(0, +)
    guard members.allSatisfy({ $0.count <= unitLimit }) else { return borders }
    // At least k − c + 1 parts are in components that are cut at all, whichever those are.
    let cheapest = members.filter { $0.count > 1 }.map { minimumCut(division, $0) }.min() ?? 0
    return linked > 0 ? max(borders, Double(linked + 1) * cheapest / 2 * (1 - 1e-12)) : 0
  }

  private static func components(_ division: ExactDivision) -> [[Int32]] {
    var seen = [Bool](repeating: false, count: division.unitCount)
    var result: [[Int32]] = []
    for first in seen.indices where !seen[first] {
      seen[first] = true
      var found = [Int32(first)]
      var next = 0
      while next < found.count {
        let u = Int(found[next])
        next += 1
        for e in Int(division.starts[u])..<Int(division.starts[u + 1]) {
          let v = division.neighbours[e]
          if !seen[Int(v)] {
            seen[Int(v)] = true
            found.append(v)
          }
        }
      }
      result.append(found)
    }
    return result
  }

  /// Cost of the cheapest cut of a connected set of units.
  private static func minimumCut(_ division: ExactDivision, _ units: [Int32]) -> Double {
    let n = units.count
    var position = [Int32](repeating: -1, count: division.unitCount)
    for (i, u) in units.enumerated() { position[Int(u)] = Int32(i) }
    var weight = [Double](repeating: 0, count: n * n)
    for (i, u) in units.enumerated() {
      for e in Int(division.starts[Int(u)])..<Int(division.starts[Int(u) + 1]) {
        let j = Int(position[Int(division.neighbours[e])])
        if j != i { weight[i * n + j] += division.weights[e] }
      }
    }
    var alive = Array(0..<n)
    var best = Double.infinity
    while alive.count > 1 {
      // Order the units by how tightly they hang on those before; the last one's cut is a candidate.
      var ties = [Double](repeating: 0, count: n)
      var waiting = alive
      var last = -1
      var before = -1
      while !waiting.isEmpty {
        var at = 0
        for i in waiting.indices where ties[waiting[i]] > ties[waiting[at]] { at = i }
        before = last
        last = waiting.remove(at: at)
        for other in waiting { ties[other] += weight[last * n + other] }
      }
      best = min(best, ties[last])
      for other in alive where other != before && other != last {
        weight[before * n + other] += weight[last * n + other]
        weight[other * n + before] = weight[before * n + other]
      }
      alive.removeAll { $0 == last }
    }
    return best
  }
}
