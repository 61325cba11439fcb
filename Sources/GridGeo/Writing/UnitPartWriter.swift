/// Writes the division of a graph as a table: `unit,part`, in the order of the units.
public enum UnitPartWriter {
  public static let columns = ["unit", "part"]

  /// - Throws: `cannotWrite`, `brokenPipe`.
  /// - Complexity: O(units).
  public static func write(
    _ parts: [Int32], ids: [String], to target: String, overwrite: Bool
  ) throws(GridGeoError) {
    var writer = try CSVWriter(target, overwrite: overwrite, columns: columns)
    for (id, part) in zip(ids, parts) { try writer.write([.text(id), .integer(Int(part))]) }
    try writer.finish()
  }
}
