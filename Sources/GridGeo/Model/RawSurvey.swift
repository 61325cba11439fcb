/// All that was read, as it was read: stage 1 of the flow. Stage 2 makes a `ValidSurvey` of it.
public struct RawSurvey: Sendable {
  public var units: [AdminUnit]
  public var households: [Household]
  public var barriers: [Barrier]
  public var baseUnits: [BaseUnit]
  public var claims: [Claim]
  public var inputs: [InputFile]
  /// What the readers had to say: dropped columns, encoding used, empty parts dropped.
  public var notes: [String]

  public init(
    units: [AdminUnit] = [], households: [Household] = [], barriers: [Barrier] = [],
    baseUnits: [BaseUnit] = [], claims: [Claim] = [], inputs: [InputFile] = [], notes: [String] = []
  ) {
    self.units = units
    self.households = households
    self.barriers = barriers
    self.baseUnits = baseUnits
    self.claims = claims
    self.inputs = inputs
    self.notes = notes
  }
}
