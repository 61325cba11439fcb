import CGDAL
import GridGeo

/// Makes GDAL's geometries of the library's.
struct GeometryBuilder {
  let gdal: GDALLibrary
  /// Single lines and polygons are made sets of one, as layers of one kind want it.
  var promotes: (lines: Bool, polygons: Bool) = (false, false)

  /// A geometry that belongs to the caller; nil for none.
  func make(_ geometry: Geometry?) -> gg_handle? {
    switch geometry {
    case nil: return nil
    case .point(let position): return simple(ForeignLayer.Kind.point, [position])
    case .points(let positions):
      return set(ForeignLayer.Kind.points, positions.map { simple(ForeignLayer.Kind.point, [$0]) })
    case .line(let line):
      let one = simple(ForeignLayer.Kind.line, line.coordinates)
      return promotes.lines ? set(ForeignLayer.Kind.lines, [one]) : one
    case .lines(let lines):
      return set(ForeignLayer.Kind.lines, lines.map { simple(ForeignLayer.Kind.line, $0.coordinates) })
    case .region(let region):
      if region.polygons.count == 1, !promotes.polygons { return polygon(region.polygons[0]) }
      return set(ForeignLayer.Kind.polygons, region.polygons.map(polygon))
    case .collection(let parts): return set(ForeignLayer.Kind.collection, parts.compactMap(make))
    }
  }

  private func set(_ kind: UInt32, _ parts: [gg_handle?]) -> gg_handle? {
    guard let whole = gdal.call.geometry_create(kind) else { return nil }
    for part in parts {
      if let part { _ = gdal.call.geometry_add(whole, part) }
    }
    return whole
  }

  private func polygon(_ polygon: Polygon<Geographic>) -> gg_handle? {
    set(
      ForeignLayer.Kind.polygon,
      ([polygon.exterior] + polygon.holes).map { simple(ForeignLayer.Kind.ring, $0.coordinates) })
  }

  private func simple(_ kind: UInt32, _ positions: [Coordinate<Geographic>]) -> gg_handle? {
    guard let geometry = gdal.call.geometry_create(kind) else { return nil }
    var numbers: [Double] = []
    numbers.reserveCapacity(positions.count * 2)
    for position in positions {
      numbers.append(position.x)
      numbers.append(position.y)
    }
    numbers.withUnsafeBufferPointer {
      gdal.call.geometry_set_points(geometry, Int32(positions.count), $0.baseAddress)
    }
    return geometry
  }
}
