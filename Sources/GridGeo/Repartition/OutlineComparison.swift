/// Compares the ground of a village with that of its old grids.
enum OutlineComparison {
  /// - Returns: The vertices that the grids have on the village's border and the village has not, when the grids
  ///   tile the village; nil when its outline is another one.
  /// - Complexity: O(*n*) expected in the vertices.
  static func insertions(_ grids: [OldGrid], _ border: [[LatticePoint]]) -> [Outlines.Insertion]? {
    // Edges of the grids that no neighbour has the other way round.
    var balance: [DirectedEdge: (from: LatticePoint, to: LatticePoint)] = [:]
    for ring in grids.flatMap(\.rings) {
      for i in 1..<ring.count {
        if balance.removeValue(forKey: DirectedEdge(ring[i], ring[i - 1])) == nil {
          guard balance.updateValue((ring[i - 1], ring[i]), forKey: DirectedEdge(ring[i - 1], ring[i])) == nil
          else { return nil }
        }
      }
    }
    var nexts: [LatticePoint: [LatticePoint]] = [:]
    for edge in balance.values { nexts[edge.from, default: []].append(edge.to) }
    var left = balance.count
    var insertions: [Outlines.Insertion] = []
    for ring in border {
      for i in 1..<ring.count {
        let (a, b) = (ring[i - 1], ring[i])
        // From vertex to vertex along edges of the grids, never off the border's own edge.
        var at = a
        while at != b {
          guard
            let next = nexts[at]?.filter({ isAhead($0, at, b, on: (a, b)) })
              .min(by: { along($0, a, b) < along($1, a, b) })
          else { return nil }
          guard balance.removeValue(forKey: DirectedEdge(at, next)) != nil else { return nil }
          left -= 1
          if next != b { insertions.append(Outlines.Insertion(from: a, to: b, point: next)) }
          at = next
        }
      }
    }
    return left == 0 ? insertions : nil
  }

  private static func along(_ p: LatticePoint, _ a: LatticePoint, _ b: LatticePoint) -> Int64 {
    (Int64(p.x) - Int64(a.x)) * (Int64(b.x) - Int64(a.x)) + (Int64(p.y) - Int64(a.y))
      * (Int64(b.y) - Int64(a.y))
  }

  /// Whether `p` lies between `at` and `b` and within two lattice steps of the edge.
  private static func isAhead(
    _ p: LatticePoint, _ at: LatticePoint, _ b: LatticePoint, on edge: (a: LatticePoint, b: LatticePoint)
  ) -> Bool {
    if p == b { return true }
    let (a, e) = (edge.a, edge.b)
    let position = along(p, a, e)
    guard position > along(at, a, e), position < along(e, a, e) else { return false }
    let squared = Double(along(e, a, e))
    let off = Double(turn(a, e, p))
    return off * off <= 4 * squared
  }
}
