/// Reads households: a table (CSV or TSV, UTF-8 or GB 18030), or GeoJSON points.
///
/// Kept are id, point, persons, load and season. All other columns are dropped and listed once; a column
/// whose heading belongs to a person is refused.
public enum HouseholdReader {
  enum FieldIndex: Int { case id, lon, lat, x, y, persons, load, season }

  static let contract: [FieldMap.Field] = [
    FieldMap.Field("id", ["household_id", "户编号"]),
    FieldMap.Field("lon", ["lng", "longitude", "经度"]),
    FieldMap.Field("lat", ["latitude", "纬度"]),
    FieldMap.Field("x"),
    FieldMap.Field("y"),
    FieldMap.Field("persons", ["人口", "人数"]),
    FieldMap.Field("load", ["weight", "工作量"]),
    FieldMap.Field("season", ["季节"]),
  ]

  /// The fields that `ReadingOptions.fields` may name here.
  public static var fieldNames: [String] { contract.map(\.name) }

  /// Reads households, whichever of the two forms the input has.
  ///
  /// A household whose point is missing or wrong is kept without one, with a problem when it is wrong. A row
  /// that cannot be read is left out with a problem: rows in the input = households + refusals.
  ///
  /// - Parameter findTransform: Gives the way to WGS 84 from `options.crs`.
  /// - Throws: `badInput` for a column of a person, a missing column, text that is not of its encoding, and,
  ///   with the policy `stop`, the first row that cannot be read; `badCRS`; `missingInput`.
  /// - Complexity: O(n) in the bytes.
  public static func read(
    _ input: InputSource, options: ReadingOptions = ReadingOptions(), findTransform: TransformFinder? = nil
  ) throws(GridGeoError) -> RecordReading<Household> {
    // What cannot be read twice is held, to look at its beginning and its encoding first.
    let input =
      ByteSource.isRepeatable(input)
      ? input : InputSource.memory(try ByteSource.allBytes(of: input), name: input.name)
    if try GeoJSONReader.isGeoJSON(input) {
      return try readGeoJSON(input, options: options, findTransform: findTransform)
    }
    return try readTable(input, options: options, findTransform: findTransform)
  }

  /// Refuses a heading that belongs to a person.
  static func checkHeading(_ heading: String, row: Int?, file: String) throws(GridGeoError) {
    guard PersonalHeading.isPersonal(heading) else { return }
    throw GridGeoError(
      .badInput,
      "belongs to a person and is not read; leave it out of the file, or pass --ignore-column \"\(heading)\"",
      at: SourcePlace(file: file, row: row, column: heading))
  }

  static func season(_ text: String) -> Household.Season? {
    if text == "winter" { return .winter }
    if text == "summer" { return .summer }
    return switch text.lowercased() {
    case "winter", "冬", "冬季", "冬春", "冬春草场": .winter
    case "summer", "夏", "夏季", "夏秋", "夏秋草场": .summer
    default: nil
    }
  }

  static func droppedNote(_ names: [String], file: String) -> String? {
    guard !names.isEmpty else { return nil }
    return "\(file): columns not used: \(names.joined(separator: ", "))"
  }
}
