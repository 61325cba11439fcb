/// Metres east and north of a point on the ellipsoid, and back: the sinusoidal projection with the radii of
/// WGS 84. Area is true to 0.2 % over the largest territory; shapes near the middle are.
struct LocalFrame: Sendable {
  let longitude: Double
  let latitude: Double
  /// Metres in a degree of latitude.
  private let metresNorth: Double

  private static let a = 6_378_137.0
  private static let e2 = 0.006_694_379_990_141_317

  init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
    let s2 = Self.squaredSine(latitude)
    let w = 1 - Self.e2 * s2
    metresNorth = Self.a * (1 - Self.e2) / (w * w.squareRoot()) * .pi / 180
  }

  private static func squaredSine(_ latitude: Double) -> Double {
    let c = PortableMath.cosine(.degrees(latitude))
    return 1 - c * c
  }

  /// Metres in a degree of longitude at a latitude.
  private static func metresEast(_ latitude: Double) -> Double {
    let c = PortableMath.cosine(.degrees(latitude))
    return a / (1 - e2 * (1 - c * c)).squareRoot() * c * .pi / 180
  }

  func metres(_ c: Coordinate<Geographic>) -> (x: Double, y: Double) {
    ((c.longitude - longitude) * Self.metresEast(c.latitude), (c.latitude - latitude) * metresNorth)
  }

  /// The position in whole 1e-7 degrees.
  func fixed(x: Double, y: Double) -> FixedPoint {
    let north = latitude + y / metresNorth
    let east = longitude + x / Self.metresEast(north)
    return FixedPoint(x: Int32((east * 1e7).rounded()), y: Int32((north * 1e7).rounded()))
  }
}

/// A position in whole 1e-7 degrees, about a centimetre: what is written is what was checked.
struct FixedPoint: Sendable, Hashable {
  var x: Int32
  var y: Int32

  init(x: Int32, y: Int32) {
    self.x = x
    self.y = y
  }

  /// The nearest position.
  init(_ c: Coordinate<Geographic>) {
    self.init(x: Int32((c.longitude * 1e7).rounded()), y: Int32((c.latitude * 1e7).rounded()))
  }

  /// The nearest numbers in degrees; they print with at most seven decimals.
  var coordinate: Coordinate<Geographic> {
    Coordinate(longitude: Double(x) / 1e7, latitude: Double(y) / 1e7)
  }

  /// Twice the area of the triangle a, b, c, positive when it turns left. Exact.
  static func turn(_ a: FixedPoint, _ b: FixedPoint, _ c: FixedPoint) -> Int64 {
    (Int64(b.x) - Int64(a.x)) * (Int64(c.y) - Int64(a.y)) - (Int64(b.y) - Int64(a.y))
      * (Int64(c.x) - Int64(a.x))
  }
}
