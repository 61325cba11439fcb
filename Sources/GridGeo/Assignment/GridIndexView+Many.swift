/// Lookups of many points. Each step is done for all points before the next one, so that the processor waits
/// for many pieces of memory at once and not for one after the other.
extension GridIndexView {
  /// Points looked up together.
  static let batch = 512
  /// As `find` for each point.
  func find(
    _ points: UnsafePointer<SIMD2<Double>>, count: Int, into found: UnsafeMutablePointer<Int32>
  ) {
    var done = 0
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: GridIndexView.batch) { rows in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: GridIndexView.batch) { firsts in
        while done < count {
          let some = min(GridIndexView.batch, count - done)
          findBatch(
            points + done, some, found + done, rows.baseAddress.unsafelyUnwrapped,
            firsts.baseAddress.unsafelyUnwrapped)
          done += some
        }
      }
    }
  }

  private func findBatch(
    _ points: UnsafePointer<SIMD2<Double>>, _ count: Int, _ found: UnsafeMutablePointer<Int32>,
    _ pending: UnsafeMutablePointer<Int32>, _ firsts: UnsafeMutablePointer<Int32>
  ) {
    let (top, cells) = (top, cells)
    for i in 0..<count {
      let (column, row) = top.cell(points[i])
      found[i] = Int32(truncatingIfNeeded: row &* top.columns &+ column)
    }
    // Without a branch and with little else between them, many of these are on their way at once.
    var waiting = 0
    var outside = 0
    for i in 0..<count {
      let code = cells[Int(found[i])]
      found[i] = code
      pending[waiting] = Int32(truncatingIfNeeded: i)
      waiting &+= code < -1 ? 1 : 0
      outside &+= code == -1 ? 1 : 0
    }
    if outside > 0 {
      for i in 0..<count where found[i] == -1 { found[i] = GridIndexView.placeless(points[i]) }
    }
    // The first edge of each record, and then where that edge is: looked at here only for it to be near.
    for j in 0..<waiting { firsts[j] = words[IndexRecord.offset(of: found[Int(pending[j])]) &+ 3] }
    var touched: UInt64 = 0
    for j in 0..<waiting {
      let first = firsts[j]
      let isVertex = first >= 0 && Int(first) < vertexCount
      touched |= vertices[isVertex ? Int(first) : 0].x.bitPattern
    }
    for j in 0..<waiting {
      let i = Int(pending[j])
      let q = points[i]
      let (column, row) = top.cell(q)
      let one = find(q, inRecordAt: IndexRecord.offset(of: found[i]), SIMD2(top.x(column), top.y(row)))
      found[i] = one == -1 ? GridIndexView.placeless(q) : one
    }
    // What was touched takes part in the question, so that it is not left out as useless.
    guard holdsZero || touched == .max else { return }
    for i in 0..<count where points[i] == .zero { found[i] = GridIndexView.invalid }
  }
}
