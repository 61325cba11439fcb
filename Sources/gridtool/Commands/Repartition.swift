import ArgumentParser
import GridGeo
import GridMap

struct Repartition: AsyncParsableCommand, ExampleGiving {
  static let configuration = CommandConfiguration(
    commandName: "repartition",
    abstract: "Changes a plan as little as it takes to fit what has become of its territory.",
    discussion: """
      Grids that satisfy the rules keep code and outline. Without options the plan's own rules hold: its band, or \
      its number of grids and a tolerance. When nothing is wrong the new plan has the bytes of the old one. A code \
      stays where most of its grid's load stays; codes that are given up are never used again.
      """)

  static let examples = [
    "gridtool repartition plan.geojson --territory GeoData/territory.geojson"
      + " --households GeoData/households.csv --barriers GeoData/barriers.geojson --max-moved 3%"
      + " -o new.geojson --changes changes.csv"
  ]

  @Argument(
    help: ArgumentHelp("The plan to change, as 'gridtool partition' writes it."),
    completion: .file(extensions: ["geojson", "json"]))
  var plan: String?

  @Option(
    help: ArgumentHelp("The territory as it is now.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var territory: String?

  @Option(
    help: ArgumentHelp("Household table (CSV, TSV) or points (GeoJSON) as they are now.", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv", "txt", "geojson", "json"]))
  var households: String?

  @Option(
    help: ArgumentHelp(
      "Lines that grids should not cross, with a resistance from 0 to 1.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var barriers: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the new plan as GeoJSON; '-' is standard output.", valueName: "file"),
    completion: .file(extensions: ["geojson"]))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Write the households whose grid changes (CSV), and what became of each grid to NAME-grids.csv beside it.",
      valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var changes: String?

  @Option(
    help: ArgumentHelp("Draw the plan before and after (SVG).", valueName: "file"),
    completion: .file(extensions: ["svg"]))
  var map: String?

  @Flag(help: "Say what is wrong with the plan and what putting each right would move, and change nothing.")
  var propose = false

  @Option(
    help: ArgumentHelp(
      "Make so many plans, from the least change to the most even loads, and compare them; the first is the plan, the others get -2, -3 … in their names.",
      valueName: "n"))
  var alternatives = 1

  @Flag(
    help: "End with status 10 when something could not be put right, or the input has errors or warnings.")
  var failOnFindings = false

  @OptionGroup(title: "Grids") var choices: RepartitionChoices
  @OptionGroup(title: "Graph") var graph: GraphChangeChoices
  @OptionGroup(title: "Disputes") var freeze: FreezeChoices
  @OptionGroup(title: "Reading") var input: InputOptions
  @OptionGroup(title: "Writing") var writing: WritingOptions
  @OptionGroup(title: "Run") var run: RunOptions

  var files: SurveyFiles {
    SurveyFiles(territory: territory, households: households, barriers: barriers)
  }

  func run() async throws {
    if let path = graph.graph { return try changeGraph(path) }
    guard let plan else { throw ValidationError("name the plan to change, or a dual graph with --graph") }
    guard territory != nil else {
      throw ValidationError("say where the territory is as it is now: --territory territory.geojson")
    }
    try await change(plan)
  }

  private func change(_ plan: String) async throws {
    guard 1...20 ~= alternatives else {
      throw ValidationError("--alternatives \(alternatives): give 1 to 20")
    }
    if output == nil, !run.dryRun, !propose {
      throw ValidationError("say where the plan goes: -o new.geojson, or --propose to see what is wrong")
    }
    if changes == "-" { throw ValidationError("--changes writes two tables; name a file") }
    let namesOutput = output.map { $0 != "-" } ?? true
    if alternatives > 1, !namesOutput { throw ValidationError("--alternatives needs a file for -o") }
    let outputs = OutputSet(
      propose ? [] : targets.flatMap(\.paths) + [map, freeze.disputed], overwrite: writing.overwrite)
    if !run.dryRun { try run.refuseSharedOutput(outputs.paths.map { $0 }) }
    let inputs =
      [("plan", plan)] + files.named.map { ($0.role, $0.path) }
      + (freeze.disputes.map { [("disputes", $0)] } ?? [])
    if inputs.count(where: { $0.1 == "-" }) > 1 {
      throw ValidationError("standard input can be only one of the files")
    }
    try outputs.check(inputs: inputs.map(\.1), run)
    let bytes = try PlanBytes.whole(plan)
    let job = RepartitionJob(
      plan: bytes, files: files, reading: input.reading(), options: choices.options,
      disputes: freeze.disputes, workers: run.workers)
    if run.dryRun {
      return try DryRun(
        command: "repartition", inputs: inputs.map { (role: $0.0, path: $0.1) }, outputs: outputs.paths
      ).print(json: run.json)
    }
    let bar = run.progressBar
    defer { bar.erase() }
    if propose {
      let triggers = try await job.propose(progress: bar.handler)
      bar.erase()
      return try ProposalReport(triggers).print(json: run.json)
    }
    let prices = (0..<alternatives).map { $0 == 0 ? 0 : 0.5 * Double(1 << $0) }
    let outcomes = try await job.alternatives(evenness: prices, progress: bar.handler)
    bar.handler?(ProgressEvent(stage: "write", done: 0, total: 0))
    for (outcome, target) in zip(outcomes, targets) { try write(outcome, bytes, target) }
    try freeze.write(outcomes[0].disputed, overwrite: writing.overwrite)
    if let map {
      try AtomicFile.write(
        ChangeMap.render(
          before: outcomes[0].before, after: outcomes[0].plan, changes: outcomes[0].grids,
          barriers: outcomes[0].barriers), to: map, overwrite: writing.overwrite)
    }
    bar.erase()
    let report = RepartitionReport(outcomes)
    try report.tell(run: run, output: output ?? "-", files: files, plan: plan)
    run.say(freeze.text(outcomes[0].plan, outcomes[0].disputed, style: Terminal.error.style))
    let list = FindingList(outcomes[0].findings)
    if failOnFindings, list.asksForAttention || !outcomes[0].left.isEmpty {
      throw ExitCode(ExitStatus.findings)
    }
  }

  /// The files of one alternative.
  private struct Target {
    var plan: String?
    var changes: String?

    var paths: [String?] { [plan, changes, changes.map { ChangeTableWriter.gridTable(beside: $0) }] }
  }

  private var targets: [Target] {
    (1...max(1, alternatives)).map { number in
      Target(plan: output.map { named($0, number) }, changes: changes.map { named($0, number) })
    }
  }

  /// The name with the alternative's number before its ending.
  private func named(_ path: String, _ number: Int) -> String {
    guard number > 1 else { return path }
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "\(path)-\(number)" }
    return String(path.dropLast(name.distance(from: dot, to: name.endIndex))) + "-\(number)" + name[dot...]
  }

  private func write(
    _ outcome: RepartitionJob.Outcome, _ bytes: InputSource, _ target: Target
  ) throws(GridGeoError) {
    if let changes = target.changes {
      try ChangeTableWriter.write(
        outcome.households, disputes: freeze.disputes != nil, to: changes, overwrite: writing.overwrite)
      try ChangeTableWriter.write(
        outcome.grids, to: ChangeTableWriter.gridTable(beside: changes), overwrite: writing.overwrite)
    }
    guard let plan = target.plan else { return }
    // A plan of another format has no bytes to keep.
    if outcome.isUnchanged, let path = self.plan, !InputSource(path).isForeign,
      case .memory(let same, _) = bytes
    {
      try AtomicFile.write(same, to: plan, overwrite: writing.overwrite)
    } else {
      try GridPlanWriter.write(outcome.plan, to: plan, overwrite: writing.overwrite)
    }
  }
}
