/// Where a coordinate reference system may be used, in degrees. Surveys reach over the edge of a zone, so
/// there is a margin; what lies farther out is a mistake, which PROJ itself does not report.
struct AreaOfUse: Sendable, CustomStringConvertible {
  var west: Double
  var south: Double
  /// Less than `west` across the antimeridian.
  var east: Double
  var north: Double
  /// Degrees.
  var margin = 3.0

  /// A comparison with NaN is false, so NaN is not contained.
  func contains(_ c: Coordinate<Geographic>) -> Bool {
    guard c.y >= max(-90, south - margin), c.y <= min(90, north + margin) else { return false }
    let isEastEnough = c.x >= west - margin
    let isWestEnough = c.x <= east + margin
    return west <= east ? isEastEnough && isWestEnough : isEastEnough || isWestEnough
  }

  var description: String { "longitude \(west)…\(east), latitude \(south)…\(north)" }
}
