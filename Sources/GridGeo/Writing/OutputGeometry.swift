/// What a written feature looks like on the ground.
public enum OutputGeometry: Sendable, Hashable {
  /// A feature without a place.
  case none
  case point(Coordinate<Geographic>)
  case points([Coordinate<Geographic>])
  case lines([Polyline<Geographic>])
  case region(Region<Geographic>)
}
