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

  /// The column of a longitude, cut off at the raster's sides.
  @inline(__always)
  func column(_ x: Double) -> Int { CellRaster.cell((x - west) * perWidth, of: columns) }

  @inline(__always)
  func row(_ y: Double) -> Int { CellRaster.cell((y - south) * perHeight, of: rows) }

  /// Longitude of a column's west side: the same double whenever it is asked for.
  @inline(__always)
  func x(_ column: Int) -> Double { west + Double(column) * width }

  @inline(__always)
  func y(_ row: Int) -> Double { south + Double(row) * height }

  @inline(__always)
  private static func cell(_ place: Double, of count: Int) -> Int {
    // Cut off on both sides first; a number that is none becomes 0.
    let high = Double(count &- 1)
    let place = place > 0 ? place : 0
    return Int(unsafeWhole: place < high ? place : high)
  }
}

extension Int {
  /// The whole part of a number from 0 to 2³¹.
  @inline(__always)
  fileprivate init(unsafeWhole number: Double) { self = Int(truncatingIfNeeded: Int32(number)) }
}
