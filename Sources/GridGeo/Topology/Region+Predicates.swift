/// Questions between two valid regions. They cross into GEOS as polygons or multipolygons, never as
/// collections, on which GEOS answers wrongly. Each throws `badInput` for a coordinate out of range, and
/// `native` when GEOS cannot answer. An empty region meets nothing.
extension Region where Space == Planar {
  /// They share at least a point.
  func intersects(_ other: Region<Planar>, in geos: borrowing GEOSContext) throws(GridGeoError) -> Bool {
    try asks(.intersects, other, geos)
  }

  /// The other lies in this one.
  func contains(_ other: Region<Planar>, in geos: borrowing GEOSContext) throws(GridGeoError) -> Bool {
    try asks(.contains, other, geos)
  }

  /// No point of the other is outside of this one.
  func covers(_ other: Region<Planar>, in geos: borrowing GEOSContext) throws(GridGeoError) -> Bool {
    try asks(.covers, other, geos)
  }

  /// They share a border or a corner, and no ground.
  func touches(_ other: Region<Planar>, in geos: borrowing GEOSContext) throws(GridGeoError) -> Bool {
    try asks(.touches, other, geos)
  }

  /// They share ground, and each has ground of its own.
  func overlaps(_ other: Region<Planar>, in geos: borrowing GEOSContext) throws(GridGeoError) -> Bool {
    try asks(.overlaps, other, geos)
  }

  /// They are the same ground, however it is drawn.
  func isSameGround(as other: Region<Planar>, in geos: borrowing GEOSContext) throws(GridGeoError) -> Bool {
    if isEmpty && other.isEmpty { return true }
    return try asks(.equals, other, geos)
  }

  private func asks(
    _ relation: GEOSContext.Relation, _ other: Region<Planar>, _ geos: borrowing GEOSContext
  ) throws(GridGeoError) -> Bool {
    guard let mine = boundingBox, let theirs = other.boundingBox, mine.intersects(theirs) else {
      return false
    }
    return try geos.relation(relation, try geos.handle(of: self), try geos.handle(of: other))
  }
}
