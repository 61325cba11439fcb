/// Checks a plan against the territory, and the households, that it is for.
public struct PlanCheckJob: Sendable {
  /// Path of the plan; "-" is standard input.
  public var plan: String
  public var files: SurveyFiles
  public var reading: SurveyReading
  /// How many workers to take; nil for all processors.
  public var workers: Int?

  public init(
    plan: String, files: SurveyFiles, reading: SurveyReading = SurveyReading(), workers: Int? = nil
  ) {
    self.plan = plan
    self.files = files
    self.reading = reading
    self.workers = workers
  }

  /// - Throws: `missingInput`; `badInput` for a plan or a survey that is none; `badOption` without a territory;
  ///   `native`; `cancelled`.
  public func run(progress: ProgressHandler? = nil) async throws(GridGeoError) -> CheckJob.Outcome {
    guard files.territory != nil else {
      throw GridGeoError(
        .badOption, "a plan is checked against its territory; give it by --territory",
        at: SourcePlace(file: plan))
    }
    guard plan != "-" || !files.all.contains("-") else {
      throw GridGeoError(.badOption, "standard input can be only one of the files")
    }
    var clock = StageClock()
    progress?(ProgressEvent(stage: "read", done: 0, total: 0))
    let source = InputSource(plan)
    let (planReading, member) = try PlanReader.read(source, options: ReadingOptions(policy: .stop))
    let provenance = try ReportJob.provenance(member, of: plan)
    let read = try SurveyReader(options: reading, policy: .collect).read(files)
    clock.end("read")
    progress?(ProgressEvent(stage: "check", done: 0, total: 0))
    let valid = try read.raw.validated(repair: reading.repair)
    clock.end("check survey")
    let findings = try await PlanGate.findings(
      GridPlan(grids: planReading.records, provenance: provenance), against: valid,
      workers: workers ?? availableWorkers()
    ).map { finding in
      var finding = finding
      finding.place.file = finding.place.file.map { InputSource.file($0).lastComponent }
      return finding
    }
    clock.end("check plan")
    let counts =
      [SummaryFigure("plan_read", .count(planReading.recordCount))] + read.counts + [
        SummaryFigure("villages", .count(valid.units.count { $0.level == valid.lowestLevel })),
        SummaryFigure("grids", .count(planReading.records.count)),
      ]
    let inputs = [InputFile(role: "plan", name: source.lastComponent, sha256: planReading.sha256 ?? "")]
    return CheckJob.Outcome(
      findings: findings, counts: counts, notes: read.raw.notes,
      provenance: Provenance(
        version: GridGeo.version, command: "check",
        options: reading.repair == .none ? [] : [("repair", reading.repair.rawValue)],
        inputs: inputs + read.raw.inputs, summary: counts),
      timings: clock.timings)
  }
}

extension SurveyFiles {
  /// Paths of the files that are given.
  var all: [String] { [territory, households, barriers, baseUnits].compactMap { $0 } }
}
