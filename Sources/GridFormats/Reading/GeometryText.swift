import CGDAL
import GridGeo

/// Writes geometries of GDAL's as GeoJSON, with the numbers as they are.
struct GeometryText {
  let gdal: GDALLibrary
  /// Into WGS 84, where the layer's system has no EPSG code.
  var transform: gg_handle?
  private var numbers: [Double] = []

  init(gdal: GDALLibrary, transform: gg_handle? = nil) {
    self.gdal = gdal
    self.transform = transform
  }

  /// - Throws: `badInput` for a kind of geometry that GeoJSON does not have.
  mutating func append(_ geometry: gg_handle?, to text: inout OutputText) throws(GridGeoError) {
    guard let geometry, gdal.call.geometry_is_empty(geometry) == 0 else { return text.append("null") }
    let kind = gdal.call.geometry_type(geometry)
    // Arcs and surfaces become what GeoJSON has; the copy is ours.
    if ForeignLayer.Kind.curves.contains(kind) || ForeignLayer.Kind.surfaces.contains(kind) {
      let plain =
        ForeignLayer.Kind.curves.contains(kind)
        ? gdal.call.geometry_linear(geometry) : gdal.call.geometry_polygons(geometry)
      guard let plain else { throw GridGeoError(.badInput, "curves that cannot be made lines") }
      defer { gdal.call.geometry_destroy(plain) }
      guard !ForeignLayer.Kind.curves.contains(gdal.call.geometry_type(plain)) else {
        throw GridGeoError(.badInput, "curves that cannot be made lines")
      }
      return try append(plain, to: &text)
    }
    if let transform, gdal.call.geometry_transform(geometry, transform) == 0 {
      throw GridGeoError(.badCRS, "a position cannot be moved to WGS 84", underlying: gdal.lastError)
    }
    let outer = transform
    transform = nil
    defer { transform = outer }
    let names: [UInt32: String] = [
      ForeignLayer.Kind.point: "Point", ForeignLayer.Kind.line: "LineString",
      ForeignLayer.Kind.polygon: "Polygon",
      ForeignLayer.Kind.points: "MultiPoint", ForeignLayer.Kind.lines: "MultiLineString",
      ForeignLayer.Kind.polygons: "MultiPolygon",
    ]
    if kind == ForeignLayer.Kind.collection {
      text.append("{\"type\":\"GeometryCollection\",\"geometries\":[")
      var isFirst = true
      for index in 0..<gdal.call.geometry_count(geometry) {
        guard let part = gdal.call.geometry_part(geometry, index), gdal.call.geometry_is_empty(part) == 0
        else { continue }
        if !isFirst { text.append(UInt8(ascii: ",")) }
        isFirst = false
        try append(part, to: &text)
      }
      return text.append("]}")
    }
    guard let name = names[kind] else {
      throw GridGeoError(.badInput, "a kind of geometry that GeoJSON does not have (\(kind))")
    }
    text.append("{\"type\":\"\(name)\",\"coordinates\":")
    coordinates(geometry, kind, to: &text)
    text.append(UInt8(ascii: "}"))
  }

  private mutating func coordinates(_ geometry: gg_handle, _ kind: UInt32, to text: inout OutputText) {
    switch kind {
    case ForeignLayer.Kind.point, ForeignLayer.Kind.line, ForeignLayer.Kind.ring:
      positions(geometry, isPoint: kind == ForeignLayer.Kind.point, to: &text)
    default:
      text.append(UInt8(ascii: "["))
      var isFirst = true
      for index in 0..<gdal.call.geometry_count(geometry) {
        guard let part = gdal.call.geometry_part(geometry, index), gdal.call.geometry_is_empty(part) == 0
        else { continue }
        if !isFirst { text.append(UInt8(ascii: ",")) }
        isFirst = false
        let inner = kind == ForeignLayer.Kind.polygon ? ForeignLayer.Kind.ring : gdal.call.geometry_type(part)
        coordinates(part, inner, to: &text)
      }
      text.append(UInt8(ascii: "]"))
    }
  }

  private mutating func positions(_ geometry: gg_handle, isPoint: Bool, to text: inout OutputText) {
    let count = Int(gdal.call.geometry_point_count(geometry))
    if numbers.count < 2 * count { numbers = [Double](repeating: 0, count: 2 * count) }
    _ = numbers.withUnsafeMutableBufferPointer { gdal.call.geometry_points(geometry, $0.baseAddress) }
    if !isPoint { text.append(UInt8(ascii: "[")) }
    for i in 0..<count {
      text.append(i == 0 ? "[" : ",[")
      GeometryText.append(numbers[2 * i], to: &text)
      text.append(UInt8(ascii: ","))
      GeometryText.append(numbers[2 * i + 1], to: &text)
      text.append(UInt8(ascii: "]"))
    }
    if !isPoint { text.append(UInt8(ascii: "]")) }
  }

  /// A number that is none is written as one that no reader accepts, so that it is reported where it stands.
  private static func append(_ value: Double, to text: inout OutputText) {
    text.append(value.isFinite ? "\(value)" : "1e999")
  }
}
