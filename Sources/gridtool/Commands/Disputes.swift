import ArgumentParser
import GridGeo

struct Disputes: AsyncParsableCommand, ExampleGiving {
  static let configuration = CommandConfiguration(
    commandName: "disputes",
    abstract: "Finds and weighs pasture that neighbours' claims do not agree about.",
    discussion: """
      Ground that two or more parties claim for the same days (overlap), that one claims beyond the legal boundary \
      (encroachment), and border ground that nobody claims (gap), each with its range from the accuracy of the \
      lines. The tool measures and compares; it never decides, and never moves the boundary. Without --territory \
      parties are plain labels, and there is no boundary to cross.
      """)

  static let examples = [
    "gridtool disputes GeoData/claims.geojson --territory GeoData/territory.geojson"
      + " -o disputes.geojson --committees committees.geojson"
  ]

  @Argument(
    help: ArgumentHelp("Claims: polygons with a party; '-' is standard input. Left out with --state."),
    completion: .file(extensions: ["geojson", "json"]))
  var claims: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the disputes as GeoJSON; '-' is standard output.", valueName: "file"),
    completion: .file(extensions: ["geojson"]))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The territory: legal boundaries, and whose table a dispute belongs on.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var territory: String?

  @Option(
    help: ArgumentHelp("Household table or points, to count those inside and near.", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv", "txt", "geojson", "json"]))
  var households: String?

  @Option(
    help: ArgumentHelp("Rivers and roads, where inspection sectors may end.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var barriers: String?

  @Flag(help: "Compute the areas a second way and print a digest of the facts for both sides to compare.")
  var verify = false

  @Flag(help: "End with status 10 when claims were left out or there is a dispute that is not a sliver.")
  var failOnFindings = false

  @OptionGroup(title: "Disputes") var choices: DisputeChoices
  @OptionGroup(title: "Tables and committees") var tables: DisputeTables
  @OptionGroup(title: "One changed claim") var saved: DisputeStateOptions
  @OptionGroup(title: "Reading") var input: InputOptions
  @OptionGroup(title: "Writing") var writing: WritingOptions
  @OptionGroup(title: "Run") var run: RunOptions

  private var files: SurveyFiles {
    SurveyFiles(territory: territory, households: households, barriers: barriers, claims: claims)
  }

  func run() async throws {
    if let state = saved.state { return try await update(from: state) }
    guard claims != nil else { throw ValidationError("name the file of claims, or a saved run with --state") }
    let targets = [output, saved.saveState] + tables.targets
    if targets.allSatisfy({ $0 == nil }), !verify, !run.dryRun {
      throw ValidationError("say where the disputes go: -o disputes.geojson")
    }
    if !run.dryRun { try run.refuseSharedOutput(targets) }
    let inputs =
      files.named
      + [("stakes", tables.stakes), ("rules", choices.rules)].compactMap { role, path in
        path.map { (role: role, path: $0) }
      }
    if inputs.count(where: { $0.path == "-" }) > 1 {
      throw ValidationError("standard input can be only one of the files")
    }
    let outputs = OutputSet(targets, overwrite: writing.overwrite)
    try outputs.check(inputs: inputs.map(\.path), run)
    let (rules, rulesFile) = try choices.rulesRead()
    var reading = input.reading()
    reading.seasons = choices.seasons(rules)
    var job = DisputesJob(
      files: files, reading: reading, options: choices.options(rules), committees: tables.options(rules),
      stakes: tables.stakes,
      badLimit: choices.badLimit.value, rulesFile: rulesFile, verifies: verify, workers: run.workers)
    job.savesState = saved.saveState != nil
    if run.dryRun {
      let preview = try job.preview()
      return try DryRun(
        command: "disputes", inputs: inputs, frame: preview.frame, counts: preview.counts,
        notes: preview.notes, outputs: outputs.paths
      ).print(json: run.json)
    }
    let bar = run.progressBar
    defer { bar.erase() }
    let outcome = try await job.run(progress: bar.handler)
    var timer = StageTimer()
    timer.take(outcome.timings)
    bar.handler?(ProgressEvent(stage: "write", done: 0, total: 0))
    if let output {
      try DisputeWriter.write(
        outcome.disputes, provenance: outcome.provenance, to: output, overwrite: writing.overwrite)
    }
    try tables.write(outcome, overwrite: writing.overwrite)
    if let path = saved.saveState { try outcome.saveState(to: path, overwrite: writing.overwrite) }
    timer.end("write")
    bar.erase()
    try tell(outcome, inputs, outputs.paths, timer)
    let isClean =
      !outcome.claimFindings.contains { $0.severity == .error }
      && outcome.disputes.allSatisfy { $0.certainty == .sliver || $0.kind == .stacked }
    if failOnFindings, !isClean { throw ExitCode(ExitStatus.findings) }
  }

  private func tell(
    _ outcome: DisputesJob.Outcome, _ inputs: [(role: String, path: String)], _ outputs: [String],
    _ timer: StageTimer
  ) throws {
    let list = FindingList(outcome.findings)
    run.say(notes: outcome.notes)
    // What befell claims is told in full; the other files are 'gridtool check's business.
    let lost = FindingList(outcome.claimFindings.filter { $0.severity == .error })
    if !lost.isEmpty { run.say(lost.text(Terminal.error.style)) }
    if !outcome.findings.isEmpty {
      run.say("\(list.headline); 'gridtool check' shows them\n" + list.overview(Terminal.error.style))
    }
    let report = DisputeReport(outcome)
    let heading = output.flatMap { $0 == "-" ? nil : $0 } ?? "disputes"
    run.say(
      Terminal.error.style.bold(TerminalText.safe(heading)) + "\n"
        + report.text(Terminal.error.style, seconds: timer.total))
    run.say(timer.timings)
    guard run.json else { return }
    var summary = RunSummary("disputes")
    summary.add("files", .object(inputs.map { JSONMember($0.role, .text($0.path)) }))
    summary.add("outputs", outputs)
    summary.add("summary", outcome.provenance.summary)
    summary.add("totals", list.json)
    summary.add("findings", .array(outcome.findings.map(\.json)))
    summary.add("notes", outcome.notes)
    summary.add(timer.timings)
    try summary.print()
  }
}
