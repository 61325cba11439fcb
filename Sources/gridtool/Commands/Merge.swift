import ArgumentParser
import GridGeo

struct Merge: AsyncParsableCommand, ExampleGiving {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Puts the shards of 'partition --shard' or 'assign --shard' together.",
    discussion: """
      The plan, or the table of households, is that of a single run, byte for byte. Shards of other files, options \
      or versions, changed ones, one that is missing and one that is there twice are refused. The rows of \
      an assignment have their manifest beside them: NAME.shard.json.
      """)

  static let examples = [
    "gridtool merge shard-1.geojson shard-2.geojson shard-3.geojson -o plan.geojson",
    "gridtool merge rows-1.csv rows-2.csv -o assigned.csv --summary counts.csv",
  ]

  @Argument(
    help: ArgumentHelp("All shards of one run, in any order.", valueName: "shard"),
    completion: .file(extensions: ["geojson", "csv", "geojsonl"]))
  var shards: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the whole here; '-' is standard output.", valueName: "file"),
    completion: .file(extensions: ["geojson", "csv", "geojsonl"]))
  var output: String?

  @OptionGroup(title: "Summary of an assignment") var summary: AssignmentSummaryChoices
  @OptionGroup(title: "Writing") var writing: WritingOptions
  @OptionGroup(title: "Run") var run: RunOptions

  func run() async throws {
    if output == nil, !run.dryRun { throw ValidationError("say where the whole goes: -o plan.geojson") }
    try run.refuseSharedOutput(run.dryRun ? [] : [output, summary.summary])
    if shards.contains("-") { throw ValidationError("shards are files; standard input is none") }
    let rows = shards.filter(MergeAssignmentJob.isShard)
    let inputs = shards + rows.map(MergeAssignmentJob.manifest)
    let outputs = OutputSet([output, summary.summary], overwrite: writing.overwrite)
    try outputs.check(inputs: inputs, run)
    if run.dryRun {
      return try DryRun(
        command: "merge",
        inputs: shards.enumerated().map { (role: "shard-\($0.offset + 1)", path: $0.element) },
        outputs: outputs.paths
      ).print(json: run.json)
    }
    if let plan = shards.first(where: { !rows.contains($0) }), !rows.isEmpty {
      throw GridGeoError(
        .missingInput,
        "has no manifest \(MergeAssignmentJob.manifest(beside: plan)) beside it; keep the two together",
        at: SourcePlace(file: plan))
    }
    if rows.isEmpty { try await mergePlan(into: output ?? "-") } else { try mergeRows(into: output ?? "-") }
  }

  private func mergePlan(into target: String) async throws {
    if summary.summary != nil {
      throw ValidationError("--summary goes with the shards of an assignment; these are of a plan")
    }
    if let rows = shards.first(where: { AssignmentFormat(fileName: $0) == .csv }) {
      throw GridGeoError(
        .missingInput,
        "has no manifest \(MergeAssignmentJob.manifest(beside: rows)) beside it; keep the two together",
        at: SourcePlace(file: rows))
    }
    let bar = run.progressBar
    defer { bar.erase() }
    let outcome = try await MergePlanJob(shards: shards, workers: run.workers).run(progress: bar.handler)
    var timer = StageTimer()
    timer.take(outcome.timings)
    try GridPlanWriter.write(outcome.plan, to: target, overwrite: writing.overwrite)
    timer.end("write")
    bar.erase()
    let report = PlanReport(outcome.plan, villages: outcome.villages)
    let style = Terminal.error.style
    if run.verbose { run.say(report.villageTable(style)) }
    run.say(
      style.bold(TerminalText.safe(target == "-" ? "plan" : target)) + "\n"
        + report.text(seconds: timer.total))
    run.say(timer.timings)
    guard run.json else { return }
    var json = RunSummary("merge")
    json.add("shards", shards)
    json.add("output", .text(target))
    json.add("frame", .text(outcome.plan.provenance.frame))
    json.add("summary", outcome.plan.provenance.summary)
    json.add("villages", report.villagesJSON)
    json.add(timer.timings)
    try json.print()
  }

  private func mergeRows(into target: String) throws {
    let bar = run.progressBar
    defer { bar.erase() }
    let outcome = try MergeAssignmentJob(shards: shards, output: target, overwrite: writing.overwrite)
      .run(progress: bar.handler)
    var timer = StageTimer()
    timer.take(outcome.timings)
    try summary.write(outcome.summary, overwrite: writing.overwrite)
    timer.end("write")
    bar.erase()
    run.say(notes: outcome.notes)
    let style = Terminal.error.style
    run.say(
      style.bold(TerminalText.safe(target == "-" ? "assigned households" : target)) + "\n"
        + AssignReport(outcome).text(seconds: timer.total))
    run.say(timer.timings)
    guard run.json else { return }
    var json = RunSummary("merge")
    json.add("shards", shards)
    json.add("output", .text(target))
    json.add("summary", AssignReport(outcome).figures)
    json.add("reasons", .object(outcome.reasons.map { JSONMember($0.reason, .integer($0.rows)) }))
    json.add("areas", try summary.json(try outcome.summary()))
    json.add("notes", outcome.notes)
    json.add(timer.timings)
    try json.print()
  }
}
