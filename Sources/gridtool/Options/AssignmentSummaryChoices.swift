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

  func write(_ outcome: AssignJob.Outcome, overwrite: Bool) throws {
    guard let summary else { return }
    let table = AssignmentSummary(outcome.labels, outcome.counts)
    try AssignmentSummaryWriter.write(
      publish ? try table.published() : table, language: language, to: summary, overwrite: overwrite)
  }

  func json(_ outcome: AssignJob.Outcome) throws -> JSONValue {
    let table = AssignmentSummary(outcome.labels, outcome.counts)
    return (publish ? try table.published() : table).json
  }
}
struct AssignmentSummary {
  init(_ l: [GridLabel], _ c: AssignmentCounts) {}
  func published() throws -> AssignmentSummary { self }
  var json: JSONValue { .null }
}
enum AssignmentSummaryWriter {
  static func write(_ s: AssignmentSummary, language: TableLanguage, to: String, overwrite: Bool) throws {}
}
