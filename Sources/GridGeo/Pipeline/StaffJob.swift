/// Reads a plan, allots workers to its grids and groups them into supervision areas.
public struct StaffJob: Sendable {
  public var plan: String
  /// Lends names and the prefecture's code to the service centres.
  public var territory: String?
  public var options: StaffingOptions
  /// How many threads to take; nil for all processors. The result is the same with any number.
  public var threads: Int?

  public init(
    plan: String, territory: String? = nil, options: StaffingOptions, threads: Int? = nil
  ) {
    self.plan = plan
    self.territory = territory
    self.options = options
    self.threads = threads
  }

  public struct Outcome: Sendable {
    /// With workers and heads, ready to be written by `GridPlanWriter`.
    public var plan: GridPlan
    /// By code.
    public var areas: [SupervisionArea]
    /// From the prefecture down, each level by code.
    public var centres: [ServiceCentre]
    /// By code.
    public var townships: [TownshipStaffing]
    /// Fewer households per worker than wished; one line each.
    public var warnings: [String]
    public var notes: [String]
    public var timings: [StageTiming]
  }

  private struct Reading {
    var grids: [Grid]
    var frame: String
    /// Codes that were given up and must not be used again.
    var retired: [String] = []
    var units: [AdminUnit] = []
    var inputs: [InputFile]
    var notes: [String]
  }

  /// - Throws: `missingInput`, `badInput`; `infeasible` for fewer workers than grids, fewer heads than townships or
  ///   more heads than grids; `cancelled`.
  public func run(progress: ProgressHandler? = nil) async throws(GridGeoError) -> Outcome {
    var clock = StageClock()
    progress?(ProgressEvent(stage: "read", done: 0, total: 0))
    let reading = try read()
    clock.end("read")
    let (grids, options) = (reading.grids, self.options)
    let tasks = try TownshipTask.all(grids, options)
    let workers = try WorkerAllotment.allot(grids, options)
    clock.end("allot")
    let report: @Sendable (Int) -> Void = {
      progress?(ProgressEvent(stage: "group", done: $0, total: tasks.count))
    }
    let groupings = try await parallelMap(
      tasks, workers: threads ?? availableWorkers(), blockSize: 1, progress: report
    ) { (_: inout WorkerKit, _: Int, task: TownshipTask) throws(GridGeoError) -> AreaGrouping in
      task.grouping(grids, options)
    }
    clock.end("group")
    let result = StaffingResult(grids, workers: workers, tasks, groupings)
    let summary = StaffSummary(result, options)
    return Outcome(
      plan: GridPlan(
        grids: result.grids,
        provenance: Provenance(
          version: GridGeo.version, command: "staff", options: options.named, seed: options.seed,
          frame: reading.frame, inputs: reading.inputs, summary: summary.figures,
          retired: reading.retired)),
      areas: result.areas,
      centres: ServiceCentreRollUp(reading.units).centres(result.grids, result.areas),
      townships: result.townships, warnings: summary.warnings, notes: reading.notes + summary.notes,
      timings: clock.timings)
  }

  /// Reads and checks, and staffs nothing.
  ///
  /// - Throws: as `run`.
  public func preview() throws(GridGeoError) -> (counts: [SummaryFigure], notes: [String]) {
    let reading = try read()
    let tasks = try TownshipTask.all(reading.grids, options)
    let households = reading.grids.reduce(0) { $0 + $1.households }
    return (
      [
        SummaryFigure("grids", .count(reading.grids.count)),
        SummaryFigure("townships", .count(tasks.count)),
        SummaryFigure("households", .count(households)),
        SummaryFigure("workers", .count(options.workers)),
        SummaryFigure("heads", .count(options.heads)),
        SummaryFigure("households_per_worker", .number(Double(households) / Double(options.workers))),
      ], reading.notes
    )
  }

  /// A format without lists may have cut a grid's, or left it out: then its neighbours name it, and it not them.
  private func refuseCutLists(_ grids: [Grid]) throws(GridGeoError) {
    let lists = Dictionary(grids.map { ($0.code, Set($0.neighbours)) }) { first, _ in first }
    for grid in grids {
      for other in grid.neighbours {
        guard let list = lists[other], !list.contains(grid.code) else { continue }
        throw GridGeoError(
          .badInput,
          "names \(other) as a neighbour, which does not name it; give the plan as GeoJSON or GeoPackage",
          at: SourcePlace(file: plan, id: grid.code))
      }
    }
  }

  private func read() throws(GridGeoError) -> Reading {
    let source = InputSource(plan)
    let (reading, member) = try PlanReader.read(source, options: ReadingOptions(policy: .stop))
    guard !reading.records.isEmpty else {
      throw GridGeoError(
        .badInput, "has no grids; give a plan that `gridtool partition` wrote", at: SourcePlace(file: plan))
    }
    var result = Reading(
      grids: [], frame: "",
      inputs: [InputFile(role: "plan", name: source.lastComponent, sha256: reading.sha256 ?? "")],
      notes: reading.notes)
    do {
      result.grids = try StaffingRules.sorted(reading.records)
    } catch {
      var error = error
      error.place.file = plan
      throw error
    }
    try refuseCutLists(result.grids)
    if let member {
      let json = try JSONDocument.read(InputSource(text: member, name: plan)).value
      let provenance = try Provenance(json: json)
      (result.frame, result.retired) = (provenance.frame, provenance.retired)
    }
    if let territory {
      let survey = try SurveyReader(options: SurveyReading(), policy: .collect)
        .read(SurveyFiles(territory: territory))
      result.units = survey.raw.units
      result.inputs += survey.raw.inputs
      result.notes += survey.raw.notes
    }
    return result
  }
}

extension StaffingOptions {
  /// Names and values for provenance, as the command line spells them.
  fileprivate var named: [(name: String, value: String)] {
    [
      ("workers", String(workers)), ("heads", String(heads)),
      ("method", method.rawValue), ("apportionment", "\(method.title), at least one each"),
      ("optimal-for", method.measure), ("travel-weight", "\(loadPerKilometre)"),
      ("min-households-per-worker", "\(minimumHouseholdsPerWorker)"),
    ]
  }
}
