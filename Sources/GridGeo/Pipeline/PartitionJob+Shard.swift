extension PartitionJob {
  /// One shard of a partition, and what was found on the way.
  public struct ShardOutcome: Sendable {
    public var shard: PlanShard
    /// By code; of the shard's villages.
    public var villages: [VillageFigures]
    /// Of the whole survey: every shard reads all of it.
    public var findings: [Finding]
    public var notes: [String]
    public var timings: [StageTiming]
    /// PROJ string of the working frame.
    public var frame: String
    /// Figures of what the shard holds.
    public var summary: [SummaryFigure]
    fileprivate var grids: [Grid]

    /// Writes the shard for ``MergePlanJob``.
    ///
    /// - Throws: `cannotWrite`, `brokenPipe`, `broken`.
    public func write(to target: String, overwrite: Bool) throws(GridGeoError) {
      try shard.write(grids, summary: summary, to: target, overwrite: overwrite)
    }
  }

  /// Divides the villages of one shard: townships go to shards by the work they make, the same on every machine.
  ///
  /// - Throws: as ``run(progress:)``; `badOption` with disputes, which need the whole plan.
  public func run(
    shard: Shard, progress: ProgressHandler? = nil
  ) async throws(GridGeoError) -> ShardOutcome {
    guard disputes == nil else {
      throw GridGeoError(.badOption, "--disputes needs the whole plan; leave it out of the shards")
    }
    var clock = StageClock()
    progress?(ProgressEvent(stage: "read", done: 0, total: 0))
    let survey = try prepared(&clock, progress: progress)
    let working = survey.working
    let split = TownshipSplit(survey.tasks, into: shard.count)
    let own = survey.tasks.indices.filter { split.shards[$0] == shard.number }
    let workers = self.workers ?? availableWorkers()
    let crew = WorkerCrew(workers: workers, frame: working.frame)
    let divided = try await TerritoryPartition.divide(
      own.map { survey.tasks[$0] },
      unitRings: working.unitRings.isEmpty ? [] : own.map { working.unitRings[$0] },
      options: options, crew: crew, progress: progress)
    var result = try await TerritoryPartition.assemble(
      divided.villages, misplaced: divided.misplaced, crew: crew)
    clock.end("divide")
    try PartitionJob.check(result)
    // What other villages put on common borders is for the merge to see.
    for (i, piece) in divided.villages.flatMap(\.division.pieces).enumerated() {
      result.grids[i].region = Region(latticeRings: piece.rings)
    }
    let whole = provenance(survey)
    let audited = try await PlanGate.pass(
      GridPlan(grids: result.grids, provenance: whole), against: survey.valid,
      villages: Set(divided.villages.map(\.division.code)), workers: workers)
    clock.end("audit")
    let overPoints = divided.villages.count { $0.isSpreadOverPoints }
    let placed = own.reduce(0) { $0 + survey.tasks[$1].householdsAtSites }
    return ShardOutcome(
      shard: PlanShard(
        shard: shard, townships: split.townships[shard.number - 1], whole: whole, read: survey.read.counts,
        villageTotal: survey.tasks.count, gridTotal: survey.tasks.reduce(0) { $0 + $1.gridCount },
        placedTotal: working.placedHouseholds, tolerance: tolerance, villages: divided.villages),
      villages: result.villages,
      findings: SurveyFindings.merged(
        reading: survey.read.findings,
        checks: survey.valid.findings + working.findings + audited.filter { $0.severity == .note }),
      notes: survey.read.raw.notes, timings: clock.timings, frame: working.frame.projString,
      summary: PlanSummary.figures(
        result, read: survey.read.counts, placed: placed, overPoints: overPoints, tolerance: tolerance),
      grids: result.grids)
  }
}
