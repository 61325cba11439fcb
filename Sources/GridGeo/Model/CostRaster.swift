/// A raster of what it costs to run a line through a place, per metre.
public struct CostRaster: Sendable, Hashable {
  public var columns: Int
  public var rows: Int
  /// The corner in the south-west, in degrees.
  public var corner: Coordinate<Geographic>
  /// Side of a cell in degrees.
  public var cellSize: Double
  /// From the north-west, row by row: above 0, or 0 where no line may run.
  public var values: [Double]

  /// - Precondition: as many values as cells.
  public init(
    columns: Int, rows: Int, corner: Coordinate<Geographic>, cellSize: Double, values: [Double]
  ) {
    precondition(values.count == columns * rows)
    self.columns = columns
    self.rows = rows
    self.corner = corner
    self.cellSize = cellSize
    self.values = values
  }

  /// The cost at a place; nil where no line may run, and outside.
  public func cost(at place: Coordinate<Geographic>) -> Double? {
    let column = ((place.x - corner.x) / cellSize).rounded(.down)
    let row = Double(rows) - 1 - ((place.y - corner.y) / cellSize).rounded(.down)
    guard column >= 0, row >= 0, column < Double(columns), row < Double(rows) else { return nil }
    let value = values[Int(row) * columns + Int(column)]
    return value > 0 ? value : nil
  }
}
