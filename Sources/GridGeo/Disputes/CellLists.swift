/// For each cell of a tile, the edges that can pass it.
struct CellLists: ~Copyable {
  /// Edges of cell `c`: `segments[starts[c] ..< starts[c + 1]]`.
  let starts: ScratchBuffer<Int32>
  let segments: ScratchBuffer<Int32>

  init(_ chains: borrowing SegmentChains, cells: LatticeCells) {
    let starts = ScratchBuffer<Int32>(repeating: 0, count: cells.count + 2)
    for s in 0..<chains.count {
      let (a, b) = chains.ends[s]
      cells.forEachCell(from: a, to: b) { starts[$0 + 2] += 1 }
    }
    for c in 2..<starts.count { starts[c] += starts[c - 1] }
    let segments = ScratchBuffer<Int32>(repeating: 0, count: Int(starts[cells.count + 1]))
    for s in 0..<chains.count {
      let (a, b) = chains.ends[s]
      cells.forEachCell(from: a, to: b) { cell in
        segments[Int(starts[cell + 1])] = Int32(s)
        starts[cell + 1] += 1
      }
    }
    self.starts = starts
    self.segments = segments
  }
}
