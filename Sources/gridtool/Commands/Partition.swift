import ArgumentParser
import GridGeo

struct Partition: AsyncParsableCommand, ExampleGiving {
  static let configuration = CommandConfiguration(
    commandName: "partition",
    abstract: "Divides every village of a territory, or given base units, into grids of even load.",
    discussion: """
      Without --grids and --target, each village gets as many grids as its property 'grids' says. Base units \
      without a territory (--units) and dual graphs (--graph) are divided as a whole, into --parts. What cannot \
      be used is left out and listed; 'gridtool check' shows all of it.
      """)

  static let examples = [
    "gridtool partition GeoData/territory.geojson --households GeoData/households.csv"
      + " --barriers GeoData/barriers.geojson --grids 1856 -o plan.geojson",
    "gridtool partition --graph counties.json --parts 4 --tolerance 0.5% --objective cut-edges -o parts.csv",
    "gridtool partition --units precincts.geojson --load-field population --parts 50 --within county"
      + " -o plan.geojson",
  ]

  @Argument(
    help: ArgumentHelp("The territory: polygons of one or more levels; '-' is standard input."),
    completion: .file(extensions: ["geojson", "json"]))
  var territory: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the plan as GeoJSON, or of --units and --graph as CSV unit,part; '-' is standard output.",
      valueName: "file"),
    completion: .file(extensions: ["geojson", "csv"]))
  var output: String?

  @Option(
    help: ArgumentHelp("Write what bounds each grid on each side as a table (CSV).", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var limits: String?

  @Option(name: .customLong("lang"), help: "Language of the table of limits.")
  var language = LimitsTableWriter.Language.english

  @Option(
    help: ArgumentHelp(
      "Divide this share of the townships only, such as 2/7; 'gridtool merge' makes the plan of all shards.",
      valueName: "i/n"))
  var shard: Shard?

  @Flag(help: "End with status 10 when there are errors or warnings; the plan is written all the same.")
  var failOnFindings = false

  @OptionGroup(title: "Survey") var survey: SurveyOptions
  @OptionGroup(title: "Grids") var choices: PartitionChoices
  @OptionGroup(title: "Graph") var graph: GraphChoices
  @OptionGroup(title: "Disputes") var freeze: FreezeChoices
  @OptionGroup(title: "Reading") var input: InputOptions
  @OptionGroup(title: "Writing") var writing: WritingOptions
  @OptionGroup(title: "Run") var run: RunOptions

  // What is missing is asked for in `run`: the parser reports unknown options after `validate`, and a
  // mistyped option is the better explanation.
  func run() async throws {
    if output == nil, !run.dryRun { throw ValidationError("say where the plan goes: -o plan.geojson") }
    try run.refuseSharedOutput(run.dryRun ? [] : [output, limits, freeze.disputed])
    if shard != nil { try refuseWithShard() }
    if let path = graph.graph { return try await divideGraph(path) }
    if territory == nil, freeze.disputes != nil || graph.graph != nil && freeze.disputed != nil {
      throw ValidationError("--disputes goes with a territory; units and graphs have no households")
    }
    guard let territory else {
      if let units = survey.units { return try await divideUnits(units) }
      throw ValidationError(
        "name a territory to divide, base units with --units, or a dual graph with --graph")
    }
    try graph.refuseWithTerritory()
    try survey.refuseLoneLoadField()
    if survey.loadField.count > 1 {
      throw ValidationError(
        "--load-field is given \(survey.loadField.count) times; base units in a territory carry one load")
    }
    let files = survey.files(territory: territory)
    let targets = run.dryRun && output == nil ? [] : try outputFiles(graph.alternatives)
    let outputs = OutputSet(targets + [limits, freeze.disputed], overwrite: writing.overwrite)
    try outputs.check(inputs: files.paths + [freeze.disputes].compactMap { $0 }, run)
    let job = PartitionJob(
      files: files, reading: input.reading(loadField: survey.loadField.first),
      options: choices.options(tolerance: graph.tolerance.first?.value), disputes: freeze.disputes,
      workers: run.workers)
    if run.dryRun {
      let preview = try await job.preview()
      return try DryRun(
        command: "partition", inputs: files.named, frame: preview.frame, counts: preview.counts,
        notes: preview.notes, outputs: outputs.paths
      ).print(json: run.json)
    }
    if let shard { return try await divide(job, shard, into: targets[0]) }

    let bar = run.progressBar
    defer { bar.erase() }
    let outcomes = try await PlanAlternatives.run(job, count: graph.alternatives, progress: bar.handler)
    var timer = StageTimer()
    for outcome in outcomes { timer.take(outcome.timings) }
    bar.handler?(ProgressEvent(stage: "write", done: 0, total: 0))
    // Described before the plan is written, so that a fault leaves nothing behind.
    let described = limits.map { _ in
      LimitsJob.describe(outcomes[0].plan, units: outcomes[0].units, barriers: outcomes[0].barriers)
    }
    for (outcome, target) in zip(outcomes, targets) {
      try GridPlanWriter.write(outcome.plan, to: target, overwrite: writing.overwrite)
    }
    if let limits, let described {
      try LimitsTableWriter.write(
        described.limits, names: described.names, language: language, to: limits, overwrite: writing.overwrite
      )
    }
    try freeze.write(outcomes[0].disputed, overwrite: writing.overwrite)
    timer.end("write")
    bar.erase()
    if graph.alternatives > 1 { run.say(PlanAlternatives.text(outcomes, files: targets)) }
    try tell(outcomes[0], files, targets[0], timer, alternatives: outcomes)
    if failOnFindings, FindingList(outcomes[0].findings).asksForAttention {
      throw ExitCode(ExitStatus.findings)
    }
  }

  private func tell(
    _ outcome: PartitionJob.Outcome, _ files: SurveyFiles, _ output: String, _ timer: StageTimer,
    alternatives: [PartitionJob.Outcome]
  ) throws {
    let report = PlanReport(outcome)
    let list = FindingList(outcome.findings)
    let style = Terminal.error.style
    run.say(notes: outcome.notes)
    if !outcome.findings.isEmpty {
      run.say("\(list.headline); 'gridtool check' shows them\n" + list.overview(style))
    }
    if run.verbose { run.say(report.villageTable(style)) }
    run.say(
      style.bold(TerminalText.safe(output == "-" ? "plan" : output)) + "\n"
        + report.text(seconds: timer.total) + freeze.text(outcome.plan, outcome.disputed, style: style))
    run.say(timer.timings)
    guard run.json else { return }
    var summary = RunSummary("partition")
    summary.add(files)
    summary.add("output", .text(output))
    summary.add("limits", limits.map { .text($0) })
    summary.add("frame", .text(outcome.plan.provenance.frame))
    summary.add("summary", outcome.plan.provenance.summary)
    if alternatives.count > 1 { summary.add("plans", PlanAlternatives.json(alternatives)) }
    summary.add("villages", report.villagesJSON)
    summary.add("findings", list.json)
    summary.add("notes", outcome.notes)
    summary.add(timer.timings)
    try summary.print()
  }
}
