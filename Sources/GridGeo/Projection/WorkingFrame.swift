/// The plane that a survey is computed in: Lambert's azimuthal equal-area projection of the WGS 84 ellipsoid,
/// centred on the survey. x is east and y is north of the centre, in metres.
///
/// Areas in it are areas on the ground. Lengths 200 km from the centre are off by about 1 in 8,000.
public struct WorkingFrame: Sendable, Hashable {
  /// Ten-thousandths of a degree: whole numbers, so that the same survey has the same frame everywhere.
  private let longitude: Int
  private let latitude: Int

  /// Centred on a box, to 4 decimals of a degree.
  ///
  /// - Throws: `badInput` when the box is not within ±180° and ±90°.
  public init(centredOn box: BoundingBox<Geographic>) throws(GridGeoError) {
    try self.init(centre: box.centre)
  }

  /// Centred on a point, to 4 decimals of a degree.
  ///
  /// - Throws: `badInput` when the point is not within ±180° and ±90°.
  public init(centre: Coordinate<Geographic>) throws(GridGeoError) {
    try checkGate([centre])
    longitude = Int((centre.x * 10_000).rounded())
    latitude = Int((centre.y * 10_000).rounded())
  }

  /// From ``projString``; nil for any other text.
  init?(projString: String) {
    func number(_ name: String) -> Double? {
      let part = projString.split(separator: " ").first { $0.hasPrefix("+\(name)=") }
      return part.flatMap { Double($0.dropFirst(name.utf8.count + 2)) }
    }
    guard let longitude = number("lon_0"), let latitude = number("lat_0"),
      let frame = try? WorkingFrame(centre: Coordinate(longitude: longitude, latitude: latitude)),
      frame.projString == projString
    else { return nil }
    self = frame
  }

  public var centre: Coordinate<Geographic> {
    Coordinate(longitude: Double(longitude) / 10_000, latitude: Double(latitude) / 10_000)
  }

  /// What PROJ calls the frame, as recorded in provenance.
  public var projString: String {
    "+proj=laea +lat_0=\(decimal(latitude)) +lon_0=\(decimal(longitude)) +x_0=0 +y_0=0 +ellps=WGS84"
      + " +units=m +no_defs"
  }

  /// Always 4 places, so that equal frames have equal texts.
  private func decimal(_ tenThousandths: Int) -> String {
    let size = abs(tenThousandths)
    let places = String(size % 10_000)
    let zeros = String(repeating: "0", count: 4 - places.count)
    return "\(tenThousandths < 0 ? "-" : "")\(size / 10_000).\(zeros)\(places)"
  }
}
