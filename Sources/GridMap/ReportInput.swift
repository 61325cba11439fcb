public import GridGeo

/// All that a report of a plan is made from.
public struct ReportInput: Sendable {
  /// A plan to stand beside the report's own.
  public struct Alternative: Sendable {
    /// How the page calls it.
    public var name: String
    public var plan: GridPlan

    public init(name: String, plan: GridPlan) {
      self.name = name
      self.plan = plan
    }
  }

  /// Borders that grids share must share their vertices.
  public var plan: GridPlan
  /// Any levels; may be empty, then codes stand for names.
  public var units: [AdminUnit]
  /// Rivers and roads to draw.
  public var barriers: [Barrier]
  /// Disputes to draw; slivers and stacked claims of one party are left out of the picture.
  public var disputes: [Dispute]
  public var committees: [Committee]
  /// Household points; only a working copy may have any.
  public var households: [Household]
  /// The plan that a repartition began from.
  public var before: GridPlan?
  public var alternatives: [Alternative]
  /// A tile server to lay the grids over; nil for a page without any network.
  public var tiles: TileLayer?

  public init(
    plan: GridPlan, units: [AdminUnit] = [], barriers: [Barrier] = [], disputes: [Dispute] = [],
    committees: [Committee] = [], households: [Household] = [], before: GridPlan? = nil,
    alternatives: [Alternative] = [], tiles: TileLayer? = nil
  ) {
    self.plan = plan
    self.units = units
    self.barriers = barriers
    self.disputes = disputes
    self.committees = committees
    self.households = households
    self.before = before
    self.alternatives = alternatives
    self.tiles = tiles
  }
}
