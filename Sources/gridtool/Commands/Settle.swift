import ArgumentParser
import GridGeo

struct Settle: AsyncParsableCommand, ExampleGiving {
  static let configuration = CommandConfiguration(
    commandName: "settle",
    abstract: "Works out lines and time shares that could settle a dispute, to compare.",
    discussion: """
      Medians, splits by shares, fences, rivers and roads, cheapest lines, seasons in turn, actual use, and a strip \
      that both withdraw from: each with the same effect table for both sides, stakes and the description of their \
      course. A method that cannot be applied is listed with the reason. The tool compares; it decides nothing, and \
      the order of the sides makes no difference. More than two parties are taken pair by pair.
      """)

  static let examples = [
    "gridtool settle disputes.geojson --dispute D-1 --claims GeoData/claims.geojson"
      + " --territory GeoData/territory.geojson --households GeoData/households.csv"
      + " --features GeoData/barriers.geojson -o options.geojson --stakes stakes.csv"
  ]

  @Argument(
    help: ArgumentHelp("Disputes as 'gridtool disputes' writes them; '-' is standard input."),
    completion: .file(extensions: ["geojson", "json"]))
  var disputes: String

  @Option(help: ArgumentHelp("Id of the dispute.", valueName: "id"))
  var dispute: String

  @Option(
    help: ArgumentHelp("The claims that the disputes were found in.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var claims: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the options as GeoJSON; '-' is standard output.", valueName: "file"),
    completion: .file(extensions: ["geojson"]))
  var output: String?

  @Option(
    help: ArgumentHelp("Write the stakes with the description of their course (CSV).", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var stakes: String?

  @Option(
    help: ArgumentHelp("Write the stakes for a receiver (GPX 1.1).", valueName: "file"),
    completion: .file(extensions: ["gpx"]))
  var gpx: String?

  @Option(name: .customLong("lang"), help: "Language of the headings and the description of the course.")
  var language = TableLanguage.english

  @Option(
    help: ArgumentHelp(
      "The territory: whose households are whose, and whose ground by law.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var territory: String?

  @Option(
    help: ArgumentHelp("Household table (CSV, TSV) or points (GeoJSON).", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv", "txt", "geojson", "json"]))
  var households: String?

  @Option(
    help: ArgumentHelp("Rivers, ridges and roads, with a resistance from 0 to 1.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var features: String?

  @Option(
    help: ArgumentHelp("Water points and camps: points with a kind.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var points: String?

  @Option(
    help: ArgumentHelp("Cost of a line per metre (ESRI ASCII grid in degrees).", valueName: "file"),
    completion: .file(extensions: ["asc", "txt"]))
  var raster: String?

  @Option(
    help: ArgumentHelp("Actual use: a line, or polygons with a party.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var use: String?

  @OptionGroup(title: "Options to settle") var choices: SettleChoices
  @OptionGroup(title: "Reading") var input: InputOptions
  @OptionGroup(title: "Writing") var writing: WritingOptions
  @OptionGroup(title: "Run") var run: RunOptions

  private var files: SettleFiles {
    SettleFiles(
      disputes: disputes, claims: claims, territory: territory, households: households, features: features,
      points: points, raster: raster, use: use)
  }

  func run() async throws {
    let targets = [output, stakes, gpx]
    if targets.allSatisfy({ $0 == nil }), !run.dryRun {
      throw ValidationError("say where the options go: -o options.geojson")
    }
    if !run.dryRun { try run.refuseSharedOutput(targets) }
    let inputs = files.named
    if inputs.count(where: { $0.path == "-" }) > 1 {
      throw ValidationError("standard input can be only one of the files")
    }
    let outputs = OutputSet(targets, overwrite: writing.overwrite)
    try outputs.check(inputs: inputs.map(\.path), run)
    var reading = input.reading()
    reading.seasons = choices.seasons
    let job = SettleJob(files: files, dispute: dispute, request: choices.request, reading: reading)
    if run.dryRun {
      let preview = try job.preview()
      return try DryRun(
        command: "settle", inputs: inputs, frame: preview.frame.projString, counts: preview.counts,
        notes: preview.notes, outputs: outputs.paths
      ).print(json: run.json)
    }
    let bar = run.progressBar
    defer { bar.erase() }
    let outcome = try await job.run(progress: bar.handler)
    var timer = StageTimer()
    timer.take(outcome.timings)
    let (settlements, overwrite) = (outcome.settlements, writing.overwrite)
    if let output {
      try SettlementWriter.write(
        settlements, language: language, provenance: outcome.provenance, to: output, overwrite: overwrite)
    }
    if let stakes {
      try StakeTableWriter.write(settlements, language: language, to: stakes, overwrite: overwrite)
    }
    if let gpx { try StakeTrackWriter.write(settlements, language: language, to: gpx, overwrite: overwrite) }
    timer.end("write")
    bar.erase()
    try tell(outcome, inputs, outputs.paths, timer)
  }

  private func tell(
    _ outcome: SettleJob.Outcome, _ inputs: [(role: String, path: String)], _ outputs: [String],
    _ timer: StageTimer
  ) throws {
    let report = SettleReport(outcome.settlements)
    run.say(notes: outcome.notes)
    run.say(report.text(Terminal.error.style))
    run.say(timer.timings)
    guard run.json else { return }
    var summary = RunSummary("settle")
    summary.add("files", .object(inputs.map { JSONMember($0.role, .text($0.path)) }))
    summary.add("outputs", outputs)
    summary.add("settlements", report.json)
    summary.add("notes", outcome.notes)
    summary.add(timer.timings)
    try summary.print()
  }
}
