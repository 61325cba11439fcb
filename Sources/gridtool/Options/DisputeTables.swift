import ArgumentParser
import GridGeo

/// What is written beside the disputes, and how committees are formed.
struct DisputeTables: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write the committees with their working areas (GeoJSON).", valueName: "file"),
    completion: .file(extensions: ["geojson"]))
  var committees: String?

  @Option(
    help: ArgumentHelp("Write who meets whom on the same ground, and when (CSV).", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var calendar: String?

  @Option(
    help: ArgumentHelp(
      "Write the sectors of the boundary for joint inspection (GeoJSON).", valueName: "file"),
    completion: .file(extensions: ["geojson"]))
  var sectors: String?

  @Option(
    help: ArgumentHelp("Write the five-year rota of inspections (CSV).", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var rota: String?

  @Option(name: .customLong("lang"), help: "Language of the tables' headings.")
  var language = TableLanguage.english

  @Option(
    help: ArgumentHelp(
      "Most days in the field for one committee; from the rules when not given.", valueName: "n"))
  var fieldDays: Double?

  @Option(
    help: ArgumentHelp(
      "Disputes farther apart along the border never share a committee; from the rules when not given.",
      valueName: "length"))
  var committeeGap: Length?

  @Option(
    help: ArgumentHelp("Boundary stakes (points), where inspection sectors may end.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var stakes: String?

  /// Whether committees are asked for.
  var wantsCommittees: Bool { committees != nil || sectors != nil || rota != nil }

  var targets: [String?] { [committees, calendar, sectors, rota] }

  func validate() throws {
    if let fieldDays, !(fieldDays > 0) { throw ValidationError("--field-days must be above 0") }
    if stakes != nil, !wantsCommittees {
      throw ValidationError("--stakes cut inspection sectors; ask for them with --sectors or --rota")
    }
    if let committeeGap, !(committeeGap.metres > 0) {
      throw ValidationError("--committee-gap must be above 0")
    }
  }

  /// Nil where none are asked for.
  func options(_ rules: DisputeRules) -> CommitteeOptions? {
    guard wantsCommittees else { return nil }
    return CommitteeOptions(
      gap: committeeGap ?? rules.gapLimit, fieldDayCap: fieldDays ?? rules.fieldDays)
  }

  func write(_ outcome: DisputesJob.Outcome, overwrite: Bool) throws(GridGeoError) {
    if let committees {
      try CommitteeWriter.write(
        outcome.committees, provenance: outcome.provenance, to: committees, overwrite: overwrite)
    }
    if let calendar {
      try SeasonCalendarWriter.write(
        outcome.calendar, language: language, to: calendar, overwrite: overwrite)
    }
    if let sectors {
      try GeoJSONWriter.write(
        outcome.sectors.lazy.map { OutputFeature($0) }, to: sectors, overwrite: overwrite,
        provenance: outcome.provenance)
    }
    if let rota {
      try RotaWriter.write(outcome.rota, to: rota, language: language, overwrite: overwrite)
    }
  }
}
