/// The figures that a synthetic territory is made from: what to draw, how much of it, and the seed.
///
/// A scenario holds numbers only. Nothing in it is a boundary, a household or a person.
public struct Scenario: Sendable, Hashable {
  /// Short name, as in the file's name.
  public var name: String
  /// Every choice of the generator follows from it.
  public var seed: UInt64
  /// Six digits, the last two "00".
  public var prefectureCode: String
  public var prefectureName: String
  public var counties: [County]
  /// Totals of the whole territory, for `partition` and `staff`.
  public var grids: Int
  public var gridWorkers: Int
  public var gridHeads: Int
  public var terrain: Terrain
  /// How many villages get a second part inside another village.
  public var enclaves: Int
  /// Share of the pastoral households, 0 to 1, that have a second row for their summer camp.
  public var summerShare: Double
  /// Share of the households, 0 to 1, that live at the same point as another.
  public var sharedBuildingShare: Double
  public var faults: Faults
  /// Pasture claims of the border villages; nil for none.
  public var claims: Claims?

  public init(
    name: String, seed: UInt64, prefectureCode: String, prefectureName: String, counties: [County],
    grids: Int, gridWorkers: Int, gridHeads: Int, terrain: Terrain = Terrain(), enclaves: Int = 0,
    summerShare: Double = 0, sharedBuildingShare: Double = 0, faults: Faults = Faults(),
    claims: Claims? = nil
  ) {
    self.name = name
    self.seed = seed
    self.prefectureCode = prefectureCode
    self.prefectureName = prefectureName
    self.counties = counties
    self.grids = grids
    self.gridWorkers = gridWorkers
    self.gridHeads = gridHeads
    self.terrain = terrain
    self.enclaves = enclaves
    self.summerShare = summerShare
    self.sharedBuildingShare = sharedBuildingShare
    self.faults = faults
    self.claims = claims
  }

  public var area: Area { counties.reduce(.zero) { $0 + $1.area } }
  public var townships: Int { counties.reduce(0) { $0 + $1.townships } }
  public var villages: Int { counties.reduce(0) { $0 + $1.villages } }
  public var households: Int { counties.reduce(0) { $0 + $1.households } }
  public var persons: Int { counties.reduce(0) { $0 + $1.persons } }
}
