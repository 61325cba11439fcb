import ArgumentParser
import GridGeo

/// Where the counts of an assignment go.
struct AssignmentSummaryChoices: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write households and persons by grid, village, township and county as a table (CSV).",
      valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var summary: String?

  @Flag(help: "Suppress small counts in the summary, so that it may leave the office.")
  var publish = false

  @Option(name: .customLong("lang"), help: "Language of the summary's headings.")
  var language = TableLanguage.english

  /// - Parameter counts: exact ones.
  func write(
    _ counts: () throws(GridGeoError) -> AssignmentSummary, overwrite: Bool
  ) throws(GridGeoError) {
    guard let summary else { return }
    try AssignmentSummaryWriter.write(
      try table(try counts()).tallies, to: summary, language: language, overwrite: overwrite)
  }

  func json(_ counts: AssignmentSummary) throws(GridGeoError) -> JSONValue {
    AssignmentSummaryWriter.json(try table(counts).tallies)
  }

  private func table(_ counts: AssignmentSummary) throws(GridGeoError) -> AssignmentSummary {
    publish ? try counts.published() : counts
  }
}
