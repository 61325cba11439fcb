import ArgumentParser
import GridGeo

struct Reassign: AsyncParsableCommand, ExampleGiving {
  static let configuration = CommandConfiguration(
    commandName: "reassign",
    abstract: "Tells which households a new plan moves from one grid to another.",
    discussion: """
      Only households on changed ground are looked up in both plans; with a state that 'gridtool assign --save-state' \
      wrote, only they are read. Beside the table of households, NAME-grids.csv says what became of each grid.
      """)

  static let examples = [
    "gridtool reassign --from plan.geojson --to new.geojson --households households.csv -o changes.csv",
    "gridtool reassign --state households.state --to new.geojson -o changes.csv",
  ]

  @Option(
    help: ArgumentHelp("The plan before.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var from: String?

  @Option(
    help: ArgumentHelp("The plan now.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var to: String

  @Option(
    help: ArgumentHelp("Households: CSV or TSV; '-' is standard input.", valueName: "file"),
    completion: .file())
  var households: String?

  @Option(
    help: ArgumentHelp(
      "What --save-state of 'gridtool assign' wrote, in place of --from and --households.", valueName: "file"),
    completion: .file())
  var state: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the households that move here (CSV), and what became of each grid beside it; '-' is standard output, "
        + "for the households alone.", valueName: "file"), completion: .file(extensions: ["csv"]))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Give a household outside all grids the nearest one within this distance, at most 100km.",
      valueName: "distance"))
  var nearest: Length?

  @OptionGroup(title: "Reading") var reading: PointReadingOptions
  @OptionGroup(title: "Writing") var writing: WritingOptions
  @OptionGroup(title: "Run") var run: RunOptions

  func validate() throws {
    if state != nil, from != nil || households != nil {
      throw ValidationError("--state stands in place of --from and --households; leave them out")
    }
    if state == nil, from == nil || households == nil {
      throw ValidationError("give --from and --households, or --state")
    }
    if let nearest, nearest > AssignJob.farthest || nearest.metres <= 0 {
      throw ValidationError(
        "--nearest \(nearest.defaultValueDescription): a distance from above 0 to 100km is needed")
    }
  }

  func run() async throws {
    guard let output = output ?? (run.dryRun ? "-" : nil) else {
      throw ValidationError("say where the changes go: -o changes.csv, or -o - for standard output")
    }
    try run.refuseSharedOutput(run.dryRun ? [] : [output])
    let inputs = [("state", state), ("from", from), ("to", to), ("households", households)].compactMap {
      role, path in
      path.map { (role, $0) }
    }
    if inputs.count(where: { $0.1 == "-" }) > 1 {
      throw ValidationError("standard input can be only one of the files")
    }
    let gridTable = output == "-" ? nil : ChangeTableWriter.gridTable(beside: output)
    let outputs = OutputSet([output, gridTable], overwrite: writing.overwrite)
    try outputs.check(inputs: inputs.map(\.1), run)
    if run.dryRun {
      return try DryRun(command: "reassign", inputs: inputs, outputs: outputs.paths).print(json: run.json)
    }
    let before: ReassignJob.Before =
      if let state { .state(state) } else { .plan(from ?? "", households: households ?? "") }
    let job = ReassignJob(
      before: before, plan: to, reading: reading.reading, nearest: nearest, output: output,
      overwrite: writing.overwrite, workers: run.workers)
    let bar = run.progressBar
    defer { bar.erase() }
    let outcome = try await job.run(progress: bar.handler)
    var timer = StageTimer()
    timer.take(outcome.timings)
    if let gridTable {
      try ChangeTableWriter.write(outcome.grids, to: gridTable, overwrite: writing.overwrite)
    }
    timer.end("write")
    bar.erase()
    try tell(outcome, inputs, outputs.paths, timer)
  }

  private func tell(
    _ outcome: ReassignJob.Outcome, _ inputs: [(String, String)], _ outputs: [String], _ timer: StageTimer
  ) throws {
    let style = Terminal.error.style
    run.say(notes: outcome.notes)
    var figures = [
      SummaryFigure("households_changed", .count(outcome.changed)),
      SummaryFigure("households_looked_up", .count(outcome.looked)),
    ]
    for kind in GridChange.Kind.allCases {
      figures.append(SummaryFigure("grids_\(kind.rawValue)", .count(outcome.grids.count { $0.kind == kind })))
    }
    var table = TextTable(alignments: [.left, .right])
    table.indent = 2
    for figure in figures { table.append([figure.label, Figures.value(figure.value)]) }
    table.append(["time", Figures.seconds(timer.total)])
    let heading = output.flatMap { $0 == "-" ? nil : $0 } ?? "changed households"
    run.say(style.bold(TerminalText.safe(heading)) + "\n" + table.text())
    run.say(timer.timings)
    guard run.json else { return }
    var json = RunSummary("reassign")
    json.add("files", .object(inputs.map { JSONMember($0.0, .text($0.1)) }))
    json.add("outputs", outputs)
    json.add("summary", figures)
    json.add("notes", outcome.notes)
    json.add(timer.timings)
    try json.print()
  }
}
