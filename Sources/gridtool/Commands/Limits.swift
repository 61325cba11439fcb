import ArgumentParser
import GridGeo

struct Limits: AsyncParsableCommand, ExampleGiving {
  static let configuration = CommandConfiguration(
    commandName: "limits",
    abstract: "Describes what bounds each grid of a plan to the north, east, south and west.",
    discussion: """
      A row for each grid and side: the neighbouring grids, the units beyond the plan, the rivers and roads that \
      the border follows, with their shares of the side, also in words. 'gridtool partition --limits' writes the \
      same table.
      """)

  static let examples = [
    "gridtool limits plan.geojson --territory GeoData/territory.geojson"
      + " --barriers GeoData/barriers.geojson -o limits.csv"
  ]

  @Argument(
    help: ArgumentHelp("A plan as 'gridtool partition' writes it; '-' is standard input."),
    completion: .file(extensions: ["geojson", "json"]))
  var plan: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the table (CSV); '-' is standard output.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var output: String?

  @Option(
    help: ArgumentHelp("The territory, for names and for what lies beyond the plan.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var territory: String?

  @Option(
    help: ArgumentHelp("Rivers and roads that borders may follow.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var barriers: String?

  @Option(name: .customLong("lang"), help: "Language of the headings and the description.")
  var language = LimitsTableWriter.Language.english

  @OptionGroup(title: "Writing") var writing: WritingOptions
  @OptionGroup(title: "Run") var run: RunOptions

  func run() async throws {
    if output == nil, !run.dryRun { throw ValidationError("say where the table goes: -o limits.csv") }
    if !run.dryRun { try run.refuseSharedOutput([output]) }
    let inputs: [(role: String, path: String)] =
      [("plan", plan)]
      + [("territory", territory), ("barriers", barriers)].compactMap { role, path in path.map { (role, $0) }
      }
    if inputs.count(where: { $0.path == "-" }) > 1 {
      throw ValidationError("standard input can be only one of the files")
    }
    let outputs = OutputSet([output], overwrite: writing.overwrite)
    try outputs.check(inputs: inputs.map(\.path), run)
    if run.dryRun {
      return try DryRun(command: "limits", inputs: inputs, outputs: outputs.paths).print(json: run.json)
    }
    var timer = StageTimer()
    let outcome = try LimitsJob(plan: plan, territory: territory, barriers: barriers).run()
    timer.end("describe")
    let target = output ?? "-"
    try LimitsTableWriter.write(
      outcome.limits, names: outcome.names, language: language, to: target, overwrite: writing.overwrite)
    timer.end("write")
    if target != "-" {
      run.say("\(TerminalText.safe(target)): limits of \(Figures.count(outcome.limits.count)) grids\n")
    }
    run.say(timer.timings)
    guard run.json else { return }
    var summary = RunSummary("limits")
    summary.add("files", .object(inputs.map { JSONMember($0.role, .text($0.path)) }))
    summary.add("output", .text(target))
    summary.add("grids", .integer(outcome.limits.count))
    summary.add(timer.timings)
    try summary.print()
  }
}
