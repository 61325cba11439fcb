/// Stage 1: reads the files of a survey.
struct SurveyReader {
  let options: SurveyReading
  /// `collect` to find everything (`check`); `stop` at the first record that would be lost.
  let policy: FaultPolicy
  /// Properties of base units that hold further kinds of load, and those to keep as text.
  var moreLoads: [String] = []
  var attributes: [String] = []

  struct Outcome: Sendable {
    var raw: RawSurvey
    /// What the readers found wrong with single records.
    var findings: [Finding]
    /// Records in each file, by role.
    var counts: [SummaryFigure]
  }

  /// - Throws: `missingInput`; `badInput` for a file that is not what its role asks for; `badCRS`.
  func read(_ files: SurveyFiles) throws(GridGeoError) -> Outcome {
    let standardInputs = [files.territory, files.households, files.barriers, files.baseUnits, files.claims]
      .count { $0 == "-" }
    guard standardInputs <= 1 else {
      throw GridGeoError(.badOption, "standard input can be only one of the files")
    }
    var outcome = Outcome(raw: RawSurvey(), findings: [], counts: [])
    if let path = files.territory {
      let reading = try TerritoryReader.read(
        InputSource(path), options: readingOptions("territory", TerritoryReader.fieldNames),
        findTransform: findTransform)
      outcome.raw.units = reading.records
      take(reading, "territory", path, into: &outcome)
    }
    if let path = files.households {
      let reading = try HouseholdReader.read(
        InputSource(path), options: readingOptions("households", HouseholdReader.fieldNames),
        findTransform: findTransform)
      outcome.raw.households = reading.records
      take(reading, "households", path, into: &outcome)
    }
    if let path = files.barriers {
      let reading = try BarrierReader.read(
        InputSource(path), options: readingOptions("barriers", BarrierReader.fieldNames),
        findTransform: findTransform)
      outcome.raw.barriers = reading.records
      take(reading, "barriers", path, into: &outcome)
    }
    if let path = files.baseUnits {
      let reading = try BaseUnitReader.read(
        InputSource(path), loadField: options.loadField, moreLoads: moreLoads, attributes: attributes,
        options: readingOptions("units", BaseUnitReader.fieldNames), findTransform: findTransform)
      outcome.raw.baseUnits = reading.records
      take(reading, "units", path, into: &outcome)
    }
    if let path = files.claims {
      let reading = try ClaimReader.read(
        InputSource(path), seasons: options.seasons,
        options: readingOptions("claims", ClaimReader.fieldNames),
        findTransform: findTransform)
      outcome.raw.claims = reading.records
      take(reading, "claims", path, into: &outcome)
    }
    try checkFields()
    try LayerAxes(options).check(outcome.raw)
    return outcome
  }

  /// Overrides that a reader knows nothing of belong to another file.
  private func readingOptions(_ role: String, _ known: [String]) -> ReadingOptions {
    ReadingOptions(
      policy: policy, closesRings: options.repair != .none, crs: options.crs(of: role),
      axes: options.axes(of: role) ?? .eastNorth,
      fields: options.fields.filter { known.contains($0.key) }, ignoredColumns: options.ignoredColumns,
      encoding: options.encoding)
  }

  private func checkFields() throws(GridGeoError) {
    let known = Set(
      TerritoryReader.fieldNames + HouseholdReader.fieldNames + BarrierReader.fieldNames
        + BaseUnitReader.fieldNames + ClaimReader.fieldNames)
    if let stranger = options.fields.keys.sorted().first(where: { !known.contains($0) }) {
      throw GridGeoError(
        .badOption,
        "--field \(stranger)=…: no such field; the fields are \(known.sorted().joined(separator: ", "))")
    }
  }

  private func findTransform(_ crs: String) throws(GridGeoError) -> PositionTransform {
    try HeldTransform.find(crs)
  }

  private func take<Record>(
    _ reading: RecordReading<Record>, _ role: String, _ path: String, into outcome: inout Outcome
  ) {
    outcome.raw.inputs.append(
      InputFile(role: role, name: InputSource(path).lastComponent, sha256: reading.sha256 ?? ""))
    outcome.raw.notes += reading.notes
    outcome.findings += reading.problems.map { Finding($0) }
    outcome.counts.append(SummaryFigure("\(role)_read", .count(reading.recordCount)))
  }
}
