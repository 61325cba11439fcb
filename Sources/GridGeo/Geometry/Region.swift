/// A piece of ground: any number of polygons. An empty region has none.
///
/// Lengths, distances and overlays exist only for `Region<Planar>`: project first.
public struct Region<Space: CoordinateSpace>: Sendable, Hashable {
  public var polygons: [Polygon<Space>]

  public init(_ polygons: [Polygon<Space>]) { self.polygons = polygons }
  public init(_ polygon: Polygon<Space>) { self.polygons = [polygon] }

  public static var empty: Region { Region([]) }
  public var isEmpty: Bool { polygons.isEmpty }

  /// The same ground with each polygon's rings in RFC 7946's directions.
  public var oriented: Region { Region(polygons.map(\.oriented)) }

  /// The number of coordinates in all rings, closing ones included.
  public var coordinateCount: Int {
    polygons.reduce(0) { sum, polygon in
      polygon.holes.reduce(sum + polygon.exterior.coordinates.count) { $0 + $1.coordinates.count }
    }
  }

  public var boundingBox: BoundingBox<Space>? {
    var box: BoundingBox<Space>?
    for polygon in polygons {
      for coordinate in polygon.exterior.coordinates {
        box = box?.including(coordinate) ?? BoundingBox(coordinate)
      }
    }
    return box
  }
}
