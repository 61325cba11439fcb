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
          if let p = snappedCrossing(a, b, c, d), known.insert(p).inserted { points.append(p) }
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
