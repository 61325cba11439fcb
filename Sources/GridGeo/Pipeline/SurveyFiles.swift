/// The files of a survey, by path; "-" is standard input.
public struct SurveyFiles: Sendable, Hashable {
  public var territory: String?
  public var households: String?
  public var barriers: String?
  public var baseUnits: String?
  public var claims: String?

  public init(
    territory: String? = nil, households: String? = nil, barriers: String? = nil, baseUnits: String? = nil,
    claims: String? = nil
  ) {
    self.territory = territory
    self.households = households
    self.barriers = barriers
    self.baseUnits = baseUnits
    self.claims = claims
  }
}
