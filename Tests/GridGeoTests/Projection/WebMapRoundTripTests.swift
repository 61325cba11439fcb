import Testing

@testable import GridGeo

@Suite struct WebMapRoundTripTests {
  /// There and back, both ways, over all of the area that is shifted, its corners and kinks included.
  @Test(arguments: WebMapShift.allCases)
  func roundTrips(shift: WebMapShift) throws {
    var generator = SystemRandomNumberGenerator.seeded(7)
    let area = WebMapShift.area
    var places = [
      area.minimum, area.maximum, Coordinate(x: area.minimum.x, y: area.maximum.y),
      Coordinate(x: area.maximum.x, y: area.minimum.y), Coordinate(x: 105, y: 35), Coordinate(x: 105, y: 20),
      Coordinate(x: 90, y: 35), Coordinate(x: 105.0000001, y: 34.9999999),
    ]
    for _ in 0..<20_000 {
      places.append(
        Coordinate(
          x: Double.random(in: area.minimum.x...area.maximum.x, using: &generator),
          y: Double.random(in: area.minimum.y...area.maximum.y, using: &generator)))
    }
    var worst = 0.0
    for place in places {
      let back = try #require(shift.unshifted(shift.shifted(place)))
      let there = shift.shifted(try #require(shift.unshifted(place)))
      for other in [back, there] { worst = max(worst, abs(other.x - place.x), abs(other.y - place.y)) }
    }
    #expect(worst < 1e-9, "\(worst)")
  }
}

extension SystemRandomNumberGenerator {
  fileprivate static func seeded(_ seed: UInt64) -> SeededGenerator {
    SeededGenerator(seed: seed, stream: "shift")
  }
}
