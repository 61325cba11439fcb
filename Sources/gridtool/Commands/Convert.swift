import ArgumentParser
import GridFormats
import GridGeo

struct Convert: AsyncParsableCommand, ExampleGiving {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract:
      "Copies a file into another format: working or published, for QGIS, Google Earth, a web map or Excel.",
    discussion: """
      The formats are told by the names' endings; 'gridtool formats' lists them. Positions come out in WGS 84. \
      --publish is for plans: it hides counts of fewer than 10 households or 30 persons, with as many others as it takes that totals do \
      not give them back; points of households are not published. --mask is for households: each point goes to a random \
      place in its village from where at least 10 households are as near as its own, which two runs do not repeat.
      """)

  static let examples = [
    "gridtool convert plan.geojson plan.gpkg",
    "gridtool convert GeoData/territory.geojson territory.csv",
    "gridtool convert plan.geojson viewer.geojson --for-viewer gcj02",
    "gridtool convert households.csv points.geojson --mask territory.geojson",
  ]

  @Argument(
    help: ArgumentHelp("What to copy: a file, \"PG:dbname=…|layername=TABLE\", or '-'.", valueName: "input"),
    completion: .file())
  var source: String

  @Argument(
    help: ArgumentHelp("Where it goes; '-' is standard output.", valueName: "output"), completion: .file())
  var output: String

  @Option(
    help: ArgumentHelp(
      "geojson, geojsonl (a feature a line) or csv, where the output's name does not say it.",
      valueName: "name"))
  var format: NativeFormat?

  @Option(
    help: ArgumentHelp(
      "Shift positions for a viewer whose map is shifted: gcj02 or bd09. The copy says so.", valueName: "map")
  )
  var forViewer: WebMapShift?

  @Flag(help: "Hide small counts: a copy that may leave the office.")
  var publish = false

  @Option(
    help: ArgumentHelp(
      "Displace the points of households inside their villages of this territory, keep nothing else, and say k.",
      valueName: "territory"), completion: .file())
  var mask: String?

  @OptionGroup(title: "Reading") var input: InputOptions
  @OptionGroup(title: "Writing") var writing: WritingOptions
  @OptionGroup(title: "Run") var run: RunOptions

  func run() async throws {
    try run.refuseSharedOutput([output])
    let outputs = OutputSet([output], overwrite: writing.overwrite)
    try outputs.check(inputs: [source] + [mask].compactMap(\.self), run)
    let format = try chosenFormat()
    if run.dryRun {
      return try DryRun(
        command: "convert", inputs: [("input", source)] + [mask].compactMap { $0.map { ("territory", $0) } },
        outputs: outputs.paths
      )
      .print(json: run.json)
    }
    var timer = StageTimer()
    let outcome = try ConvertJob(
      input: source, output: output, reading: input.reading(), overwrite: writing.overwrite,
      viewer: forViewer,
      publishes: publish, mask: mask, isSequence: format == .geojsonSequence, isTable: format == .csv
    ).run()
    timer.end("convert")
    run.say(notes: outcome.notes)
    if output != "-" {
      let hidden = outcome.hidden > 0 ? ", the counts of \(Figures.count(outcome.hidden)) hidden" : ""
      run.say(
        "\(TerminalText.safe(output)): \(Figures.count(outcome.count)) \(outcome.count == 1 ? "feature or row" : "features or rows")\(hidden)\n"
      )
    }
    run.say(timer.timings)
    guard run.json else { return }
    var summary = RunSummary("convert")
    summary.add("files", .object([JSONMember("input", .text(source))]))
    summary.add("output", .text(output))
    summary.add("records", .integer(outcome.count))
    summary.add("hidden", .integer(outcome.hidden))
    summary.add("notes", outcome.notes)
    summary.add(timer.timings)
    try summary.print()
  }

  private func chosenFormat() throws -> NativeFormat? {
    if let format { return format }
    if output == "-" || FormatRegistry.isWritten(output) { return nil }
    guard let named = NativeFormat(fileName: output) else {
      throw ValidationError(
        "\(output): the name says no format that is written (gridtool formats lists them); rename it, or pass --format"
      )
    }
    return named
  }
}
