/// A geometry as a file has it, in degrees. Polygon and MultiPolygon are both a region.
public enum Geometry: Sendable, Hashable {
  case point(Coordinate<Geographic>)
  case points([Coordinate<Geographic>])
  case line(Polyline<Geographic>)
  case lines([Polyline<Geographic>])
  case region(Region<Geographic>)
  case collection([Geometry])

  /// What to call it in messages.
  public var kind: String {
    switch self {
    case .point: "a point"
    case .points: "a set of points"
    case .line: "a line"
    case .lines: "a set of lines"
    case .region: "a polygon"
    case .collection: "a geometry collection"
    }
  }
}
