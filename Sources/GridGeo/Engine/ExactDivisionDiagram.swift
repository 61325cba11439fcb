/// A decision diagram of the sets that can be a part: each path from the root to the goal decides unit by unit
/// who belongs to the part, and is one connected set.
///
/// Made by frontier search (J. Kawahara, T. Inoue, H. Iwashita, S. Minato, "Frontier-based search for
/// enumerating all constrained subgraphs with compressed representation", IEICE Trans. E100-A(9), 2017). What
/// connectivity asks is kept exactly; loads of about the same size share a node, so that the diagram may hold
/// sets whose load is outside the band: it is a relaxed diagram (D. Bergman, A. Cire, W.-J. van Hoeve,
/// J. Hooker, "Decision Diagrams for Optimization", Springer 2016) and its shortest paths are bounds.
struct ExactDivisionDiagram: Sendable {
  /// No set this way.
  static let none: Int32 = -1
  /// The part is complete: all other units are outside.
  static let goal: Int32 = -2

  /// The units, one for each layer.
  var order: [Int32]
  /// Nodes of layer `t`: `layerStarts[t] ..< layerStarts[t + 1]`. The root is node 0.
  var layerStarts: [Int] = [0]
  /// Where a node leads when its layer's unit is outside and when it is inside.
  var outside: [Int32] = []
  var inside: [Int32] = []
  /// Half the cost of the edges that this decision cuts.
  var outsideCosts: [Double] = []
  var insideCosts: [Double] = []
  /// For each kind, the least and the greatest load that can still be added on the way to the goal.
  var restLows: [[Double]] = []
  var restHighs: [[Double]] = []
  /// Whether each node stands for one load of each kind, so that its paths are exactly the sets in the bands.
  var isExact = false

  var nodeCount: Int { outside.count }
  var isEmpty: Bool { nodeCount == 0 || (outside[0] == Self.none && inside[0] == Self.none) }

  init(order: [Int32]) { self.order = order }

  mutating func append() {
    outside.append(Self.none)
    inside.append(Self.none)
    outsideCosts.append(0)
    insideCosts.append(0)
  }

  /// Takes out the nodes from which no set within the bands is left, or that are not reached, and notes what
  /// loads are still to come.
  ///
  /// - Complexity: O(nodes × kinds).
  mutating func trim(_ division: ExactDivision) {
    let kinds = division.loads.count
    let count = nodeCount
    restLows = Array(repeating: [Double](repeating: .infinity, count: count), count: kinds)
    restHighs = Array(repeating: [Double](repeating: -.infinity, count: count), count: kinds)
    for layer in order.indices.reversed() {
      let unit = Int(order[layer])
      for node in layerStarts[layer]..<layerStarts[layer + 1] {
        for isInside in [false, true] {
          let next = isInside ? inside[node] : outside[node]
          if next == Self.none { continue }
          if next >= 0, outside[Int(next)] == Self.none, inside[Int(next)] == Self.none {
            if isInside { inside[node] = Self.none } else { outside[node] = Self.none }
            continue
          }
          for kind in 0..<kinds {
            let load = isInside ? division.loads[kind][unit] : 0
            let low = next == Self.goal ? 0 : restLows[kind][Int(next)]
            let high = next == Self.goal ? 0 : restHighs[kind][Int(next)]
            restLows[kind][node] = min(restLows[kind][node], low + load)
            restHighs[kind][node] = max(restHighs[kind][node], high + load)
          }
        }
      }
    }
    compact()
  }

  private mutating func compact() {
    let count = nodeCount
    guard !isEmpty else {
      self = ExactDivisionDiagram(order: order)
      layerStarts = [Int](repeating: 0, count: order.count + 1)
      return
    }
    var renumbered = [Int32](repeating: Self.none, count: count)
    renumbered[0] = 0
    var kept = 0
    var starts = [0]
    for layer in order.indices {
      for node in layerStarts[layer]..<layerStarts[layer + 1] where renumbered[node] != Self.none {
        renumbered[node] = Int32(kept)
        outside[kept] = outside[node]
        inside[kept] = inside[node]
        outsideCosts[kept] = outsideCosts[node]
        insideCosts[kept] = insideCosts[node]
        for kind in restLows.indices {
          restLows[kind][kept] = restLows[kind][node]
          restHighs[kind][kept] = restHighs[kind][node]
        }
        // Any number but none marks a node as reached; its own comes when its layer does.
        if outside[kept] >= 0 { renumbered[Int(outside[kept])] = 0 }
        if inside[kept] >= 0 { renumbered[Int(inside[kept])] = 0 }
        kept += 1
      }
      starts.append(kept)
    }
    for node in 0..<kept {
      if outside[node] >= 0 { outside[node] = renumbered[Int(outside[node])] }
      if inside[node] >= 0 { inside[node] = renumbered[Int(inside[node])] }
    }
    layerStarts = starts
    outside.removeSubrange(kept...)
    inside.removeSubrange(kept...)
    outsideCosts.removeSubrange(kept...)
    insideCosts.removeSubrange(kept...)
    for kind in restLows.indices {
      restLows[kind].removeSubrange(kept...)
      restHighs[kind].removeSubrange(kept...)
    }
  }
}
