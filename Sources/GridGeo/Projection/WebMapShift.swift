#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The systems of Chinese web maps: WGS 84 shifted by 100–700 m, a second time for `bd09`.
///
/// The shift has no official publication; this is the widely used form, a polynomial with sine waves on
/// Krasovsky's ellipsoid, checked against its published points. It agrees with the maps to about a metre.
/// The way back is found by iteration.
public enum WebMapShift: String, Sendable, Hashable, CaseIterable {
  case gcj02
  case bd09

  /// Where the maps are shifted: outside they are not, and the systems mean nothing.
  public static var area: BoundingBox<Geographic> {
    BoundingBox(
      minimum: Coordinate(longitude: 72.004, latitude: 0.8293),
      maximum: Coordinate(longitude: 137.8347, latitude: 55.8271))
  }

  /// From WGS 84 to the web map.
  public func shifted(_ c: Coordinate<Geographic>) -> Coordinate<Geographic> {
    switch self {
    case .gcj02: WebMapShift.gcj(c)
    case .bd09: WebMapShift.bd(WebMapShift.gcj(c))
    }
  }

  /// From the web map to WGS 84: the point whose shift leads here, to 10⁻¹¹ degrees.
  ///
  /// - Returns: Nil when the iteration does not settle, which happens nowhere within the area.
  public func unshifted(_ c: Coordinate<Geographic>) -> Coordinate<Geographic>? {
    var guess = c
    for _ in 0..<50 {
      let there = shifted(guess)
      let (dx, dy) = (c.x - there.x, c.y - there.y)
      guess.x += dx
      guess.y += dy
      if abs(dx) < 1e-11 && abs(dy) < 1e-11 { return guess }
    }
    return nil
  }

  private static func gcj(_ c: Coordinate<Geographic>) -> Coordinate<Geographic> {
    let (x, y) = (c.x - 105, c.y - 35)
    let fine = (20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)) * 2 / 3
    var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * abs(x).squareRoot() + fine
    north += (20 * sin(y * .pi) + 40 * sin(y / 3 * .pi)) * 2 / 3
    north += (160 * sin(y / 12 * .pi) + 320 * sin(y / 30 * .pi)) * 2 / 3
    var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * abs(x).squareRoot() + fine
    east += (20 * sin(x * .pi) + 40 * sin(x / 3 * .pi)) * 2 / 3
    east += (150 * sin(x / 12 * .pi) + 300 * sin(x / 30 * .pi)) * 2 / 3
    // Metres to degrees on Krasovsky's ellipsoid.
    let (a, e2) = (6_378_245.0, 0.006_693_421_622_965_943_23)
    let latitude = c.y / 180 * .pi
    let w2 = 1 - e2 * sin(latitude) * sin(latitude)
    let w = w2.squareRoot()
    return Coordinate(
      x: c.x + east * 180 / (a / w * cos(latitude) * .pi),
      y: c.y + north * 180 / (a * (1 - e2) / (w2 * w) * .pi))
  }

  private static func bd(_ c: Coordinate<Geographic>) -> Coordinate<Geographic> {
    let wave = Double.pi * 3000 / 180
    let radius = (c.x * c.x + c.y * c.y).squareRoot() + 0.00002 * sin(c.y * wave)
    let angle = atan2(c.y, c.x) + 0.000003 * cos(c.x * wave)
    return Coordinate(x: radius * cos(angle) + 0.0065, y: radius * sin(angle) + 0.006)
  }
}
