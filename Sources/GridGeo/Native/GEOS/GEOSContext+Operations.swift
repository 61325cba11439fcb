import CGEOS

extension GEOSContext {
  /// - Parameters: Neither geometry is empty.
  borrowing func distance(
    _ a: borrowing GEOSHandle, _ b: borrowing GEOSHandle
  ) throws(GridGeoError) -> Double {
    let (first, second) = (a.pointer, b.pointer)
    var distance = 0.0
    try status("GEOSDistance_r") { GEOSDistance_r($0, first, second, &distance) }
    guard distance.isFinite else { throw session.fault("GEOSDistance_r") }
    return distance
  }

  /// - Parameter metres: finite.
  borrowing func buffer(
    _ a: borrowing GEOSHandle, _ metres: Double, name: String
  ) throws(GridGeoError) -> GEOSHandle {
    let geometry = a.pointer
    do {
      return try self.geometry("GEOSBuffer_r") { GEOSBuffer_r($0, geometry, metres, 8) }
    } catch {
      throw GridGeoError(.native, "GEOSBuffer_r failed on \(name)", underlying: error.underlying)
    }
  }

  borrowing func pointOnSurface(_ a: borrowing GEOSHandle) throws(GridGeoError) -> GEOSHandle {
    try geometry("GEOSPointOnSurface_r", a, GEOSPointOnSurface_r)
  }

  borrowing func isValid(_ a: borrowing GEOSHandle) throws(GridGeoError) -> Bool {
    try predicate("GEOSisValid_r", a, GEOSisValid_r)
  }

  /// GEOS's reason and place for the first fault of an invalid geometry; nil for a valid one.
  borrowing func validityDetail<Space: GatedSpace>(
    _ a: borrowing GEOSHandle, as space: Space.Type = Space.self
  ) throws(GridGeoError) -> (reason: String, location: Coordinate<Space>?)? {
    let geometry = a.pointer
    var text: UnsafeMutablePointer<CChar>?
    var place: OpaquePointer?
    defer { if let text { GEOSFree_r(session.raw, text) } }
    let isValid: Bool
    do {
      isValid = try predicate("GEOSisValidDetail_r") { GEOSisValidDetail_r($0, geometry, 0, &text, &place) }
    } catch {
      if let place { GEOSGeom_destroy_r(session.raw, place) }
      throw error
    }
    var location: Coordinate<Space>?
    if let place {
      location = try coordinate(of: GEOSHandle(owning: place, in: session))
    }
    return isValid ? nil : (text.map { String(cString: $0) } ?? "", location)
  }

  /// GEOS's structure method: rings made valid, shells joined, holes cut out. Collapsed parts are dropped.
  borrowing func madeValid(_ a: borrowing GEOSHandle) throws(GridGeoError) -> GEOSHandle {
    let geometry = a.pointer
    let options = try pointer("GEOSMakeValidParams_create_r") { GEOSMakeValidParams_create_r($0) }
    defer { GEOSMakeValidParams_destroy_r(session.raw, options) }
    try status("GEOSMakeValidParams_setMethod_r") {
      GEOSMakeValidParams_setMethod_r($0, options, GEOS_MAKE_VALID_STRUCTURE)
    }
    try status("GEOSMakeValidParams_setKeepCollapsed_r") {
      GEOSMakeValidParams_setKeepCollapsed_r($0, options, 0)
    }
    return try self.geometry("GEOSMakeValidWithParams_r") { GEOSMakeValidWithParams_r($0, geometry, options) }
  }
}
