import ArgumentParser
import GridGeo

/// What counts as a dispute and how it is weighed.
struct DisputeChoices: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Rules of the jurisdiction (JSON): seasons, rights that conflict, tiers, committees. See seeds/rules.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var rules: String?

  @Option(
    help: ArgumentHelp(
      "Days of a season, such as fungus=05-10/06-30; may wrap the year's end. Repeatable.",
      valueName: "name=days"))
  var season: [SeasonAssignment] = []

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp("Only what is in force on this date, YYYY-MM-DD.", valueName: "date"))
  var date: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "One standard deviation of the lines of claims that do not say; 5m when the rules do not say either.",
      valueName: "length"))
  var accuracy: Length?

  @Option(
    help: ArgumentHelp(
      "One standard deviation of the boundary as the territory draws it; as --accuracy when not given.",
      valueName: "length"))
  var boundaryAccuracy: Length?

  @Option(
    help: ArgumentHelp(
      "How far from the boundary unclaimed ground is a gap, 0m for none; 100m with a territory, none without.",
      valueName: "length"))
  var gapDistance: Length?

  @Option(
    help: ArgumentHelp("Leave out smaller disputes, such as 15mu; they are counted.", valueName: "area"))
  var minArea = Area.zero

  @Flag(help: "Measure the width of each dispute: the largest circle inside.")
  var width = false

  @Flag(
    help:
      "List every sliver, ground that the lines' accuracy explains; else those between the same parties are one."
  )
  var slivers = false

  @Flag(help: "List ground that parties use one after the other, too.")
  var stacked = false

  @Option(
    help: ArgumentHelp(
      "How far from a dispute households count as near; from the rules when not given.", valueName: "length"))
  var near: Length?

  @Option(
    help: ArgumentHelp(
      "Share of the claims that may be unusable before the run is refused.", valueName: "percent"))
  var badLimit = Share(argument: "20%")!

  /// - Throws: as the reader of rules.
  func rulesRead() throws(GridGeoError) -> (rules: DisputeRules, file: InputFile?) {
    guard let rules else { return (.usual, nil) }
    return try DisputeRulesReader.read(InputSource(rules))
  }

  func seasons(_ rules: DisputeRules) -> SeasonText {
    var seasons = SeasonText(rules.seasons)
    for given in season { seasons.named[given.name.lowercased()] = given.days }
    return seasons
  }

  func options(_ rules: DisputeRules) -> DisputeOptions {
    DisputeOptions(
      date: date, accuracy: accuracy, boundaryAccuracy: boundaryAccuracy, gapDistance: gapDistance,
      minimumArea: minArea, measuresWidth: width, keepsStacked: stacked, keepsSlivers: slivers,
      nearDistance: near, rules: rules)
  }
}
