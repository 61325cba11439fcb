/// Reads a survey, checks it and divides its villages into grids.
public struct PartitionJob: Sendable {
  public var files: SurveyFiles
  public var reading: SurveyReading
  public var options: PartitionOptions
  /// Disputes whose grids and households are to be flagged.
  public var disputes: String?
  /// How many workers to take; nil for all processors. The plan is the same with any number.
  public var workers: Int?

  public init(
    files: SurveyFiles, reading: SurveyReading = SurveyReading(), options: PartitionOptions,
    disputes: String? = nil, workers: Int? = nil
  ) {
    self.files = files
    self.reading = reading
    self.options = options
    self.disputes = disputes
    self.workers = workers
  }

  public struct Outcome: Sendable {
    /// Ready to be written by `GridPlanWriter`.
    public var plan: GridPlan
    /// Households on disputed ground; nil without disputes.
    public var disputed: [DisputedHousehold]?
    /// By code.
    public var villages: [VillageFigures]
    /// What was found on the way; what was left out is among it.
    public var findings: [Finding]
    public var notes: [String]
    public var timings: [StageTiming]
    /// The territory and barriers that the plan was made from, for a map.
    public var units: [AdminUnit]
    public var barriers: [Barrier]
  }

  /// What a run would read and do, for `--dry-run`.
  public struct Preview: Sendable {
    public var frame: String
    public var counts: [SummaryFigure]
    public var notes: [String]
  }

  /// A checked survey with the number of grids of each village.
  struct Prepared {
    var read: SurveyReader.Outcome
    var valid: ValidSurvey
    var working: WorkingSurvey
    var tasks: [VillageTask]
  }

  /// Reads and checks the survey, and decides how many grids each village gets.
  ///
  /// - Throws: as `run`, but for what only dividing finds.
  func prepared(
    _ clock: inout StageClock, progress: ProgressHandler? = nil
  ) throws(GridGeoError) -> Prepared {
    let read = try SurveyReader(options: reading, policy: .collect).read(files)
    clock.end("read")
    progress?(ProgressEvent(stage: "check", done: 0, total: 0))
    let valid = try read.raw.validated(repair: reading.repair)
    clock.end("check")
    let working = try WorkingSurvey(valid, spread: options.spread)
    let tasks = try GridCounts.decide(working.tasks, options.gridCount)
    clock.end("prepare")
    return Prepared(read: read, valid: valid, working: working, tasks: tasks)
  }

  /// - Throws: `missingInput`, `badInput`, `badCRS`, `infeasible`, `badOption`, `native`, `cancelled`;
  ///   `broken` when the plan fails its own audit.
  public func run(progress: ProgressHandler? = nil) async throws(GridGeoError) -> Outcome {
    var clock = StageClock()
    progress?(ProgressEvent(stage: "read", done: 0, total: 0))
    let flags = try disputes.map { path throws(GridGeoError) in try DisputeFlags(path: path) }
    let survey = try prepared(&clock, progress: progress)
    let (read, valid, working) = (survey.read, survey.valid, survey.working)
    let workers = self.workers ?? availableWorkers()
    let result = try await TerritoryPartition.run(
      survey.tasks, unitRings: working.unitRings, options: options,
      crew: WorkerCrew(workers: workers, frame: working.frame), progress: progress)
    clock.end("divide")
    try PartitionJob.check(result)
    var plan = GridPlan(grids: result.grids, provenance: provenance(survey))
    plan.provenance.summary = PlanSummary.figures(
      result, read: read.counts, placed: working.placedHouseholds,
      overPoints: working.tasks.count { $0.isSpreadOverPoints }, tolerance: tolerance)
    let audited = try await PlanGate.pass(plan, against: valid, workers: workers)
    clock.end("audit")
    var disputed: [DisputedHousehold]?
    if let flags {
      let crew = WorkerCrew(workers: workers, frame: working.frame)
      let flagged = try await flags.applied(to: plan, households: valid.households, crew: crew)
      (plan, disputed) = (flagged.plan, flagged.households)
      clock.end("flag disputes")
    }
    let findings = SurveyFindings.merged(
      reading: read.findings,
      checks: valid.findings + working.findings
        + ShiftSuspicion(units: valid.units, inputs: read.raw.inputs).findings(valid, read.raw, claims: [])
        + audited.filter { $0.severity == .note })
    return Outcome(
      plan: plan, disputed: disputed, villages: result.villages, findings: findings, notes: read.raw.notes,
      timings: clock.timings, units: valid.units, barriers: valid.barriers)
  }

  /// How far a grid's load may be from its village's mean, where nothing is asked.
  var tolerance: Double { options.tolerance ?? 0.02 }

  /// Of the plan, without a summary.
  func provenance(_ survey: Prepared) -> Provenance {
    Provenance(
      version: GridGeo.version, command: "partition", options: options.named(reading), seed: options.seed,
      frame: survey.working.frame.projString, inputs: survey.read.raw.inputs)
  }

  /// - Throws: `broken` for a plan that does not tile its villages or leaves households out.
  static func check(_ result: PartitionResult) throws(GridGeoError) {
    guard result.tilingDefects == 0, result.misplacedHouseholds == 0 else {
      throw GridGeoError(
        .broken,
        "the plan fails its audit: \(result.tilingDefects) border edges do not match, \(result.misplacedHouseholds) households are outside their grid; please report this with the input"
      )
    }
  }

  /// Reads and checks, and divides nothing.
  ///
  /// - Throws: as `run`, but for what only dividing finds.
  public func preview() async throws(GridGeoError) -> Preview {
    var clock = StageClock()
    let survey = try prepared(&clock)
    let (read, working, tasks) = (survey.read, survey.working, survey.tasks)
    let counts =
      read.counts + [
        SummaryFigure("villages", .count(tasks.count)),
        SummaryFigure("grids", .count(tasks.reduce(0) { $0 + $1.gridCount })),
        SummaryFigure("households_placed", .count(working.placedHouseholds)),
        SummaryFigure("load", .number(tasks.reduce(0) { $0 + $1.load })),
      ]
    return Preview(frame: working.frame.projString, counts: counts, notes: read.raw.notes)
  }
}

extension PartitionOptions {
  /// Names and values for provenance, as the command line spells them.
  func named(_ reading: SurveyReading) -> [(name: String, value: String)] {
    var named: [(name: String, value: String)] = []
    switch gridCount {
    case .total(let total): named.append(("grids", String(total)))
    case .band(let target, let minimum, let maximum):
      named += [("target", "\(target)"), ("min", "\(minimum)"), ("max", "\(maximum)")]
    case .perVillage: named.append(("grids", "per village"))
    }
    named += [
      ("effort", effort.rawValue), ("spread", spread.rawValue),
      ("building-distance", "\(buildingDistance.metres) m"), ("smooth", String(smooth)),
      ("apportionment", "Sainte-Laguë (Webster), at least one each"),
    ]
    if let tolerance { named.append(("tolerance", "\(tolerance * 100)%")) }
    named += reading.named
    return named
  }
}
