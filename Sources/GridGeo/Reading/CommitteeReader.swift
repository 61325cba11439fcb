/// Reads committees that this library wrote.
public enum CommitteeReader {
  private static let document = "a file of committees"

  /// - Returns: The committees in the file's order, with the `gridgeo` member as raw JSON text when the file has it.
  /// - Throws: `badInput` for a feature that is no committee, with the property that is missing or wrong;
  ///   `missingInput`.
  public static func read(
    _ input: InputSource, options: ReadingOptions = ReadingOptions()
  ) throws(GridGeoError) -> (reading: RecordReading<Committee>, provenance: String?) {
    let options = options.needingGeometry
    var reading = RecordReading<Committee>()
    let summary = try GeoJSONReader.forEachFeature(in: input, options: options) {
      (feature) throws(GridGeoError) in
      do throws(ReadingProblem) {
        reading.records.append(try committee(feature))
      } catch {
        try reading.note(error, policy: options.policy)
      }
    }
    reading.take(summary)
    let member = summary.members.first { $0.name == "gridgeo" }
    return (reading, member?.value.plainText)
  }

  private static func committee(_ feature: Feature) throws(ReadingProblem) -> Committee {
    guard case .region(let region)? = feature.geometry, !region.isEmpty else {
      throw ReadingProblem(
        .wrongGeometry, "is not a polygon; a committee's working area is", at: feature.place, isRefusal: true)
    }
    let fields = GridFields(feature, of: document)
    var level: AdminLevel?
    if let word = try fields.text("level") {
      level = AdminLevel(word)
      if level == nil { throw fields.problem("level", "\"\(word)\" is not a level") }
    }
    return Committee(
      id: try fields.requiredText("id"), level: level, unit: try fields.text("unit") ?? "",
      parties: try fields.codes("parties"), disputes: try fields.codes("disputes"),
      area: .hectares(try fields.number("area_ha")), border: .kilometres(try fields.number("border_km")),
      fieldDays: try fields.number("field_days"), households: try fields.optionalCount("households"),
      region: region)
  }
}
