/// A straight edge on the lattice, not a point.
struct LatticeSegment: Sendable {
  var a: CheckPoint
  var b: CheckPoint

  /// How two edges meet.
  enum Meeting: Equatable {
    case apart
    /// In one point inside both; the place is rounded, the decision is not.
    case cross(Coordinate<Geographic>)
    /// In one point that ends at least one of them.
    case touch(CheckPoint)
    /// Along a stretch, its ends in west–east order.
    case overlap(CheckPoint, CheckPoint)
  }

  @inline(__always)
  var box: CheckBox {
    CheckBox(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
  }

  @inline(__always)
  func meeting(_ other: LatticeSegment) -> Meeting {
    let (c, d) = (other.a, other.b)
    let sideC = CheckPoint.orientation(a, b, c)
    let sideD = CheckPoint.orientation(a, b, d)
    if sideC == sideD && sideC != 0 { return .apart }
    let sideA = CheckPoint.orientation(c, d, a)
    let sideB = CheckPoint.orientation(c, d, b)
    if sideA == sideB && sideA != 0 { return .apart }
    if sideC == 0 && sideD == 0 {
      let low = max(min(a, b), min(c, d))
      let high = min(max(a, b), max(c, d))
      return low < high ? .overlap(low, high) : (low == high ? .touch(low) : .apart)
    }
    if sideC == 0 { return CheckPoint.between(a, b, c) ? .touch(c) : .apart }
    if sideD == 0 { return CheckPoint.between(a, b, d) ? .touch(d) : .apart }
    if sideA == 0 { return CheckPoint.between(c, d, a) ? .touch(a) : .apart }
    if sideB == 0 { return CheckPoint.between(c, d, b) ? .touch(b) : .apart }
    return .cross(crossing(other))
  }

  /// Where the two lines cross; they must not be parallel.
  private func crossing(_ other: LatticeSegment) -> Coordinate<Geographic> {
    let (ux, uy) = (Int128(b.x - a.x), Int128(b.y - a.y))
    let (vx, vy) = (Int128(other.b.x - other.a.x), Int128(other.b.y - other.a.y))
    let (wx, wy) = (Int128(other.a.x - a.x), Int128(other.a.y - a.y))
    let t = Double(wx * vy - wy * vx) / Double(ux * vy - uy * vx)
    return Coordinate(
      x: (Double(a.x) + t * Double(b.x - a.x)) / CheckPoint.perDegree,
      y: (Double(a.y) + t * Double(b.y - a.y)) / CheckPoint.perDegree)
  }
}
