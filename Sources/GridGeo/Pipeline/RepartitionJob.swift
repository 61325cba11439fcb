/// Makes a new plan from an old one with as little change as it takes.
public struct RepartitionJob: Sendable {
  /// The plan to change, as GeoJSON.
  public var plan: InputSource
  /// The territory and households as they are now.
  public var files: SurveyFiles
  public var reading: SurveyReading
  public var options: RepartitionOptions
  /// Disputes whose grids and households are to be flagged.
  public var disputes: String?
  /// How many workers to take; nil for all processors. The plan is the same with any number.
  public var workers: Int?

  public init(
    plan: InputSource, files: SurveyFiles, reading: SurveyReading = SurveyReading(),
    options: RepartitionOptions = RepartitionOptions(), disputes: String? = nil, workers: Int? = nil
  ) {
    self.plan = plan
    self.files = files
    self.reading = reading
    self.options = options
    self.disputes = disputes
    self.workers = workers
  }

  public struct Outcome: Sendable {
    /// Ready to be written by `GridPlanWriter`.
    public var plan: GridPlan
    /// The old plan.
    public var before: GridPlan
    /// No grid differs from the old plan: its own bytes are the new plan's.
    public var isUnchanged: Bool
    /// In order of code.
    public var grids: [GridChange]
    /// Households whose grid changes, in the order of the table.
    public var households: [HouseholdChange]
    /// Households on disputed ground; nil without disputes.
    public var disputed: [DisputedHousehold]?
    public var triggers: [RepartitionTrigger]
    /// What could not be put right, and why.
    public var left: [String]
    /// Load whose grid changes, all load, and the least that any plan could move in which households go to a
    /// neighbouring grid.
    public var moved: Double
    public var load: Double
    public var bound: Double
    public var findings: [Finding]
    public var notes: [String]
    public var timings: [StageTiming]
    public var units: [AdminUnit]
    public var barriers: [Barrier]
  }

  /// Changes the plan.
  ///
  /// - Throws: `missingInput`, `badInput`, `badCRS`, `infeasible`, `badOption`, `native`, `cancelled`; `broken`
  ///   when the plan fails its own audit.
  public func run(progress: ProgressHandler? = nil) async throws(GridGeoError) -> Outcome {
    try await alternatives(evenness: [options.evenness], progress: progress)[0]
  }

  /// A plan for each price of unevenness: the higher, the more even the loads and the more is moved.
  ///
  /// - Throws: as `run`.
  public func alternatives(
    evenness: [Double], progress: ProgressHandler? = nil
  ) async throws(GridGeoError) -> [Outcome] {
    var clock = StageClock()
    let prepared = try prepare(&clock, progress)
    var outcomes: [Outcome] = []
    for price in evenness {
      outcomes.append(try await outcome(prepared, evenness: price, &clock, progress))
    }
    return outcomes
  }

  /// What is wrong with the plan, and what putting each right alone would move. Nothing is changed.
  ///
  /// - Throws: as `run`.
  public func propose(progress: ProgressHandler? = nil) async throws(GridGeoError) -> [RepartitionTrigger] {
    var clock = StageClock()
    return try await territory(prepare(&clock, progress), evenness: 0).proposal(progress: progress)
  }

  private func territory(_ prepared: PreparedRepartition, evenness: Double) -> TerritoryRepartition {
    var setting = prepared.setting
    setting.options.evenness = evenness
    return TerritoryRepartition(
      cases: prepared.cases, setting: setting,
      crew: WorkerCrew(workers: workers ?? availableWorkers(), frame: prepared.working.frame))
  }

  private func prepare(
    _ clock: inout StageClock, _ progress: ProgressHandler?
  ) throws(GridGeoError) -> PreparedRepartition {
    progress?(ProgressEvent(stage: "read", done: 0, total: 0))
    let (reading, provenance, input) = try PreparedRepartition.read(plan)
    let read = try SurveyReader(options: self.reading, policy: .collect).read(files)
    clock.end("read")
    progress?(ProgressEvent(stage: "check", done: 0, total: 0))
    let prepared = try PreparedRepartition(
      grids: reading, provenance: provenance, planInput: input, read: read,
      valid: read.raw.validated(repair: self.reading.repair), options: options.resolved(with: provenance))
    clock.end("prepare")
    return prepared
  }

  private func outcome(
    _ prepared: PreparedRepartition, evenness: Double, _ clock: inout StageClock, _ progress: ProgressHandler?
  ) async throws(GridGeoError) -> Outcome {
    let result = try await territory(prepared, evenness: evenness).run(progress: progress)
    clock.end("change")
    guard result.tilingDefects == 0, result.misplacedHouseholds == 0 else {
      throw GridGeoError(
        .broken,
        "the plan fails its audit: \(result.tilingDefects) border edges do not match, \(result.misplacedHouseholds) households are outside their grid; please report this with the input"
      )
    }
    let before = GridPlan(grids: prepared.grids, provenance: prepared.provenance)
    let retired = Set(prepared.provenance.retired + result.retired).sorted(by: {
      StableOrder.precedes($0, $1)
    })
    var isUnchanged =
      result.retired.isEmpty
      && result.grids.map { OutputFeature($0) } == prepared.grids.map { OutputFeature($0) }
    var options = prepared.setting.options
    options.evenness = evenness
    let provenance = Provenance(
      version: GridGeo.version, command: "repartition", options: options.named(reading), seed: options.seed,
      frame: prepared.working.frame.projString, inputs: [prepared.planInput] + prepared.inputs,
      summary: RepartitionSummary.figures(result, prepared), retired: retired)
    var plan = isUnchanged ? before : GridPlan(grids: result.grids, provenance: provenance)
    var findings = prepared.findings
    if !isUnchanged {
      findings += try await PlanGate.pass(
        plan, against: prepared.valid, workers: workers ?? availableWorkers()
      ).filter { $0.severity == .note }
      clock.end("audit")
    }
    var changes = prepared.households(result)
    var disputed: [DisputedHousehold]?
    if let disputes {
      let crew = WorkerCrew(workers: workers ?? availableWorkers(), frame: prepared.working.frame)
      let flagged = try await DisputeFlags(path: disputes).applied(
        to: plan, households: prepared.valid.households, crew: crew)
      isUnchanged = isUnchanged && flagged.plan.grids == plan.grids
      if !isUnchanged { plan = flagged.plan }
      let ids = Dictionary(grouping: flagged.households, by: \.household)
      for i in changes.indices { changes[i].disputes = ids[changes[i].household, default: []].map(\.dispute) }
      disputed = flagged.households
      clock.end("flag disputes")
    }
    return Outcome(
      plan: plan, before: before, isUnchanged: isUnchanged, grids: result.changes, households: changes,
      disputed: disputed,
      triggers: result.triggers, left: result.left, moved: result.moved, load: result.load,
      bound: result.bound, findings: findings, notes: prepared.notes, timings: clock.timings,
      units: prepared.units, barriers: prepared.barriers)
  }
}
