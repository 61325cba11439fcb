import CGEOS

/// Coordinates cross the boundary a ring at a time, never vertex by vertex.
extension GEOSContext {
  // MARK: Into GEOS

  /// The region as a POLYGON when it has one part, as a MULTIPOLYGON otherwise.
  ///
  /// - Throws: `badInput` for a coordinate that does not pass the gate; `native`.
  /// - Complexity: O(n) in the coordinates.
  borrowing func handle<Space: GatedSpace>(of region: Region<Space>) throws(GridGeoError) -> GEOSHandle {
    if region.polygons.count == 1 { return try handle(of: region.polygons[0]) }
    var parts = GEOSParts(in: session, capacity: region.polygons.count)
    for (i, polygon) in region.polygons.enumerated() {
      parts.append(try handle(of: polygon, number: i + 1))
    }
    return try collection(of: &parts, GEOS_MULTIPOLYGON)
  }

  /// A collection of the given type. The parts are given up whether the call succeeds or fails.
  borrowing func collection(
    of parts: inout GEOSParts, _ type: GEOSGeomTypes
  ) throws(GridGeoError) -> GEOSHandle {
    session.message = nil
    let raw = session.raw
    let made = parts.handOver { GEOSGeom_createCollection_r(raw, Int32(type.rawValue), $0, $1) }
    guard let made else { throw session.fault("GEOSGeom_createCollection_r") }
    return GEOSHandle(owning: made, in: session)
  }

  /// - Parameter number: The polygon's number from 1 when there are several, for messages.
  borrowing func handle<Space: GatedSpace>(
    of polygon: Polygon<Space>, number: Int? = nil
  ) throws(GridGeoError) -> GEOSHandle {
    let prefix = number.map { "\($0) " } ?? ""
    try checkGate(polygon.exterior.coordinates, ring: prefix + "exterior")
    for (i, hole) in polygon.holes.enumerated() {
      try checkGate(hole.coordinates, ring: prefix + "hole \(i + 1)")
    }
    let shell = try ring(polygon.exterior)
    var holes = GEOSParts(in: session, capacity: polygon.holes.count)
    for hole in polygon.holes { holes.append(try ring(hole)) }
    session.message = nil
    let raw = session.raw
    let exterior = shell.release()
    let made = holes.handOver { GEOSGeom_createPolygon_r(raw, exterior, $0, $1) }
    guard let made else { throw session.fault("GEOSGeom_createPolygon_r") }
    return GEOSHandle(owning: made, in: session)
  }

  /// - Throws: `badInput` for a coordinate that does not pass the gate; `native`.
  borrowing func handle<Space: GatedSpace>(of line: Polyline<Space>) throws(GridGeoError) -> GEOSHandle {
    try checkGate(line.coordinates)
    let sequence = try sequence(line.coordinates)
    return try geometry("GEOSGeom_createLineString_r") { GEOSGeom_createLineString_r($0, sequence) }
  }

  /// - Throws: `badInput` when the coordinate does not pass the gate; `native`.
  borrowing func handle<Space: GatedSpace>(
    of coordinate: Coordinate<Space>
  ) throws(GridGeoError) -> GEOSHandle {
    try checkGate([coordinate])
    return try geometry("GEOSGeom_createPointFromXY_r") {
      GEOSGeom_createPointFromXY_r($0, coordinate.x, coordinate.y)
    }
  }

  private borrowing func ring<Space>(_ ring: Ring<Space>) throws(GridGeoError) -> GEOSHandle {
    // The sequence belongs to GEOS from here on, also when the call fails.
    let sequence = try sequence(ring.coordinates)
    return try geometry("GEOSGeom_createLinearRing_r") { GEOSGeom_createLinearRing_r($0, sequence) }
  }

  private borrowing func sequence<Space>(
    _ coordinates: [Coordinate<Space>]
  ) throws(GridGeoError) -> OpaquePointer {
    try pointer("GEOSCoordSeq_copyFromBuffer_r") { raw in
      coordinates.withUnsafeBytes {
        GEOSCoordSeq_copyFromBuffer_r(
          raw, $0.assumingMemoryBound(to: Double.self).baseAddress, UInt32(coordinates.count), 0, 0)
      }
    }
  }

  // MARK: Out of GEOS

  /// The polygons of a geometry, exteriors counter-clockwise and holes clockwise. Points, lines and empty
  /// parts have no area and are left out.
  borrowing func region<Space: GatedSpace>(
    of handle: borrowing GEOSHandle, as space: Space.Type = Space.self
  ) throws(GridGeoError) -> Region<Space> {
    var polygons: [Polygon<Space>] = []
    try collect(handle.pointer, into: &polygons)
    return Region(polygons)
  }

  /// The coordinate of a point; nil when the point is empty.
  borrowing func coordinate<Space: GatedSpace>(
    of handle: borrowing GEOSHandle, as space: Space.Type = Space.self
  ) throws(GridGeoError) -> Coordinate<Space>? {
    let point = handle.pointer
    if try predicate("GEOSisEmpty_r", { GEOSisEmpty_r($0, point) }) { return nil }
    var (x, y) = (0.0, 0.0)
    try status("GEOSGeomGetX_r") { GEOSGeomGetX_r($0, point, &x) }
    try status("GEOSGeomGetY_r") { GEOSGeomGetY_r($0, point, &y) }
    let result = Coordinate<Space>(x: x, y: y)
    guard result.isFinite else { throw session.fault("GEOSGeomGetX_r") }
    return result
  }

  /// The lines of a geometry, in its own order; points and polygons are left out.
  borrowing func lines<Space: GatedSpace>(
    of handle: borrowing GEOSHandle, as space: Space.Type = Space.self
  ) throws(GridGeoError) -> [Polyline<Space>] {
    var lines: [Polyline<Space>] = []
    try collect(handle.pointer, into: &lines)
    return lines
  }

  private borrowing func type(_ geometry: OpaquePointer) throws(GridGeoError) -> GEOSGeomTypes {
    GEOSGeomTypes(UInt32(try count("GEOSGeomTypeId_r") { GEOSGeomTypeId_r($0, geometry) }))
  }

  private borrowing func collect<Space: GatedSpace>(
    _ geometry: OpaquePointer, into polygons: inout [Polygon<Space>]
  ) throws(GridGeoError) {
    switch try type(geometry) {
    case GEOS_POLYGON:
      if try predicate("GEOSisEmpty_r", { GEOSisEmpty_r($0, geometry) }) { return }
      let shell = try pointer("GEOSGetExteriorRing_r") { GEOSGetExteriorRing_r($0, geometry) }
      let exterior: Ring<Space> = try ring(of: shell, counterClockwise: true)
      let holes = try count("GEOSGetNumInteriorRings_r") { GEOSGetNumInteriorRings_r($0, geometry) }
      var interior: [Ring<Space>] = []
      interior.reserveCapacity(holes)
      for i in 0..<holes {
        let hole = try pointer("GEOSGetInteriorRingN_r") { GEOSGetInteriorRingN_r($0, geometry, Int32(i)) }
        interior.append(try ring(of: hole, counterClockwise: false))
      }
      polygons.append(Polygon(exterior: exterior, holes: interior))
    case GEOS_MULTIPOLYGON, GEOS_GEOMETRYCOLLECTION:
      let parts = try count("GEOSGetNumGeometries_r") { GEOSGetNumGeometries_r($0, geometry) }
      for i in 0..<parts {
        let part = try pointer("GEOSGetGeometryN_r") { GEOSGetGeometryN_r($0, geometry, Int32(i)) }
        try collect(part, into: &polygons)
      }
    default: break
    }
  }

  private borrowing func collect<Space: GatedSpace>(
    _ geometry: OpaquePointer, into lines: inout [Polyline<Space>]
  ) throws(GridGeoError) {
    switch try type(geometry) {
    case GEOS_LINESTRING, GEOS_LINEARRING:
      let line: [Coordinate<Space>] = try coordinates(of: geometry)
      if line.count >= 2 { lines.append(Polyline(trusted: line)) }
    case GEOS_MULTILINESTRING, GEOS_GEOMETRYCOLLECTION:
      let parts = try count("GEOSGetNumGeometries_r") { GEOSGetNumGeometries_r($0, geometry) }
      for i in 0..<parts {
        let part = try pointer("GEOSGetGeometryN_r") { GEOSGetGeometryN_r($0, geometry, Int32(i)) }
        try collect(part, into: &lines)
      }
    default: break
    }
  }

  private borrowing func ring<Space: GatedSpace>(
    of line: OpaquePointer, counterClockwise: Bool
  ) throws(GridGeoError) -> Ring<Space> {
    let coordinates: [Coordinate<Space>] = try coordinates(of: line)
    guard coordinates.count >= 4, coordinates.first == coordinates.last else {
      throw GridGeoError(.native, "GEOS returned a ring that is not closed")
    }
    let ring = Ring(trusted: coordinates)
    return ring.isCounterClockwise == counterClockwise ? ring : ring.reversed()
  }

  private borrowing func coordinates<Space: GatedSpace>(
    of line: OpaquePointer
  ) throws(GridGeoError) -> [Coordinate<Space>] {
    let sequence = try pointer("GEOSGeom_getCoordSeq_r") { GEOSGeom_getCoordSeq_r($0, line) }
    var size: UInt32 = 0
    try status("GEOSCoordSeq_getSize_r") { GEOSCoordSeq_getSize_r($0, sequence, &size) }
    let count = Int(size)
    var copied: Int32 = 0
    let raw = session.raw
    session.message = nil
    let result = [Coordinate<Space>](unsafeUninitializedCapacity: count) { buffer, filled in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      copied = GEOSCoordSeq_copyToBuffer_r(
        raw, sequence, bytes.assumingMemoryBound(to: Double.self).baseAddress, 0, 0)
      filled = copied == 1 ? count : 0
    }
    guard copied == 1 else { throw session.fault("GEOSCoordSeq_copyToBuffer_r") }
    // What comes back must be fit to go in again.
    try checkGate(result)
    return result
  }
}
