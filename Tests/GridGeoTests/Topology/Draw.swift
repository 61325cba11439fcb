@testable import GridGeo

/// Shapes for tests, written as pairs of numbers.
enum Draw {
  static func ring<Space>(_ points: [(Double, Double)], in space: Space.Type = Space.self) -> Ring<Space> {
    var coordinates = points.map { Coordinate<Space>(x: $0.0, y: $0.1) }
    if let first = coordinates.first, coordinates.last != first || coordinates.count < 4 {
      coordinates.append(first)
    }
    return Ring(trusted: coordinates)
  }

  static func region<Space>(
    _ exterior: [(Double, Double)], holes: [[(Double, Double)]] = [], in space: Space.Type = Space.self
  ) -> Region<Space> {
    Region(Polygon(exterior: ring(exterior), holes: holes.map { ring($0) }))
  }

  static func square<Space>(
    _ x: Double, _ y: Double, _ side: Double, in space: Space.Type = Space.self
  ) -> Region<Space> {
    region(corners(x, y, side))
  }

  /// Counter-clockwise from the lower left.
  static func corners(_ x: Double, _ y: Double, _ side: Double) -> [(Double, Double)] {
    [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
  }
}

/// Repeatable random numbers (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
