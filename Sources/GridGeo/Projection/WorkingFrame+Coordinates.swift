extension WorkingFrame {
  /// Degrees to metres, many at once.
  ///
  /// - Throws: `badInput` for a coordinate out of range; `badCRS` for one more than a quarter of the globe
  ///   away from the centre; `native`.
  /// - Complexity: O(n), 0.1 µs each, after 0.06 ms to make the transform.
  public func planar(_ coordinates: [Coordinate<Geographic>]) throws(GridGeoError) -> [Coordinate<Planar>] {
    try Projector(self).planar(coordinates)
  }

  /// Metres to degrees, many at once.
  ///
  /// - Throws: `badInput` for a coordinate out of range; `badCRS` for one that is nowhere on the globe;
  ///   `native`.
  public func geographic(_ coordinates: [Coordinate<Planar>]) throws(GridGeoError) -> [Coordinate<Geographic>]
  {
    try Projector(self).geographic(coordinates)
  }

  /// Many regions at once, vertex for vertex.
  ///
  /// - Throws: As for coordinates, with the ring and vertex.
  public func planar(_ regions: [Region<Geographic>]) throws(GridGeoError) -> [Region<Planar>] {
    let projector = try Projector(self)
    var result: [Region<Planar>] = []
    result.reserveCapacity(regions.count)
    for region in regions { result.append(try region.planar(with: projector)) }
    return result
  }

  /// Many regions at once, vertex for vertex.
  ///
  /// - Throws: As for coordinates, with the ring and vertex.
  public func geographic(_ regions: [Region<Planar>]) throws(GridGeoError) -> [Region<Geographic>] {
    let projector = try Projector(self)
    var result: [Region<Geographic>] = []
    result.reserveCapacity(regions.count)
    for region in regions { result.append(try region.geographic(with: projector)) }
    return result
  }
}
