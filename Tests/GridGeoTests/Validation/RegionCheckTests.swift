import Testing

@testable import GridGeo

@Suite struct RegionCheckTests {
  private func codes(_ polygons: [[[Double]]]) -> [String] {
    RegionCheck(region(polygons)).faults.map(\.code.name).sorted()
  }

  @Test func soundRegionsHaveNoFaults() {
    #expect(codes([[square(0, 0, 4)]]).isEmpty)
    // A hole, a hole that touches its exterior in a point, two holes that touch each other in a point.
    #expect(codes([[square(0, 0, 9), square(1, 1, 2)]]).isEmpty)
    #expect(codes([[square(0, 0, 9), [0, 4, 2, 3, 2, 5]]]).isEmpty)
    #expect(codes([[square(0, 0, 9), square(1, 1, 2), square(3, 3, 2)]]).isEmpty)
    // Two polygons that touch in a corner; an island in the hole of another polygon.
    #expect(codes([[square(0, 0, 2)], [square(2, 2, 2)]]).isEmpty)
    #expect(codes([[square(0, 0, 9), square(1, 1, 6)], [square(2, 2, 2)]]).isEmpty)
    // A vertex in the middle of a straight edge, and clockwise order.
    #expect(codes([[[0, 0, 0, 4, 2, 4, 4, 4, 4, 0]]]).isEmpty)
  }

  @Test func selfIntersectionHasItsPlace() throws {
    let check = RegionCheck(region([[[0, 0, 4, 4, 4, 0, 0, 4]]]))
    let fault = try #require(check.faults.first)
    #expect(check.faults.count == 1)
    #expect(fault.code == .ringSelfIntersection)
    #expect(fault.coordinate == Coordinate(x: 2, y: 2))
    #expect(fault.ring == "exterior" && fault.vertex == 0)
    #expect(!check.isSound)
  }

  @Test func selfIntersectionAtVertex() {
    // Both branches have a vertex at 2,2 and change sides there.
    #expect(codes([[[0, 0, 2, 2, 4, 4, 4, 0, 2, 2, 0, 4]]]) == ["ring-self-intersection"])
    // A vertex of one branch lies inside an edge of the other.
    #expect(codes([[[0, 0, 4, 4, 4, 0, 2, 2, 0, 4]]]) == ["ring-self-intersection"])
  }

  @Test func selfTouch() {
    // Hourglass whose waist is one point, no side change.
    #expect(codes([[[0, 0, 4, 0, 2, 2, 4, 4, 0, 4, 2, 2]]]) == ["ring-self-touch"])
    // A vertex that just reaches an edge of the same ring.
    #expect(codes([[[0, 0, 4, 0, 4, 4, 2, 0, 0, 4]]]) == ["ring-self-touch"])
  }

  @Test func spikes() {
    // One step, several steps along the same line, and one whose tip is not where its line began.
    #expect(codes([[[0, 0, 4, 0, 4, 4, 6, 6, 4, 4, 0, 4]]]) == ["ring-spike"])
    #expect(codes([[[0, 0, 4, 0, 4, 4, 5, 5, 6, 7, 5, 5, 4, 4, 0, 4]]]) == ["ring-spike"])
    #expect(codes([[[0, 0, 4, 0, 8, 0, 4, 0, 4, 4, 0, 4]]]) == ["ring-spike"])
    #expect(codes([[[0, 0, 8, 0, 4, 0, 4, 4, 0, 4]]]) == ["ring-spike"])
  }

  @Test func selfOverlap() {
    // Two rooms joined by a corridor of no width.
    let rooms: [Double] = [0, 0, 2, 0, 2, 1, 4, 1, 4, 0, 6, 0, 6, 2, 4, 2, 4, 1, 2, 1, 2, 2, 0, 2]
    #expect(codes([[rooms]]) == ["ring-self-overlap"])
  }

  @Test func collapsedRings() {
    #expect(codes([[[0, 0, 4, 4]]]) == ["duplicate-vertex", "ring-too-few-points"])
    #expect(codes([[[1, 1]]]).contains("ring-too-few-points"))
    #expect(codes([[[0, 0, 2, 2, 4, 4]]]) == ["ring-zero-area"])
    #expect(codes([[square(0, 0, 4), [1, 1, 2, 2, 3, 3]]]) == ["ring-zero-area"])
  }

  @Test func duplicateVerticesAreHarmless() throws {
    let check = RegionCheck(region([[[0, 0, 4, 0, 4, 0, 4, 0, 4, 4, 0, 4]]]))
    let fault = try #require(check.faults.first)
    #expect(check.isSound && check.faults.count == 1)
    #expect(fault.code == .duplicateVertex && fault.count == 2 && fault.vertex == 2)
    #expect(fault.coordinate == Coordinate(x: 4, y: 0))
    #expect(check.region == region([[square(0, 0, 4)]]))
  }

  @Test func ringsAgainstEachOther() {
    #expect(codes([[square(0, 0, 4), [2, 2, 6, 2, 6, 3]]]).allSatisfy { $0 == "rings-cross" })
    #expect(!codes([[square(0, 0, 4), [2, 2, 6, 2, 6, 3]]]).isEmpty)
    #expect(codes([[square(0, 0, 4), [0, 1, 0, 3, 2, 2]]]) == ["rings-overlap"])
    #expect(codes([[square(0, 0, 4)], [square(4, 0, 4)]]) == ["rings-overlap"])
    // Through two vertices, no edge crossing inside.
    #expect(
      codes([[[0, 0, 4, 0, 4, 2, 4, 4, 0, 4], [2, 1, 4, 2, 6, 1, 6, 3, 4, 2, 2, 3]]]).contains("rings-cross"))
  }

  @Test func nesting() {
    #expect(codes([[square(0, 0, 4), square(6, 6, 1)]]) == ["hole-outside-shell"])
    #expect(codes([[square(0, 0, 9), square(1, 1, 6), square(2, 2, 1)]]) == ["holes-nested"])
    #expect(codes([[square(0, 0, 9)], [square(2, 2, 1)]]) == ["shells-nested"])
    // A hole that touches in two points, and a chain of holes from side to side.
    #expect(codes([[square(0, 0, 4), [0, 2, 2, 1, 4, 2, 2, 3]]]) == ["interior-disconnected"])
    #expect(
      codes([[square(0, 0, 4), [0, 2, 1, 1, 2, 2], [2, 2, 3, 1, 4, 2]]]) == ["interior-disconnected"])
  }

  @Test func emptyAndAbsurd() {
    #expect(RegionCheck(.empty).faults.map(\.code) == [.regionEmpty])
    #expect(codes([[[0, 0, 200, 0, 200, 4]]]) == ["coordinate-out-of-range"])
    #expect(codes([[[102, 35, 35, 102, 36, 102]]]) == ["coordinate-out-of-range"])
    #expect(codes([[[0, 0, .nan, 0, 2, 4]]]) == ["coordinate-not-finite"])
    #expect(codes([[[0, 0, .infinity, 0, 2, 4]]]) == ["coordinate-not-finite"])
  }

  @Test func wholeGlobe() {
    // Cross products of edges this long need more than 64 bits.
    #expect(codes([[[-180, -90, 180, -90, 180, 90, -180, 90]]]).isEmpty)
    #expect(codes([[[-180, -90, 180, 90, 180, -90, -180, 90]]]) == ["ring-self-intersection"])
  }

  @Test func roundingIsMeasuredAndJudged() {
    // The notch is 4e-8 degrees wide: rounding closes it.
    let check = RegionCheck(region([[[0, 0, 2, 0, 2, 2, 2.000_000_04, 0, 4, 0, 4, 4, 0, 4]]]))
    #expect(!check.isSound)
    #expect(check.rounding.moved == 1)
    #expect(abs(check.rounding.largest - 4e-8) < 1e-12)
    #expect(RegionCheck(region([[square(102.1234567, 35.7654321, 0.25)]])).rounding.moved == 0)
  }

  @Test func ringsTooSmallForTheLatticeAreDropped() {
    let speck: [Double] = [2.000_000_01, 2, 2.000_000_02, 2, 2.000_000_02, 2.000_000_01]
    let hole = RegionCheck(region([[square(0, 0, 4), speck], [square(5, 5, 1), square(5.2, 5.2, 0.5)]]))
    #expect(hole.isSound && hole.faults.map(\.code) == [.ringLost])
    #expect(hole.region == region([[square(0, 0, 4)], [square(5, 5, 1), square(5.2, 5.2, 0.5)]]))
    let part = RegionCheck(region([[speck], [square(5, 5, 1), square(5.2, 5.2, 0.5)]]))
    #expect(part.isSound && part.faults.map(\.ring) == ["polygon 1 exterior"])
    #expect(part.region == region([[square(5, 5, 1), square(5.2, 5.2, 0.5)]]))
    // Nothing else is left: then it is an error.
    #expect(codes([[speck]]) == ["duplicate-vertex", "ring-too-few-points"])
    // On the lattice from the start, it is a ring without area.
    #expect(codes([[square(0, 0, 4), [2, 2, 2.5, 2.5, 3, 3]]]) == ["ring-zero-area"])
  }

  /// GEOS is the oracle: on a small lattice of whole degrees both decide exactly.
  @Test(arguments: [3, 4, 5, 6, 8]) func agreesWithGEOS(points: Int) throws {
    let geos = try GEOSContext()
    var random = TestRandom(UInt64(points))
    var sound = 0
    for _ in 0..<3000 {
      let numbers = (0..<(2 * points)).map { _ in Double(Int.random(in: 0...5, using: &random)) }
      let shape = region([[numbers]])
      let verdict = RegionCheck(shape).isSound
      if verdict { sound += 1 }
      #expect(try shape.isValid(in: geos) == verdict, "\(numbers)")
    }
    #expect(sound > 0)
  }

  @Test func agreesWithGEOSOnHolesAndParts() throws {
    let geos = try GEOSContext()
    var random = TestRandom(77)
    func triangle(_ range: ClosedRange<Int>) -> [Double] {
      (0..<6).map { _ in Double(Int.random(in: range, using: &random)) }
    }
    var sound = 0
    for round in 0..<6000 {
      let shell: [Double] =
        round.isMultiple(of: 2) ? square(0, 0, 6) : [0, 0, 3, 1, 6, 0, 5, 3, 6, 6, 3, 5, 0, 6, 1, 3]
      let holes = (0..<Int.random(in: 1...3, using: &random)).map { _ in triangle(0...6) }
      let parts =
        round.isMultiple(of: 3) ? [[shell, holes[0]], [triangle(0...7)]] : [[shell] + holes]
      let shape = region(parts)
      let verdict = RegionCheck(shape).isSound
      if verdict { sound += 1 }
      #expect(try shape.isValid(in: geos) == verdict, "\(parts)")
    }
    #expect(sound > 50)
  }
}
