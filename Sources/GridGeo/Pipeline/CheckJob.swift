/// Reads a survey and reports every finding.
public struct CheckJob: Sendable {
  public var files: SurveyFiles
  public var reading: SurveyReading
  /// How many workers to take; nil for all processors.
  public var workers: Int?

  public init(files: SurveyFiles, reading: SurveyReading = SurveyReading(), workers: Int? = nil) {
    self.files = files
    self.reading = reading
    self.workers = workers
  }

  public struct Outcome: Sendable {
    /// In stable order, the gravest first.
    public var findings: [Finding]
    /// What was read and what of it can be used.
    public var counts: [SummaryFigure]
    public var notes: [String]
    public var provenance: Provenance
    public var timings: [StageTiming]
  }

  /// - Throws: `missingInput`, `badInput` for a file that is no survey at all; `native`; `cancelled`.
  public func run(progress: ProgressHandler? = nil) async throws(GridGeoError) -> Outcome {
    var clock = StageClock()
    progress?(ProgressEvent(stage: "read", done: 0, total: 0))
    let read = try SurveyReader(options: reading, policy: .collect).read(files)
    clock.end("read")
    progress?(ProgressEvent(stage: "check", done: 0, total: 0))
    let valid = try read.raw.validated(repair: reading.repair)
    clock.end("check units")
    var findings = valid.findings
    var counts = read.counts + kept(valid)
    var claimed: [Claim] = []
    if files.claims != nil {
      let claims = try ValidClaims(checking: read.raw.claims, units: valid.units, repair: reading.repair)
      findings += claims.findings + ClaimContracts.findings(claims.claims)
      counts += kept("claims", claims.account)
      claimed = claims.claims
      clock.end("check claims")
    }
    var frameText = ""
    if let frame = try WorkingFrame(covering: valid.units) {
      frameText = frame.projString
      findings = try await measured(findings, valid, frame)
      findings += try valid.coverageFindings()
      clock.end("check neighbours")
      findings += ShiftSuspicion(units: valid.units, inputs: read.raw.inputs)
        .findings(valid, read.raw, claims: claimed)
      clock.end("check shifts")
    }
    return Outcome(
      findings: SurveyFindings.merged(reading: read.findings, checks: findings), counts: counts,
      notes: read.raw.notes,
      provenance: Provenance(
        version: GridGeo.version, command: "check",
        options: reading.positionOptions
          + (reading.repair == .none ? [] : [("repair", reading.repair.rawValue)]), frame: frameText,
        inputs: read.raw.inputs, summary: counts),
      timings: clock.timings)
  }

  private func kept(_ valid: ValidSurvey) -> [SummaryFigure] {
    let tally = valid.tally
    return [
      ("units", tally.units), ("households", tally.households), ("barriers", tally.barriers),
      ("base_units", tally.baseUnits),
    ]
    .filter { $0.1.read > 0 }
    .flatMap { kept($0.0, $0.1) }
  }

  private func kept(_ name: String, _ account: SurveyTally.Account) -> [SummaryFigure] {
    [SummaryFigure("\(name)_usable", .count(account.kept))]
      + account.reasons.map {
        SummaryFigure(figureName("\(name)_left_out_\($0.code.name)"), .count($0.count))
      }
  }

  /// Snake case throughout: finding codes are in kebab case.
  private func figureName(_ name: String) -> String { String(name.map { $0 == "-" ? "_" : $0 }) }

  /// Findings of households outside, with how far outside they are.
  private func measured(
    _ findings: [Finding], _ valid: ValidSurvey, _ frame: WorkingFrame
  ) async throws(GridGeoError) -> [Finding] {
    let outside = findings.indices.filter {
      findings[$0].code == .householdOutside && findings[$0].coordinate != nil
    }
    guard !outside.isEmpty else { return findings }
    // Far points have no place in the frame; the distance to them would say nothing.
    let box = valid.units.compactMap(\.region.boundingBox).reduce(nil as BoundingBox<Geographic>?) {
      $0?.union($1) ?? $1
    }
    let reach = box?.padded(by: 2)
    let near = outside.filter { i in findings[i].coordinate.map { reach?.contains($0) == true } ?? false }
    let tops = valid.units.filter { $0.level == valid.units.first?.level }
    let points = near.compactMap { findings[$0].coordinate }
    let distances = try await parallelMap([points], workers: 1, frame: frame) {
      (kit: inout WorkerKit, _: Int, points: [Coordinate<Geographic>]) throws(GridGeoError) -> [Length?] in
      var regions: [Region<Planar>] = []
      for top in tops { regions.append(try kit.planar(top.region)) }
      return planarDistances(from: try kit.planar(points), to: regions)
    }[0]
    var result = findings
    for (i, distance) in zip(near, distances) {
      guard let distance else { continue }
      result[i].size = Finding.Size(length: distance)
    }
    return result
  }
}

extension WorkingFrame {
  /// The frame of a survey; nil when it has no ground.
  init?(covering units: [AdminUnit]) throws(GridGeoError) {
    try self.init(covering: units.map(\.region))
  }

  /// The frame of some ground; nil when there is none.
  init?(covering regions: [Region<Geographic>]) throws(GridGeoError) {
    var box: BoundingBox<Geographic>?
    for region in regions {
      if let own = region.boundingBox { box = box?.union(own) ?? own }
    }
    guard let box else { return nil }
    try self.init(centredOn: box)
  }
}
