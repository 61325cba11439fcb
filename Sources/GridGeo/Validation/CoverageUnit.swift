/// A sound unit in the plane, for the look at neighbours and parents.
struct CoverageUnit: Sendable {
  var code: String
  var level: AdminLevel
  /// Code of the unit above, when known.
  var parent: String?
  var region: Region<Planar>
  var place: SourcePlace

  init(
    code: String, level: AdminLevel, parent: String? = nil, region: Region<Planar>,
    place: SourcePlace = SourcePlace()
  ) {
    self.code = code
    self.level = level
    self.parent = parent
    self.region = region
    self.place = place
  }

  /// - Parameter region: The unit's own ground, projected.
  init(_ unit: AdminUnit, region: Region<Planar>) {
    self.init(code: unit.code, level: unit.level, parent: unit.parent, region: region, place: unit.place)
    if place.id == nil { place.id = unit.code }
  }
}
