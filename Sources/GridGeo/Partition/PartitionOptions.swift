/// What the user asks of a partition.
public struct PartitionOptions: Sendable, Hashable {
  /// How many grids each village gets.
  public enum GridCount: Sendable, Hashable {
    /// Share this total among the villages by load (see ``apportion(total:among:caps:)``).
    case total(Int)
    /// As many grids as bring each near `target` load, within `minimum ... maximum`.
    case band(target: Double, minimum: Double, maximum: Double)
    /// From the territory's `grids` property.
    case perVillage
  }

  /// How a village's own household count becomes load.
  public enum Spread: String, Sendable, Hashable, CaseIterable {
    /// Points count for themselves where a village has any; without, its count is spread over its area.
    case auto
    /// The count is spread evenly over the village's area, whatever points there are.
    case area
    /// The count is spread over the village's points, in proportion to their loads; a village without a
    /// count keeps the points' own loads, one without points has no load.
    case points
  }

  public var gridCount: GridCount
  public var spread: Spread
  /// Households at most this far apart stand in one building and stay together.
  public var buildingDistance: Length
  /// Start of all random streams.
  public var seed: UInt64
  public var effort: Effort
  /// How far a grid's load may be from the mean of its village, as a share of it: no shape is bought with more.
  /// Whole numbers next to the mean are always allowed.
  public var tolerance: Double
  /// Whether borders between grids are smoothed.
  public var smooth: Bool

  public typealias Effort = SearchEffort

  public init(
    gridCount: GridCount, spread: Spread = .auto, buildingDistance: Length = .metres(10), seed: UInt64 = 1,
    effort: Effort = .normal, tolerance: Double = 0.02, smooth: Bool = true
  ) {
    self.gridCount = gridCount
    self.spread = spread
    self.buildingDistance = buildingDistance
    self.seed = seed
    self.effort = effort
    self.tolerance = tolerance
    self.smooth = smooth
  }
}
