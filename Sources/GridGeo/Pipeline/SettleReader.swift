/// Reads the files of a settlement.
struct SettleReader {
  let files: SettleFiles
  let reading: SurveyReading

  struct Outcome: Sendable {
    var dispute: Dispute
    /// All of the file.
    var disputes: [Dispute]
    var claims: [Claim]
    var units: [AdminUnit] = []
    /// Nil without a household table.
    var households: [Household]?
    var features: [Barrier] = []
    var places: [PasturePlace]?
    var raster: CostRaster?
    var use: ActualUse?
    var inputs: [InputFile]
    var notes: [String]
  }

  /// - Throws: `missingInput`; `badInput` for a file that is not what its role asks for, and for a dispute that
  ///   is not in its file.
  func read(dispute id: String) throws(GridGeoError) -> Outcome {
    let source = InputSource(files.disputes)
    let disputes = try DisputeReader.read(source, options: ReadingOptions(policy: .stop)).reading
    guard let dispute = disputes.records.first(where: { $0.id == id }) else {
      let ids = disputes.records.prefix(5).map(\.id).joined(separator: ", ")
      throw GridGeoError(
        .badInput,
        "has no dispute \"\(id)\"; " + (ids.isEmpty ? "it holds none" : "it holds \(ids)")
          + (disputes.records.count > 5 ? " and \(disputes.records.count - 5) more" : ""),
        at: SourcePlace(file: files.disputes))
    }
    let survey = try SurveyReader(options: reading, policy: .stop)
      .read(
        SurveyFiles(
          territory: files.territory, households: files.households, barriers: files.features,
          claims: files.claims)
      ).raw
    var result = Outcome(
      dispute: dispute, disputes: disputes.records, claims: survey.claims, units: survey.units,
      households: files.households == nil ? nil : survey.households, features: survey.barriers,
      inputs: [
        InputFile(role: "disputes", name: source.lastComponent, sha256: disputes.sha256 ?? "")
      ], notes: disputes.notes + survey.notes)
    result.inputs += survey.inputs.map { input in
      var input = input
      if input.role == "barriers" { input.role = "features" }
      return input
    }
    if let path = files.points {
      let points = try PasturePlaceReader.read(InputSource(path))
      result.places = points.records
      take(points, "points", path, &result)
    }
    if let path = files.raster {
      let (raster, sha256) = try CostRasterReader.read(InputSource(path))
      result.raster = raster
      result.inputs.append(
        InputFile(role: "raster", name: InputSource(path).lastComponent, sha256: sha256))
    }
    if let path = files.use {
      let use = try ActualUseReader.read(InputSource(path))
      result.use = use.records.first
      take(use, "use", path, &result)
    }
    return result
  }

  private func take<Record>(
    _ reading: RecordReading<Record>, _ role: String, _ path: String, _ result: inout Outcome
  ) {
    result.inputs.append(
      InputFile(role: role, name: InputSource(path).lastComponent, sha256: reading.sha256 ?? ""))
    result.notes += reading.notes
  }
}
