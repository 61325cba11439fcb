/// A run over two plans and a table of households.
struct ReassignRun {
  let job: ReassignJob
  let workers: Int
  let progress: ProgressHandler?

  /// The grids of a plan, with their outlines.
  ///
  /// - Throws: `badOption` for a saved index; as `GridAreas`.
  static func areas(
    _ path: String, _ reading: SurveyReading, _ workers: Int
  ) async throws(GridGeoError) -> GridAreas {
    if SavedIndex.isOne(path) {
      throw GridGeoError(
        .badOption, "is an index, which does not hold outlines; name the plan itself",
        at: SourcePlace(file: path))
    }
    return try await GridAreas.read(path, reading: reading, outlines: true, workers: workers)
  }

  /// Where a point is in a plan.
  static func place(
    _ point: SIMD2<Double>, in view: GridIndexView, nearest: Double
  ) -> (grid: Int32, status: AssignmentStatus) {
    let place = GridPlace(found: view.find(point))
    guard place.status == .outside, nearest > 0, let near = view.nearest(to: point, within: nearest) else {
      return (place.grid, place.status)
    }
    return (near.grid, .nearest)
  }

  func run(_ oldPath: String, _ households: String) async throws(GridGeoError) -> ReassignJob.Outcome {
    var clock = StageClock()
    progress?(ProgressEvent(stage: "read grids", done: 0, total: 0))
    let old = try await ReassignRun.areas(oldPath, job.reading, workers).plan(workers: workers)
    let new = try await ReassignRun.areas(job.plan, job.reading, workers).plan(workers: workers)
    let nearest = job.nearest?.metres ?? 0
    var ground = ChangedGround(least: old.index.least, greatest: old.index.greatest)
    let changes = PlanChanges(
      old.labels, old.outlines, new.labels, new.outlines, nearest: nearest, ground: &ground)
    clock.end("read grids")

    let source = InputSource(households)
    let options = AssignRun.options(
      AssignJob(grids: oldPath, households: households, reading: job.reading, output: job.output))
    if ByteSource.isRepeatable(source), try GeoJSONReader.isGeoJSON(source) {
      throw GridGeoError(
        .badInput, "is GeoJSON; reassign takes a table of households, or --state",
        at: SourcePlace(file: households))
    }
    let table = try HouseholdStream(source, options: options)
    try table.judge(job.reading)
    let task = ReassignTask(
      old: old, new: new, ground: ground, nearest: nearest, hasSeasons: table.hasSeasons,
      crs: try job.reading.householdCRS,
      roles: table.roles, delimiter: table.delimiter, lineEnd: table.lineEnd, encoding: table.encoding)
    let notes = table.notes
    let sink = OrderedBlocks(
      try ReassignText.file(job.output, hasSeasons: table.hasSeasons, overwrite: job.overwrite), skip: 0,
      room: 4 * workers)
    let blocks = table.blocks()
    let results = try await BlockPassing(
      blocks: blocks, sink: sink, workers: workers, stage: "compare", total: ByteSource.size(of: source) ?? 0,
      progress: progress
    ).run { () throws(GridGeoError) in try ReassignWorker(task) }
    try sink.finish(syncs: true) { _ in }
    clock.end("compare")
    var tally = ReassignTally()
    var before: [String: Int] = [:]
    for result in results {
      tally.add(result.tally)
      for (label, count) in zip(old.labels, result.before) where count > 0 {
        before[label.code, default: 0] += Int(count)
      }
    }
    return ReassignJob.Outcome(
      grids: changes.table(
        (old.labels, old.outlines), (new.labels, new.outlines), before: before, tally),
      changed: tally.changed,
      looked: tally.looked, notes: notes, timings: clock.timings)
  }
}
