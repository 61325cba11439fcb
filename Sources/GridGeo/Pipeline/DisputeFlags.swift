/// Reads disputes and flags the grids and households of a plan that they touch: until a dispute is settled,
/// nobody's use of the ground may change unnoticed.
struct DisputeFlags: Sendable {
  private let freeze: DisputeFreeze
  let input: InputFile

  /// - Throws: `missingInput`; `badInput` for a file that holds no disputes.
  init(path: String) throws(GridGeoError) {
    let source = InputSource(path)
    let reading = try DisputeReader.read(source).reading
    freeze = DisputeFreeze(reading.records)
    input = InputFile(role: "disputes", name: source.lastComponent, sha256: reading.sha256 ?? "")
  }

  /// Ids of the disputes that hold the place.
  func disputes(at place: Coordinate<Geographic>) -> [String] { freeze.disputes(at: place) }

  /// The plan with its grids flagged, the file among its inputs and the counts in its summary; and the
  /// households on disputed ground.
  ///
  /// - Throws: `badCRS` for ground too far from the frame's centre; `native`.
  func applied(
    to plan: GridPlan, households: [Household], crew: WorkerCrew
  ) async throws(GridGeoError) -> (plan: GridPlan, households: [DisputedHousehold]) {
    var plan = plan
    plan.grids = try await freeze.marked(plan.grids, crew: crew)
    let index = SpatialIndex(plan.grids.map(\.region.boundingBox))
    let rows = freeze.households(households) { i in
      guard let place = households[i].position else { return nil }
      // Grids are in order of code: on a common border the lower one has it.
      return index.items(at: place).first { plan.grids[$0].region.position(of: place) != .outside }
        .map { plan.grids[$0].code }
    }
    plan.provenance.inputs.append(input)
    plan.provenance.summary += [
      SummaryFigure("grids_in_dispute", .count(plan.grids.count { $0.disputes?.isEmpty == false })),
      SummaryFigure("households_in_dispute", .count(Set(rows.map(\.household)).count)),
    ]
    return (plan, rows)
  }

  /// The ground for the lookups of many households.
  func ground(workers: Int) async throws(GridGeoError) -> AssignTask.Disputes {
    AssignTask.Disputes(index: try await GridIndex(of: freeze.regions, workers: workers), ids: freeze.ids)
  }
}
