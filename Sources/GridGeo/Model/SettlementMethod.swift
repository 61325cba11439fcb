/// How a settlement option divides disputed ground.
public enum SettlementMethod: String, Sendable, Hashable, CaseIterable {
  /// Every point of the line is as far from one side's undisputed land as from the other's.
  case median
  /// A line that gives each side a wanted share of the ground, a level of the relative distance.
  case share
  /// Median, stated adjustments, disproportion test.
  case threeStage = "three-stage"
  /// The shortest fence of one to three straight segments that gives each side a wanted share.
  case fence
  /// Along a river, a ridge or a road that crosses the ground.
  case feature
  /// The cheapest line across on a resistance raster, or along cheap ground.
  case leastCost = "least-cost"
  /// The whole ground to each side in turn.
  case season
  /// The recorded actual use.
  case statusQuo = "status-quo"
  /// Both sides withdraw from a strip along the median.
  case buffer

  /// Reads the name as `rawValue` spells it.
  public init?(_ text: String) { self.init(rawValue: text.lowercased()) }
}
