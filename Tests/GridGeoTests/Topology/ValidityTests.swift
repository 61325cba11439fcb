import Testing

@testable import GridGeo

@Suite("Validity")
struct ValidityTests {
  private func problems<Space: GatedSpace>(_ region: Region<Space>) throws -> [ValidityProblem<Space>] {
    let geos = try GEOSContext()
    let found = try region.validityProblems(in: geos)
    #expect(try region.isValid(in: geos) == found.isEmpty)
    return found
  }

  @Test("valid regions have no problem")
  func valid() throws {
    #expect(try problems(Draw.square(0, 0, 1, in: Planar.self)).isEmpty)
    #expect(
      try problems(Draw.region(Draw.corners(0, 0, 9), holes: [Draw.corners(1, 1, 2)], in: Planar.self))
        .isEmpty)
    // A hole that touches the exterior in one point, and parts that touch in one.
    #expect(
      try problems(Draw.region(Draw.corners(0, 0, 9), holes: [[(0, 4), (2, 5), (2, 3)]], in: Planar.self))
        .isEmpty)
    let two = Region(Draw.square(0, 0, 1, in: Planar.self).polygons + Draw.square(1, 1, 1).polygons)
    #expect(try problems(two).isEmpty)
    // A repeated vertex is no fault of validity.
    #expect(try problems(Draw.region([(0, 0), (1, 0), (1, 0), (1, 1)], in: Planar.self)).isEmpty)
  }

  @Test("a bow-tie names its crossing, in degrees too")
  func bowTie() throws {
    let found = try problems(Draw.region([(0, 0), (2, 2), (2, 0), (0, 2)], in: Geographic.self))
    #expect(
      found == [
        ValidityProblem(
          reason: .selfIntersection, polygon: 0, ring: .exterior, vertex: 0, location: Coordinate(x: 1, y: 1))
      ])
    #expect(found[0].description == "exterior crosses or touches itself at (1.0 1.0), vertex 0")
  }

  @Test("all crossings are found, not only the first")
  func allCrossings() throws {
    // A zigzag across a straight edge: five crossings.
    let ring = [(0.0, 0.0), (12, 0), (12, 2), (10, -1), (8, 1), (6, -1), (4, 1), (2, -1), (0, 2)]
    let found = try problems(Draw.region(ring, in: Planar.self))
    #expect(found.map(\.reason) == Array(repeating: .selfIntersection, count: found.count))
    #expect(found.count == 6)
    #expect(Set(found.compactMap(\.vertex)) == [0])
    #expect(found.map { $0.location!.y } == Array(repeating: 0, count: 6))
  }

  @Test("a ring that touches itself, runs back on itself, or is covered twice")
  func touches() throws {
    let touching = try problems(
      Draw.region([(0, 0), (4, 0), (4, 4), (2, 0), (0, 4)], in: Planar.self))
    #expect(touching.map(\.vertex) == [3])
    #expect(touching.first?.location == Coordinate(x: 2, y: 0))
    let spike = try problems(
      Draw.region([(0, 0), (4, 0), (4, 4), (4, 6), (4, 4), (0, 4)], in: Planar.self))
    #expect(spike.contains { $0.vertex == 3 && $0.location == Coordinate(x: 4, y: 6) })
    let twice = try problems(
      Draw.region(Draw.corners(0, 0, 1) + Draw.corners(0, 0, 1), in: Planar.self))
    #expect(!twice.isEmpty)
    #expect(twice.allSatisfy { $0.reason == .selfIntersection })
  }

  @Test("rings without ground")
  func noArea() throws {
    for points in [
      [(0.0, 0.0), (1, 1), (2, 2)], [(1, 1), (1, 1), (1, 1)], [(0, 0), (1, 0), (0, 0), (1, 0)],
    ] {
      #expect(try problems(Draw.region(points, in: Planar.self)).map(\.reason) == [.noArea])
    }
    let hole = try problems(
      Draw.region(Draw.corners(0, 0, 9), holes: [[(1, 1), (2, 2), (3, 3)]], in: Planar.self))
    #expect(hole.map(\.reason) == [.noArea])
    #expect(hole.map(\.ring) == [.hole(1)])
  }

  @Test("holes: outside, crossing, nested, double, cutting the ground apart")
  func holes() throws {
    let shell = Draw.corners(0, 0, 20)
    func found(_ holes: [[(Double, Double)]]) throws -> [ValidityProblem<Planar>] {
      try problems(Draw.region(shell, holes: holes))
    }
    let outside = try found([Draw.corners(1, 1, 1), Draw.corners(30, 0, 2)])
    #expect(outside.map(\.reason) == [.holeOutsideShell])
    #expect(outside.map(\.ring) == [.hole(2)])
    let crossing = try found([Draw.corners(18, 5, 4)])
    #expect(crossing.map(\.reason) == [.ringsCross])
    #expect(crossing.map(\.otherRing) == [.exterior])
    let nested = try found([Draw.corners(2, 2, 6), Draw.corners(3, 3, 1)])
    #expect(nested.map(\.reason) == [.nestedHoles])
    #expect(nested.first?.description.hasPrefix("hole 1 and hole 2 share ground") == true)
    let double = try found([Draw.corners(2, 2, 6), Draw.corners(2, 2, 6)])
    #expect(double.map(\.otherRing) == [.hole(2)])
    let overlapping = try found([Draw.corners(2, 2, 6), Draw.corners(5, 5, 6)])
    #expect(overlapping.map(\.reason) == [.ringsCross])
    let apart = try found([[(10, 0), (15, 10), (10, 20), (5, 10)]])
    #expect(apart.map(\.reason) == [.disconnectedInterior])
    // Several at once, all reported.
    let many = try found([
      Draw.corners(30, 0, 2), Draw.corners(2, 2, 6), Draw.corners(3, 3, 1), Draw.corners(18, 5, 4),
    ])
    #expect(many.map(\.reason) == [.holeOutsideShell, .ringsCross, .nestedHoles])
    // Two that only together cut the ground apart.
    let chain = try found([[(0, 10), (5, 12), (10, 10), (5, 8)], [(10, 10), (15, 12), (20, 10), (15, 8)]])
    #expect(chain.map(\.reason) == [.disconnectedInterior])
  }

  @Test("parts that overlap, nest, repeat or share a border")
  func parts() throws {
    func region(_ parts: [[(Double, Double)]]) -> Region<Planar> {
      Region(parts.map { Polygon(exterior: Draw.ring($0)) })
    }
    let found = try problems(
      region([
        Draw.corners(0, 0, 4), Draw.corners(10, 0, 4), Draw.corners(2, 2, 4), Draw.corners(11, 1, 1),
        Draw.corners(30, 0, 1), Draw.corners(30, 0, 1), Draw.corners(40, 0, 1), Draw.corners(41, 0, 1),
      ]))
    #expect(found.map(\.reason) == Array(repeating: .partsOverlap, count: 4))
    #expect(found.map(\.polygon) == [0, 1, 4, 6])
    #expect(found.map(\.otherPolygon) == [2, 3, 5, 7])
    // A bad part does not hide the others.
    let mixed = try problems(
      region([[(0, 0), (2, 2), (2, 0), (0, 2)], Draw.corners(10, 0, 4), Draw.corners(12, 0, 4)]))
    #expect(mixed.map(\.reason) == [.selfIntersection, .partsOverlap])
  }

  @Test("every coordinate out of range is named, and none reaches GEOS")
  func refused() throws {
    let found = try problems(
      Draw.region(
        [(0, 0), (200, 0), (1, .nan), (1, 1)], holes: [[(0, 0), (0, -91), (1, 1)]], in: Geographic.self))
    #expect(found.map(\.reason) == Array(repeating: .invalidCoordinate, count: 3))
    #expect(found.map(\.vertex) == [1, 2, 1])
    #expect(found.map(\.ring) == [.exterior, .exterior, .hole(1)])
  }

  @Test("random rings: our contacts agree with GEOS's verdict", arguments: 1...40)
  func agreement(_ seed: Int) throws {
    let geos = try GEOSContext()
    var dice = Dice(UInt64(seed))
    for _ in 0..<50 {
      let points = (0..<Int.random(in: 3...7, using: &dice)).map { _ in
        (Double(Int.random(in: 0...5, using: &dice)), Double(Int.random(in: 0...5, using: &dice)))
      }
      let ring: Ring<Planar> = Draw.ring(points + [points[0]])
      guard ring.coordinates.count >= 4 else { continue }
      let isSound = !ring.hasNoArea && ring.contacts().isEmpty
      let region = Region(Polygon(exterior: ring))
      #expect(try geos.isValid(try geos.handle(of: region)) == isSound, "\(points)")
    }
  }
}
