/// Finds what a change of the plan does to households: who was in which grid and is in which now. Only
/// households on changed ground are looked up in both plans.
public struct ReassignJob: Sendable {
  /// Where the households were before.
  public enum Before: Sendable {
    /// The old plan and the table of households.
    case plan(String, households: String)
    /// What `AssignJob.state` saved: only rows on changed ground are read.
    case state(String)
  }

  public var before: Before
  /// The new plan.
  public var plan: String
  public var reading: SurveyReading
  /// As in the assignment; a saved state brings its own.
  public var nearest: Length?
  /// The table of households that move; `-` is standard output.
  public var output: String
  public var overwrite: Bool
  public var workers: Int?

  public init(
    before: Before, plan: String, reading: SurveyReading = SurveyReading(), nearest: Length? = nil,
    output: String, overwrite: Bool = false, workers: Int? = nil
  ) {
    self.before = before
    self.plan = plan
    self.reading = reading
    self.nearest = nearest
    self.output = output
    self.overwrite = overwrite
    self.workers = workers
  }

  public struct Outcome: Sendable {
    /// One for each code of the two plans, in order of code.
    public var grids: [GridChange]
    /// Rows of the table: households whose grid or status is another.
    public var changed: Int
    /// Households that were looked up in the new plan because their ground has changed.
    public var looked: Int
    public var notes: [String]
    public var timings: [StageTiming]
  }

  /// - Throws: `missingInput`; `badInput` for a file that is not what its role asks for; `badCRS`; `badOption`
  ///   for a saved index in place of a plan; `cannotWrite`, `brokenPipe`; `cancelled`.
  public func run(progress: ProgressHandler? = nil) async throws(GridGeoError) -> Outcome {
    let workers = max(1, self.workers ?? availableWorkers())
    switch before {
    case .plan(let old, let households):
      return try await ReassignRun(job: self, workers: workers, progress: progress).run(old, households)
    case .state(let path): return try await fromState(path, workers)
    }
  }

  private func fromState(_ path: String, _ workers: Int) async throws(GridGeoError) -> Outcome {
    var clock = StageClock()
    let file = try MappedFile(path)
    let state = try HouseholdState(file.bytes, path: path)
    if let nearest, nearest.metres != state.nearest {
      throw GridGeoError(
        .badOption, "the state was saved with another --nearest; leave the option out",
        at: SourcePlace(file: path))
    }
    let areas = try await ReassignRun.areas(plan, reading, workers)
    clock.end("read")
    var ground = state.ground
    let changes = PlanChanges(
      state.labels, state.outlines, areas.labels, areas.outlines, nearest: state.nearest, ground: &ground)
    let rows = try state.rows(in: ground, file.bytes, path: path)
    clock.end("find changed ground")
    // Away from all grids the nearest may be any; otherwise those that reach the changed ground will do.
    let chosen =
      state.nearest > 0 && rows.contains { $0.grid < 0 || $0.status == .nearest }
      ? Array(areas.labels.indices)
      : areas.outlines.indices.filter { ground.touches(areas.outlines[$0], margin: changes.margin) }
    let (newLabels, newOutlines) = (areas.labels, areas.outlines)
    let new = try await areas.plan(of: chosen, workers: workers)
    let view = new.index.view
    var tally = ReassignTally()
    var file2 = try ReassignText.file(output, hasSeasons: state.hasSeasons, overwrite: overwrite)
    for row in rows {
      let now = ReassignRun.place(row.point, in: view, nearest: state.nearest)
      let from = row.grid < 0 ? nil : state.labels[Int(row.grid)].code
      let to = now.grid < 0 ? nil : new.labels[Int(now.grid)].code
      guard from != to || row.status != now.status else { continue }
      try ReassignText.append(
        id: row.id, from: from, to: to, statuses: (row.status, now.status),
        season: state.hasSeasons ? row.season : nil, to: &file2.text)
      try file2.drain()
      tally.add(from: from, to: to, isHome: row.season & PointBatch.summer == 0)
    }
    tally.looked = rows.count
    try file2.commit()
    withExtendedLifetime(new) {}
    clock.end("look up")
    var before: [String: Int] = [:]
    for (label, count) in zip(state.labels, state.households) { before[label.code] = count }
    return Outcome(
      grids: changes.table(
        (state.labels, state.outlines), (newLabels, newOutlines), before: before, tally),
      changed: tally.changed, looked: tally.looked, notes: [], timings: clock.timings)
  }
}
