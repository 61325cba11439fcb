/// Writes households as the contract's table: `id,lon,lat,persons,load,season`.
public enum HouseholdTableWriter {
  public static let columns = ["id", "lon", "lat", "persons", "load", "season"]

  /// Rows in the order given; a household without a point has empty coordinates.
  ///
  /// - Throws: `cannotWrite`, `brokenPipe`; `broken` for a number that is not finite.
  /// - Complexity: O(households).
  public static func write(
    _ households: some Sequence<Household>, to target: String, overwrite: Bool
  ) throws(GridGeoError) {
    var writer = try CSVWriter(target, overwrite: overwrite, columns: columns)
    for household in households { try writer.write(fields(household)) }
    try writer.finish()
  }

  private static func fields(_ household: Household) -> [CSVField] {
    [
      .text(household.id),
      household.position.map { .degrees($0.longitude) } ?? .empty,
      household.position.map { .degrees($0.latitude) } ?? .empty,
      .integer(household.persons),
      .number(household.load),
      household.season.map { .text($0.rawValue) } ?? .empty,
    ]
  }
}
