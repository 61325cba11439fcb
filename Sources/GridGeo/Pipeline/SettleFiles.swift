/// The files of a settlement, by path; "-" is standard input.
public struct SettleFiles: Sendable, Hashable {
  /// As `gridtool disputes` writes it.
  public var disputes: String
  public var claims: String
  public var territory: String?
  public var households: String?
  /// Rivers, ridges and roads, as barriers.
  public var features: String?
  /// Water points and camps.
  public var points: String?
  /// Costs, as an ESRI ASCII grid.
  public var raster: String?
  /// Recorded actual use.
  public var use: String?

  public init(
    disputes: String, claims: String, territory: String? = nil, households: String? = nil,
    features: String? = nil, points: String? = nil, raster: String? = nil, use: String? = nil
  ) {
    self.disputes = disputes
    self.claims = claims
    self.territory = territory
    self.households = households
    self.features = features
    self.points = points
    self.raster = raster
    self.use = use
  }

  /// Role and path of each file that there is, in the order they are read.
  public var named: [(role: String, path: String)] {
    [
      ("disputes", disputes), ("claims", claims), ("territory", territory), ("households", households),
      ("features", features), ("points", points), ("raster", raster), ("use", use),
    ].compactMap { role, path in path.map { (role, $0) } }
  }
}
