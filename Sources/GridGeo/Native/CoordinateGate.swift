/// A space whose numbers have a range. Nothing outside it, and nothing that is not finite, reaches GEOS or
/// PROJ: that alone removes every crash seen in these libraries.
protocol GatedSpace: CoordinateSpace {
  /// The greatest |x| and |y| that pass.
  static var limit: (x: Double, y: Double) { get }
  /// The range in words, for messages.
  static var limitInWords: String { get }
}

extension Geographic: GatedSpace {
  static var limit: (x: Double, y: Double) { (180, 90) }
  static var limitInWords: String { "±180 degrees of longitude and ±90 degrees of latitude" }
}

extension Planar: GatedSpace {
  static var limit: (x: Double, y: Double) { (1e8, 1e8) }
  static var limitInWords: String { "±100,000,000 metres" }
}

extension Coordinate where Space: GatedSpace {
  /// Finite and within the range of the space. A comparison with NaN is false, so NaN does not pass.
  var passesGate: Bool { abs(x) <= Space.limit.x && abs(y) <= Space.limit.y }
}

/// Index of the first coordinate that does not pass the gate.
func firstRefused<Space: GatedSpace>(_ coordinates: [Coordinate<Space>]) -> Int? {
  let (limitX, limitY) = Space.limit
  return coordinates.firstIndex { !(abs($0.x) <= limitX && abs($0.y) <= limitY) }
}

/// - Throws: `badInput` that names the ring and vertex of the first coordinate that does not pass.
func checkGate<Space: GatedSpace>(
  _ coordinates: [Coordinate<Space>], ring: String? = nil
) throws(GridGeoError) {
  guard let bad = firstRefused(coordinates) else { return }
  throw GridGeoError(
    .badInput, "position \(coordinates[bad]) is not within \(Space.limitInWords); correct it",
    at: SourcePlace(ring: ring, vertex: bad))
}
