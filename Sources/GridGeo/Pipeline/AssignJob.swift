/// Assigns households to grids: reads a plan and a table of households, and writes a row for each row, in
/// order and in bounded memory.
public struct AssignJob: Sendable {
  /// The plan, any polygons with a code, or a saved index.
  public var grids: String
  public var households: String
  /// What the user says of the households' file.
  public var reading: SurveyReading
  /// A household outside all grids gets the nearest one within this distance.
  public var nearest: Length?
  /// Disputes whose ground is marked.
  public var disputes: String?
  /// Where the rows go; `-` is standard output.
  public var output: String
  public var format: AssignmentFormat
  public var overwrite: Bool
  /// Pass rows on as they come, instead of waiting for full blocks.
  public var isLive: Bool
  /// Wait until the disk has the output.
  public var syncs = false
  /// Where to save what ``ReassignJob`` needs to look at changed ground only.
  public var state: String?
  /// Assign this share of the rows only, and leave a manifest beside the output for ``MergeAssignmentJob``.
  public var shard: Shard?
  /// How many workers to take; nil for all processors. The rows are the same with any number.
  public var workers: Int?

  /// The largest distance that `nearest` may be.
  public static let farthest = Length.metres(100_000)

  public init(
    grids: String, households: String, reading: SurveyReading = SurveyReading(), nearest: Length? = nil,
    disputes: String? = nil, output: String, format: AssignmentFormat = .csv, overwrite: Bool = false,
    isLive: Bool = false, workers: Int? = nil
  ) {
    self.grids = grids
    self.households = households
    self.reading = reading
    self.nearest = nearest
    self.disputes = disputes
    self.output = output
    self.format = format
    self.overwrite = overwrite
    self.isLive = isLive
    self.workers = workers
  }

  public struct Outcome: Sendable {
    /// The grids in order of code, as `counts` numbers them.
    public var labels: [GridCodes]
    /// Households and persons by grid and status.
    public var counts: AssignmentCounts
    /// Rows of summer camps whose household is counted by its winter camp.
    public var summerRows: Int
    /// Why rows are invalid, and how many are for each reason.
    public var reasons: [(reason: String, rows: Int)]
    public var notes: [String]
    public var timings: [StageTiming]
    /// Bytes read of the households' file.
    public var bytes: Int
    /// The index, for saving.
    public var plan: AssignPlan

    /// Statuses that the options made impossible.
    var ruledOut: Set<AssignmentStatus>

    /// The counts by grid, village, township and county.
    ///
    /// - Throws: `broken` when the counts contradict themselves.
    public func summary() throws(GridGeoError) -> AssignmentSummary {
      try AssignmentSummary(grids: labels, counts: counts, ruledOut: ruledOut)
    }

    /// Rows read: households and the rows of their summer camps.
    public var rows: Int {
      AssignmentStatus.allCases.reduce(summerRows) { $0 + counts.households(status: $1) }
    }
  }

  /// - Throws: `missingInput`; `badInput` for a file that is not what its role asks for; `badCRS`; `badOption`
  ///   for seasons in an input that cannot be read twice; `cannotWrite`, `brokenPipe`; `cancelled`.
  public func run(progress: ProgressHandler? = nil) async throws(GridGeoError) -> Outcome {
    var clock = StageClock()
    if shard != nil { try checkShard() }
    progress?(ProgressEvent(stage: "read grids", done: 0, total: 0))
    let workers = max(1, self.workers ?? availableWorkers())
    let plan = try await readPlan(workers)
    clock.end("read grids")
    var run = AssignRun(job: self, plan: plan, workers: workers, progress: progress)
    if let disputes { run.disputes = try await DisputeFlags(path: disputes).ground(workers: workers) }
    let (least, greatest) = (plan.index.least, plan.index.greatest)
    if let state {
      run.runs = try HouseholdRuns(
        state, ground: ChangedGround(least: least, greatest: greatest), overwrite: overwrite)
    }
    let result = try await run.run()
    clock.end("assign")
    var counts = AssignmentCounts(grids: plan.labels.count)
    var total = WorkerTally(grids: 0)
    var kept = [Int](repeating: 0, count: plan.labels.count)
    for tally in result.tallies {
      for (grid, count) in tally.kept.enumerated() { kept[grid] += Int(count) }
      tally.add(to: &counts)
      total.addNotes(of: tally)
    }
    try run.runs?.finish { runs in
      HouseholdState(
        plan, households: kept, nearest: nearest?.metres ?? 0, hasSeasons: result.hasSeasons, least: least,
        greatest: greatest
      ).footer(runs)
    }
    let totals = AssignmentTotals(
      counts: counts, summerRows: total.summerRows, blankRows: total.blankRows, badPersons: total.badPersons,
      badSeasons: total.badSeasons, zonesTaken: total.zonesTaken, reasons: AssignJob.reasons(total))
    if let shard {
      try AssignmentShard(of: self, shard: shard, labels: plan.labels, totals: totals).write(
        beside: output, overwrite: overwrite)
      clock.end("check sums")
    }
    return Outcome(
      labels: plan.labels, counts: counts, summerRows: total.summerRows, reasons: totals.reasons,
      notes: plan.notes + result.notes
        + totals.notes(
          file: InputSource(households).name, crs: reading.crs(of: "households")),
      timings: clock.timings, bytes: result.bytes,
      plan: plan, ruledOut: ruledOut)
  }

  /// Statuses that the options make impossible.
  var ruledOut: Set<AssignmentStatus> {
    Set((nearest == nil ? [.nearest] : []) + (disputes == nil ? [.disputed] : []))
  }

  /// Fields that `reading` may name: those of households, and those of the grids.
  public static var fieldNames: [String] {
    var names = HouseholdReader.fieldNames
    for name in GridAreaReader.fieldNames where !names.contains(name) { names.append(name) }
    return names
  }

  /// What a run would read, for `--dry-run`.
  ///
  /// - Throws: as ``run(progress:)``, for the grids and the heading.
  public func preview() async throws(GridGeoError) -> (counts: [SummaryFigure], notes: [String]) {
    let labels: [GridCodes]
    if SavedIndex.isOne(grids) {
      labels = try SavedIndex.read(grids).labels
    } else {
      labels = try await GridAreas.read(
        grids, reading: reading, outlines: false, workers: workers ?? availableWorkers()
      ).labels
    }
    var notes: [String] = []
    let source = InputSource(households)
    if ByteSource.isRepeatable(source), try !GeoJSONReader.isGeoJSON(source) {
      notes = try HouseholdStream(source, options: AssignRun.options(self)).notes
    }
    return ([SummaryFigure("grids", .count(labels.count))], notes)
  }

  private func readPlan(_ workers: Int) async throws(GridGeoError) -> AssignPlan {
    let hashes = format == .geojson
    guard state != nil else {
      return try await AssignPlan.read(grids, reading: reading, workers: workers, hashes: hashes)
    }
    if SavedIndex.isOne(grids) {
      throw GridGeoError(
        .badOption, "--save-state needs the plan itself and not its index; name the plan",
        at: SourcePlace(file: grids))
    }
    let areas = try await GridAreas.read(
      grids, reading: reading, outlines: true, hashes: hashes, workers: workers)
    return try await areas.plan(workers: workers)
  }

  private static func reasons(_ tally: WorkerTally) -> [(reason: String, rows: Int)] {
    PointBatch.Fault.allCases.compactMap { fault in
      let rows = tally.faults[Int(fault.rawValue)]
      return rows > 0 ? (PointBatch.reason(fault), rows) : nil
    }
  }
}
