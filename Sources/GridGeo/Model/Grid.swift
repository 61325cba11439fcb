/// A grid: the smallest service area. It lies in exactly one village.
public struct Grid: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable { case basic, dedicated }

  /// 15 digits: village code and a 3-digit sequence.
  public var code: String
  public var kind: Kind
  /// Codes of the units that hold it; empty when the territory does not name that level.
  public var village: String
  public var township: String
  public var county: String
  public var households: Int
  public var persons: Int
  public var load: Double
  /// Ellipsoidal.
  public var area: Area
  /// Polsby–Popper: 4πA/P², 1 for a circle.
  public var compactness: Double
  /// Codes of the grids that share a border line with this one, sorted.
  public var neighbours: [String]
  /// Of the village's mean load, in percent.
  public var deviationPercent: Double
  /// How many grid workers it has; nil before staffing.
  public var workers: Int?
  /// Code of the supervision area that it is in; nil before staffing.
  public var head: String?
  /// Ids of the disputes that it shares ground with; nil when nobody looked.
  public var disputes: [String]?
  public var region: Region<Geographic>

  public init(
    code: String, kind: Kind = .basic, village: String, township: String, county: String, households: Int,
    persons: Int, load: Double, area: Area, compactness: Double, neighbours: [String],
    deviationPercent: Double, workers: Int? = nil, head: String? = nil, disputes: [String]? = nil,
    region: Region<Geographic>
  ) {
    self.code = code
    self.kind = kind
    self.village = village
    self.township = township
    self.county = county
    self.households = households
    self.persons = persons
    self.load = load
    self.area = area
    self.compactness = compactness
    self.neighbours = neighbours
    self.deviationPercent = deviationPercent
    self.workers = workers
    self.head = head
    self.disputes = disputes
    self.region = region
  }
}
