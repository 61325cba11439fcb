/// Puts the shards of a partition together: the plan is that of a single run, byte for byte.
public struct MergePlanJob: Sendable {
  /// Paths of all shards, in any order.
  public var shards: [String]
  /// How many workers to take; nil for all processors. The plan is the same with any number.
  public var workers: Int?

  public init(shards: [String], workers: Int? = nil) {
    self.shards = shards
    self.workers = workers
  }

  public struct Outcome: Sendable {
    /// Ready to be written by `GridPlanWriter`.
    public var plan: GridPlan
    /// By code.
    public var villages: [VillageFigures]
    public var timings: [StageTiming]
  }

  /// - Throws: `missingInput`; `badInput` for files that are no shards, that do not belong together, and when one
  ///   is missing or there twice; `broken` when the plan does not tile its villages; `native`, `cancelled`.
  public func run(progress: ProgressHandler? = nil) async throws(GridGeoError) -> Outcome {
    var clock = StageClock()
    progress?(ProgressEvent(stage: "read", done: 0, total: 0))
    var read: [PlanShard] = []
    for path in shards {
      read.append(try PlanShard.read(path))
      progress?(ProgressEvent(stage: "read", done: read.count, total: shards.count))
    }
    let order = try ShardSet(paths: shards, shards: read.map(\.shard)).ordered()
    read = order.map { read[$0] }
    let paths = order.map { shards[$0] }
    try MergePlanJob.check(read, paths)
    clock.end("read")
    let villages = read.flatMap(\.villages).stablySorted {
      StableOrder.precedes($0.division.code, $1.division.code)
    }
    let first = read[0]
    guard let frame = WorkingFrame(projString: first.whole.frame) else {
      throw GridGeoError(
        .badInput, "names a working frame that is none; make the shard again", at: SourcePlace(file: paths[0])
      )
    }
    let result = try await TerritoryPartition.assemble(
      villages, misplaced: 0, crew: WorkerCrew(workers: workers ?? availableWorkers(), frame: frame))
    try PartitionJob.check(result)
    var provenance = first.whole
    provenance.summary = PlanSummary.figures(
      result, read: first.read, placed: first.placedTotal,
      overPoints: villages.count { $0.isSpreadOverPoints },
      tolerance: first.tolerance)
    clock.end("merge")
    return Outcome(
      plan: GridPlan(grids: result.grids, provenance: provenance), villages: result.villages,
      timings: clock.timings)
  }

  /// Whether all of them come from one input with the same options, and hold the whole plan together.
  private static func check(_ read: [PlanShard], _ paths: [String]) throws(GridGeoError) {
    let first = read[0]
    var townships: [String: Int] = [:]
    for (i, shard) in read.enumerated() {
      if let difference = difference(shard, first, paths[0]) {
        throw GridGeoError(
          .badInput, "\(difference); make both shards alike", at: SourcePlace(file: paths[i]))
      }
      for code in shard.townships {
        if let other = townships.updateValue(i, forKey: code) {
          throw GridGeoError(
            .badInput, "holds township \(code), as \(paths[other]) does; make both shards again",
            at: SourcePlace(file: paths[i]))
        }
      }
    }
    let (villages, grids) = (
      read.reduce(0) { $0 + $1.villages.count }, read.reduce(0) { $0 + $1.gridCount }
    )
    guard villages == first.villageTotal, grids == first.gridTotal,
      Set(read.flatMap(\.villages).map(\.division.code)).count == villages
    else {
      throw GridGeoError(
        .badInput,
        "the shards hold \(grids) grids in \(villages) villages, and the plan has \(first.gridTotal) in \(first.villageTotal); make the shards again",
        at: SourcePlace(file: paths[0]))
    }
  }

  private static func difference(_ shard: PlanShard, _ first: PlanShard, _ name: String) -> String? {
    let (own, other) = (shard.whole, first.whole)
    if own.version != GridGeo.version {
      return "was made by version \(own.version), and this is \(GridGeo.version)"
    }
    if let input = ShardSet.difference(own.inputs, other.inputs) {
      return "was made from another file of \(input) than \(name)"
    }
    if own.seed != other.seed { return "was made with --seed \(own.seed), \(name) with \(other.seed)" }
    if !own.options.elementsEqual(other.options, by: ==) || shard.tolerance != first.tolerance {
      return "was made with other options than \(name)"
    }
    if own.frame != other.frame || shard.read != first.read || shard.villageTotal != first.villageTotal
      || shard.gridTotal != first.gridTotal || shard.placedTotal != first.placedTotal
    {
      return "is a share of another plan than \(name)"
    }
    return nil
  }
}
