/// What the words of an index say about a cell that an edge comes near, or that several grids cover.
///
/// The first word holds the kind in its two lowest bits:
/// - `two`: count of edges; the grid at the reference point; the grid on the other side; the edges. All edges
///   part the same two grids, −1 standing for no grid.
/// - `several`: count of grids; for each grid its number, whether the reference point is in it, and its edges.
/// - `raster`: columns; rows; the cells' west, south, width, height and their inverses as doubles; the cells.
///
/// The reference point of a cell is its south-west corner: see ``GridIndexView``.
enum IndexRecord {
  static let two: Int32 = 0
  static let several: Int32 = 1
  static let raster: Int32 = 2
  static let kinds: Int32 = 3
  /// Words before the cells of a raster: kind, columns, rows, one left free, six doubles.
  static let rasterHead = 16

  /// What a cell says of a record: −1 is no grid, 0 and more is a grid, less is a record at −2 − code.
  @inline(__always)
  static func code(ofRecordAt offset: Int) -> Int32 { Int32(-2 - offset) }

  @inline(__always)
  static func offset(of code: Int32) -> Int { -2 - Int(code) }
}
