import Testing

@testable import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("The working frame")
struct WorkingFrameTests {
  private let frame = try! WorkingFrame(centre: Coordinate(longitude: 101.5, latitude: 35.2))

  @Test("the frame is the box's centre to 4 decimals")
  func centre() throws {
    let box = BoundingBox<Geographic>(
      minimum: Coordinate(longitude: 100.123_456, latitude: 34.05),
      maximum: Coordinate(longitude: 103.0, latitude: 36.15))
    let frame = try WorkingFrame(centredOn: box)
    #expect(frame.centre == Coordinate(longitude: 101.5617, latitude: 35.1))
    #expect(
      frame.projString
        == "+proj=laea +lat_0=35.1000 +lon_0=101.5617 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs")
    let west = try WorkingFrame(centre: Coordinate(longitude: -0.00512, latitude: -0.5))
    #expect(west.projString.contains("+lat_0=-0.5000 +lon_0=-0.0051 "))
    #expect(try WorkingFrame(centre: Coordinate(longitude: 101.50001, latitude: 35.2)) == self.frame)
    #expect(throws: GridGeoError.self) {
      _ = try WorkingFrame(centre: Coordinate(longitude: 200, latitude: 0))
    }
    #expect(throws: GridGeoError.self) {
      _ = try WorkingFrame(centre: Coordinate(longitude: .nan, latitude: 0))
    }
  }

  @Test("there and back moves nothing by a micrometre, also in the far corners")
  func roundTrip() throws {
    let projector = try Projector(frame)
    var points: [Coordinate<Geographic>] = []
    for i in -20...20 {
      for k in -20...20 {
        points.append(Coordinate(longitude: 101.5 + Double(i) * 0.25, latitude: 35.2 + Double(k) * 0.2))
      }
    }
    let there = try projector.planar(points)
    let back = try projector.geographic(there)
    let worst = zip(points, back).map { $0.ellipsoidalDistance(to: $1).metres }.max() ?? 1
    #expect(worst < 1e-6)
    #expect(there[0].metres(to: there[there.count - 1]) > 400_000)
    // From the plane too.
    let again = try projector.planar(back)
    #expect((zip(there, again).map { $0.metres(to: $1) }.max() ?? 1) < 1e-6)
  }

  @Test("it is Lambert's projection as Snyder writes it")
  func snyder() throws {
    // J. P. Snyder, "Map projections: a working manual", USGS Professional Paper 1395 (1987), 187–188.
    let (a, f) = (6_378_137.0, 1 / 298.257223563)
    let e2 = f * (2 - f)
    let e = e2.squareRoot()
    func q(_ phi: Double) -> Double {
      let s = sin(phi)
      return (1 - e2) * (s / (1 - e2 * s * s) - log((1 - e * s) / (1 + e * s)) / (2 * e))
    }
    let (phi1, lambda0) = (35.2 * Double.pi / 180, 101.5 * Double.pi / 180)
    let qp = q(.pi / 2)
    let rq = a * (qp / 2).squareRoot()
    let beta1 = asin(q(phi1) / qp)
    let m1 = cos(phi1) / (1 - e2 * sin(phi1) * sin(phi1)).squareRoot()
    let d = a * m1 / (rq * cos(beta1))
    let points: [Coordinate<Geographic>] = [(101.5, 35.2), (99.1, 33.3), (104.2, 37.4), (95, 30)].map {
      Coordinate(longitude: $0, latitude: $1)
    }
    for (point, got) in zip(points, try frame.planar(points)) {
      let (phi, lambda) = (point.latitude * .pi / 180, point.longitude * .pi / 180)
      let beta = asin(q(phi) / qp)
      let b =
        rq * (2 / (1 + sin(beta1) * sin(beta) + cos(beta1) * cos(beta) * cos(lambda - lambda0))).squareRoot()
      let x = b * d * cos(beta) * sin(lambda - lambda0)
      let y = b / d * (cos(beta1) * sin(beta) - sin(beta1) * cos(beta) * cos(lambda - lambda0))
      #expect(abs(got.x - x) < 1e-6)
      #expect(abs(got.y - y) < 1e-6)
    }
  }

  @Test("equal coordinates give equal results, in any company")
  func sameInSameOut() throws {
    let point = Coordinate<Geographic>(longitude: 101.123_456_7, latitude: 34.765_432_1)
    let alone = try frame.planar([point])[0]
    let other = Coordinate<Geographic>(longitude: 103, latitude: 36)
    let among = try frame.planar([other, point, other, other, point])
    #expect(among[1] == alone && among[4] == alone)
    let back = try frame.geographic([alone])[0]
    #expect(try frame.geographic([Coordinate(x: 5, y: 6), alone])[1] == back)
  }

  @Test("areas in the frame are areas on the ellipsoid")
  func equalArea() throws {
    for (x, y) in [(101.5, 35.2), (99.2, 33.5), (103.6, 36.8)] {
      // Short edges: straight in the plane and geodesic are the same then.
      let ring = (0..<400).map { i -> (Double, Double) in
        let t = Double(i % 100) / 1000
        return switch i / 100 {
        case 0: (x + t, y)
        case 1: (x + 0.1, y + t)
        case 2: (x + 0.1 - t, y + 0.1)
        default: (x, y + 0.1 - t)
        }
      }
      let cell = Draw.region(ring, in: Geographic.self)
      let (plane, ground) = (try cell.planar(in: frame).area, cell.ellipsoidalArea)
      #expect(abs(plane.squareMetres / ground.squareMetres - 1) < 1e-8)
    }
  }

  @Test("a position on the other side of the globe is refused")
  func tooFar() throws {
    for point in [(-78.5, -35.2), (-70, 10), (101.5, -80)] {
      let error = #expect(throws: GridGeoError.self) {
        _ = try frame.planar([
          Coordinate(longitude: 101, latitude: 35), Coordinate(longitude: point.0, latitude: point.1),
        ])
      }
      #expect(error?.code == .badCRS)
      #expect(error?.place.vertex == 1)
    }
    let error = #expect(throws: GridGeoError.self) { _ = try frame.geographic([Coordinate(x: 2e7, y: 0)]) }
    #expect(error?.code == .badCRS)
  }

  @Test("regions and lines keep their rings, closed")
  func regions() throws {
    let region = Region<Geographic>([
      Polygon(
        exterior: Draw.ring(Draw.corners(101, 35, 0.5)), holes: [Draw.ring(Draw.corners(101.1, 35.1, 0.1))]),
      Polygon(exterior: Draw.ring(Draw.corners(101.5, 35, 0.5))),
    ])
    let plane = try region.planar(in: frame)
    #expect(plane.polygons.map(\.holes.count) == [1, 0])
    #expect(plane.polygons[0].exterior.coordinates.first == plane.polygons[0].exterior.coordinates.last)
    // The shared border is shared still.
    #expect(plane.polygons[0].exterior.coordinates[1] == plane.polygons[1].exterior.coordinates[0])
    let back = try plane.geographic(from: frame)
    #expect(try frame.planar([region, region]) == [plane, plane])
    #expect(try frame.geographic([plane]) == [back])
    for (a, b) in zip(region.polygons, back.polygons) {
      for (c, d) in zip(a.exterior.coordinates, b.exterior.coordinates) {
        #expect(c.ellipsoidalDistance(to: d).metres < 1e-6)
      }
    }
    let line = Polyline<Geographic>(trusted: region.polygons[0].exterior.coordinates)
    #expect(try line.planar(in: frame).coordinates == plane.polygons[0].exterior.coordinates)
    #expect(try line.planar(in: frame).geographic(from: frame).coordinates.count == 5)
  }
}
