/// What bounds a grid on each side: the description of its limits (四至).
public struct GridLimits: Sendable, Hashable {
  /// Which way the ground's border looks. `inside` is the border towards enclaves.
  public enum Side: Int, Sendable, Hashable, CaseIterable {
    case north, east, south, west, inside
  }

  /// What lies on the other side of a border.
  public enum Across: Sendable, Hashable {
    /// A grid of the plan.
    case grid
    /// Ground of an administrative unit that is in no grid.
    case unit
    /// Nothing that the territory names.
    case outside
  }

  /// A river or road that a border follows.
  public struct Feature: Sendable, Hashable {
    public var kind: String
    /// Empty when nobody named it.
    public var name: String
    /// Of the border along it, on the ellipsoid.
    public var length: Length

    public init(kind: String, name: String, length: Length) {
      self.kind = kind
      self.name = name
      self.length = length
    }
  }

  /// One neighbour on one side.
  public struct Bound: Sendable, Hashable {
    public var across: Across
    /// Code of the grid or the unit; empty outside.
    public var code: String
    /// Codes of the units that one enters when crossing, the highest first; empty inside one village.
    public var entered: [String]
    /// Of the common border on this side, on the ellipsoid.
    public var length: Length
    /// The longest first.
    public var features: [Feature]

    public init(across: Across, code: String, entered: [String], length: Length, features: [Feature]) {
      self.across = across
      self.code = code
      self.entered = entered
      self.length = length
      self.features = features
    }
  }

  /// All bounds on one side, the longest first.
  public struct SideLimits: Sendable, Hashable {
    public var side: Side
    public var bounds: [Bound]

    public init(side: Side, bounds: [Bound]) {
      self.side = side
      self.bounds = bounds
    }

    public var length: Length { .metres(bounds.reduce(0) { $0 + $1.length.metres }) }
  }

  /// Code of the grid.
  public var grid: String
  /// Code of its village.
  public var village: String
  /// North, east, south, west; and inside, where there are enclaves.
  public var sides: [SideLimits]

  public init(grid: String, village: String, sides: [SideLimits]) {
    self.grid = grid
    self.village = village
    self.sides = sides
  }
}
