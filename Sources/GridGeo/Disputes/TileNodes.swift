/// The points of a tile that edges are bent to: ends of edges, and crossings rounded to the lattice.
struct TileNodes: ~Copyable {
  /// Distinct, in order of cells, and west to east in a cell.
  let points: [LatticePoint]
  /// Points of cell `c`: `points[starts[c] ..< starts[c + 1]]`.
  let starts: ScratchBuffer<Int32>

  init(
    _ chains: borrowing SegmentChains, _ near: borrowing CellLists, cells: LatticeCells, inside: TileBox
  ) {
    var found: [LatticePoint] = []
    found.reserveCapacity(2 * chains.count + 64)
    for s in 0..<chains.count {
      let (a, b) = chains.ends[s]
      if inside.contains(a) { found.append(a) }
      if inside.contains(b) { found.append(b) }
    }
    for c in 0..<cells.count {
      let first = Int(near.starts[c])
      let end = Int(near.starts[c + 1])
      var i = first
      while i < end - 1 {
        let (a, b) = chains.ends[Int(near.segments[i])]
        i += 1
        var j = i
        while j < end {
          let (p, q) = chains.ends[Int(near.segments[j])]
          j += 1
          // A pair that shares several cells is met in each; equal points are merged below.
          if let crossing = snappedCrossing(a, b, p, q), inside.contains(crossing) { found.append(crossing) }
        }
      }
    }
    let starts = ScratchBuffer<Int32>(repeating: 0, count: cells.count + 2)
    var points = [LatticePoint](repeating: LatticePoint(x: 0, y: 0), count: found.count)
    for p in found { starts[cells.cell(of: p) + 2] += 1 }
    for c in 2..<starts.count { starts[c] += starts[c - 1] }
    var count = 0
    points.withUnsafeMutableBufferPointer { points in
      for p in found {
        let cell = cells.cell(of: p) + 1
        points[Int(starts[cell])] = p
        starts[cell] += 1
      }
      var first = 0
      for c in 0..<cells.count {
        let end = Int(starts[c + 1])
        sortSmall(UnsafeMutableBufferPointer(rebasing: points[first..<end])) { LatticePoint.precedes($0, $1) }
        starts[c] = Int32(count)
        for i in first..<end where i == first || points[i] != points[count - 1] {
          points[count] = points[i]
          count += 1
        }
        first = end
      }
      starts[cells.count] = Int32(count)
    }
    points.removeSubrange(count...)
    self.points = points
    self.starts = starts
  }

  /// Calls `body` with each point in the cells that an edge can pass.
  @inline(__always)
  func forEachPoint(
    near a: LatticePoint, _ b: LatticePoint, cells: LatticeCells, _ body: (Int32, LatticePoint) -> Void
  ) {
    points.withUnsafeBufferPointer { points in
      cells.forEachCell(from: a, to: b) { cell in
        var i = starts[cell]
        let end = starts[cell + 1]
        while i < end {
          body(i, points[Int(i)])
          i += 1
        }
      }
    }
  }

  /// The number of a point; it must be there.
  @inline(__always)
  func number(of p: LatticePoint, cells: LatticeCells) -> Int32 {
    var i = starts[cells.cell(of: p)]
    while points[Int(i)] != p { i += 1 }
    return i
  }
}
