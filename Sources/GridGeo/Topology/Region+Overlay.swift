/// Overlays keep only what has area: where two regions just touch, the intersection is empty. Exteriors come
/// back counter-clockwise, holes clockwise. Each throws `badInput` for a coordinate out of range, and
/// `native` with both names when GEOS fails also on a grid of 0.1 mm.
extension Region where Space == Planar {
  /// What a region is called in messages when the caller gives no name.
  typealias Names = (String, String)
  static var unnamed: Names { ("the first region", "the second region") }

  /// The ground of both.
  func intersection(
    _ other: Region<Planar>, in geos: borrowing GEOSContext, names: Names = Region.unnamed
  ) throws(GridGeoError) -> Region<Planar> {
    guard let mine = boundingBox, let theirs = other.boundingBox, mine.intersects(theirs) else {
      return .empty
    }
    return try overlay(.intersection, other, geos, names)
  }

  /// The ground of either.
  func union(
    _ other: Region<Planar>, in geos: borrowing GEOSContext, names: Names = Region.unnamed
  ) throws(GridGeoError) -> Region<Planar> {
    if isEmpty && other.isEmpty { return .empty }
    return try overlay(.union, other, geos, names)
  }

  /// The ground of this one that is not of the other.
  func subtracting(
    _ other: Region<Planar>, in geos: borrowing GEOSContext, names: Names = Region.unnamed
  ) throws(GridGeoError) -> Region<Planar> {
    guard let mine = boundingBox else { return .empty }
    guard let theirs = other.boundingBox, mine.intersects(theirs) else { return self }
    return try overlay(.difference, other, geos, names)
  }

  /// The ground of exactly one of the two.
  func symmetricDifference(
    _ other: Region<Planar>, in geos: borrowing GEOSContext, names: Names = Region.unnamed
  ) throws(GridGeoError) -> Region<Planar> {
    if isEmpty && other.isEmpty { return .empty }
    return try overlay(.symmetricDifference, other, geos, names)
  }

  /// The ground of any of many, in one call; they may overlap.
  ///
  /// - Parameter name: What they are called together in the message of a fault.
  static func union(
    of regions: [Region<Planar>], in geos: borrowing GEOSContext, name: String = "the regions"
  ) throws(GridGeoError) -> Region<Planar> {
    let all = Region(regions.flatMap(\.polygons))
    if all.isEmpty { return .empty }
    return try geos.region(of: try geos.unaryUnion(try geos.handle(of: all), name: name))
  }

  private func overlay(
    _ overlay: GEOSContext.Overlay, _ other: Region<Planar>, _ geos: borrowing GEOSContext, _ names: Names
  ) throws(GridGeoError) -> Region<Planar> {
    let a = try geos.handle(of: self)
    let b = try geos.handle(of: other)
    return try geos.region(of: try geos.overlay(overlay, a, b, names: names))
  }
}
