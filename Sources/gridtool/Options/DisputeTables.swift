import ArgumentParser
import GridGeo

/// What is written beside the disputes.
struct DisputeTables: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write who meets whom on the same ground, and when (CSV).", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var calendar: String?

  @Option(name: .customLong("lang"), help: "Language of the tables' headings.")
  var language = TableLanguage.english

  var targets: [String?] { [calendar] }

  func write(_ outcome: DisputesJob.Outcome, overwrite: Bool) throws(GridGeoError) {
    if let calendar {
      try SeasonCalendarWriter.write(
        outcome.calendar, language: language, to: calendar, overwrite: overwrite)
    }
  }
}
