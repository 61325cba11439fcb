/// A lattice of equal cells over a box, counted from its south-west corner.
struct CellRaster: Sendable {
  let west: Double
  let south: Double
  let width: Double
  let height: Double
  let perWidth: Double
  let perHeight: Double
  let columns: Int
  let rows: Int

  init(west: Double, south: Double, width: Double, height: Double, columns: Int, rows: Int) {
    self.init(
      west: west, south: south, width: width, height: height, perWidth: 1 / width, perHeight: 1 / height,
      columns: columns, rows: rows)
  }

  @inline(__always)
  init(
    west: Double, south: Double, width: Double, height: Double, perWidth: Double, perHeight: Double,
    columns: Int, rows: Int
  ) {
    self.west = west
    self.south = south
    self.width = width
    self.height = height
    self.perWidth = perWidth
    self.perHeight = perHeight
    self.columns = columns
    self.rows = rows
  }

  /// The column and the row of a point, cut off at the raster's sides; a number that is none is in the first.
  ///
  /// On a side between two cells the point may be counted to either.
  @inline(__always)
  func cell(_ q: SIMD2<Double>) -> (column: Int, row: Int) {
    var place = (q - SIMD2(west, south)) * SIMD2(perWidth, perHeight)
    place.replace(with: 0, where: .!(place .> 0))
    place.replace(with: last, where: place .> last)
    // Adding 1½ · 2⁵² leaves the whole number in the lowest bits: a conversion without a branch, for two at once.
    let bits = unsafeBitCast(place - 0.5 + 0x1.8p52, to: SIMD2<UInt64>.self) & 0xFFFF_FFFF
    return (Int(truncatingIfNeeded: bits.x), Int(truncatingIfNeeded: bits.y))
  }

  /// The column of a longitude, as `cell` has it.
  @inline(__always)
  func column(_ x: Double) -> Int { cell(SIMD2(x, south)).column }

  @inline(__always)
  func row(_ y: Double) -> Int { cell(SIMD2(west, y)).row }

  /// The middle of the last column and row.
  @inline(__always)
  private var last: SIMD2<Double> { SIMD2(Double(columns) - 0.5, Double(rows) - 0.5) }

  /// Longitude of a column's west side: the same double whenever it is asked for.
  @inline(__always)
  func x(_ column: Int) -> Double { west + Double(column) * width }

  @inline(__always)
  func y(_ row: Int) -> Double { south + Double(row) * height }
}
