/// What the user asks of a repartition.
public struct RepartitionOptions: Sendable, Hashable {
  /// How many grids each village is to have.
  public enum GridCount: Sendable, Hashable {
    /// As many as it has.
    case asPlanned
    /// This total: villages gain or lose grids one at a time, where the highest averages say so.
    case total(Int)
    /// Any number that keeps every grid's load within `minimum ... maximum`.
    case band(minimum: Double, maximum: Double)
    /// From the territory's `grids` property.
    case perVillage
  }

  /// Nil as the plan was made.
  public var gridCount: GridCount?
  /// How far a grid's load may be from its village's mean, as a share of that; nil for a quarter, or as far as
  /// any grid of the village was in the old plan.
  public var tolerance: Double?
  /// How far a household may be from its grid's centre.
  public var maximumDistance: Length?
  /// Highest share of all load that may change its grid.
  public var mostMoved: Double?
  /// Codes of grids and villages, and ids of households, that stay as they are.
  public var locks: [String]
  /// Whether a grid that goes on in a village with another code gets a code of that village; else it keeps its own.
  public var recodes: Bool
  /// Price of unevenness against change; 0 for the least change.
  public var evenness: Double
  /// Nil as the plan was made.
  public var spread: PartitionOptions.Spread?
  /// Households at most this far apart stand in one building and stay together; nil as the plan was made.
  public var buildingDistance: Length?
  /// Whether new borders are smoothed; nil as the plan was made.
  public var smooth: Bool?
  public var seed: UInt64

  public init(
    gridCount: GridCount? = nil, tolerance: Double? = nil, maximumDistance: Length? = nil,
    mostMoved: Double? = nil, locks: [String] = [], recodes: Bool = false, evenness: Double = 0,
    spread: PartitionOptions.Spread? = nil, buildingDistance: Length? = nil, smooth: Bool? = nil,
    seed: UInt64 = 1
  ) {
    self.gridCount = gridCount
    self.tolerance = tolerance
    self.maximumDistance = maximumDistance
    self.mostMoved = mostMoved
    self.locks = locks
    self.recodes = recodes
    self.evenness = evenness
    self.spread = spread
    self.buildingDistance = buildingDistance
    self.smooth = smooth
    self.seed = seed
  }
}
