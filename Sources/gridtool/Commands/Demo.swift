import ArgumentParser
import GridGeo
import GridMap

struct Demo: AsyncParsableCommand, ExampleGiving {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Runs the whole chain on the shipped territory: survey, plan, map, disputes, dossier.",
    discussion: """
      Leaves territory.geojson, households.csv, barriers.geojson, plan.geojson, assigned.csv and report.html in a folder, and \
      where the data has claims also claims.geojson, disputes.geojson, committees.geojson and dossier.html. \
      The territory is synthetic: nothing in it is real but the totals it was made from.
      """)

  static let examples = ["gridtool demo -o gridgeo-demo"]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Folder to write to; made when it is not there.", valueName: "dir"),
    completion: .directory)
  var output = "./gridgeo-demo"

  @Option(
    help: ArgumentHelp(
      "Folder with the territory; GeoData here or beside the program when not given.", valueName: "dir"),
    completion: .directory)
  var data: String?

  @Option(help: ArgumentHelp("How many grids to make.", valueName: "n"))
  var grids = 1856

  @Option(help: ArgumentHelp("Start of all random choices.", valueName: "n"))
  var seed: UInt64 = 1

  @OptionGroup(title: "Writing") var writing: WritingOptions
  @OptionGroup(title: "Run") var run: RunOptions

  func validate() throws {
    if grids < 1 { throw ValidationError("--grids \(grids): at least one grid is needed") }
  }

  func run() async throws {
    let data = try DemoData(data)
    let made = ["plan.geojson", "assigned.csv", "report.html"] + (data.hasClaims ? DemoDisputes.names : [])
    let folder = OutputFolder(path: output, names: data.names + made, overwrite: writing.overwrite)
    try folder.check(inputs: data.names.map(data.file))
    let files = SurveyFiles(
      territory: data.file("territory.geojson"), households: data.file("households.csv"),
      barriers: data.file("barriers.geojson"))
    let job = PartitionJob(
      files: files, options: PartitionOptions(gridCount: .total(grids), seed: seed), workers: run.workers)
    if run.dryRun {
      let preview = try await job.preview()
      return try DryRun(
        command: "demo", inputs: files.named, frame: preview.frame, counts: preview.counts,
        notes: preview.notes, outputs: folder.files
      ).print(json: run.json)
    }

    let bar = run.progressBar
    defer { bar.erase() }
    let outcome = try await job.run(progress: bar.handler)
    var timer = StageTimer()
    timer.take(outcome.timings)
    let disputes =
      data.hasClaims
      ? try await DemoDisputes.run(
        data, title: title(outcome.units), workers: run.workers, timer: &timer, progress: bar.handler) : nil
    bar.handler?(ProgressEvent(stage: "draw", done: 0, total: 0))
    let found = disputes?.outcome.disputes ?? []
    let page = try HTMLReport.render(
      ReportInput(
        plan: found.isEmpty
          ? outcome.plan : try await ReportJob.flagged(outcome.plan, with: found, workers: run.workers),
        units: outcome.units, barriers: outcome.barriers, disputes: found,
        committees: disputes?.outcome.committees ?? []),
      options: MapOptions(title: title(outcome.units), language: .both, working: true))
    timer.end("draw")
    try folder.make()
    for name in data.names {
      try data.copy(name, to: folder.file(name), overwrite: writing.overwrite)
    }
    try GridPlanWriter.write(
      outcome.plan, to: folder.file("plan.geojson"), overwrite: writing.overwrite)
    try AtomicFile.write(page, to: folder.file("report.html"), overwrite: writing.overwrite)
    try disputes?.write(to: folder, overwrite: writing.overwrite)
    timer.end("write")
    let assigned = try await AssignJob(
      grids: folder.file("plan.geojson"), households: folder.file("households.csv"),
      disputes: disputes == nil ? nil : folder.file("disputes.geojson"), output: folder.file("assigned.csv"),
      overwrite: writing.overwrite, workers: run.workers
    ).run(progress: bar.handler)
    timer.take(assigned.timings)
    bar.erase()
    try tell(outcome, disputes, assigned, folder, timer)
  }

  /// The name of the unit that holds all others.
  private func title(_ units: [AdminUnit]) -> String? {
    units.min { $0.level < $1.level }.map { "\($0.name)" }
  }

  private func tell(
    _ outcome: PartitionJob.Outcome, _ disputes: DemoDisputes?, _ assigned: AssignJob.Outcome,
    _ folder: OutputFolder, _ timer: StageTimer
  ) throws {
    let report = PlanReport(outcome)
    run.say(notes: outcome.notes)
    if run.verbose {
      run.say(FindingList(outcome.findings).overview(Terminal.error.style))
      run.say(report.villageTable(Terminal.error.style))
    }
    run.say(timer.timings)
    if run.json {
      var summary = RunSummary("demo")
      summary.add("outputs", folder.files)
      summary.add("summary", outcome.plan.provenance.summary)
      if let disputes { summary.add("disputes", disputes.outcome.provenance.summary) }
      summary.add("assigned", AssignReport(assigned).figures)
      summary.add(timer.timings)
      return try summary.print()
    }
    var table = TextTable(alignments: [.left, .left])
    for (label, value) in report.demoFigures { table.append([label, value]) }
    for (label, value) in disputes?.figures ?? [] { table.append([label, value]) }
    let disputed = assigned.counts.households(status: .disputed)
    if disputes != nil { table.append(["on disputed ground", "\(Figures.count(disputed)) households"]) }
    table.append(["time", Figures.seconds(timer.total)])
    let pages = (disputes == nil ? [] : ["dossier.html"]) + ["report.html"]
    try Terminal.print(table.text() + pages.map { folder.file($0) + "\n" }.joined())
  }
}
