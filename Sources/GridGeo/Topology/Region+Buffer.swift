extension Region where Space == Planar {
  /// The ground within a distance of this one, or, for a negative distance, what lies deeper in it than that.
  ///
  /// - Parameters:
  ///   - distance: finite; arcs are drawn with 8 segments a quarter, so the result is up to 0.5 % of it short.
  ///   - name: What the region is called in the message of a fault.
  /// - Throws: `native` when GEOS fails.
  func buffered(
    by distance: Length, in geos: borrowing GEOSContext, name: String = "the region"
  ) throws(GridGeoError) -> Region<Planar> {
    if isEmpty || distance == .zero { return self }
    return try geos.region(of: try geos.buffer(try geos.handle(of: self), distance.metres, name: name))
  }
}
