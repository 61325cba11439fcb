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
    let found = try operation(
      from: try session.object("proj_create") { proj_create($0, source) },
      to: try session.object("proj_create") { proj_create($0, target) })
    return ProjTransform(try normalised(found))
  }

  // A borrowed parameter lives during the call; a local might be destroyed after its last mention.
  private borrowing func operation(
    from source: borrowing PROJObject, to target: borrowing PROJObject
  ) throws(GridGeoError) -> PROJObject {
    let (from, to) = (source.pointer, target.pointer)
    return try session.object("proj_create_crs_to_crs_from_pj") { context in
      "ALLOW_BALLPARK=NO".withCString { noBallpark in
        var options: [UnsafePointer<CChar>?] = [noBallpark, nil]
        return proj_create_crs_to_crs_from_pj(context, from, to, nil, &options)
      }
    }
  }

  private borrowing func normalised(_ operation: borrowing PROJObject) throws(GridGeoError) -> PROJObject {
    let pointer = operation.pointer
    return try session.object("proj_normalize_for_visualization") {
      proj_normalize_for_visualization($0, pointer)
    }
  }

  /// What the database says of a coordinate reference system.
  ///
  /// - Throws: `native` with PROJ's reason when it is unknown.
  borrowing func description(of crs: String) throws(GridGeoError) -> CRSFacts {
    try facts(of: try session.object("proj_create") { proj_create($0, crs) }, crs)
  }

  private borrowing func facts(
    of crs: borrowing PROJObject, _ code: String
  ) throws(GridGeoError) -> CRSFacts {
    let pointer = crs.pointer
    var west = 0.0
    var south = 0.0
    var east = 0.0
    var north = 0.0
    // −1000 stands for unknown.
    let known =
      proj_get_area_of_use(session.raw, pointer, &west, &south, &east, &north, nil) != 0 && west > -999
    let areaOfUse: (west: Double, south: Double, east: Double, north: Double)? =
      known ? (west, south, east, north) : nil
    let geodetic = try session.object("proj_crs_get_geodetic_crs") { proj_crs_get_geodetic_crs($0, pointer) }
    return CRSFacts(
      name: name(of: crs) ?? code, geodeticName: name(of: geodetic) ?? "",
      isProjected: proj_get_type(pointer) == PJ_TYPE_PROJECTED_CRS,
      isGeographic: proj_get_type(pointer) == PJ_TYPE_GEOGRAPHIC_2D_CRS, areaOfUse: areaOfUse)
  }

  private borrowing func name(of object: borrowing PROJObject) -> String? {
    proj_get_name(object.pointer).map { String(cString: $0) }
  }
}
