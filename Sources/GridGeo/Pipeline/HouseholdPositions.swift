extension SurveyReading {
  /// The households' system, when it is not WGS 84.
  ///
  /// - Throws: `badCRS` for one that is unknown or refused.
  var householdCRS: CRS? {
    get throws(GridGeoError) {
      guard let name = crs(of: "households"), !DeclaredCRS.isGeographic(name) else { return nil }
      return try CRS(DeclaredCRS.shortName(name))
    }
  }
}

extension HouseholdStream {
  /// Looks at the first rows before the rest is read.
  ///
  /// - Throws: `badCRS` when none of their positions can be used and one option would help them all.
  func judge(_ reading: SurveyReading) throws(GridGeoError) {
    let crs = try reading.householdCRS
    let form = PositionForm(axes: reading.axes(of: "households") ?? .eastNorth, crs: crs?.name)
    try judge(form, try crs.map { (crs) throws(GridGeoError) in try HeldTransform.find(crs.name) })
  }
}
