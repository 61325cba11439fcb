/// Something about an old plan that asks for a change.
public struct RepartitionTrigger: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A grid is over its band.
    case tooLarge = "too-large"
    /// A grid is under its band.
    case tooSmall = "too-small"
    /// A grid is too far from its village's mean.
    case unbalanced
    /// Households are too far from their grid's centre.
    case tooFar = "too-far"
    /// The village has ground of several old villages.
    case villageMerged = "village-merged"
    /// The ground of an old village lies in several villages.
    case villageSplit = "village-split"
    /// The village's outline is not that of its old grids.
    case villageOutline = "village-outline"
    /// The village is to have another number of grids.
    case gridCount = "grid-count"
  }

  public var kind: Kind
  /// Code of the village.
  public var village: String
  /// Code of the grid; nil when it is about the village.
  public var grid: String?
  /// What is wrong, in one clause: "grid 007 was 14 over its band".
  public var reason: String
  /// Load that settling this alone would move; nil when not asked for.
  public var loadToMove: Double?
  /// Households that settling this alone would move.
  public var householdsToMove: Int?
  /// Grids whose outline that would change.
  public var gridsToChange: Int?

  init(_ kind: Kind, village: String, grid: String? = nil, reason: String) {
    self.kind = kind
    self.village = village
    self.grid = grid
    self.reason = reason
  }
}
