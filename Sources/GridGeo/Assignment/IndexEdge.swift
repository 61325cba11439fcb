/// An edge and the exact questions that a walk asks of it. Points are thought of as moved west by ε and north
/// by ε², so none is ever on an edge or level with a vertex.
struct IndexEdge {
  let a: SIMD2<Double>
  let b: SIMD2<Double>

  @inline(__always)
  init(_ a: SIMD2<Double>, _ b: SIMD2<Double>) {
    self.a = a
    self.b = b
  }

  /// The edge has its ends on both sides of the parallel.
  @inline(__always)
  func crossesRow(_ y: Double) -> Bool { (a.y <= y) != (b.y <= y) }

  /// The edge has its ends on both sides of the meridian.
  @inline(__always)
  func crossesColumn(_ x: Double) -> Bool { (a.x < x) != (b.x < x) }

  /// The moved point is east of an edge that crosses its parallel.
  @inline(__always)
  func isRight(_ q: SIMD2<Double>) -> Bool {
    let side = EdgeSide.sign(a, b, q)
    // A point on the edge moves off it to the west.
    return side != 0 && (side < 0) == (b.y > a.y)
  }

  /// The moved point is north of an edge that crosses its meridian.
  @inline(__always)
  func isAbove(_ q: SIMD2<Double>) -> Bool {
    let side = EdgeSide.sign(a, b, q)
    if side != 0 { return (side > 0) == (b.x > a.x) }
    // Moved west off a rising edge, the point is above it; off a falling one, below; off a level one, above.
    return a.y == b.y || (b.y > a.y) == (b.x > a.x)
  }

  /// The point itself is on the edge or one of its ends.
  func holds(_ q: SIMD2<Double>) -> Bool {
    min(a.x, b.x) <= q.x && q.x <= max(a.x, b.x) && min(a.y, b.y) <= q.y && q.y <= max(a.y, b.y)
      && EdgeSide.sign(a, b, q) == 0
  }
}
