import ArgumentParser
import GridMap

/// What goes into the dossier of a file of disputes.
struct DossierChoices: ParsableArguments {
  @Option(
    help: ArgumentHelp("The claims that the disputes were found in.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var claims: String?

  @Option(
    help: ArgumentHelp("Committees as 'gridtool disputes' writes them.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var committees: String?

  @Option(
    name: .customLong("options"),
    help: ArgumentHelp("Options to settle, as 'gridtool settle' writes them. Repeatable.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var settlements: [String] = []

  @Option(
    help: ArgumentHelp(
      "Days of a season that the claims name, such as fungus=05-10/06-30. Repeatable.", valueName: "name=days"
    ))
  var season: [SeasonAssignment] = []

  @Option(
    help: ArgumentHelp(
      "Which disputes get a sheet: usual (certain and probable), all, certain, red, or how many.",
      valueName: "which"))
  var sheets = DossierOptions.Sheets.usual

  var files: [(String, String)] {
    [("claims", claims), ("committees", committees)].compactMap { role, path in path.map { (role, $0) } }
      + settlements.map { ("options", $0) }
  }

  /// - Throws: `ValidationError` for what only disputes have.
  func refuseForPlan() throws {
    if let first = files.first(where: { $0.0 != "committees" }) ?? (season.isEmpty ? nil : ("season", "")) {
      throw ValidationError("--\(first.0) belongs to disputes, and this file is a plan; leave it out")
    }
    if sheets != .usual {
      throw ValidationError("--sheets belongs to disputes, and this file is a plan; leave it out")
    }
  }
}
