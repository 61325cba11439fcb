extension Polyline where Space == Planar {
  /// The pieces of the line inside a region or on its border.
  ///
  /// - Throws: `badInput` for a coordinate out of range; `native`.
  func pieces(
    inside region: Region<Planar>, in geos: borrowing GEOSContext,
    names: (String, String) = ("the line", "the region")
  ) throws(GridGeoError) -> [Polyline<Planar>] {
    if region.isEmpty { return [] }
    let line = try geos.handle(of: self)
    let ground = try geos.handle(of: region)
    return try geos.lines(of: try geos.overlay(.intersection, line, ground, names: names))
  }

  /// The pieces of the line outside of a region.
  ///
  /// - Throws: `badInput` for a coordinate out of range; `native`.
  func pieces(
    outside region: Region<Planar>, in geos: borrowing GEOSContext,
    names: (String, String) = ("the line", "the region")
  ) throws(GridGeoError) -> [Polyline<Planar>] {
    if region.isEmpty { return [self] }
    let line = try geos.handle(of: self)
    let ground = try geos.handle(of: region)
    return try geos.lines(of: try geos.overlay(.difference, line, ground, names: names))
  }
}
