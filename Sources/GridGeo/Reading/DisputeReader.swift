/// Reads disputes that this library wrote.
public enum DisputeReader {
  private static let document = "a file of disputes"

  /// - Returns: The disputes in the file's order, with the `gridgeo` member as raw JSON text when the file has it.
  /// - Throws: `badInput` for a feature that is no dispute, with the property that is missing or wrong;
  ///   `missingInput`.
  public static func read(
    _ input: InputSource, options: ReadingOptions = ReadingOptions()
  ) throws(GridGeoError) -> (reading: RecordReading<Dispute>, provenance: String?) {
    let options = options.needingGeometry
    var reading = RecordReading<Dispute>()
    let summary = try GeoJSONReader.forEachFeature(in: input, options: options) {
      (feature) throws(GridGeoError) in
      do throws(ReadingProblem) {
        reading.records.append(try dispute(feature))
      } catch {
        try reading.note(error, policy: options.policy)
      }
    }
    reading.take(summary)
    let member = summary.members.first { $0.name == "gridgeo" }
    return (reading, member?.value.plainText)
  }

  private static func dispute(_ feature: Feature) throws(ReadingProblem) -> Dispute {
    guard case .region(let region)? = feature.geometry, !region.isEmpty else {
      throw ReadingProblem(
        .wrongGeometry, "is not a polygon; a dispute is", at: feature.place, isRefusal: true)
    }
    let fields = GridFields(feature, of: document)
    let season = try fields.requiredText("season")
    guard let days = season == "year" ? .wholeYear : season == "none" ? DaySet.none : DaySet(season) else {
      throw fields.problem("season", "\"\(season)\" is neither year nor MM-DD/MM-DD")
    }
    var rights: [Right] = []
    for word in (try fields.text("right") ?? "").split(separator: "+") {
      guard let right = Right(rawValue: String(word)) else {
        throw fields.problem("right", "\"\(word)\" is not a right")
      }
      rights.append(right)
    }
    var level: AdminLevel?
    if let word = try fields.text("level") {
      level = AdminLevel(word)
      if level == nil { throw fields.problem("level", "\"\(word)\" is not a level") }
    }
    func area(_ name: String) throws(ReadingProblem) -> Area { .hectares(try fields.number(name)) }
    return Dispute(
      id: try fields.requiredText("id"), kind: try fields.value("kind"),
      pieces: try fields.optionalCount("pieces") ?? 1,
      parties: try fields.codes("parties"), claims: try fields.codes("claims"),
      claimants: try fields.count("claimants"), days: days, rights: rights,
      table: Dispute.Table(level: level, unit: try fields.text("decided_by") ?? ""),
      committee: try fields.text("committee"), area: .squareMetres(try fields.number("area_m2")),
      areaLow: try area("area_low_ha"), areaHigh: try area("area_high_ha"),
      areaError: try area("area_error_ha"), z: try fields.optionalNumber("z"),
      hectareDays: try fields.number("hectare_days"),
      width: try fields.optionalNumber("width_m").map { .metres($0) },
      certainty: try fields.value("certainty"), tier: try fields.value("tier"),
      reasons: try fields.codes("reasons"),
      sideAreas: try fields.numbers("side_areas").map {
        Dispute.SideArea(unit: $0.name, area: .hectares($0.value ?? 0))
      }, households: try fields.optionalCount("households"),
      householdsNear: try fields.optionalCount("households_near"),
      herd: try fields.optionalNumber("herd"),
      evidence: try fields.numbers("evidence").map {
        Dispute.Evidence(party: $0.name, rank: $0.value.map { Int($0) })
      }, yearsOpen: try fields.optionalCount("years_open"), region: region)
  }
}
