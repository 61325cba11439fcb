import Testing

@testable import GridGeo

/// Nothing that failed the gate reaches GEOS or PROJ, whose answers to it are silent, wrong or a crash.
@Suite("Native: the gate")
struct GateTests {
  @Test(
    "numbers that are not finite or out of range do not pass",
    arguments: [Double.nan, .infinity, -.infinity, 1e200, 1.000_001e8])
  func planarGate(_ bad: Double) throws {
    let geos = try GEOSContext()
    let good = Draw.square(0, 0, 10, in: Planar.self)
    let broken = Draw.region([(0, 0), (10, 0), (10, bad), (0, 10)], in: Planar.self)
    // GEOS itself answers these with EMPTY, (0 0) and an endless loop.
    let errors = [
      #expect(throws: GridGeoError.self) { _ = try good.intersection(broken, in: geos) },
      #expect(throws: GridGeoError.self) { _ = try broken.pointOnSurface(in: geos) },
      #expect(throws: GridGeoError.self) { _ = try broken.distance(to: good, in: geos) },
      #expect(throws: GridGeoError.self) { _ = try Region.union(of: [broken, good], in: geos) },
      #expect(throws: GridGeoError.self) { _ = try broken.repaired(in: geos) },
    ]
    for error in errors {
      #expect(error?.code == .badInput)
      #expect(error?.place.vertex == 2)
    }
    #expect(try !broken.isValid(in: geos))
  }

  @Test("degrees end at ±180 and ±90", arguments: [(180.000_1, 0.0), (0, 90.000_1), (0, -91), (.nan, 0)])
  func geographicGate(_ x: Double, _ y: Double) throws {
    let geos = try GEOSContext()
    let broken = Draw.region([(0, 0), (x, y), (1, 1)], in: Geographic.self)
    let error = #expect(throws: GridGeoError.self) { _ = try geos.handle(of: broken) }
    #expect(error?.code == .badInput)
    #expect(error?.place == SourcePlace(ring: "exterior", vertex: 1))
    let frame = try WorkingFrame(centre: Coordinate(longitude: 0, latitude: 0))
    let second = #expect(throws: GridGeoError.self) { _ = try broken.planar(in: frame) }
    #expect(second?.code == .badInput)
    #expect(second?.place == SourcePlace(ring: "exterior", vertex: 1))
    #expect(throws: GridGeoError.self) { _ = try CRS.wgs84.geographic([Coordinate<Geographic>(x: x, y: y)]) }
  }

  @Test("the edges of the range pass")
  func edges() throws {
    let geos = try GEOSContext()
    let world = Draw.region([(-180, -90), (180, -90), (180, 90), (-180, 90)], in: Geographic.self)
    #expect(try world.isValid(in: geos))
    #expect(try Draw.region([(-1e8, -1e8), (1e8, -1e8), (1e8, 1e8)], in: Planar.self).isValid(in: geos))
  }

  @Test("the ring and part are named")
  func place() throws {
    let geos = try GEOSContext()
    let region = Region<Planar>([
      Polygon(exterior: Draw.ring(Draw.corners(0, 0, 9))),
      Polygon(
        exterior: Draw.ring(Draw.corners(10, 0, 9)),
        holes: [Draw.ring(Draw.corners(11, 1, 1)), Draw.ring([(14, 1), (15, 1), (15, 1e9)])]),
    ])
    let error = #expect(throws: GridGeoError.self) { _ = try geos.handle(of: region) }
    #expect(error?.place == SourcePlace(ring: "2 hole 2", vertex: 2))
  }

  @Test("empty regions never reach GEOS's crashes")
  func empties() throws {
    let geos = try GEOSContext()
    let square = Draw.square(0, 0, 1, in: Planar.self)
    #expect(try square.distance(to: .empty, in: geos) == nil)
    #expect(try Region<Planar>.empty.distance(to: square, in: geos) == nil)
    #expect(try Region<Planar>.empty.pointOnSurface(in: geos) == nil)
    #expect(try Region<Planar>.union(of: [], in: geos).isEmpty)
    #expect(try Region<Planar>.union(of: [.empty, square, .empty], in: geos).area == square.area)
    #expect(try square.intersection(.empty, in: geos).isEmpty)
    #expect(try square.subtracting(.empty, in: geos) == square)
    #expect(try Region<Planar>.empty.union(.empty, in: geos).isEmpty)
    #expect(try Region<Planar>.empty.symmetricDifference(.empty, in: geos).isEmpty)
    #expect(try !square.intersects(.empty, in: geos))
    #expect(try Region<Planar>.empty.isSameGround(as: .empty, in: geos))
    #expect(try Region<Planar>.empty.validityProblems(in: geos).isEmpty)
    #expect(try Region<Planar>.empty.isValid(in: geos))
    #expect(try Region<Planar>.empty.repaired(in: geos) == nil)
    #expect(Region<Planar>.empty.centroid == nil)
    #expect(Region<Planar>.empty.compactness == 0)
  }
}
