/// Writes what a repartition changed as the contract's two tables, with a byte order mark.
public enum ChangeTableWriter {
  public static let householdColumns = ["household", "from_grid", "to_grid", "reason"]
  public static let gridColumns = [
    "grid", "change", "households_before", "households_after", "area_ha_before", "area_ha_after", "reason",
  ]

  /// Where the table of grids stands beside the table of households: `changes.csv` and `changes-grids.csv`.
  public static func gridTable(beside path: String) -> String {
    guard path != "-" else { return path }
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return path + "-grids" }
    return String(path.dropLast(name.distance(from: dot, to: name.endIndex))) + "-grids" + name[dot...]
  }

  /// - Parameter disputes: whether a last column names the disputes that each household stands in.
  /// - Throws: `cannotWrite`, `brokenPipe`.
  public static func write(
    _ changes: some Sequence<HouseholdChange>, disputes: Bool = false, to target: String, overwrite: Bool
  ) throws(GridGeoError) {
    let columns = householdColumns + (disputes ? ["dispute"] : [])
    var writer = try CSVWriter(target, overwrite: overwrite, columns: columns, byteOrderMark: true)
    for change in changes {
      let fields: [CSVField] = [
        .text(change.household), change.from.map { .text($0) } ?? .empty, .text(change.to),
        .text(change.reason),
      ]
      let ids = (change.disputes ?? []).joined(separator: " ")
      try writer.write(fields + (disputes ? [ids.isEmpty ? .empty : .text(ids)] : []))
    }
    try writer.finish()
  }

  /// - Throws: `cannotWrite`, `brokenPipe`; `broken` for a number that is not finite.
  public static func write(
    _ changes: some Sequence<GridChange>, to target: String, overwrite: Bool
  ) throws(GridGeoError) {
    var writer = try CSVWriter(target, overwrite: overwrite, columns: gridColumns, byteOrderMark: true)
    for change in changes {
      try writer.write([
        .text(change.grid), .text(change.kind.rawValue),
        change.householdsBefore.map { .integer($0) } ?? .empty,
        change.householdsAfter.map { .integer($0) } ?? .empty,
        change.areaBefore.map { .decimal($0.hectares, 4) } ?? .empty,
        change.areaAfter.map { .decimal($0.hectares, 4) } ?? .empty, .text(change.reason),
      ])
    }
    try writer.finish()
  }
}
