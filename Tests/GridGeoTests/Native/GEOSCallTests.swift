import CGEOS
import Testing

@testable import GridGeo

@Suite("Native: GEOS calls")
struct GEOSCallTests {
  @Test("a region goes to GEOS and back unchanged")
  func roundTrip() throws {
    let geos = try GEOSContext()
    let hole = try Ring<Planar>([(2, 2), (2, 4), (4, 4), (4, 2), (2, 2)].map { Coordinate(x: $0, y: $1) })
    let shell = try Ring<Planar>([(0, 0), (9, 0), (9, 9), (0, 9), (0, 0)].map { Coordinate(x: $0, y: $1) })
    let part = try Ring<Planar>([(20, 0), (29, 0), (29, 9), (20, 0)].map { Coordinate(x: $0, y: $1) })
    let region = Region([Polygon(exterior: shell, holes: [hole]), Polygon(exterior: part)])
    #expect(try geos.region(of: try geos.handle(of: region)) == region)
    #expect(region.area.squareMetres == 81 - 4 + 40.5)
  }
}
