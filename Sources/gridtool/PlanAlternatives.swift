import GridGeo

/// Several plans of one survey, each from another start, and what tells them apart.
enum PlanAlternatives {
  /// - Returns: different plans, the best first: fewest grids out of tolerance, then the most compact.
  static func run(
    _ job: PartitionJob, count: Int, progress: ProgressHandler?
  ) async throws -> [PartitionJob.Outcome] {
    var job = job
    let seed = job.options.seed
    var outcomes: [PartitionJob.Outcome] = []
    for i in 0..<count {
      job.options.seed = seed &+ UInt64(i)
      let outcome = try await job.run(progress: progress)
      if !outcomes.contains(where: { $0.plan.grids == outcome.plan.grids }) { outcomes.append(outcome) }
    }
    guard outcomes.count > 1 else { return outcomes }
    return outcomes.sorted { a, b in
      let (x, y) = (PlanReport(a), PlanReport(b))
      return (x.outOfTolerance, -x.meanCompactness, a.plan.provenance.seed)
        < (y.outOfTolerance, -y.meanCompactness, b.plan.provenance.seed)
    }
  }

  static func text(_ outcomes: [PartitionJob.Outcome], files: [String]) -> String {
    var table = TextTable(
      [("", .left)] + zip(outcomes, files).map { _, file in (TerminalText.safe(file), .right) })
    let reports = outcomes.map(PlanReport.init)
    table.append(["seed"] + outcomes.map { String($0.plan.provenance.seed) })
    table.append(["mean deviation"] + reports.map { Figures.percent($0.meanDeviation) })
    table.append(["worst deviation"] + reports.map { Figures.percent($0.worstDeviation) })
    table.append(["out of tolerance"] + reports.map { Figures.count($0.outOfTolerance) })
    table.append(["mean compactness"] + reports.map { Figures.fixed($0.meanCompactness, places: 3) })
    table.append(
      ["grids as in the first"] + outcomes.map { Figures.count(common($0, with: outcomes[0])) })
    return table.text()
  }

  static func json(_ outcomes: [PartitionJob.Outcome]) -> JSONValue {
    .array(
      outcomes.map { outcome in
        let report = PlanReport(outcome)
        return .object([
          JSONMember("seed", .text(String(outcome.plan.provenance.seed))),
          JSONMember("mean_deviation_pct", .rounded(report.meanDeviation, decimals: 4)),
          JSONMember("worst_deviation_pct", .rounded(report.worstDeviation, decimals: 4)),
          JSONMember("out_of_tolerance", .integer(report.outOfTolerance)),
          JSONMember("mean_compactness", .rounded(report.meanCompactness, decimals: 4)),
          JSONMember("grids_as_in_first", .integer(common(outcome, with: outcomes[0]))),
        ])
      })
  }

  /// Grids of the same ground in both.
  private static func common(_ a: PartitionJob.Outcome, with b: PartitionJob.Outcome) -> Int {
    let regions = Set(b.plan.grids.map(\.region))
    return a.plan.grids.count { regions.contains($0.region) }
  }
}
