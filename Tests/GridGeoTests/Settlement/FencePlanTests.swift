import Testing

@testable import GridGeo

@Suite struct FencePlanTests {
  typealias Point = Coordinate<Planar>

  static let octagon = [
    (0.0, -500.0), (300, -300), (420, 0), (300, 300), (0, 500), (-300, 300), (-420, 0), (-300, -300),
  ].map { Point(x: $0.0, y: $0.1) }

  /// A fence from the south end to the north end that leaves a share of the octagon on its left.
  static func plan(_ share: Double) throws -> (FencePlan, Region<Planar>) {
    let region = try DisputedGround.region(octagon)
    let south = GroundBorder.Gate(line: [octagon[0]], opensFromFirst: true)
    let north = GroundBorder.Gate(line: [octagon[4]], opensFromFirst: false)
    return (
      FencePlan(
        region, outer: octagon + [octagon[0]], gates: (south, north), target: share * region.area.squareMetres
      ),
      region
    )
  }

  static func leftArea(_ fence: [Point]) throws -> Double {
    try DisputedGround.region(fence + [octagon[5], octagon[6], octagon[7]]).area.squareMetres
  }

  @Test(arguments: [0.35, 0.5, 0.6, 0.72])
  func noOtherFenceIsShorter(_ share: Double) throws {
    let (plan, region) = try Self.plan(share)
    let target = share * region.area.squareMetres
    var lengths: [Double] = []
    for segments in 2...3 {
      let fence = try #require(plan.fence(segments: segments))
      #expect(fence.count == segments + 1)
      #expect(fence.first == Self.octagon[0] && fence.last == Self.octagon[4])
      #expect(abs(try Self.leftArea(fence) - target) < 1e-3 * target)
      lengths.append(planarLength(fence))
    }
    #expect(lengths[1] <= lengths[0] + 1e-6)
    // Bends on a raster, the last one placed so that the area is right.
    let (a, b) = (Self.octagon[0], Self.octagon[4])
    let half = region.area.squareMetres / 2
    var (two, three) = (Double.infinity, Double.infinity)
    for step in -18...18 {
      let y = Double(step) * 25
      // East of the axis by x: the area grows by x · 1000 ⁄ 2.
      let x = (target - half) / 500
      two = min(two, planarLength([a, Point(x: x, y: y), b]))
      for column in -16...16 {
        let first = Point(x: Double(column) * 25, y: y)
        let rest = target - half - first.x * 500
        for other in -20...20 {
          let along = Double(other) / 20 + 0.5
          let length = first.metres(to: b)
          let off = 2 * rest / length
          let last = Point(
            x: first.x + along * (b.x - first.x) + off * (b.y - first.y) / length,
            y: first.y + along * (b.y - first.y) - off * (b.x - first.x) / length)
          three = min(three, planarLength([a, first, last, b]))
        }
      }
    }
    #expect(lengths[0] <= two + 1e-6)
    #expect(lengths[1] <= three + 1e-6)
    #expect(lengths[1] > three * 0.98)
  }

  @Test func aStraightFenceSlidesAlongFreeBorder() throws {
    let settlement = try DisputedGround.settle(try DisputedGround.rectangle().given(), [.fence])
    // More segments would not be shorter.
    #expect(settlement.options.map(\.id) == ["fence-1"])
    for option in settlement.options {
      #expect(abs(option.effects.fence.metres - 2000) < 0.2)
      #expect(abs(option.effects.sides[0].share - 0.5) < 1e-4)
    }
  }

  /// A spur of foreign ground stands where the free fence would run.
  @Test func bendsKeepTheFenceInsideTheGround() throws {
    let ground = try DisputedGround.region([
      (0, 0), (400, 300), (400, 700), (0, 1000), (-400, 700), (-400, 520), (60, 500), (-400, 480),
      (-400, 300),
    ])
    let landA = try DisputedGround.region([
      (-1000, 0), (0, 0), (-400, 300), (-400, 480), (60, 500), (-400, 520), (-400, 700), (0, 1000),
      (-1000, 1000),
    ])
    let landB = try DisputedGround.region([
      (0, 0), (1000, 0), (1000, 1000), (0, 1000), (400, 700), (400, 300),
    ])
    let made = DisputedGround(ground: ground, landA: landA, landB: landB)
    let given = try made.given()
    let settlement = try DisputedGround.settle(given, [.fence])
    let fence = try #require(settlement.options.last)
    #expect(abs(fence.effects.sides[0].share - 0.5) < 1e-3)
    for line in fence.lines {
      let planar = try given.frame.planar(line.coordinates)
      for k in 1..<planar.count {
        for t in [0.1, 0.3, 0.5, 0.7, 0.9] {
          let p = Point(
            x: planar[k - 1].x + t * (planar[k].x - planar[k - 1].x),
            y: planar[k - 1].y + t * (planar[k].y - planar[k - 1].y))
          #expect(ground.position(of: p) != .outside)
        }
      }
    }
    // It may rest on the tip of the spur, which then parts the ground of A.
    #expect(fence.lines.count <= 2 && fence.effects.sides.allSatisfy { $0.joined == true })
  }
}
