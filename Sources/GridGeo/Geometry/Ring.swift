/// A closed line: at least four coordinates, the last equal to the first.
public struct Ring<Space: CoordinateSpace>: Sendable, Hashable {
  public let coordinates: [Coordinate<Space>]

  /// - Throws: `badInput` when the ring is not closed, has fewer than four coordinates, or holds a number
  ///   that is not finite.
  public init(_ coordinates: [Coordinate<Space>]) throws(GridGeoError) {
    guard coordinates.count >= 4 else {
      throw GridGeoError(
        .badInput, "a ring needs at least 4 positions, this one has \(coordinates.count)")
    }
    guard coordinates.first == coordinates.last else {
      throw GridGeoError(.badInput, "the ring is not closed: repeat its first position at its end")
    }
    if let bad = coordinates.firstIndex(where: { !$0.isFinite }) {
      throw GridGeoError(
        .badInput, "a coordinate is not a finite number", at: SourcePlace(vertex: bad))
    }
    self.coordinates = coordinates
  }

  /// For coordinates that are known to form a ring.
  init(trusted coordinates: [Coordinate<Space>]) {
    assert(coordinates.count >= 4 && coordinates.first == coordinates.last)
    self.coordinates = coordinates
  }

  /// Twice the signed area by the shoelace formula, taken about the first vertex for precision.
  /// Positive when counter-clockwise. In squared units of the space.
  public var signedDoubleArea: Double {
    let origin = coordinates[0]
    var sum = 0.0
    for i in 1..<(coordinates.count - 1) {
      let a = coordinates[i]
      let b = coordinates[i + 1]
      sum += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
    }
    return sum
  }

  public var isCounterClockwise: Bool { signedDoubleArea > 0 }

  public func reversed() -> Ring { Ring(trusted: coordinates.reversed()) }
}
