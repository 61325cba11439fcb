import ArgumentParser
import GridGeo
import GridMap

struct Report: AsyncParsableCommand, ExampleGiving {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Draws a plan as a page or a picture, or disputes as a dossier of sheets to print.",
    discussion: """
      Counts of fewer than 10 households or 30 persons are hidden, with as many others as it takes that totals \
      do not give them back. --working shows all counts; such a page is not for publication. Of disputes it makes the dossier: an overview, and an A4 sheet for each dispute \
      with the same layout for every side.
      """)

  static let examples = [
    "gridtool report plan.geojson --territory GeoData/territory.geojson"
      + " --barriers GeoData/barriers.geojson -o plan.html",
    "gridtool report new.geojson --before plan.geojson --disputes disputes.geojson -o new.html",
    "gridtool report disputes.geojson --claims GeoData/claims.geojson --territory GeoData/territory.geojson"
      + " --committees committees.geojson --lang zh,en -o dossier.html",
  ]

  @Argument(
    help: ArgumentHelp(
      "A plan as 'gridtool partition' writes it, or disputes of 'gridtool disputes'; '-' is standard input."),
    completion: .file(extensions: ["geojson", "json"]))
  var plan: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the page (HTML); a name that ends with .svg, .png or .pdf gets that.", valueName: "file"),
    completion: .file(extensions: ["html", "svg", "png", "pdf"]))
  var output: String?

  @Option(
    help: ArgumentHelp("Write the picture (SVG).", valueName: "file"), completion: .file(extensions: ["svg"]))
  var svg: String?

  @OptionGroup(title: "Pictures") var pictures: PictureChoices
  @OptionGroup(title: "Map") var map: MapChoices
  @OptionGroup(title: "Background map") var tiles: TileChoices
  @OptionGroup(title: "Dossier of disputes") var dossier: DossierChoices
  @OptionGroup(title: "Writing") var writing: WritingOptions
  @OptionGroup(title: "Run") var run: RunOptions

  func run() async throws {
    let files = try ReportFiles(
      output: output, svg: svg, choices: pictures, overwrite: writing.overwrite)
    if files.paths.isEmpty {
      throw ValidationError("say where the report goes: -o plan.html, or --svg, --png or --pdf")
    }
    if !run.dryRun { try run.refuseSharedOutput(files.paths) }
    if dossier.claims != nil && SurveyFiles.head(of: plan).isEmpty || PlanRecognition.isDisputes(plan) {
      return try writeDossier(files)
    }
    try dossier.refuseForPlan()
    let inputs =
      [("plan", plan)] + map.files + [dossier.committees.map { ("committees", $0) }].compactMap(\.self)
    if inputs.count(where: { $0.1 == "-" }) > 1 {
      throw ValidationError("standard input can be only one of the files")
    }
    let outputs = OutputSet(files.paths, overwrite: writing.overwrite)
    try outputs.check(inputs: inputs.map(\.1), run)
    var timer = StageTimer()
    if !files.needPage {
      try map.refuse(for: "a picture alone", disputesToo: false)
      try tiles.refuse(for: "a picture alone")
    }
    let background = files.needPage ? try tiles.layer() : nil
    let read = try await ReportJob(
      plan: plan, territory: map.territory, barriers: map.barriers, disputes: map.disputes,
      committees: dossier.committees, households: map.households, before: map.before,
      alternatives: map.alternatives, workers: run.workers
    ).run()
    let plan = read.plan
    run.say(notes: read.notes)
    timer.end("read")
    let counts = [
      SummaryFigure("grids", .count(plan.grids.count)),
      SummaryFigure("villages", .count(Set(plan.grids.map(\.village)).count)),
      SummaryFigure("households", .count(plan.grids.reduce(0) { $0 + $1.households })),
    ]
    if run.dryRun {
      return try DryRun(
        command: "report", inputs: inputs, counts: counts, outputs: outputs.paths
      ).print(json: run.json)
    }

    // All are drawn before the first is written, so that a fault leaves nothing behind.
    let picture =
      files.needPicture
      ? try SVGMap.render(
        plan, units: read.units, barriers: read.barriers, disputes: read.disputes, options: map.pictureOptions
      )
      : []
    let page =
      files.needPage ? try HTMLReport.render(reportInput(read, background), options: map.options) : []
    let drawn = try files.draw(page: page, picture: picture)
    timer.end("draw")
    let written = try files.write(drawn.files, saying: run)
    run.say(notes: drawn.remarks)
    timer.end("write")
    run.say(timer.timings)
    guard run.json else { return }
    var summary = RunSummary("report")
    summary.add("files", .object(inputs.map { JSONMember($0.0, .text($0.1)) }))
    summary.add("outputs", written)
    if !drawn.remarks.isEmpty { summary.add("notes", drawn.remarks) }
    summary.add("summary", counts)
    summary.add(timer.timings)
    try summary.print()
  }

  private func reportInput(_ read: ReportJob.Outcome, _ background: TileLayer?) -> ReportInput {
    // Names as short as they tell the plans apart.
    let paths = map.alternatives
    let short = paths.map { InputSource($0).lastComponent }
    let names = Set(short).count == short.count ? short : paths
    return ReportInput(
      plan: read.plan, units: read.units, barriers: read.barriers, disputes: read.disputes,
      committees: read.committees, households: read.households, before: read.before,
      alternatives: zip(names, read.alternatives).map { ReportInput.Alternative(name: $0, plan: $1) },
      tiles: background)
  }
}
