extension CRS {
  /// Longitudes and latitudes of coordinates in this system, many at once.
  ///
  /// - Parameter coordinates: As the file has them: x = east, y = north, in degrees or metres as the system
  ///   has them, whatever their type says.
  /// - Throws: `badInput` for a number that is not finite or out of range; `badCRS` for a position outside
  ///   of the system's area of use, or when PROJ knows no true way to WGS 84; `native`.
  /// - Complexity: O(n), after 10–40 ms to make the transform of a system that is not WGS 84 or CGCS2000.
  public func geographic<Space>(
    _ coordinates: [Coordinate<Space>]
  ) throws(GridGeoError) -> [Coordinate<Geographic>] {
    try CRSTransform(self).geographic(coordinates)
  }

  /// Regions in this system as longitudes and latitudes, vertex for vertex.
  ///
  /// - Throws: As for coordinates, with the ring and vertex.
  public func geographic<Space>(_ regions: [Region<Space>]) throws(GridGeoError) -> [Region<Geographic>] {
    let transform = try CRSTransform(self)
    var result: [Region<Geographic>] = []
    result.reserveCapacity(regions.count)
    for region in regions { result.append(try region.geographic(with: transform)) }
    return result
  }
}

extension Region {
  /// The region, whose numbers are in the transform's system, as longitudes and latitudes.
  ///
  /// - Throws: As `CRSTransform.geographic`, with the ring and vertex.
  func geographic(with transform: borrowing CRSTransform) throws(GridGeoError) -> Region<Geographic> {
    try mapRings { (ring) throws(GridGeoError) in try transform.geographic(ring) }
  }
}

extension Polyline {
  /// The line, whose numbers are in the transform's system, as longitudes and latitudes.
  ///
  /// - Throws: As `CRSTransform.geographic`.
  func geographic(with transform: borrowing CRSTransform) throws(GridGeoError) -> Polyline<Geographic> {
    Polyline<Geographic>(trusted: try transform.geographic(coordinates))
  }
}
