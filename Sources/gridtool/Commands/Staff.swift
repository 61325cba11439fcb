import ArgumentParser
import GridGeo

struct Staff: AsyncParsableCommand, ExampleGiving {
  static let configuration = CommandConfiguration(
    commandName: "staff",
    abstract: "Allots workers to the grids of a plan and groups them into supervision areas.",
    discussion: """
      Workers are allotted by load and travel, at least one a grid. Each head gets a supervision area: grids that \
      hang together inside one township, with loads as even as can be. What is optimal, and for which measure, is \
      said and written into the plan.
      """)

  static let examples = [
    "gridtool staff plan.geojson --workers 4763 --heads 975 -o staffed.geojson --tables staff"
  ]

  @Argument(
    help: ArgumentHelp("A plan as 'gridtool partition' writes it; '-' is standard input."),
    completion: .file(extensions: ["geojson", "json"]))
  var plan: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the staffed plan as GeoJSON; '-' is standard output.", valueName: "file"),
    completion: .file(extensions: ["geojson"]))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Write a table (CSV) for each level of service centres and one of the supervision areas into this folder.",
      valueName: "dir"), completion: .directory)
  var tables: String?

  @Option(name: .customLong("lang"), help: "Language of the tables' headings.")
  var language = TableLanguage.english

  @Option(
    help: ArgumentHelp("The territory, for names in the tables.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var territory: String?

  @Flag(
    help: """
      End with status 10 when there are fewer households per worker than wished; the plan is written all the same.
      """)
  var failOnFindings = false

  @OptionGroup(title: "Posts") var choices: StaffChoices
  @OptionGroup(title: "Writing") var writing: WritingOptions
  @OptionGroup(title: "Run") var run: RunOptions

  func run() async throws {
    if output == nil, tables == nil, !run.dryRun {
      throw ValidationError("say where the staffed plan goes: -o staffed.geojson, or --tables DIR")
    }
    if tables == "-" {
      throw ValidationError("--tables -: several tables cannot go to standard output; name a folder")
    }
    try run.refuseSharedOutput(run.dryRun ? [] : [output])
    let inputs = [("plan", plan)] + (territory.map { [("territory", $0)] } ?? [])
    if inputs.count(where: { $0.1 == "-" }) > 1 {
      throw ValidationError("standard input can be only one of the files")
    }
    let tables = tables.map { StaffTables($0, language: language, overwrite: writing.overwrite) }
    if let output, tables?.folder.files.contains(output) == true {
      throw ValidationError("\(output) is asked for twice; name two different outputs")
    }
    let outputs = OutputSet([output], overwrite: writing.overwrite)
    try outputs.check(inputs: inputs.map(\.1), run)
    try tables?.folder.check(inputs: inputs.map(\.1))
    let job = StaffJob(plan: plan, territory: territory, options: choices.options, threads: run.workers)
    let paths = outputs.paths + (tables?.folder.files ?? [])
    if run.dryRun {
      let preview = try job.preview()
      return try DryRun(
        command: "staff", inputs: inputs, counts: preview.counts, notes: preview.notes, outputs: paths
      ).print(json: run.json)
    }

    let bar = run.progressBar
    defer { bar.erase() }
    let outcome = try await job.run(progress: bar.handler)
    var timer = StageTimer()
    timer.take(outcome.timings)
    bar.handler?(ProgressEvent(stage: "write", done: 0, total: 0))
    try tables?.write(outcome)
    if let output { try GridPlanWriter.write(outcome.plan, to: output, overwrite: writing.overwrite) }
    timer.end("write")
    bar.erase()
    try tell(outcome, inputs, paths, timer)
    if failOnFindings, !outcome.warnings.isEmpty { throw ExitCode(ExitStatus.findings) }
  }

  private func tell(
    _ outcome: StaffJob.Outcome, _ inputs: [(String, String)], _ outputs: [String], _ timer: StageTimer
  ) throws {
    let report = StaffReport(outcome, choices.options)
    let style = Terminal.error.style
    run.say(notes: outcome.notes)
    for warning in outcome.warnings {
      run.say("\(style.yellow("warning")): \(TerminalText.safe(warning))\n")
    }
    if run.verbose { run.say(report.townshipTable(style)) }
    let heading = output.flatMap { $0 == "-" ? nil : $0 } ?? tables ?? "staffed plan"
    run.say(style.bold(TerminalText.safe(heading)) + "\n" + report.text(seconds: timer.total))
    run.say(timer.timings)
    guard run.json else { return }
    var summary = RunSummary("staff")
    summary.add("files", .object(inputs.map { JSONMember($0.0, .text($0.1)) }))
    summary.add("outputs", outputs)
    summary.add("summary", outcome.plan.provenance.summary)
    summary.add("townships", report.townshipsJSON)
    summary.add("warnings", outcome.warnings)
    summary.add("notes", outcome.notes)
    summary.add(timer.timings)
    try summary.print()
  }
}
