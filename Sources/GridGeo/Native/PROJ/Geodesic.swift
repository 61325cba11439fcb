import CPROJ

/// Geodesics on the WGS 84 ellipsoid, by the methods of C. F. F. Karney, "Algorithms for geodesics",
/// J. Geodesy 87 (2013), 43–55, as PROJ implements them. Needs no PROJ context and keeps no state.
struct Geodesic {
  private var earth = geod_geodesic()

  init() { geod_init(&earth, 6_378_137, 1 / 298.257223563) }

  /// Metres along the shortest line.
  func distance(_ a: Coordinate<Geographic>, _ b: Coordinate<Geographic>) -> Double {
    var metres = 0.0
    withUnsafePointer(to: earth) { geod_inverse($0, a.y, a.x, b.y, b.x, &metres, nil, nil) }
    return metres
  }

  /// Signed area in square metres, positive when counter-clockwise, and perimeter in metres of a ring whose
  /// last coordinate repeats its first.
  func ring(_ ring: [Coordinate<Geographic>]) -> (area: Double, perimeter: Double) {
    withUnsafePointer(to: earth) { earth in
      var sum = geod_polygon()
      geod_polygon_init(&sum, 0)
      for i in 0..<(ring.count - 1) { geod_polygon_addpoint(earth, &sum, ring[i].y, ring[i].x) }
      var area = 0.0
      var perimeter = 0.0
      geod_polygon_compute(earth, &sum, 0, 1, &area, &perimeter)
      return (area, perimeter)
    }
  }

  /// Metres along an open line.
  func length(_ line: [Coordinate<Geographic>]) -> Double {
    withUnsafePointer(to: earth) { earth in
      var sum = 0.0
      for i in 1..<max(1, line.count) {
        var metres = 0.0
        geod_inverse(earth, line[i - 1].y, line[i - 1].x, line[i].y, line[i].x, &metres, nil, nil)
        sum += metres
      }
      return sum
    }
  }

  /// Square metres of a region, whichever way its rings run: holes count against their polygon.
  func area(_ region: Region<Geographic>) -> Double {
    var sum = 0.0
    for polygon in region.polygons {
      sum += abs(ring(polygon.exterior.coordinates).area)
      for hole in polygon.holes { sum -= abs(ring(hole.coordinates).area) }
    }
    return sum
  }
}
