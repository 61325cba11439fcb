/// An independent look at a finished plan: what every plan must satisfy, whoever made it.
///
/// It knows the plan, the checked survey and nothing of how plans are made: no code of `Engine/` or
/// `Partition/` takes part. Whether grids tile their villages and hang together is decided on the lattice of
/// the output in integers; GEOS judges single rings and measures what is wrong.
public struct PlanAudit: Sendable {
  /// A village with its grids and what is known of its households.
  struct Village: Sendable {
    var unit: AdminUnit
    /// Its grids, in the order of their codes.
    var grids: [Int]
    /// Households in or near it.
    var households: [Int32] = []
    var counting = Counting.none
  }

  /// Where a village's counts come from.
  enum Counting: Sendable, Hashable {
    /// Nothing to compare with.
    case none
    /// From the households in each grid.
    case points
    /// From the village's own counts.
    case totals(households: Int, persons: Int?)
  }

  /// What the look at one village found.
  struct Verdict: Sendable {
    var findings: [Finding] = []
    /// Grids of the village that share a border line.
    var contacts: [GridPair] = []
    /// Edges with no grid of the village on their other side.
    var outer: [PlanEdges.Edge] = []
  }

  /// Two grids by number, the lower first.
  struct GridPair: Sendable, Hashable {
    var low: Int32
    var high: Int32

    init(_ a: Int32, _ b: Int32) { (low, high) = a < b ? (a, b) : (b, a) }
  }

  let grids: [Grid]
  let provenance: Provenance
  let units: [AdminUnit]
  let households: [Household]
  let baseUnits: [BaseUnit]
  let villages: [Village]
  /// Radians from the middle of the territory to its corner.
  let reach: Double
  private let isCounted: Bool

  /// - Parameters:
  ///   - plan: The plan to judge.
  ///   - survey: What it has to fit; without households their counts are not compared, unless the plan was made
  ///     without.
  /// - Complexity: O(n log n) in grids and households.
  public init(_ plan: GridPlan, against survey: ValidSurvey) {
    grids = plan.grids
    provenance = plan.provenance
    units = survey.units
    households = survey.households
    baseUnits = survey.baseUnits
    // Base units carry loads of their own.
    isCounted =
      survey.baseUnits.isEmpty && !plan.provenance.inputs.contains { $0.role == "units" }
      && (!survey.households.isEmpty || !plan.provenance.inputs.contains { $0.role == "households" })
    let lowest = survey.units.filter { $0.level == survey.lowestLevel }
    var gridsOf: [String: [Int]] = [:]
    for (i, grid) in plan.grids.enumerated() { gridsOf[grid.village, default: []].append(i) }
    var villages = lowest.map { unit in
      Village(
        unit: unit, grids: (gridsOf[unit.code] ?? []).sorted { plan.grids[$0].code < plan.grids[$1].code })
    }
    if isCounted { PlanAudit.addCounts(&villages, survey, plan) }
    self.villages = villages
    let box = lowest.compactMap(\.region.boundingBox).reduce(nil as BoundingBox<Geographic>?) {
      $0?.union($1) ?? $1
    }
    let (width, height) = (box?.width ?? 0, box?.height ?? 0)
    reach = (width * width + height * height).squareRoot() / 2 * .pi / 180
  }

  private static func addCounts(_ villages: inout [Village], _ survey: ValidSurvey, _ plan: GridPlan) {
    let boxes = villages.map { village in
      village.grids.reduce(village.unit.region.boundingBox) { box, i in
        guard let own = plan.grids[i].region.boundingBox else { return box }
        return box?.union(own) ?? own
      }
    }
    let index = SpatialIndex(boxes)
    let first = survey.units.count - villages.count
    var hasPoints = [Bool](repeating: false, count: villages.count)
    for (i, household) in survey.households.enumerated() where household.season != .summer {
      guard let position = household.position else { continue }
      hasPoints[survey.householdUnits[i] - first] = true
      index.forEachItem(meeting: BoundingBox(position)) { villages[$0].households.append(Int32(i)) }
    }
    let spread = plan.provenance.options.first { $0.name == "spread" }?.value
    for v in villages.indices {
      villages[v].households.sort()
      let unit = villages[v].unit
      let own = Counting.totals(
        households: unit.households ?? unit.persons ?? 0, persons: unit.persons ?? 0)
      switch (spread, hasPoints[v]) {
      case ("area", _): villages[v].counting = own
      case ("points", true):
        villages[v].counting =
          unit.households.map { .totals(households: $0, persons: unit.persons) } ?? .points
      case ("points", false): villages[v].counting = .totals(households: 0, persons: 0)
      case (_, true): villages[v].counting = .points
      case (_, false): villages[v].counting = own
      }
    }
  }

  /// Everything wrong with the plan, in stable order; errors first. A sound plan has no errors.
  ///
  /// - Throws: `native`.
  /// - Complexity: O(n log n) in coordinates and households.
  public func findings() throws(GridGeoError) -> [Finding] {
    let geos = try GEOSContext()
    var verdicts: [Verdict] = []
    for i in villages.indices { verdicts.append(try verdict(i, in: geos)) }
    return findings(verdicts)
  }

  /// The look at one village.
  func verdict(_ i: Int, in geos: borrowing GEOSContext) throws(GridGeoError) -> Verdict {
    let village = villages[i]
    guard !village.grids.isEmpty else {
      return Verdict(findings: [
        Finding(
          .villageWithoutGrid, .error, at: village.unit.place, subject: [village.unit.code],
          message: "village \(village.unit.code) has no grid", remedy: "make a plan that covers it")
      ])
    }
    var audit = VillageAudit(self, village)
    try audit.run(in: geos)
    return audit.verdict
  }

  /// What the villages' verdicts come to, with all that concerns the plan as a whole.
  func findings(_ verdicts: [Verdict]) -> [Finding] {
    var findings = verdicts.flatMap(\.findings)
    findings += codeFindings() + nestingFindings() + orderFindings() + neighbourFindings(verdicts)
    findings += deviationFindings() + bandFindings()
    return findings.sorted()
  }

  /// A finding about a grid.
  static func finding(
    _ code: Finding.Code, _ severity: Finding.Severity, _ grid: Grid, _ what: String, _ remedy: String,
    others: [String] = [], size: Finding.Size? = nil, at coordinate: Coordinate<Geographic>? = nil,
    region: Region<Geographic>? = nil
  ) -> Finding {
    Finding(
      code, severity, subject: [grid.code] + others, message: "grid \(grid.code) \(what)", remedy: remedy,
      coordinate: coordinate ?? grid.region.polygons.first?.exterior.coordinates.first, size: size,
      region: region)
  }
}
