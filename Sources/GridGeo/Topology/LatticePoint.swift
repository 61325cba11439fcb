/// A point of the output lattice: whole multiples of 1e-7 degree, the seven decimals of the output.
///
/// Topology that must hold in the written file is decided on these integers, so that rounding on the way
/// out cannot open a gap or make an overlap.
struct LatticePoint: Sendable, Hashable {
  var x: Int32
  var y: Int32

  init(x: Int32, y: Int32) {
    self.x = x
    self.y = y
  }

  /// Lattice steps per degree.
  static let stepsPerDegree = 1e7

  /// The nearest lattice point.
  init(_ coordinate: Coordinate<Geographic>) {
    x = Int32((coordinate.x * LatticePoint.stepsPerDegree).rounded())
    y = Int32((coordinate.y * LatticePoint.stepsPerDegree).rounded())
  }

  /// Degrees; the double nearest to the seven decimals.
  var coordinate: Coordinate<Geographic> {
    Coordinate(x: Double(x) / LatticePoint.stepsPerDegree, y: Double(y) / LatticePoint.stepsPerDegree)
  }

  /// West to east, then south to north.
  static func precedes(_ a: LatticePoint, _ b: LatticePoint) -> Bool {
    a.x != b.x ? a.x < b.x : a.y < b.y
  }
}

/// Sign of the turn a → b → c: positive to the left, 0 straight on. Exact for extents under 2³⁰ steps.
@inline(__always)
func turn(_ a: LatticePoint, _ b: LatticePoint, _ c: LatticePoint) -> Int64 {
  let abx = Int64(b.x) - Int64(a.x)
  let aby = Int64(b.y) - Int64(a.y)
  let acx = Int64(c.x) - Int64(a.x)
  let acy = Int64(c.y) - Int64(a.y)
  return abx * acy - aby * acx
}

/// Whether `p` lies on the closed segment a–b. Exact.
func lies(_ p: LatticePoint, onSegment a: LatticePoint, _ b: LatticePoint) -> Bool {
  min(a.x, b.x) <= p.x && p.x <= max(a.x, b.x) && min(a.y, b.y) <= p.y && p.y <= max(a.y, b.y)
    && turn(a, b, p) == 0
}

/// Exact point location in rings by the even–odd rule. Rings are closed (last = first).
///
/// - Complexity: O(*n*) in the number of vertices.
func locate(_ p: LatticePoint, inRings rings: [[LatticePoint]]) -> PointPosition {
  var inside = false
  for ring in rings {
    for i in 1..<ring.count {
      let a = ring[i - 1]
      let b = ring[i]
      if (a.y > p.y) == (b.y > p.y) {
        // A level edge, or one that stays on one side: only contact counts.
        if lies(p, onSegment: a, b) { return .boundary }
        continue
      }
      let side = turn(a, b, p)
      if side == 0 { return .boundary }
      if (side > 0) == (b.y > a.y) { inside.toggle() }
    }
  }
  return inside ? .inside : .outside
}
