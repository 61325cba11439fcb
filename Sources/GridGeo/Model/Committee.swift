/// Both sides' body for a stretch of border, with its working area.
public struct Committee: Sendable, Hashable {
  /// `C-` and a number.
  public var id: String
  /// Of the lowest unit above all parties; nil when that lies beyond the territory.
  public var level: AdminLevel?
  /// Code of that unit; empty without one.
  public var unit: String
  /// Codes, sorted.
  public var parties: [String]
  /// Ids, in the order along the border.
  public var disputes: [String]
  /// Of its disputes together.
  public var area: Area
  /// Border from its first dispute to its last, on the ellipsoid.
  public var border: Length
  /// Days in the field that its disputes take.
  public var fieldDays: Double
  /// Near its border; nil without a household table.
  public var households: Int?
  /// Its working area.
  public var region: Region<Geographic>

  public init(
    id: String, level: AdminLevel?, unit: String, parties: [String], disputes: [String], area: Area,
    border: Length, fieldDays: Double, households: Int? = nil, region: Region<Geographic>
  ) {
    self.id = id
    self.level = level
    self.unit = unit
    self.parties = parties
    self.disputes = disputes
    self.area = area
    self.border = border
    self.fieldDays = fieldDays
    self.households = households
    self.region = region
  }
}
