/// What a plan has to pass before it leaves the library.
enum PlanGate {
  /// All that the audit finds, village by village on all workers.
  ///
  /// - Throws: `native`, `cancelled`.
  static func findings(
    _ plan: GridPlan, against survey: ValidSurvey, workers: Int
  ) async throws(GridGeoError) -> [Finding] {
    let audit = PlanAudit(plan, against: survey)
    let verdicts = try await WorkerCrew(workers: workers).map(Array(audit.villages.indices)) {
      (kit: inout WorkerKit, _: Int, i: Int) throws(GridGeoError) in try audit.verdict(i, in: kit.geos)
    }
    return audit.findings(verdicts)
  }

  /// Lets the grids of some villages through that have no errors in them; what concerns the plan as a whole is
  /// not looked at.
  ///
  /// - Throws: `broken` with the first error and their number; `native`, `cancelled`.
  static func pass(
    _ plan: GridPlan, against survey: ValidSurvey, villages: Set<String>, workers: Int
  ) async throws(GridGeoError) -> [Finding] {
    let audit = PlanAudit(plan, against: survey)
    let own = audit.villages.indices.filter { villages.contains(audit.villages[$0].unit.code) }
    let verdicts = try await WorkerCrew(workers: workers).map(own) {
      (kit: inout WorkerKit, _: Int, i: Int) throws(GridGeoError) in try audit.verdict(i, in: kit.geos)
    }
    return try passed(verdicts.flatMap(\.findings).sorted())
  }

  /// Lets a plan through that has no errors.
  ///
  /// - Returns: What is worth knowing of it, such as grids on islands.
  /// - Throws: `broken` with the first error and their number; `native`, `cancelled`.
  static func pass(
    _ plan: GridPlan, against survey: ValidSurvey, workers: Int
  ) async throws(GridGeoError) -> [Finding] {
    try passed(try await findings(plan, against: survey, workers: workers))
  }

  private static func passed(_ findings: [Finding]) throws(GridGeoError) -> [Finding] {
    let errors = findings.count { $0.severity == .error }
    if let first = findings.first, errors > 0 {
      let rest = errors == 1 ? "" : " (and \(errors - 1) more)"
      throw GridGeoError(
        .broken,
        "the plan fails its audit: \(first.message) [\(first.code)]\(rest); please report this with the input"
      )
    }
    return findings
  }
}
