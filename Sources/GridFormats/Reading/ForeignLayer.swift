import CGDAL
import GridGeo

/// A layer of an open dataset. It lives no longer than the dataset.
struct ForeignLayer {
  let gdal: GDALLibrary
  let handle: gg_handle
  let name: String
  let file: ForeignName
  private var filter: String?
  /// Layers that are read behind this one, as if they were one: folders of a KML.
  var others: [gg_handle] = []

  init(gdal: GDALLibrary, handle: gg_handle, name: String, file: ForeignName) {
    self.gdal = gdal
    self.handle = handle
    self.name = name
    self.file = file
  }

  /// GDAL's numbers for kinds of geometry, flattened.
  enum Kind {
    static let unknown: UInt32 = 0
    static let point: UInt32 = 1
    static let line: UInt32 = 2
    static let polygon: UInt32 = 3
    static let points: UInt32 = 4
    static let lines: UInt32 = 5
    static let polygons: UInt32 = 6
    static let collection: UInt32 = 7
    static let none: UInt32 = 100
    static let ring: UInt32 = 101
    /// Arcs and curves, single and compound.
    static let curves: ClosedRange<UInt32> = 8...14
    /// Surfaces made of triangles and faces.
    static let surfaces: ClosedRange<UInt32> = 15...17
  }

  var hasGeometry: Bool { gdal.call.layer_geometry_type(handle) != Kind.none }

  var featureCount: Int { Int(gdal.call.layer_feature_count(handle, 1)) }

  /// Such as `"villages" (polygons, 296 features)`.
  var description: String {
    let kind =
      switch gdal.call.layer_geometry_type(handle) & 0x7FFF_FFFF % 1000 {
      case Kind.point, Kind.points: "points"
      case Kind.line, Kind.lines: "lines"
      case Kind.polygon, Kind.polygons: "polygons"
      case Kind.none: "table"
      default: "features"
      }
    return "\"\(name)\" (\(kind == "features" ? "" : "\(kind), ")\(featureCount) features)"
  }

  /// Has GDAL look at a Shapefile's reference system: it does so late, and then what is wrong with it looks like a fault
  /// of a feature.
  ///
  /// - Throws: `badCRS` when the `.prj` is damaged and the user does not say which system it is.
  func readReference(_ options: FormatOptions) throws(GridGeoError) {
    guard file.format.isShapefile else { return }
    gdal.call.reset_error()
    _ = gdal.call.layer_srs(handle)
    guard gdal.call.last_error_class() >= 3, !options.hasCRS else { return }
    throw GridGeoError(
      .badCRS, "its .prj is damaged; mend it, or name the reference system, such as --crs EPSG:4490",
      at: file.place, underlying: gdal.lastError)
  }

  /// - Throws: `badOption` when GDAL does not understand the condition.
  ///
  /// - Parameter words: the condition with the columns' names as the file has them.
  mutating func setFilter(_ filter: String, words: [UInt8]) throws(GridGeoError) {
    gdal.call.reset_error()
    let text = words.map { CChar(bitPattern: $0) } + [0]
    for handle in [handle] + others where gdal.call.layer_set_filter(handle, text) == 0 {
      throw filterFault(filter)
    }
    self.filter = filter
  }

  private func filterFault(_ filter: String) -> GridGeoError {
    GridGeoError(
      .badOption,
      "--where \"\(filter)\" is not understood for layer \"\(name)\"; "
        + "it is written as in SQL, with text in single quotes", at: file.place,
      underlying: gdal.lastError)
  }

  /// Hands over each feature; it is gone afterwards.
  ///
  /// - Throws: what `body` throws; `badInput` when GDAL stops in the middle.
  func forEachFeature(
    _ body: (gg_handle) throws(GridGeoError) -> Void
  ) throws(GridGeoError) {
    gdal.call.reset_error()
    var count = 0
    for handle in [handle] + others {
      gdal.call.layer_reset(handle)
      while let feature = gdal.call.layer_next(handle) {
        defer { gdal.call.feature_destroy(feature) }
        count += 1
        try body(feature)
      }
    }
    // A FlatGeobuf says how many it holds, and GDAL says nothing when it ends before.
    let announced = file.format.driver == "FlatGeobuf" && filter == nil ? featureCount : 0
    if count < announced {
      throw GridGeoError(
        .badInput, "ends after \(count) of \(announced) features; the file is damaged", at: file.place)
    }
    // A layer that ends in a fault looks like one that is at its end.
    if gdal.call.last_error_class() >= 3 {
      // Some drivers look at the condition when they begin to read.
      if count == 0, let filter { throw filterFault(filter) }
      var place = file.place
      place.feature = count + 1
      throw GridGeoError(
        .badInput, "cannot be read any further; the file is damaged or the connection broke", at: place,
        underlying: gdal.lastError)
    }
  }

  /// The columns, as the file names them.
  var fields: [ForeignField] {
    guard let definition = gdal.call.layer_definition(handle) else { return [] }
    return (0..<gdal.call.field_count(definition)).compactMap { index in
      guard let field = gdal.call.field(definition, index) else { return nil }
      return ForeignField(
        index: index, rawName: ForeignField.bytes(gdal.call.field_name(field)),
        type: gdal.call.field_type(field), subtype: gdal.call.field_subtype(field),
        width: Int(gdal.call.field_width(field)))
    }
  }
}
