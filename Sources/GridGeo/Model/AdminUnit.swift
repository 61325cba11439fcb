/// An administrative unit with its ground: a prefecture, county, township or village.
public struct AdminUnit: Sendable, Hashable {
  /// Division code as text, leading zeros kept.
  public var code: String
  public var name: String
  public var level: AdminLevel
  /// Code of the unit above, when known.
  public var parent: String?
  /// How many grids this village gets, when the territory says.
  public var grids: Int?
  /// Households, where there are no points.
  public var households: Int?
  /// Persons, where there are no points.
  public var persons: Int?
  public var region: Region<Geographic>
  public var place: SourcePlace

  public init(
    code: String, name: String, level: AdminLevel, parent: String? = nil, grids: Int? = nil,
    households: Int? = nil, persons: Int? = nil, region: Region<Geographic>,
    place: SourcePlace = SourcePlace()
  ) {
    self.code = code
    self.name = name
    self.level = level
    self.parent = parent
    self.grids = grids
    self.households = households
    self.persons = persons
    self.region = region
    self.place = place
  }
}
