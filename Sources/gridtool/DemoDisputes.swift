import GridGeo
import GridMap

/// The demonstration's claims: what they do not agree about, and the dossier for both sides.
struct DemoDisputes {
  static let names = ["disputes.geojson", "committees.geojson", "dossier.html"]

  let outcome: DisputesJob.Outcome
  private let page: [UInt8]

  /// - Throws: as `DisputesJob.run` and the drawing.
  static func run(
    _ data: DemoData, title: String?, workers: Int?, timer: inout StageTimer, progress: ProgressHandler?
  ) async throws -> DemoDisputes {
    let job = DisputesJob(
      files: SurveyFiles(
        territory: data.file("territory.geojson"), households: data.file("households.csv"),
        barriers: data.file("barriers.geojson"), claims: data.file(DemoData.claims)),
      committees: CommitteeOptions(), workers: workers)
    let outcome = try await job.run(progress: progress)
    timer.take(outcome.timings)
    progress?(ProgressEvent(stage: "draw the dossier", done: 0, total: 0))
    let page = try Dossier.render(
      DossierInput(
        disputes: outcome.disputes, claims: outcome.claims, units: outcome.units,
        committees: outcome.committees, provenance: outcome.provenance),
      options: DossierOptions(title: title, language: .both, working: true, sheets: .certain))
    timer.end("draw the dossier")
    return DemoDisputes(outcome: outcome, page: page)
  }

  func write(to folder: OutputFolder, overwrite: Bool) throws(GridGeoError) {
    try DisputeWriter.write(
      outcome.disputes, provenance: outcome.provenance, to: folder.file("disputes.geojson"),
      overwrite: overwrite)
    try CommitteeWriter.write(
      outcome.committees, provenance: outcome.provenance, to: folder.file("committees.geojson"),
      overwrite: overwrite)
    try AtomicFile.write(page, to: folder.file("dossier.html"), overwrite: overwrite)
  }

  /// Label and value of what the demonstration tells.
  var figures: [(String, String)] {
    let real = outcome.disputes.filter { $0.certainty != .sliver && $0.kind != .stacked }
    let certain = real.filter { $0.certainty == .certain }
    let hectares = certain.reduce(0) { $0 + $1.area.hectares }
    return [
      ("claims", Figures.count(outcome.claims.count)),
      ("disputes", "\(Figures.count(real.count)), \(Figures.count(certain.count)) of them certain"),
      ("certain ground", Figures.area(.hectares(hectares))),
      ("committees", Figures.count(outcome.committees.count)),
    ]
  }
}
