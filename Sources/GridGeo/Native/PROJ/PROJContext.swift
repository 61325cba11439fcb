import CPROJ

/// A PROJ context for one worker: network off, messages kept off standard error.
struct PROJContext: ~Copyable {
  let session: PROJSession

  /// - Throws: `native` when PROJ cannot start.
  init() throws(GridGeoError) { session = try PROJSession() }

  /// The transform that a PROJ pipeline or projection text describes, taken as it stands.
  ///
  /// - Throws: `native` with PROJ's reason when the text is not understood.
  borrowing func transform(_ definition: String) throws(GridGeoError) -> ProjTransform {
    ProjTransform(try session.object("proj_create") { proj_create($0, definition) })
  }

  /// The transform between two coordinate reference systems, both as x = east, y = north and degrees where
  /// they are geographic. An operation that only pretends (ballpark: the same numbers on another datum) is
  /// not used.
  ///
  /// - Throws: `native` with PROJ's reason when there is no way between the two.
  borrowing func transform(
    from source: String, to target: String
  ) throws(GridGeoError) -> ProjTransform {
    let from = try session.object("proj_create") { proj_create($0, source) }
    let to = try session.object("proj_create") { proj_create($0, target) }
    let (a, b) = (from.pointer, to.pointer)
    let found = try session.object("proj_create_crs_to_crs_from_pj") { context in
      "ALLOW_BALLPARK=NO".withCString { noBallpark in
        var options: [UnsafePointer<CChar>?] = [noBallpark, nil]
        return proj_create_crs_to_crs_from_pj(context, a, b, nil, &options)
      }
    }
    let operation = found.pointer
    return ProjTransform(
      try session.object("proj_normalize_for_visualization") {
        proj_normalize_for_visualization($0, operation)
      })
  }

  /// What the database says of a coordinate reference system.
  ///
  /// - Throws: `native` with PROJ's reason when it is unknown.
  borrowing func description(of crs: String) throws(GridGeoError) -> CRSFacts {
    let object = try session.object("proj_create") { proj_create($0, crs) }
    let pointer = object.pointer
    let raw = session.raw
    var west = 0.0
    var south = 0.0
    var east = 0.0
    var north = 0.0
    let known = proj_get_area_of_use(raw, pointer, &west, &south, &east, &north, nil) != 0 && west > -999
    let type = proj_get_type(pointer)
    let name = proj_get_name(pointer).map { String(cString: $0) } ?? crs
    let geodetic = try session.object("proj_crs_get_geodetic_crs") { proj_crs_get_geodetic_crs($0, pointer) }
    let geodeticName = proj_get_name(geodetic.pointer).map { String(cString: $0) } ?? ""
    let areaOfUse: (west: Double, south: Double, east: Double, north: Double)? =
      known ? (west, south, east, north) : nil
    return CRSFacts(
      name: name, geodeticName: geodeticName, isProjected: type == PJ_TYPE_PROJECTED_CRS,
      isGeographic: type == PJ_TYPE_GEOGRAPHIC_2D_CRS, areaOfUse: areaOfUse)
  }
}
