/// Positions of a table's first rows, to see before the rest is read whether any can be right.
enum PositionSample {
  /// - Parameters:
  ///   - rows: bytes behind the heading; the last row may be cut, and is left out.
  /// - Returns: x = east, y = north, of rows that have both; empty where there is no whole row.
  /// - Throws: `badOption` for an encoding that this system has no table for.
  static func read(
    _ rows: BlockMemory, roles: [PointRows.Role], delimiter: UInt8, lineEnd: UInt8,
    encoding: TextEncoding
  ) throws(GridGeoError) -> [Coordinate<DeclaredSpace>] {
    let bytes = UnsafeBufferPointer(start: rows.start, count: rows.count)
    guard let last = bytes.lastIndex(of: lineEnd) else { return [] }
    var block = BlockMemory(capacity: last + 1)
    defer { block.release() }
    block.append(UnsafeRawBufferPointer(start: rows.start, count: last + 1))
    for i in 0..<BlockMemory.margin { block.start[block.count + i] = 0 }
    var reader = PointRows(
      roles: roles, delimiter: delimiter, lineEnd: lineEnd, decoder: try decoder(encoding))
    var batch = PointBatch()
    reader.begin(block)
    guard reader.fill(&batch) else { return [] }
    // A quote may hold a line end, so that even what looks like a whole last row is cut.
    let count = batch.count == PointBatch.capacity ? batch.count : batch.count - 1
    var positions: [Coordinate<DeclaredSpace>] = []
    for i in 0..<max(count, min(1, batch.count)) where batch.faults[i] == .none && batch.positions[i] != .zero
    {
      positions.append(Coordinate(x: batch.positions[i].x, y: batch.positions[i].y))
    }
    return positions
  }

  private static func decoder(_ encoding: TextEncoding) throws(GridGeoError) -> TextDecoder? {
    guard encoding != .utf8 else { return nil }
    return try TextDecoder(encoding)
  }
}
