import ArgumentParser
import GridGeo

struct Check: AsyncParsableCommand, ExampleGiving {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Validates a territory, its households, barriers and claims, or a plan, and reports every finding.",
    discussion: """
      A file's role is said by an option or recognised: .csv, .tsv, .txt and GeoJSON points are households, \
      GeoJSON lines are barriers, polygons with a party are claims, GeoJSON with grids is a plan, all else is the \
      territory. A plan is checked \
      against its territory and, when they are given, the households that it was made from.
      """)

  static let examples = [
    "gridtool check GeoData/territory.geojson GeoData/households.csv GeoData/barriers.geojson"
  ]

  @Argument(
    help: ArgumentHelp("Files to check; '-' is standard input.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json", "csv", "tsv", "txt"]))
  var files: [String] = []

  @Option(
    help: ArgumentHelp("The territory, where it is not among the files.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var territory: String?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write the findings as GeoJSON.", valueName: "file"),
    completion: .file(extensions: ["geojson"]))
  var output: String?

  @Flag(help: "End with status 10 when there are errors or warnings.")
  var failOnFindings = false

  @OptionGroup(title: "Survey") var survey: SurveyOptions
  @OptionGroup(title: "Reading") var input: InputOptions
  @OptionGroup(title: "Writing") var writing: WritingOptions
  @OptionGroup(title: "Run") var run: RunOptions

  func run() async throws {
    try self.survey.refuseLoneLoadField()
    var survey = survey.files(territory: territory)
    if files.isEmpty, survey.paths.isEmpty { throw ValidationError("name at least one file to check") }
    try run.refuseSharedOutput([output])
    let outputs = OutputSet([output], overwrite: writing.overwrite)
    try outputs.check(inputs: files + survey.paths, run)
    let plan = try PlanRecognition.takePlan(from: files)
    try survey.add(recognising: plan.rest)
    let inputs = (plan.path.map { [("plan", $0)] } ?? []) + survey.named
    if run.dryRun {
      return try DryRun(command: "check", inputs: inputs, outputs: outputs.paths).print(json: run.json)
    }

    let bar = run.progressBar
    defer { bar.erase() }
    let outcome: CheckJob.Outcome
    if let path = plan.path {
      let job = PlanCheckJob(plan: path, files: survey, reading: input.reading(), workers: run.workers)
      outcome = try await job.run(progress: bar.handler)
    } else {
      let job = CheckJob(files: survey, reading: input.reading(), workers: run.workers)
      outcome = try await job.run(progress: bar.handler)
    }
    bar.erase()
    var timer = StageTimer()
    timer.take(outcome.timings)
    if let output {
      let features = outcome.findings.enumerated().lazy.map { $0.element.feature(number: $0.offset + 1) }
      try GeoJSONWriter.write(
        features, to: output, overwrite: writing.overwrite, provenance: outcome.provenance)
      timer.end("write")
    }
    try tell(outcome, inputs, timer)
    if failOnFindings, FindingList(outcome.findings).asksForAttention { throw ExitCode(ExitStatus.findings) }
  }

  private func tell(_ outcome: CheckJob.Outcome, _ files: [(role: String, path: String)], _ timer: StageTimer)
    throws
  {
    let list = FindingList(outcome.findings)
    run.say(notes: outcome.notes)
    if run.json {
      var summary = RunSummary("check")
      summary.add("files", .object(files.map { JSONMember($0.role, .text($0.path)) }))
      summary.add("output", output.map { .text($0) })
      summary.add("counts", outcome.counts)
      summary.add("notes", outcome.notes)
      summary.add("totals", list.json)
      summary.add("findings", .array(outcome.findings.map(\.json)))
      summary.add(timer.timings)
      try summary.print()
    } else if !run.quiet {
      let stream = output == "-" ? Terminal.error : Terminal.output
      let style = stream.style
      var table = TextTable(alignments: [.left, .right])
      table.indent = 2
      for figure in outcome.counts { table.append([figure.label, Figures.value(figure.value)]) }
      let text = list.text(style) + style.bold(list.headline) + "\n" + table.text(style)
      if output == "-" { run.say(text) } else { try Terminal.print(text) }
    }
    run.say(timer.timings)
  }
}
