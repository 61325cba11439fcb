/// Snap rounding on the lattice: every crossing becomes a lattice point, and every segment is bent through
/// each "hot" point whose unit pixel it passes, so that the pieces meet only in their ends.
///
/// Method: J. D. Hobby, "Practical segment intersection with finite precision output", 1999. Pixels are
/// half-open (lower and left side belong to them); all tests are exact integers.
struct ArrangementNoding {
  /// A piece between two points, and the input segment it came from.
  struct Piece {
    var from: Int32
    var to: Int32
    var source: Int32
  }

  /// All points: those given first, then the crossings.
  private(set) var points: [LatticePoint]
  private(set) var pieces: [Piece] = []

  /// - Parameters:
  ///   - points: distinct points.
  ///   - segments: pairs of point numbers; the two differ.
  init(points: [LatticePoint], segments: [(Int32, Int32)]) {
    self.points = points
    let cells = CellGrid(covering: points, cellsWanted: max(segments.count, points.count))
    addCrossings(segments, cells)
    bend(segments, cells)
  }

  private mutating func addCrossings(_ segments: [(Int32, Int32)], _ cells: CellGrid) {
    var known = Set(points)
    var points = self.points
    defer { self.points = points }
    var buckets = cells.buckets()
    var checked = [Int32](repeating: -1, count: segments.count)
    for s in segments.indices {
      let a = points[Int(segments[s].0)]
      let b = points[Int(segments[s].1)]
      cells.forEachCell(from: a, to: b) { cell in
        for t in buckets[cell] where checked[Int(t)] != Int32(s) {
          checked[Int(t)] = Int32(s)
          let c = points[Int(segments[Int(t)].0)]
          let d = points[Int(segments[Int(t)].1)]
          if let p = crossing(a, b, c, d), known.insert(p).inserted { points.append(p) }
        }
        buckets[cell].append(Int32(s))
      }
    }
  }

  private mutating func bend(_ segments: [(Int32, Int32)], _ cells: CellGrid) {
    let points = self.points
    var buckets = cells.buckets()
    for (i, p) in points.enumerated() { buckets[cells.cell(of: p)].append(Int32(i)) }
    var hits: [(along: Int64, point: Int32)] = []
    for s in segments.indices {
      let (from, to) = segments[s]
      let a = points[Int(from)]
      let b = points[Int(to)]
      let dx = Int64(b.x) - Int64(a.x)
      let dy = Int64(b.y) - Int64(a.y)
      hits.removeAll(keepingCapacity: true)
      cells.forEachCell(from: a, to: b) { cell in
        for i in buckets[cell] where i != from && i != to {
          let p = points[Int(i)]
          if passes(a, b, throughPixelOf: p) {
            hits.append(((Int64(p.x) - Int64(a.x)) * dx + (Int64(p.y) - Int64(a.y)) * dy, i))
          }
        }
      }
      hits.sort { $0.along != $1.along ? $0.along < $1.along : $0.point < $1.point }
      var last = from
      for hit in hits where hit.point != last {
        pieces.append(Piece(from: last, to: hit.point, source: Int32(s)))
        last = hit.point
      }
      pieces.append(Piece(from: last, to: to, source: Int32(s)))
    }
  }
}

/// The lattice point nearest to where the segments properly cross; nil when they do not, or only touch at
/// an end (an end is a point already).
private func crossing(
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
  let divisor = Int128(cda) - Int128(cdb)
  func along(_ from: Int32, _ to: Int32) -> Int32 {
    from &+ Int32(roundedQuotient(Int128(cda) * (Int128(to) - Int128(from)), divisor))
  }
  return LatticePoint(x: along(a.x, b.x), y: along(a.y, b.y))
}

/// n⁄d rounded to the nearest integer, halves up: ⌊n⁄d + ½⌋.
private func roundedQuotient(_ n: Int128, _ d: Int128) -> Int128 {
  let (numerator, divisor) = d < 0 ? (-2 * n - d, -2 * d) : (2 * n + d, 2 * d)
  let quotient = numerator / divisor
  return numerator % divisor < 0 ? quotient - 1 : quotient
}

/// Whether the closed segment a–b meets the half-open unit square centred at `p`. Exact, on doubled
/// coordinates.
private func passes(_ a: LatticePoint, _ b: LatticePoint, throughPixelOf p: LatticePoint) -> Bool {
  // Relative to the pixel's centre, in half steps: the pixel is [−1, 1)².
  let ax = 2 * (Int64(a.x) - Int64(p.x))
  let ay = 2 * (Int64(a.y) - Int64(p.y))
  let bx = 2 * (Int64(b.x) - Int64(p.x))
  let by = 2 * (Int64(b.y) - Int64(p.y))
  guard max(ax, bx) >= -1, min(ax, bx) < 1, max(ay, by) >= -1, min(ay, by) < 1 else { return false }
  let dx = bx - ax
  let dy = by - ay
  // Side of the line on which each corner of the pixel lies.
  @inline(__always) func side(_ x: Int64, _ y: Int64) -> Int64 { dx * (y - ay) - dy * (x - ax) }
  let lowerLeft = side(-1, -1)
  let lowerRight = side(1, -1)
  let upperLeft = side(-1, 1)
  let upperRight = side(1, 1)
  // The lower left corner, and the open lower and left sides, belong to the pixel; the rest of its border
  // does not.
  if lowerLeft == 0 { return true }
  let above = max(lowerLeft, lowerRight, upperLeft, upperRight)
  let below = min(lowerLeft, lowerRight, upperLeft, upperRight)
  guard above > 0, below < 0 else { return false }
  // Corners on both sides: with the box test above no axis separates segment and square.
  return true
}
