import CGEOS
import Testing

@testable import GridGeo

@Suite("Where points lie")
struct PositionTests {
  /// GEOS as the judge.
  private func judge(
    _ region: Region<Planar>, _ point: Coordinate<Planar>, _ geos: borrowing GEOSContext
  ) throws -> PointPosition {
    let (ground, dot) = (try geos.handle(of: region).release(), try geos.handle(of: point).release())
    defer {
      GEOSGeom_destroy_r(geos.session.raw, ground)
      GEOSGeom_destroy_r(geos.session.raw, dot)
    }
    if try geos.predicate("GEOSContains_r", { GEOSContains_r($0, ground, dot) }) { return .inside }
    return try geos.predicate("GEOSTouches_r", { GEOSTouches_r($0, ground, dot) }) ? .boundary : .outside
  }

  @Test("squares on lattice lines, with points on all corners and edges")
  func alignedSquares() throws {
    let geos = try GEOSContext()
    let region = Region<Planar>([
      Polygon(exterior: Draw.ring(Draw.corners(0, 0, 8)), holes: [Draw.ring(Draw.corners(2, 2, 4))]),
      Polygon(exterior: Draw.ring(Draw.corners(3, 3, 2))),
      Polygon(exterior: Draw.ring(Draw.corners(8, 8, 4).reversed())),
    ])
    let locator = RegionLocator(region)
    for x in -2...26 {
      for y in -2...26 {
        let point = Coordinate<Planar>(x: Double(x) / 2, y: Double(y) / 2)
        let expected = try judge(region, point, geos)
        #expect(region.position(of: point) == expected, "\(point)")
        #expect(locator.position(of: point) == expected, "\(point)")
        #expect(region.contains(point) == (expected != .outside))
        #expect(locator.contains(point) == (expected != .outside))
      }
    }
  }

  @Test("stars with vertices on a lattice", arguments: 1...20)
  func stars(_ seed: Int) throws {
    let geos = try GEOSContext()
    var dice = Dice(UInt64(seed))
    // Sorted by angle around the origin: a star is a simple ring.
    var corners: Set<Coordinate<Planar>> = []
    for _ in 0..<60 {
      corners.insert(
        Coordinate(
          x: Double(Int.random(in: -9...9, using: &dice)), y: Double(Int.random(in: -9...9, using: &dice))))
    }
    corners.remove(Coordinate(x: 0, y: 0))
    func half(_ c: Coordinate<Planar>) -> Int { c.y > 0 || (c.y == 0 && c.x > 0) ? 0 : 1 }
    let origin = Coordinate<Planar>(x: 0, y: 0)
    var ring: [Coordinate<Planar>] = []
    let sorted = corners.sorted {
      if half($0) != half($1) { return half($0) < half($1) }
      let turn = Turn(origin, $0, $1)
      return turn == .straight ? $0.metres(to: origin) < $1.metres(to: origin) : turn == .left
    }
    for corner in sorted where ring.isEmpty || Turn(origin, ring[ring.count - 1], corner) != .straight {
      ring.append(corner)
    }
    let region = Region(Polygon(exterior: Ring(trusted: ring + [ring[0]])))
    let locator = RegionLocator(region)
    for x in -10...10 {
      for y in -10...10 {
        let point = Coordinate<Planar>(x: Double(x), y: Double(y))
        let expected = try judge(region, point, geos)
        #expect(region.position(of: point) == expected, "\(point)")
        #expect(locator.position(of: point) == expected, "\(point)")
      }
    }
  }

  @Test("a point on the border of one part and inside another is inside; nothing is in an empty region")
  func parts() {
    let region = Region<Planar>([
      Polygon(exterior: Draw.ring(Draw.corners(0, 0, 2))),
      Polygon(exterior: Draw.ring(Draw.corners(1, 0, 4))),
    ])
    #expect(region.position(of: Coordinate(x: 2, y: 1)) == .inside)
    #expect(Region<Planar>.empty.position(of: Coordinate(x: 0, y: 0)) == .outside)
    #expect(RegionLocator(Region<Planar>.empty).position(of: Coordinate(x: 0, y: 0)) == .outside)
    #expect(RegionLocator(region).position(of: Coordinate(x: .nan, y: 0)) == .outside)
  }
}
