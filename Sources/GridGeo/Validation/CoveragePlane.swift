#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Longitude and latitude stretched to metres about the middle of a survey.
///
/// A border in GeoJSON runs straight in longitude and latitude (RFC 7946, 3.1.1). An equal-area frame bends it:
/// where one neighbour has a vertex on a border of 10 km along a parallel and the other has none, the two
/// would part by 2 m at latitude 45°. This stretching keeps straight what is straight, so that borders which
/// agree in degrees agree here. Its areas are right in the middle only; `areaScale` corrects them.
struct CoveragePlane: Sendable {
  private let origin: Coordinate<Geographic>
  /// Metres for a degree of longitude and of latitude, at the origin.
  private let east: Double
  private let north: Double

  init(centredOn box: BoundingBox<Geographic>) {
    origin = box.centre
    (east, north) = Self.degree(at: origin.latitude)
  }

  /// Metres for a degree of longitude and of latitude on the WGS 84 ellipsoid.
  private static func degree(at latitude: Double) -> (east: Double, north: Double) {
    let (a, e2) = (6_378_137.0, 0.006_694_379_990_141_3)
    let phi = latitude * .pi / 180
    let w2 = 1 - e2 * sin(phi) * sin(phi)
    let w = w2.squareRoot()
    // The radius across the meridian, and the one along it.
    return (a / w * cos(phi) * .pi / 180, a * (1 - e2) / (w2 * w) * .pi / 180)
  }

  /// True area for planar area, at a place; of a piece, taken at its centre.
  func areaScale(at place: Coordinate<Planar>) -> Double {
    let here = Self.degree(at: geographic(place).latitude)
    return here.east * here.north / (east * north)
  }

  func planar(_ c: Coordinate<Geographic>) -> Coordinate<Planar> {
    Coordinate(x: (c.x - origin.x) * east, y: (c.y - origin.y) * north)
  }

  func geographic(_ c: Coordinate<Planar>) -> Coordinate<Geographic> {
    Coordinate(x: c.x / east + origin.x, y: c.y / north + origin.y)
  }

  func planar(_ region: Region<Geographic>) -> Region<Planar> { Self.map(region, planar) }
  func geographic(_ region: Region<Planar>) -> Region<Geographic> { Self.map(region, geographic) }

  private static func map<A, B>(
    _ region: Region<A>, _ change: (Coordinate<A>) -> Coordinate<B>
  ) -> Region<B> {
    func ring(_ ring: Ring<A>) -> Ring<B> { Ring(trusted: ring.coordinates.map(change)) }
    return Region<B>(
      region.polygons.map { Polygon(exterior: ring($0.exterior), holes: $0.holes.map(ring)) })
  }
}
