import Testing

@testable import GridGeo

@Suite("Repair by the structure method")
struct RepairTests {
  private func repaired(_ region: Region<Planar>) throws -> Repair<Planar> {
    let geos = try GEOSContext()
    let repair = try #require(try region.repaired(in: geos))
    #expect(try repair.region.isValid(in: geos))
    #expect(repair.areaAfter == repair.region.area)
    return repair
  }

  @Test("a valid region stays as it is")
  func valid() throws {
    #expect(try Draw.square(0, 0, 1, in: Planar.self).repaired(in: try GEOSContext()) == nil)
  }

  @Test("a bow-tie keeps both wings")
  func bowTie() throws {
    let repair = try repaired(Draw.region([(0, 0), (2, 2), (2, 0), (0, 2)]))
    #expect(repair.areaAfter == .squareMetres(2))
    #expect(repair.areaBefore == .zero)
    #expect(repair.gained == .squareMetres(2))
    #expect(repair.region.polygons.count == 2)
  }

  @Test("nested parts are joined, not cut out")
  func nestedParts() throws {
    let nested = Region<Planar>([
      Polygon(exterior: Draw.ring(Draw.corners(0, 0, 10))),
      Polygon(exterior: Draw.ring(Draw.corners(4, 4, 2))),
    ])
    let repair = try repaired(nested)
    #expect(repair.areaAfter == .squareMetres(100))
    #expect(repair.areaBefore == .squareMetres(104))
  }

  @Test("overlapping parts are joined")
  func overlappingParts() throws {
    let overlapping = Region<Planar>([
      Polygon(exterior: Draw.ring(Draw.corners(0, 0, 4))),
      Polygon(exterior: Draw.ring(Draw.corners(2, 2, 4))),
    ])
    #expect(try repaired(overlapping).areaAfter == .squareMetres(28))
  }

  @Test("a hole outside of its shell does not become land")
  func holeOutside() throws {
    let repair = try repaired(Draw.region(Draw.corners(0, 0, 10), holes: [Draw.corners(20, 0, 3)]))
    #expect(repair.areaAfter == .squareMetres(100))
    #expect(repair.areaBefore == .squareMetres(91))
    #expect(repair.region.polygons.count == 1)
    let crossing = try repaired(Draw.region(Draw.corners(0, 0, 10), holes: [Draw.corners(8, 0, 4)]))
    #expect(crossing.areaAfter == .squareMetres(92))
  }

  @Test("nested and overlapping holes are cut out once")
  func holes() throws {
    let nested = Draw.region(
      Draw.corners(0, 0, 10), holes: [Draw.corners(1, 1, 4), Draw.corners(2, 2, 1)], in: Planar.self)
    #expect(try repaired(nested).areaAfter == .squareMetres(84))
    let overlapping = Draw.region(
      Draw.corners(0, 0, 10), holes: [Draw.corners(1, 1, 4), Draw.corners(3, 3, 4)], in: Planar.self)
    #expect(try repaired(overlapping).areaAfter == .squareMetres(100 - 28))
  }

  @Test("spikes and parts without ground go")
  func collapsed() throws {
    let spike = Draw.region([(0, 0), (4, 0), (4, 4), (4, 9), (4, 4), (0, 4)], in: Planar.self)
    #expect(try repaired(spike).areaAfter == .squareMetres(16))
    let line = Region<Planar>([
      Polygon(exterior: Draw.ring(Draw.corners(0, 0, 4))),
      Polygon(exterior: Draw.ring([(9, 9), (10, 10), (11, 11)])),
    ])
    let repair = try repaired(line)
    #expect(repair.areaAfter == .squareMetres(16))
    #expect(repair.region.polygons.count == 1)
  }

  @Test("in degrees the areas are ellipsoidal")
  func geographic() throws {
    let geos = try GEOSContext()
    let region = Region<Geographic>([
      Polygon(exterior: Draw.ring(Draw.corners(101, 35, 0.4))),
      Polygon(exterior: Draw.ring(Draw.corners(101.1, 35.1, 0.1))),
    ])
    let repair = try #require(try region.repaired(in: geos))
    #expect(repair.areaBefore == region.ellipsoidalArea)
    #expect(repair.areaAfter == repair.region.ellipsoidalArea)
    #expect(
      abs(repair.areaAfter.squareKilometres - Region(region.polygons[0]).ellipsoidalArea.squareKilometres)
        < 1e-6)
  }
}
