/// How the heads of a township share its grids.
public struct TownshipStaffing: Sendable, Hashable {
  /// Empty for grids whose plan names no township.
  public var code: String
  public var grids: Int
  public var workers: Int
  public var heads: Int
  public var load: Double
  /// Load of the lightest and of the heaviest area, in percent of their mean.
  public var lightestPercent: Double
  public var heaviestPercent: Double
  /// Standard deviation of the areas' loads, in percent of their mean.
  public var spreadPercent: Double
  /// No grouping into as many contiguous areas has a smaller one.
  public var leastSpreadPercent: Double
  /// Whether it is proven that no grouping has a smaller standard deviation.
  public var isOptimal: Bool
  /// Pieces of ground that hang together nowhere.
  public var pieces: Int
  /// Areas' links across water that a piece of its own with too little load needed.
  public var joins: Int
}
