import Testing

@testable import GridGeo

@Suite struct PointMaskTests {
  private static func square(_ code: String, west: Double, south: Double, size: Double) -> AdminUnit {
    let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
      Coordinate<Geographic>(x: west + $0.0 * size, y: south + $0.1 * size)
    }
    return AdminUnit(
      code: code, name: code, level: .village, parent: nil,
      region: Region(Polygon(exterior: Ring(trusted: corners))))
  }

  private static func households(
    _ count: Int, west: Double, south: Double, size: Double, _ generator: inout SeededGenerator
  ) -> [Household] {
    (0..<count).map { number in
      Household(
        id: "h\(number)",
        position: Coordinate(
          x: west + size * (0.01 + 0.98 * generator.nextUniform()),
          y: south + size * (0.01 + 0.98 * generator.nextUniform())))
    }
  }

  private static func squared(_ a: Coordinate<Geographic>, _ b: Coordinate<Geographic>, _ width: Double)
    -> Double
  {
    let (x, y) = ((a.x - b.x) * width, a.y - b.y)
    return x * x + y * y
  }

  @Test(arguments: 0..<6) func everyPointIsInItsVillageAndOnNoHousehold(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let villages = [
      Self.square("A", west: 101, south: 35, size: 0.02),
      Self.square("B", west: 101.02, south: 35, size: 0.02),
    ]
    let all =
      Self.households(40 + seed * 7, west: 101, south: 35, size: 0.02, &generator)
      + Self.households(9, west: 101.02, south: 35, size: 0.02, &generator)
      + [
        Household(id: "far", position: Coordinate(x: 90, y: 30)), Household(id: "nowhere", position: nil),
      ]
    let mask = PointMask(all, villages: villages, using: &generator)
    #expect(mask.inSmallVillages == 9)
    #expect(mask.outside == 2)
    #expect(mask.points.count + mask.unplaced == 40 + seed * 7)
    #expect(mask.points.count > 30)
    #expect(mask.points.allSatisfy { $0.village == "A" })
    let homes = Set(all.compactMap(\.position))
    for point in mask.points {
      #expect(point.position.x > 101 && point.position.x < 101.02)
      #expect(point.position.y > 35 && point.position.y < 35.02)
      #expect(!homes.contains(point.position))
    }
    #expect(mask.leastRank >= 10)
    #expect(mask.medianRank >= mask.leastRank)
  }

  /// With ten households and a k of ten, each point's own household is the farthest: all households, once each.
  @Test(arguments: 0..<8) func theRankIsWhatItSays(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(100 + seed))
    let village = Self.square("A", west: 101, south: 35, size: 0.02)
    let all = Self.households(10, west: 101, south: 35, size: 0.02, &generator)
    let mask = PointMask(all, villages: [village], least: 10, using: &generator)
    let width = 0.81901  // cos 35.01°, of the village's middle
    let farthest = mask.points.compactMap { point in
      all.max {
        Self.squared($0.position!, point.position, width) < Self.squared($1.position!, point.position, width)
      }?.id
    }
    #expect(Set(farthest).count == farthest.count)
    #expect(mask.points.count + mask.unplaced == 10)
    // The households at the village's corners can be the farthest.
    #expect(mask.points.count >= 2)
    #expect(mask.leastRank == 10)
  }

  @Test func theOrderSaysNothing() {
    var generator = SeededGenerator(seed: 5)
    let village = Self.square("A", west: 101, south: 35, size: 0.02)
    let all = Self.households(30, west: 101, south: 35, size: 0.02, &generator)
    let mask = PointMask(all, villages: [village], using: &generator)
    let positions = mask.points.map(\.position)
    #expect(positions.map(\.x) == positions.map(\.x).sorted())
  }

  @Test func householdsAtOnePlaceHideEachOther() {
    var generator = SeededGenerator(seed: 6)
    let village = Self.square("A", west: 101, south: 35, size: 0.02)
    let all = (0..<12).map { Household(id: "\($0)", position: Coordinate(x: 101.01, y: 35.01)) }
    let mask = PointMask(all, villages: [village], using: &generator)
    #expect(mask.points.count == 12)
    #expect(mask.leastRank == 12)
  }
}
