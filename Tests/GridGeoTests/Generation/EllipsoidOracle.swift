import Foundation
import GridGeo

/// Area and length on WGS 84 by the authalic latitude and by local radii, for short edges: another way than
/// the generator's.
enum EllipsoidOracle {
  private static let a = 6_378_137.0
  private static let e2 = 0.006694379990141317

  /// Signed, counter-clockwise positive, in m²; each edge is taken as straight in the cylindrical equal-area plane.
  static func area(_ ring: [Coordinate<Geographic>]) -> Double {
    let e = e2.squareRoot()
    func q(_ latitude: Double) -> Double {
      let s = sin(latitude * .pi / 180)
      return (1 - e2) * (s / (1 - e2 * s * s) - log((1 - e * s) / (1 + e * s)) / (2 * e))
    }
    var sum = 0.0
    for (p, n) in zip(ring, ring.dropFirst()) {
      sum -= (n.longitude - p.longitude) * .pi / 180 * (q(p.latitude) + q(n.latitude)) / 2
    }
    return sum * a * a / 2
  }

  static func length(_ line: [Coordinate<Geographic>]) -> Double {
    zip(line, line.dropFirst()).reduce(0) { sum, pair in
      let middle = (pair.0.latitude + pair.1.latitude) / 2 * .pi / 180
      let w = 1 - e2 * sin(middle) * sin(middle)
      let east = (pair.1.longitude - pair.0.longitude) * .pi / 180 * a / w.squareRoot() * cos(middle)
      let north = (pair.1.latitude - pair.0.latitude) * .pi / 180 * a * (1 - e2) / (w * w.squareRoot())
      return sum + hypot(east, north)
    }
  }
}
