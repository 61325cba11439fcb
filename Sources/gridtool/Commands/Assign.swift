import ArgumentParser
import GridFormats
import GridGeo

struct Assign: AsyncParsableCommand, ExampleGiving {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Assigns households to the grids of a plan: exactly, in order, a row for each row.",
    discussion: """
      Which grid a household is in is decided exactly on the numbers given; edges are straight in longitude and \
      latitude. Status 'border' marks a household so near to a second grid that the rounding of its position to 7 \
      decimals may have decided; on the border itself the lower code has it. Memory does not grow with the rows, \
      except for those that have a season.
      """)

  static let examples = [
    "gridtool assign --grids plan.geojson --households households.csv -o assigned.csv",
    "gridtool assign --grids plan.geojson --households - -o - --nearest 500m",
  ]

  @Option(
    help: ArgumentHelp(
      "A plan as 'gridtool partition' writes it, any polygons with a code, or an index of --save-index.",
      valueName: "file"), completion: .file())
  var grids: String

  @Option(
    help: ArgumentHelp(
      "Households: CSV, TSV or GeoJSON points; '-' is standard input (a table).", valueName: "file"),
    completion: .file())
  var households: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the assigned households here; '-' is standard output.", valueName: "file"),
    completion: .file(extensions: ["csv", "geojson", "geojsonl"]))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "csv, geojson or geojsonl (a feature a line); else what the output's name says.", valueName: "name"))
  var format: AssignmentFormat?

  @Option(
    help: ArgumentHelp(
      "Give a household outside all grids the nearest one within this distance, at most 100km.",
      valueName: "distance"))
  var nearest: Length?

  @Option(
    help: ArgumentHelp(
      "Disputes as 'gridtool disputes' writes them: households on their ground get status 'disputed'.",
      valueName: "file"), completion: .file(extensions: ["geojson", "json"]))
  var disputes: String?

  @Flag(help: "Pass rows on as they come in: for a program that waits for its answers.")
  var stream = false

  @Option(
    help: ArgumentHelp(
      "Assign this share of the rows only, such as 2/7, for 'gridtool merge'; leaves a manifest beside the rows.",
      valueName: "i/n"))
  var shard: Shard?

  @Flag(help: "Wait until the disk has the output.")
  var sync = false

  @OptionGroup(title: "Summary") var summary: AssignmentSummaryChoices
  @OptionGroup(title: "Index") var saving: IndexChoices
  @OptionGroup(title: "Reading") var reading: PointReadingOptions
  @OptionGroup(title: "Writing") var writing: WritingOptions
  @OptionGroup(title: "Run") var run: RunOptions

  func validate() throws {
    if let nearest, nearest > AssignJob.farthest || nearest.metres <= 0 {
      throw ValidationError(
        "--nearest \(nearest.defaultValueDescription): a distance from above 0 to 100km is needed")
    }
  }

  func run() async throws {
    guard output != nil || run.dryRun else {
      throw ValidationError("say where the rows go: -o assigned.csv, or -o - for standard output")
    }
    try run.refuseSharedOutput(run.dryRun ? [] : [output, summary.summary])
    if shard != nil, let output, FormatRegistry.isWritten(output) {
      throw ValidationError(
        "\(output): a shard is CSV or GeoJSON; 'gridtool merge' writes the rows in any format")
    }
    if shard != nil, summary.summary != nil {
      throw ValidationError("--summary is of all rows; leave it to 'gridtool merge'")
    }
    let inputs = [("grids", grids), ("households", households)] + (disputes.map { [("disputes", $0)] } ?? [])
    if inputs.count(where: { $0.1 == "-" }) > 1 {
      throw ValidationError("standard input can be only one of the files")
    }
    let outputs = OutputSet(
      [output, shard == nil ? nil : output.map(MergeAssignmentJob.manifest), summary.summary]
        + [saving.saveIndex, saving.saveState], overwrite: writing.overwrite)
    try outputs.check(inputs: inputs.map(\.1), run)
    var job = AssignJob(
      grids: grids, households: households, reading: reading.reading, nearest: nearest, disputes: disputes,
      output: output ?? "-", format: try chosenFormat(), overwrite: writing.overwrite, isLive: stream,
      workers: run.workers)
    job.syncs = sync
    job.state = saving.saveState
    job.shard = shard
    if run.dryRun {
      let preview = try await job.preview()
      return try DryRun(
        command: "assign", inputs: inputs, counts: preview.counts, notes: preview.notes,
        outputs: outputs.paths
      ).print(json: run.json)
    }
    let bar = run.progressBar
    defer { bar.erase() }
    let outcome = try await job.run(progress: bar.handler)
    var timer = StageTimer()
    timer.take(outcome.timings)
    if let path = saving.saveIndex { try outcome.plan.save(to: path, overwrite: writing.overwrite) }
    try summary.write(outcome.summary, overwrite: writing.overwrite)
    timer.end("write")
    bar.erase()
    try tell(outcome, inputs, outputs.paths, timer)
  }

  private func chosenFormat() throws -> AssignmentFormat {
    if let format { return format }
    guard let output, output != "-" else { return .csv }
    // A foreign file is made of the text: of points, or for a workbook of rows.
    if FormatRegistry.isWritten(output) { return ForeignFormat.holdsShapes(output) ? .geojson : .csv }
    guard let named = AssignmentFormat(fileName: output) else {
      throw ValidationError("\(output): the name says no format; pass --format csv, geojson or geojsonl")
    }
    return named
  }

  private func tell(
    _ outcome: AssignJob.Outcome, _ inputs: [(String, String)], _ outputs: [String], _ timer: StageTimer
  ) throws {
    let style = Terminal.error.style
    run.say(notes: outcome.notes)
    let heading = output.flatMap { $0 == "-" ? nil : $0 } ?? "assigned households"
    run.say(style.bold(TerminalText.safe(heading)) + "\n" + AssignReport(outcome).text(seconds: timer.total))
    run.say(timer.timings)
    guard run.json else { return }
    var json = RunSummary("assign")
    json.add("files", .object(inputs.map { JSONMember($0.0, .text($0.1)) }))
    json.add("outputs", outputs)
    json.add("summary", AssignReport(outcome).figures)
    json.add("reasons", .object(outcome.reasons.map { JSONMember($0.reason, .integer($0.rows)) }))
    json.add("areas", try summary.json(try outcome.summary()))
    json.add("notes", outcome.notes)
    json.add(timer.timings)
    try json.print()
  }
}
