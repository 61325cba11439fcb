/// Reads a plan, its territory and barriers, and describes the limits of its grids.
public struct LimitsJob: Sendable {
  public var plan: String
  public var territory: String?
  public var barriers: String?

  public init(plan: String, territory: String? = nil, barriers: String? = nil) {
    self.plan = plan
    self.territory = territory
    self.barriers = barriers
  }

  public struct Outcome: Sendable {
    public var limits: [GridLimits]
    /// Names of the territory's units, by code.
    public var names: [String: String]
  }

  /// - Throws: `missingInput`, `badInput`.
  public func run() throws(GridGeoError) -> Outcome {
    let grids = try ReportJob.readPlan(plan)
    let survey = try SurveyReader(options: SurveyReading(), policy: .collect)
      .read(SurveyFiles(territory: territory, barriers: barriers))
    return LimitsJob.describe(grids, units: survey.raw.units, barriers: survey.raw.barriers)
  }

  /// The limits of a plan that is at hand.
  public static func describe(_ plan: GridPlan, units: [AdminUnit], barriers: [Barrier]) -> Outcome {
    Outcome(
      limits: LimitsFinder(plan, units: units, barriers: barriers).limits(),
      names: Dictionary(units.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first }))
  }
}
