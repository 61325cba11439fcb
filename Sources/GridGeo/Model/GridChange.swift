/// What became of a grid from one plan to the next.
public struct GridChange: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Code and outline are what they were.
    case kept
    /// The code is the same, the outline is not.
    case reshaped
    /// A part of it became a new grid.
    case split
    /// It took in most of a grid that is no more.
    case merged
    case new
    /// The code is no longer used, and will not be.
    case retired
  }

  /// Code of the grid.
  public var grid: String
  public var kind: Kind
  /// As the old plan records it; nil for a new grid.
  public var householdsBefore: Int?
  /// Nil for a retired one.
  public var householdsAfter: Int?
  public var areaBefore: Area?
  public var areaAfter: Area?
  /// Why, in one sentence; empty for a kept grid.
  public var reason: String

  public init(
    grid: String, kind: Kind, householdsBefore: Int?, householdsAfter: Int?, areaBefore: Area?,
    areaAfter: Area?, reason: String
  ) {
    self.grid = grid
    self.kind = kind
    self.householdsBefore = householdsBefore
    self.householdsAfter = householdsAfter
    self.areaBefore = areaBefore
    self.areaAfter = areaAfter
    self.reason = reason
  }
}
