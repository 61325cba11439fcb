/// The area of small ground on the ellipsoid, without a projection: each ring is measured in a frame of its own.
enum GroundArea {
  /// To about 1e-6 for rings up to some 30 km.
  static func area(_ region: Region<Geographic>) -> Area {
    var sum = 0.0
    for polygon in region.polygons {
      for (i, ring) in polygon.rings.enumerated() { sum += (i == 0 ? 1 : -1) * abs(area(ring)) }
    }
    return .squareMetres(sum)
  }

  private static func area(_ ring: Ring<Geographic>) -> Double {
    guard let box = Region(Polygon(exterior: ring)).boundingBox else { return 0 }
    let frame = LocalFrame(longitude: box.centre.longitude, latitude: box.centre.latitude)
    let points = ring.coordinates.dropLast().map { c in
      let (x, y) = frame.metres(c)
      return PlanePoint(x: x, y: y)
    }
    return PlaneShapes.doubleArea(points) / 2
  }
}
