/// The lattice point nearest to where two segments properly cross, halves up; nil when they do not, or only touch
/// at an end (an end is a point already). The same point whichever way and in whichever order they are given.
@inline(__always)
func snappedCrossing(
  _ a: LatticePoint, _ b: LatticePoint, _ c: LatticePoint, _ d: LatticePoint
) -> LatticePoint? {
  guard max(a.x, b.x) >= min(c.x, d.x), max(c.x, d.x) >= min(a.x, b.x),
    max(a.y, b.y) >= min(c.y, d.y), max(c.y, d.y) >= min(a.y, b.y)
  else { return nil }
  let abc = turn(a, b, c)
  let abd = turn(a, b, d)
  guard (abc > 0 && abd < 0) || (abc < 0 && abd > 0) else { return nil }
  let cda = turn(c, d, a)
  let cdb = turn(c, d, b)
  guard (cda > 0 && cdb < 0) || (cda < 0 && cdb > 0) else { return nil }
  return LatticePoint(x: roundedPlace(a.x, b.x, cda, cdb), y: roundedPlace(a.y, b.y, cda, cdb))
}

/// The whole number nearest to the place between two numbers where the side, a linear function of opposite signs
/// at the two, is zero; halves up.
@inline(__always)
private func roundedPlace(_ from: Int32, _ to: Int32, _ start: Int64, _ end: Int64) -> Int32 {
  let way = Int64(to) - Int64(from)
  let half = Double(start) / (Double(start) - Double(end)) * Double(way) + 0.5
  let floor = half.rounded(.down)
  // Wrong by 10⁻⁶ at most for ways under 2³⁰.
  if half - floor > 1e-5, half - floor < 1 - 1e-5 { return from &+ Int32(floor) }
  return from &+ Int32(roundedQuotient(Int128(start) * Int128(way), Int128(start) - Int128(end)))
}

/// n⁄d rounded to the nearest integer, halves up: ⌊n⁄d + ½⌋.
@inline(never)
private func roundedQuotient(_ n: Int128, _ d: Int128) -> Int128 {
  let (numerator, divisor) = d < 0 ? (-2 * n - d, -2 * d) : (2 * n + d, 2 * d)
  let quotient = numerator / divisor
  return numerator % divisor < 0 ? quotient - 1 : quotient
}

/// Whether the closed segment a–b meets the half-open unit square centred at `p`. Exact, on doubled
/// coordinates.
@inline(__always)
func passes(_ a: LatticePoint, _ b: LatticePoint, throughPixelOf p: LatticePoint) -> Bool {
  // Relative to the pixel's centre, in half steps: the pixel is [−1, 1)².
  let ax = 2 * (Int64(a.x) - Int64(p.x))
  let ay = 2 * (Int64(a.y) - Int64(p.y))
  let bx = 2 * (Int64(b.x) - Int64(p.x))
  let by = 2 * (Int64(b.y) - Int64(p.y))
  guard max(ax, bx) >= -1, min(ax, bx) < 1, max(ay, by) >= -1, min(ay, by) < 1 else { return false }
  let dx = bx - ax
  let dy = by - ay
  // Side of the line on which each corner of the pixel lies.
  let centre = dy * ax - dx * ay
  let lowerLeft = centre - dx + dy
  let lowerRight = centre - dx - dy
  let upperLeft = centre + dx + dy
  let upperRight = centre + dx - dy
  // The lower left corner, and the open lower and left sides, belong to the pixel; the rest of its border
  // does not.
  if lowerLeft == 0 { return true }
  let above = max(lowerLeft, lowerRight, upperLeft, upperRight)
  let below = min(lowerLeft, lowerRight, upperLeft, upperRight)
  // Corners on both sides: with the box test above no axis separates segment and square.
  return above > 0 && below < 0
}
