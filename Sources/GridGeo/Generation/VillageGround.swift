/// A village's outline in whole numbers, for asking exactly whether a point is inside.
struct VillageGround {
  /// Closed rings, holes among them.
  let rings: [[FixedPoint]]

  /// Whether a point is inside, and not on the outline. Exact: the crossings of a ray to the east are counted
  /// in whole numbers.
  ///
  /// - Complexity: O(points of the outline).
  func contains(_ p: FixedPoint) -> Bool {
    var inside = false
    for ring in rings {
      var a = ring[0]
      for i in 1..<ring.count {
        let b = ring[i]
        defer { a = b }
        if max(a.y, b.y) < p.y || min(a.y, b.y) > p.y || max(a.x, b.x) < p.x { continue }
        let side = FixedPoint.turn(a, b, p)
        if side == 0, min(a.x, b.x) <= p.x { return false }
        if (a.y <= p.y) != (b.y <= p.y), (b.y > a.y) == (side > 0) { inside.toggle() }
      }
    }
    return inside
  }
}
