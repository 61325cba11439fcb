import ArgumentParser
import GridGeo
import GridMap

extension Report {
  /// The dossier of a file of disputes.
  func writeDossier(_ files: ReportFiles) throws {
    guard let claims = dossier.claims else {
      throw ValidationError(
        "a dossier needs the claims that the disputes were found in: --claims claims.geojson")
    }
    guard !files.needPicture else {
      throw ValidationError(
        "a dossier is pages, not a picture: -o dossier.html or --pdf dossier.pdf, without --svg, --png and "
          + "--pdf-of map")
    }
    if map.barriers != nil { throw ValidationError("--barriers belongs to plans; leave it out for disputes") }
    try map.refuse(for: "disputes")
    try tiles.refuse(for: "disputes")
    let inputs =
      [("disputes", plan)] + dossier.files + [map.territory.map { ("territory", $0) }].compactMap { $0 }
    if inputs.count(where: { $0.1 == "-" }) > 1 {
      throw ValidationError("standard input can be only one of the files")
    }
    let outputs = OutputSet(files.paths, overwrite: writing.overwrite)
    try outputs.check(inputs: inputs.map(\.1), run)
    var timer = StageTimer()
    var seasons = SeasonText(named: [:])
    for given in dossier.season { seasons.named[given.name.lowercased()] = given.days }
    let read = try DossierJob(
      disputes: plan, claims: claims, territory: map.territory, committees: dossier.committees,
      options: dossier.settlements, seasons: seasons
    ).run()
    timer.end("read")
    let counts = [
      SummaryFigure("disputes", .count(read.disputes.count)),
      SummaryFigure("claims", .count(read.claims.count)),
      SummaryFigure("committees", .count(read.committees.count)),
      SummaryFigure("settlements", .count(read.settlements.values.reduce(0) { $0 + $1.count })),
    ]
    if run.dryRun {
      return try DryRun(
        command: "report", inputs: inputs, counts: counts, outputs: outputs.paths
      ).print(json: run.json)
    }
    let page = try Dossier.render(
      DossierInput(
        disputes: read.disputes, claims: read.claims, units: read.units, committees: read.committees,
        settlements: read.settlements, provenance: read.provenance),
      options: DossierOptions(
        title: map.title, language: map.language, working: map.working, sheets: dossier.sheets))
    let drawn = try files.draw(page: page, picture: [])
    timer.end("draw")
    let written = try files.write(drawn.files, saying: run)
    run.say(notes: drawn.remarks)
    timer.end("write")
    run.say(timer.timings)
    guard run.json else { return }
    var summary = RunSummary("report")
    summary.add("files", .array(inputs.map { .object([JSONMember($0.0, .text($0.1))]) }))
    summary.add("outputs", written)
    if !drawn.remarks.isEmpty { summary.add("notes", drawn.remarks) }
    summary.add("summary", counts)
    summary.add(timer.timings)
    try summary.print()
  }
}
