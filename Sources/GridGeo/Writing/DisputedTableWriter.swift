/// Writes the households on disputed ground as a table, with a byte order mark.
public enum DisputedTableWriter {
  public static let columns = ["household", "grid", "dispute"]

  /// - Throws: `cannotWrite`, `brokenPipe`.
  public static func write(
    _ rows: some Sequence<DisputedHousehold>, to target: String, overwrite: Bool
  ) throws(GridGeoError) {
    var writer = try CSVWriter(target, overwrite: overwrite, columns: columns, byteOrderMark: true)
    for row in rows {
      try writer.write([
        .text(row.household), row.grid.map { .text($0) } ?? .empty, .text(row.dispute),
      ])
    }
    try writer.finish()
  }
}
