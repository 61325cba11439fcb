/// Puts the shards of an assignment together: the rows are those of a single run, byte for byte, and so are the
/// counts.
public struct MergeAssignmentJob: Sendable {
  /// Paths of the rows of all shards, in any order; each with its manifest beside it.
  public var shards: [String]
  /// Where the rows go; `-` is standard output.
  public var output: String
  public var overwrite: Bool

  public init(shards: [String], output: String, overwrite: Bool = false) {
    self.shards = shards
    self.output = output
    self.overwrite = overwrite
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

  /// The manifests that stand beside files of rows.
  public static func manifest(beside rows: String) -> String { AssignmentShard.path(beside: rows) }

  /// Whether a file has a manifest beside it.
  public static func isShard(_ rows: String) -> Bool {
    rows != "-" && ByteSource.isRepeatable(.file(AssignmentShard.path(beside: rows)))
  }

  /// - Throws: `missingInput`; `badInput` for shards that do not belong together, were changed, are missing or
  ///   there twice; `cannotWrite`, `brokenPipe`.
  public func run(progress: ProgressHandler? = nil) throws(GridGeoError) -> Outcome {
    var clock = StageClock()
    var read: [AssignmentShard] = []
    for path in shards { read.append(try AssignmentShard(beside: path)) }
    let places = try ShardSet(paths: shards, shards: read.map(\.shard)).ordered()
    read = places.map { read[$0] }
    let paths = places.map { shards[$0] }
    for (shard, path) in zip(read, paths) {
      if let difference = MergeAssignmentJob.difference(shard, read[0], paths[0]) {
        throw GridGeoError(.badInput, "\(difference); make both shards alike", at: SourcePlace(file: path))
      }
      // Before anything is written: a pipe takes nothing back.
      guard try FileChecksum(of: path) == shard.rows else {
        throw GridGeoError(
          .badInput, "was changed since it was written; make the shard again", at: SourcePlace(file: path))
      }
    }
    clock.end("check")
    var file = try AtomicFile(output, overwrite: overwrite)
    var totals = AssignmentTotals(counts: AssignmentCounts(grids: read[0].gridCount))
    for (i, path) in paths.enumerated() {
      try MergeAssignmentJob.copy(path, from: i == 0 ? 0 : read[i].headingBytes, to: &file)
      totals.add(read[i].totals)
      progress?(ProgressEvent(stage: "merge", done: i + 1, total: paths.count))
    }
    try file.commit()
    clock.end("merge")
    let order = PointBatch.Fault.allCases.map(PointBatch.reason)
    totals.reasons = totals.reasons.stablySorted {
      (order.firstIndex(of: $0.reason) ?? 0) < (order.firstIndex(of: $1.reason) ?? 0)
    }
    let households = read[0].inputs.first { $0.role == "households" }?.name ?? ""
    return Outcome(
      labels: read[0].labels, counts: totals.counts, summerRows: totals.summerRows, reasons: totals.reasons,
      notes: totals.notes(file: households, crs: MergeAssignmentJob.crs(of: read[0])), timings: clock.timings,
      ruledOut: read[0].ruledOut)
  }

  /// The system that the households' positions were said to be in.
  private static func crs(of shard: AssignmentShard) -> String? {
    for prefix in ["crs=households=", "crs="] {
      if let option = shard.options.first(where: { $0.hasPrefix(prefix) }) {
        return String(option.dropFirst(prefix.count))
      }
    }
    return nil
  }

  private static func copy(
    _ path: String, from start: Int, to file: inout AtomicFile
  ) throws(GridGeoError) {
    var feed = try ByteFeed(.file(path), hashes: false)
    var block = BlockMemory(capacity: 1 << 20)
    defer { block.release() }
    var left = start
    var isAtEnd = false
    while !isAtEnd {
      block.count = 0
      isAtEnd = try feed.fill(&block, upTo: 1 << 20, isLive: false)
      let skipped = min(left, block.count)
      left -= skipped
      try file.write(UnsafeRawBufferPointer(start: block.start + skipped, count: block.count - skipped))
    }
  }

  private static func difference(
    _ shard: AssignmentShard, _ first: AssignmentShard, _ name: String
  ) -> String? {
    if shard.version != GridGeo.version {
      return "was made by version \(shard.version), and this is \(GridGeo.version)"
    }
    for (own, other) in zip(shard.inputs, first.inputs) where own.role != other.role || own.sum != other.sum {
      return "was made from another file of \(own.role) than \(name)"
    }
    if shard.inputs.count != first.inputs.count || shard.options != first.options
      || shard.format != first.format || shard.gridCount != first.gridCount
    {
      return "was made with other options than \(name)"
    }
    return nil
  }
}
