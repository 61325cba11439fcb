/// A part of a division of base units: whole units, joined.
public struct UnitPart: Sendable, Hashable {
  /// From 1.
  public var number: Int
  /// The number as text, with zeros in front so that all codes are of one length.
  public var code: String
  /// What all its units have in common, where no part may reach across two values; else nil.
  public var parent: String?
  /// How many units it is made of.
  public var unitCount: Int
  /// By kind.
  public var loads: [Double]
  /// Ellipsoidal.
  public var area: Area
  /// Polsby–Popper: 4πA/P², 1 for a circle.
  public var compactness: Double
  /// Codes of the parts that share a border line with this one, sorted.
  public var neighbours: [String]
  /// Of the first load, from the mean of the parts with the same parent, in percent.
  public var deviationPercent: Double
  public var region: Region<Geographic>

  public init(
    number: Int, code: String, parent: String? = nil, unitCount: Int, loads: [Double], area: Area,
    compactness: Double, neighbours: [String], deviationPercent: Double, region: Region<Geographic>
  ) {
    self.number = number
    self.code = code
    self.parent = parent
    self.unitCount = unitCount
    self.loads = loads
    self.area = area
    self.compactness = compactness
    self.neighbours = neighbours
    self.deviationPercent = deviationPercent
    self.region = region
  }
}
