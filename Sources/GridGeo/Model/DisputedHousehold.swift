/// A household on ground whose use may not change until a dispute is settled.
public struct DisputedHousehold: Sendable, Hashable {
  public var household: String
  /// Code of its grid; nil when no grid has its place.
  public var grid: String?
  /// Id of the dispute.
  public var dispute: String

  public init(household: String, grid: String?, dispute: String) {
    self.household = household
    self.grid = grid
    self.dispute = dispute
  }
}
