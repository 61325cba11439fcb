import GridGeo
import Testing

@testable import GridMap

@Suite struct LabelSpotTests {
  private func line(_ points: [(Int32, Int32)]) -> [PagePoint] {
    (points + [points[0]]).map { PagePoint(x: $0.0, y: $0.1) }
  }

  /// By winding, not by crossings.
  private func isInside(_ x: Double, _ y: Double, _ ring: [PagePoint]) -> Bool {
    var winding = 0
    for (a, b) in zip(ring, ring.dropFirst()) {
      let side = Double(b.x - a.x) * (y - Double(a.y)) - (x - Double(a.x)) * Double(b.y - a.y)
      if Double(a.y) <= y, Double(b.y) > y, side > 0 { winding += 1 }
      if Double(a.y) > y, Double(b.y) <= y, side < 0 { winding -= 1 }
    }
    return winding != 0
  }

  @Test func aRectangleIsUsedWhole() throws {
    let spot = try #require(LabelSpot.find([line([(100, 50), (500, 50), (500, 250), (100, 250)])]))
    #expect(abs(spot.x - 300) <= 1 && abs(spot.y - 150) <= 12)
    #expect(spot.width == 400 && spot.height > 170 && spot.height <= 200)
    #expect(spot.size(for: "0") > spot.size(for: "0000000000000000000"))
  }

  /// The middle of a horseshoe's box is outside it.
  @Test func aBentShapeIsLabelledInsideItself() throws {
    let horseshoe = line([
      (0, 0), (1000, 0), (1000, 1000), (800, 1000), (800, 200), (200, 200), (200, 1000), (0, 1000),
    ])
    let spot = try #require(LabelSpot.find([horseshoe]))
    #expect(isInside(spot.x, spot.y, horseshoe))
    #expect(!isInside(500, 500, horseshoe))
  }

  @Test func aHoleIsKeptFree() throws {
    let shore = line([(0, 0), (900, 0), (900, 900), (0, 900)])
    let lake = line([(50, 200), (850, 200), (850, 700), (50, 700)])
    let spot = try #require(LabelSpot.find([shore, lake]))
    #expect(isInside(spot.x, spot.y, shore) && !isInside(spot.x, spot.y, lake))
  }

  @Test func aPieceWithoutInsideHasNoPlace() {
    #expect(LabelSpot.find([]) == nil)
    #expect(LabelSpot.find([line([(0, 5), (9, 5)])]) == nil)
  }

  @Test func theRoomIsInside() throws {
    var generator = SeededGenerator(seed: 3, stream: "stars")
    for _ in 0..<200 {
      // A star around the origin: always simple.
      let corners = 5 + Int(generator.next() % 12)
      let ring = line(
        (0..<corners).map { k in
          let radius = 2000 + Double(generator.next() % 8000)
          let (x, y) = Self.direction(Double(k) / Double(corners))
          return (Int32(x * radius), Int32(y * radius))
        })
      let spot = try #require(LabelSpot.find([ring]))
      for step in -9...9 {
        let t = Double(step) / 20
        #expect(isInside(spot.x + spot.width * t, spot.y, ring))
        #expect(isInside(spot.x, spot.y + spot.height * t, ring))
      }
    }
  }

  /// On the unit circle, by a rational parametrisation.
  private static func direction(_ turn: Double) -> (Double, Double) {
    let quarter = Int(turn * 4)
    let t = turn * 4 - Double(quarter)
    let (x, y) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
    return [(x, y), (-y, x), (-x, -y), (y, -x)][quarter % 4]
  }
}
