/// Measures on the WGS 84 ellipsoid, along geodesics. Source: C. F. F. Karney, "Algorithms for geodesics",
/// J. Geodesy 87 (2013), 43–55.
extension Region where Space == Geographic {
  /// The area on the ellipsoid, whichever way the rings run: holes count against their polygon.
  ///
  /// - Complexity: O(n) in the coordinates.
  public var ellipsoidalArea: Area { .squareMetres(Geodesic().area(self)) }

  /// The length of all rings on the ellipsoid, holes included.
  ///
  /// - Complexity: O(n) in the coordinates.
  public var ellipsoidalPerimeter: Length {
    let geodesic = Geodesic()
    var metres = 0.0
    for polygon in polygons {
      metres += geodesic.length(polygon.exterior.coordinates)
      for hole in polygon.holes { metres += geodesic.length(hole.coordinates) }
    }
    return .metres(metres)
  }
}

extension Ring where Space == Geographic {
  /// The length of each edge on the ellipsoid, in order.
  var ellipsoidalEdgeLengths: [Length] {
    let geodesic = Geodesic()
    return coordinates.indices.dropFirst().map {
      .metres(geodesic.length(Array(coordinates[($0 - 1)...$0])))
    }
  }
}

extension Polyline where Space == Geographic {
  /// The length on the ellipsoid.
  ///
  /// - Complexity: O(n) in the coordinates.
  public var ellipsoidalLength: Length { .metres(Geodesic().length(coordinates)) }
}

extension Coordinate where Space == Geographic {
  /// The length of the shortest line on the ellipsoid.
  public func ellipsoidalDistance(to other: Coordinate<Geographic>) -> Length {
    .metres(Geodesic().distance(self, other))
  }
}
