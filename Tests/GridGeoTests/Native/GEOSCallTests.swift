import CGEOS
import Testing

@testable import GridGeo

@Suite("Native: GEOS calls")
struct GEOSCallTests {
  private func wkt(_ text: String, _ geos: borrowing GEOSContext) throws(GridGeoError) -> GEOSHandle {
    let reader = try geos.pointer("GEOSWKTReader_create_r") { GEOSWKTReader_create_r($0) }
    defer { GEOSWKTReader_destroy_r(geos.session.raw, reader) }
    return try geos.geometry("GEOSWKTReader_read_r") { GEOSWKTReader_read_r($0, reader, text) }
  }

  @Test("a region goes to GEOS and back unchanged")
  func roundTrip() throws {
    let geos = try GEOSContext()
    let region = Region<Planar>([
      Polygon(
        exterior: Draw.ring(Draw.corners(0, 0, 9)), holes: [Draw.ring([(2, 2), (2, 4), (4, 4), (4, 2)])]),
      Polygon(exterior: Draw.ring([(20, 0), (29, 0), (29, 9)])),
    ])
    #expect(try geos.region(of: try geos.handle(of: region)) == region)
    #expect(try geos.region(of: try geos.handle(of: Region<Planar>.empty)) == Region<Planar>.empty)
    let single = Region(region.polygons[0])
    #expect(try geos.region(of: try geos.handle(of: single)) == single)
    let large = Draw.region(
      (0..<50_000).map { i in
        let angle = Double(i) / 50_000 * 2 * .pi
        return (1e5 * (1 - angle * angle / 40), 1e4 * angle)
      }, in: Planar.self)
    #expect(try geos.region(of: try geos.handle(of: large), as: Planar.self).coordinateCount == 50_001)
  }

  @Test("lines and points go to GEOS and back")
  func linesAndPoints() throws {
    let geos = try GEOSContext()
    let line = Polyline<Planar>(trusted: [.init(x: 0, y: 0), .init(x: 3, y: 4), .init(x: 6, y: 0)])
    #expect(try geos.lines(of: try geos.handle(of: line)) == [line])
    let point = Coordinate<Geographic>(longitude: 101.5, latitude: 35.25)
    #expect(try geos.coordinate(of: try geos.handle(of: point)) == point)
    #expect(try geos.coordinate(of: try wkt("POINT EMPTY", geos), as: Planar.self) == nil)
  }

  @Test("of a collection only the ground is taken")
  func collection() throws {
    let geos = try GEOSContext()
    let mixed = try wkt(
      "GEOMETRYCOLLECTION(POINT(1 1),LINESTRING(0 0,5 5),POLYGON((0 0,1 0,1 1,0 0)),POLYGON EMPTY,"
        + "MULTIPOLYGON(((4 4,4 5,5 5,4 4))))", geos)
    let region = try geos.region(of: mixed, as: Planar.self)
    #expect(region.polygons.count == 2)
    #expect(region.polygons.filter { !$0.exterior.isCounterClockwise }.isEmpty)
  }

  @Test("a null pointer is a fault with the function's name and GEOS's words")
  func pointerFault() throws {
    let geos = try GEOSContext()
    let error = #expect(throws: GridGeoError.self) { _ = try wkt("POLYGON((0 0,1 0,1 1,9 9))", geos) }
    #expect(error?.code == .native)
    #expect(error?.message.contains("GEOSWKTReader_read_r") == true)
    #expect(error?.underlying?.contains("Points of LinearRing do not form a closed linestring") == true)
  }

  @Test("what GEOS was given it frees also on failure")
  func ownershipOnFailure() throws {
    // The address sanitizer sees a leak or a double free here.
    let geos = try GEOSContext()
    let open: [Double] = [0, 0, 1, 0, 1, 1, 9, 9]
    for _ in 0..<100 {
      let sequence = try geos.pointer("GEOSCoordSeq_copyFromBuffer_r") { raw in
        GEOSCoordSeq_copyFromBuffer_r(raw, open, 4, 0, 0)
      }
      let error = #expect(throws: GridGeoError.self) {
        _ = try geos.geometry("GEOSGeom_createLinearRing_r") { GEOSGeom_createLinearRing_r($0, sequence) }
      }
      #expect(error?.message == "GEOSGeom_createLinearRing_r failed")
    }
    var parts = GEOSParts(in: geos.session)
    parts.append(try geos.handle(of: Draw.square(0, 0, 1, in: Planar.self)))
    parts.append(try geos.handle(of: Draw.square(3, 0, 1, in: Planar.self)))
    #expect(parts.count == 2)
    let error = #expect(throws: GridGeoError.self) { _ = try geos.collection(of: &parts, GEOS_POINT) }
    #expect(error?.message == "GEOSGeom_createCollection_r failed")
    #expect(parts.count == 0)
  }

  @Test("parts that were never handed over are freed")
  func partsDropped() throws {
    let geos = try GEOSContext()
    var parts = GEOSParts(in: geos.session)
    parts.append(try geos.handle(of: Draw.square(0, 0, 1, in: Planar.self)))
    #expect(parts.count == 1)
    let bad = Ring<Planar>(trusted: Draw.ring([(0, 0), (1, 0), (.infinity, 1)]).coordinates)
    let region = Region<Planar>([
      Polygon(exterior: Draw.ring(Draw.corners(0, 0, 1))), Polygon(exterior: bad),
    ])
    #expect(throws: GridGeoError.self) { _ = try geos.handle(of: region) }
  }

  @Test("a count of −1 is a fault")
  func countFault() throws {
    let geos = try GEOSContext()
    let point = try geos.handle(of: Coordinate<Planar>(x: 1, y: 2))
    let pointer = point.pointer
    let error = #expect(throws: GridGeoError.self) {
      _ = try geos.count("GEOSGetNumInteriorRings_r") { GEOSGetNumInteriorRings_r($0, pointer) }
    }
    #expect(error?.message == "GEOSGetNumInteriorRings_r failed")
    #expect(error?.underlying?.contains("not a Polygon") == true)
  }

  @Test("the answer 2 of a predicate is a fault, not a yes")
  func predicateFault() throws {
    let geos = try GEOSContext()
    let square = try geos.handle(of: Draw.square(0, 0, 1, in: Planar.self))
    let pointer = square.pointer
    let error = #expect(throws: GridGeoError.self) {
      _ = try geos.predicate("GEOSRelatePattern_r") { GEOSRelatePattern_r($0, pointer, pointer, "T") }
    }
    #expect(error?.code == .native)
    #expect(error?.message == "GEOSRelatePattern_r failed")
    #expect(error?.underlying?.contains("IllegalArgumentException") == true)
    #expect(throws: GridGeoError.self) { _ = try geos.predicate("test") { _ in 2 } }
    #expect(try geos.predicate("test") { _ in 1 })
    #expect(try !geos.predicate("test") { _ in 0 })
  }

  @Test("a status other than 1 is a fault")
  func statusFault() throws {
    let geos = try GEOSContext()
    let square = try geos.handle(of: Draw.square(0, 0, 1, in: Planar.self))
    let pointer = square.pointer
    var x = 0.0
    let error = #expect(throws: GridGeoError.self) {
      try geos.status("GEOSGeomGetX_r") { GEOSGeomGetX_r($0, pointer, &x) }
    }
    #expect(error?.message == "GEOSGeomGetX_r failed")
  }

  @Test("messages stay in their context")
  func messagesAreLocal() throws {
    let (a, b) = (try GEOSSession(), try GEOSSession())
    let reader = GEOSWKTReader_create_r(a.raw)
    #expect(GEOSWKTReader_read_r(a.raw, reader, "NONSENSE") == nil)
    GEOSWKTReader_destroy_r(a.raw, reader)
    #expect(a.message?.contains("NONSENSE") == true)
    #expect(b.message == nil)
  }

  @Test("a handle may outlive its context value")
  func handleOutlivesContext() throws {
    func make() throws -> GEOSHandle {
      let geos = try GEOSContext()
      return try geos.handle(of: Draw.square(0, 0, 2, in: Planar.self))
    }
    let handle = try make()
    #expect(try GEOSContext().region(of: handle, as: Planar.self).area == .squareMetres(4))
  }

  @Test("an overlay that fails on its topology is tried once more on a grid, then fails with both names")
  func retryOnGrid() throws {
    let geos = try GEOSContext()
    let twoParts = try geos.handle(
      of: Region<Planar>([
        Polygon(exterior: Draw.ring([(0, 0), (4, 0), (4, 4), (0, 4)])),
        Polygon(exterior: Draw.ring([(2, 0), (6, 0), (6, 4), (2, 4)])),
      ]))
    let square = try geos.handle(of: Draw.square(0, 0, 2, in: Planar.self))
    let (overlapping, plain) = (twoParts.pointer, square.pointer)
    // A relation of overlapping parts is a dependable source of a TopologyException.
    func failing(_ context: OpaquePointer) -> OpaquePointer? {
      let answer = GEOSTouches_r(context, overlapping, plain)
      return answer == 2 ? nil : GEOSGeom_clone_r(context, plain)
    }
    let onGrid = try geos.onceMoreOnGrid("GEOSUnion_r", "A and B", failing, { GEOSGeom_clone_r($0, plain) })
    #expect(try geos.region(of: onGrid, as: Planar.self).area == .squareMetres(4))
    let error = #expect(throws: GridGeoError.self) {
      _ = try geos.onceMoreOnGrid("GEOSUnion_r", "A and B", failing, failing)
    }
    #expect(error?.message.contains("A and B") == true)
    #expect(error?.message.contains("GEOSUnion_r") == true)
    #expect(error?.underlying?.contains("TopologyException") == true)
    // Other faults are not tried again.
    var tries = 0
    func second(_ context: OpaquePointer) -> OpaquePointer? {
      tries += 1
      return nil
    }
    #expect(throws: GridGeoError.self) {
      _ = try geos.onceMoreOnGrid("GEOSUnion_r", "A and B", { _ in nil }, second)
    }
    #expect(tries == 0)
  }

  @Test("the versions are known")
  func versions() {
    #expect(GridGeo.geosVersion.split(separator: ".").count == 3)
    #expect(GridGeo.projVersion.split(separator: ".").count == 3)
  }
}
