/// A household whose grid changes from one plan to the next.
public struct HouseholdChange: Sendable, Hashable {
  /// Id of the household.
  public var household: String
  /// Code of the grid that its place was in; nil where no grid was.
  public var from: String?
  /// Code of the grid that it is in now.
  public var to: String
  /// Why, in one sentence.
  public var reason: String
  /// Ids of the disputes whose ground it stands on; nil when nobody looked.
  public var disputes: [String]?

  public init(household: String, from: String?, to: String, reason: String, disputes: [String]? = nil) {
    self.household = household
    self.from = from
    self.to = to
    self.reason = reason
    self.disputes = disputes
  }
}
