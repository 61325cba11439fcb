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

  /// The same with parts by name.
  ///
  /// - Throws: `cannotWrite`, `brokenPipe`.
  public static func write(
    _ parts: [String], ids: [String], to target: String, overwrite: Bool
  ) throws(GridGeoError) {
    var writer = try CSVWriter(target, overwrite: overwrite, columns: columns)
    for (id, part) in zip(ids, parts) { try writer.write([.text(id), .text(part)]) }
    try writer.finish()
  }

  /// Units that change their part: `unit,from_part,to_part`, with a byte order mark.
  ///
  /// - Throws: `cannotWrite`, `brokenPipe`.
  public static func writeChanges(
    _ changes: [(unit: String, from: String, to: String)], to target: String, overwrite: Bool
  ) throws(GridGeoError) {
    var writer = try CSVWriter(
      target, overwrite: overwrite, columns: ["unit", "from_part", "to_part"], byteOrderMark: true)
    for change in changes {
      try writer.write([.text(change.unit), .text(change.from), .text(change.to)])
    }
    try writer.finish()
  }
}
