public struct ValidSurvey: Sendable {
  public var units: [AdminUnit]
  public var households: [Household]
  public var barriers: [Barrier]
  public var baseUnits: [BaseUnit]
  public var villages: [AdminUnit] { units.filter { $0.level == .village } }
  public init(units: [AdminUnit], households: [Household], barriers: [Barrier], baseUnits: [BaseUnit]) {
    self.units = units
    self.households = households
    self.barriers = barriers
    self.baseUnits = baseUnits
  }
}
