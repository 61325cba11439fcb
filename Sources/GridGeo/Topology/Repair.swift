/// A repaired region, with what the repair did to its size.
public struct Repair<Space: CoordinateSpace>: Sendable, Hashable {
  /// Valid; exteriors counter-clockwise, holes clockwise.
  public var region: Region<Space>
  /// Of the rings as they stood, holes counted against their polygon. Loops that run the other way cancel:
  /// a bow-tie of equal wings has none.
  public var areaBefore: Area
  public var areaAfter: Area

  public init(region: Region<Space>, areaBefore: Area, areaAfter: Area) {
    self.region = region
    self.areaBefore = areaBefore
    self.areaAfter = areaAfter
  }

  public var gained: Area { areaAfter - areaBefore }
}
