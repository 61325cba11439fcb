public import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// From longitude and latitude to a page: x to the right, y down, in pixels.
///
/// A local equirectangular picture: degrees become metres by the lengths of a degree of the WGS 84
/// ellipsoid at the centre's latitude, so shapes and the scale bar hold near the centre of a prefecture.
/// It is for drawing only; nothing is measured on it.
public struct MapFrame: Sendable, Hashable {
  /// Width and height of the drawn ground, in pixels, margins included.
  public let width: Double
  public let height: Double
  /// Ground length of one pixel.
  public let lengthPerPixel: Length

  private let centreLongitude: Double
  private let centreLatitude: Double
  private let pixelsPerDegreeEast: Double
  private let pixelsPerDegreeNorth: Double

  /// Fits `box` into `width` pixels; where `maximumHeight` is reached first, the frame is narrower than that.
  ///
  /// - Parameters:
  ///   - box: degrees. For ground on both sides of the antimeridian, longitudes from 0 to 360.
  ///   - width: pixels.
  ///   - maximumHeight: pixels.
  ///   - margin: pixels left free on each side.
  public init(
    fitting box: BoundingBox<Geographic>, width: Double, maximumHeight: Double = .infinity, margin: Double = 8
  ) {
    let centre = box.centre
    let phi = centre.latitude * .pi / 180
    // Lengths of a degree on WGS 84, in metres: series from Bugayevskiy and Snyder, Map Projections (1995).
    let north = 111_132.954 - 559.822 * cos(2 * phi) + 1.175 * cos(4 * phi)
    let east = max(1, 111_412.84 * cos(phi) - 93.5 * cos(3 * phi) + 0.118 * cos(5 * phi))
    // A single point still gets a frame, 10 m wide.
    let metresEast = max(box.width * east, 10)
    let metresNorth = max(box.height * north, 10)
    let scale = min(
      (width - 2 * margin) / metresEast, (maximumHeight - 2 * margin) / metresNorth)
    self.width = min(width, (metresEast * scale + 2 * margin).rounded(.up))
    height = (metresNorth * scale + 2 * margin).rounded(.up)
    lengthPerPixel = .metres(1 / scale)
    centreLongitude = centre.longitude
    centreLatitude = centre.latitude
    pixelsPerDegreeEast = east * scale
    pixelsPerDegreeNorth = north * scale
  }

  /// The place of a coordinate on the page, in pixels.
  public func page(longitude: Double, latitude: Double) -> (x: Double, y: Double) {
    (
      width / 2 + (longitude - centreLongitude) * pixelsPerDegreeEast,
      height / 2 - (latitude - centreLatitude) * pixelsPerDegreeNorth
    )
  }

  /// The place on the ground of a place on the page.
  public func ground(x: Double, y: Double) -> (longitude: Double, latitude: Double) {
    (
      centreLongitude + (x - width / 2) / pixelsPerDegreeEast,
      centreLatitude - (y - height / 2) / pixelsPerDegreeNorth
    )
  }
}
