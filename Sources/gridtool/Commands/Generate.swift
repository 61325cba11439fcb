import ArgumentParser
import GridGeo

struct Generate: AsyncParsableCommand, ExampleGiving {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Makes a synthetic territory from a scenario: units, households, barriers, claims.",
    discussion: """
      Writes territory.geojson, households.csv and barriers.geojson; where the scenario or --claims has \
      figures of pasture claims, also claims.geojson and claims-truth.json, which tells every disagreement \
      that was planted. Nothing in them is real but the scenario's figures; the same scenario and seed give \
      the same files.
      """)

  static let examples = [
    "gridtool generate seeds/huangnan.json --claims seeds/huangnan-claims.json -o GeoData"
  ]

  @Argument(
    help: ArgumentHelp("The scenario; '-' is standard input.", valueName: "seed.json"),
    completion: .file(extensions: ["json"]))
  var scenario: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Folder to write to; made when it is not there.", valueName: "dir"),
    completion: .directory)
  var output: String?

  @Option(help: ArgumentHelp("How many times as much country to make.", valueName: "n"))
  var scale = 1

  @Option(help: ArgumentHelp("Replace the scenario's own seed.", valueName: "n"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "Figures of pasture claims, in place of the scenario's own.", valueName: "claims.json"),
    completion: .file(extensions: ["json"]))
  var claims: String?

  @OptionGroup(title: "Writing") var writing: WritingOptions
  @OptionGroup(title: "Run") var run: RunOptions

  func validate() throws {
    if scale < 1 { throw ValidationError("--scale \(scale): at least 1 is needed") }
  }

  func run() async throws {
    guard let output else { throw ValidationError("say where the files go: -o DIR") }
    let expected = GenerateJob.fileNames + (claims == nil ? [] : GenerateJob.claimFileNames)
    try OutputFolder(path: output, names: expected, overwrite: writing.overwrite)
      .check(inputs: [scenario] + (claims.map { [$0] } ?? []))
    var timer = StageTimer()
    let outcome = try GenerateJob(scenario: scenario, scale: scale, seed: seed, claims: claims).run()
    timer.end("generate")
    let figures = outcome.territory.summary.figures
    let folder = OutputFolder(path: output, names: outcome.fileNames, overwrite: writing.overwrite)
    let inputs = [("scenario", scenario)] + (claims.map { [("claims", $0)] } ?? [])
    if run.dryRun {
      return try DryRun(
        command: "generate", inputs: inputs, counts: figures, outputs: folder.files
      ).print(json: run.json)
    }
    try folder.make()
    try GenerateJob.write(outcome, to: folder.path, overwrite: writing.overwrite)
    timer.end("write")

    var table = TextTable(alignments: [.left, .left])
    table.indent = 2
    for figure in figures where figure.value != .text("") {
      table.append([figure.label, Figures.value(figure.value)])
    }
    run.say("\(Terminal.error.style.bold(TerminalText.safe(folder.path)))\n" + table.text())
    run.say(timer.timings)
    guard run.json else { return }
    var summary = RunSummary("generate")
    summary.add("files", .object(inputs.map { JSONMember($0.0, .text($0.1)) }))
    summary.add("outputs", folder.files)
    summary.add("seed", .text(String(outcome.provenance.seed)))
    summary.add("summary", figures)
    summary.add(timer.timings)
    try summary.print()
  }
}
