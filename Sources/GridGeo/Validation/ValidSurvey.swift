public struct ValidSurvey: Sendable {
  public var units: [AdminUnit]
  public var households: [Household]
  public var barriers: [Barrier]
  public var baseUnits: [BaseUnit]
  public var findings: [Finding] = []
  public var villages: [AdminUnit] { units.filter { $0.level == .village } }
}
