/// Whether two closed segments have a point in common. Exact.
func meet(_ a: LatticePoint, _ b: LatticePoint, _ c: LatticePoint, _ d: LatticePoint) -> Bool {
  guard max(a.x, b.x) >= min(c.x, d.x), max(c.x, d.x) >= min(a.x, b.x),
    max(a.y, b.y) >= min(c.y, d.y), max(c.y, d.y) >= min(a.y, b.y)
  else { return false }
  let abc = turn(a, b, c).signum()
  let abd = turn(a, b, d).signum()
  if abc * abd > 0 { return false }
  let cda = turn(c, d, a).signum()
  let cdb = turn(c, d, b).signum()
  return cda * cdb <= 0
}

/// Whether `p` lies in the closed triangle, which may be flat. Exact.
func isInTriangle(_ p: LatticePoint, _ a: LatticePoint, _ b: LatticePoint, _ c: LatticePoint) -> Bool {
  let ab = turn(a, b, p).signum()
  let bc = turn(b, c, p).signum()
  let ca = turn(c, a, p).signum()
  if ab == 0, bc == 0, ca == 0 {
    return lies(p, onSegment: a, b) || lies(p, onSegment: b, c) || lies(p, onSegment: c, a)
  }
  return (ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0)
}
