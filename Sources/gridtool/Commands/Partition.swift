import ArgumentParser
import GridGeo

struct Partition: AsyncParsableCommand, ExampleGiving {
  static let configuration = CommandConfiguration(
    commandName: "partition",
    abstract: "Divides every village of a territory into grids of even load.",
    discussion: """
      Without --grids and --target, each village gets as many grids as its property 'grids' says. What cannot \
      be used is left out and listed; 'gridtool check' shows all of it.
      """)

  static let examples = [
    "gridtool partition GeoData/territory.geojson --households GeoData/households.csv"
      + " --barriers GeoData/barriers.geojson --grids 1856 -o plan.geojson",
    "gridtool partition --graph counties.json --parts 4 --tolerance 0.5% --objective cut-edges -o parts.csv",
  ]

  @Argument(
    help: ArgumentHelp("The territory: polygons of one or more levels; '-' is standard input."),
    completion: .file(extensions: ["geojson", "json"]))
  var territory: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the plan as GeoJSON; '-' is standard output.", valueName: "file"),
    completion: .file(extensions: ["geojson"]))
  var output: String?

  @Option(
    help: ArgumentHelp("Write what bounds each grid on each side as a table (CSV).", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var limits: String?

  @Option(name: .customLong("lang"), help: "Language of the table of limits.")
  var language = LimitsTableWriter.Language.english

  @Flag(help: "End with status 10 when there are errors or warnings; the plan is written all the same.")
  var failOnFindings = false

  @OptionGroup(title: "Survey") var survey: SurveyOptions
  @OptionGroup(title: "Grids") var choices: PartitionChoices
  @OptionGroup(title: "Graph") var graph: GraphChoices
  @OptionGroup(title: "Reading") var input: InputOptions
  @OptionGroup(title: "Writing") var writing: WritingOptions
  @OptionGroup(title: "Run") var run: RunOptions

  // What is missing is asked for in `run`: the parser reports unknown options after `validate`, and a
  // mistyped option is the better explanation.
  func run() async throws {
    if output == nil, !run.dryRun { throw ValidationError("say where the plan goes: -o plan.geojson") }
    try run.refuseSharedOutput(run.dryRun ? [] : [output, limits])
    if let path = graph.graph { return try await divideGraph(path) }
    guard let territory else {
      throw ValidationError("name a territory to divide, or a dual graph with --graph")
    }
    try survey.refuseLoneLoadField()
    if survey.loadField.count > 1 {
      throw ValidationError(
        "--load-field is given \(survey.loadField.count) times; base units in a territory carry one load")
    }
    let files = survey.files(territory: territory)
    let outputs = OutputSet([output, limits], overwrite: writing.overwrite)
    try outputs.check(inputs: files.paths)
    let job = PartitionJob(
      files: files, reading: input.reading(loadField: survey.loadField.first), options: choices.options,
      workers: run.workers)
    if run.dryRun {
      let preview = try await job.preview()
      return try DryRun(
        command: "partition", inputs: files.named, frame: preview.frame, counts: preview.counts,
        notes: preview.notes, outputs: outputs.paths
      ).print(json: run.json)
    }

    let bar = run.progressBar
    defer { bar.erase() }
    let outcome = try await job.run(progress: bar.handler)
    var timer = StageTimer()
    timer.take(outcome.timings)
    bar.handler?(ProgressEvent(stage: "write", done: 0, total: 0))
    let target = output ?? "-"
    // Described before the plan is written, so that a fault leaves nothing behind.
    let described = limits.map { _ in
      LimitsJob.describe(outcome.plan, units: outcome.units, barriers: outcome.barriers)
    }
    try GridPlanWriter.write(outcome.plan, to: target, overwrite: writing.overwrite)
    if let limits, let described {
      try LimitsTableWriter.write(
        described.limits, names: described.names, language: language, to: limits, overwrite: writing.overwrite
      )
    }
    timer.end("write")
    bar.erase()
    try tell(outcome, files, timer)
    if failOnFindings, FindingList(outcome.findings).asksForAttention { throw ExitCode(ExitStatus.findings) }
  }

  private func tell(_ outcome: PartitionJob.Outcome, _ files: SurveyFiles, _ timer: StageTimer) throws {
    let report = PlanReport(outcome)
    let list = FindingList(outcome.findings)
    let style = Terminal.error.style
    run.say(notes: outcome.notes)
    if !outcome.findings.isEmpty {
      run.say("\(list.headline); 'gridtool check' shows them\n" + list.overview(style))
    }
    if run.verbose { run.say(report.villageTable(style)) }
    run.say(
      style.bold(TerminalText.safe(output == "-" ? "plan" : output ?? "plan")) + "\n"
        + report.text(seconds: timer.total))
    run.say(timer.timings)
    guard run.json else { return }
    var summary = RunSummary("partition")
    summary.add(files)
    summary.add("output", output.map { .text($0) })
    summary.add("limits", limits.map { .text($0) })
    summary.add("frame", .text(outcome.plan.provenance.frame))
    summary.add("summary", outcome.plan.provenance.summary)
    summary.add("villages", report.villagesJSON)
    summary.add("findings", list.json)
    summary.add("notes", outcome.notes)
    summary.add(timer.timings)
    try summary.print()
  }
}
