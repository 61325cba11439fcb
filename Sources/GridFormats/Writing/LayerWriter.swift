import CGDAL
import GridGeo

/// Writes content as layers of an open dataset.
struct LayerWriter {
  let gdal: GDALLibrary
  let dataset: gg_handle
  let format: ForeignFormat
  let content: OutputContent
  /// For faults: the name that the user gave.
  let place: SourcePlace
  let described: OutputColumns
  private(set) var notes: [String]

  init(
    _ gdal: GDALLibrary, _ dataset: gg_handle, _ format: ForeignFormat, _ content: OutputContent,
    _ described: OutputColumns, at place: SourcePlace
  ) {
    self.gdal = gdal
    self.dataset = dataset
    self.format = format
    self.content = content
    self.place = place
    self.described = described
    notes = described.notes
  }

  /// A layer that is being filled.
  private struct Layer {
    var handle: gg_handle
    var definition: gg_handle
  }

  private var isWorkbook: Bool { format.isWorkbook }
  private var geometryKind: UInt32 {
    if isWorkbook { return ForeignLayer.Kind.none }
    // Without a kind of geometry there would be a table alone.
    if format.isShapefile, content.count == 0, !content.isTable { return ForeignLayer.Kind.polygon }
    return content.geometryKind
  }

  private var knowsJSON: Bool { !isForTiles && format.knowsLists }
  /// Whether vector tiles are cut from it, which hold numbers and plain text.
  var isForTiles = false

  /// Writes all features into one layer.
  ///
  /// - Parameter options: of the layer's creation.
  /// - Throws: `cannotWrite` naming the feature that GDAL refused.
  mutating func write(layer name: String, options: [String]) throws(GridGeoError) {
    let columns = described.columns
    let layer = try make(name, columns, options)
    var builder = GeometryBuilder(gdal: gdal)
    builder.promotes = (
      content.hasManyLines && content.geometryKind != 0, content.hasManyPolygons && content.geometryKind != 0
    )
    var number = 0
    if content.isTable {
      var fault: GridGeoError?
      try OutputContent.forEachRow(content.path, gdal) { row in
        guard fault == nil else { return }
        number += 1
        let values = row.map { Property($0.name, OutputContent.value($0.text, name: $0.name)) }
        do throws(GridGeoError) {
          try add(values, id: nil, nil, to: layer, columns, number: number)
        } catch {
          fault = error
        }
      }
      if let fault { throw fault }
      return
    }
    let writer = self
    _ = try GeoJSONReader.forEachFeature(
      in: .file(content.path), options: .ofOwnText
    ) { (feature) throws(GridGeoError) in
      number += 1
      var properties = feature.properties
      if writer.content.needsId, let id = feature.id { properties.insert(Property("id", .text(id)), at: 0) }
      if writer.isWorkbook, case .point(let position)? = feature.geometry {
        properties += [Property("lon", .number("\(position.x)")), Property("lat", .number("\(position.y)"))]
      }
      try writer.add(
        properties, id: feature.id, writer.isWorkbook ? nil : builder.make(feature.geometry),
        to: layer, columns, number: number)
    }
    if isWorkbook, content.lines + content.polygons + content.others > 0 {
      notes.append("\(place.file ?? ""): a workbook has no shapes; only the properties are written")
    }
  }

  // MARK: Columns

  private typealias Column = OutputColumns.Column

  private func make(_ name: String, _ columns: [Column], _ options: [String]) throws(GridGeoError) -> Layer {
    guard let srs = gdal.call.srs_create("EPSG:4326") else {
      throw GridGeoError(.native, "PROJ's database is not there; install it (Debian: apt install proj-data)")
    }
    defer { gdal.call.srs_release(srs) }
    gdal.call.reset_error()
    let made = withCList(options) {
      gdal.call.create_layer(
        dataset, name, geometryKind == ForeignLayer.Kind.none ? nil : srs, geometryKind, $0)
    }
    guard let made else { throw fault("the layer \"\(name)\" cannot be made") }
    for column in columns {
      guard let field = gdal.call.field_create(column.title, type(of: column)) else { continue }
      defer { gdal.call.field_destroy(field) }
      if column.kind == .bool { gdal.call.field_set_subtype(field, ForeignField.Subtype.bool) }
      if knowsJSON, column.kind == .list || column.kind == .json {
        gdal.call.field_set_subtype(field, ForeignField.Subtype.json)
      }
      if format.isShapefile { shape(field, column) }
      guard gdal.call.layer_create_field(made, field) != 0 else {
        throw fault("the field \"\(column.title)\" cannot be made")
      }
    }
    guard let definition = gdal.call.layer_definition(made) else { throw fault("the layer has no fields") }
    return Layer(handle: made, definition: definition)
  }

  /// A dBASE table wants widths.
  private func shape(_ field: gg_handle, _ column: Column) {
    switch column.kind {
    case .integer: gdal.call.field_set_width(field, 18)
    case .real:
      gdal.call.field_set_width(field, 24)
      gdal.call.field_set_precision(field, 9)
    default: gdal.call.field_set_width(field, Int32(min(max(column.width, 5), OutputColumns.widestText)))
    }
  }

  private func type(of column: Column) -> Int32 {
    switch column.kind {
    // MapInfo has no long integers.
    case .integer where format.driver == "MapInfo File":
      column.width < 10 ? ForeignField.Kind.integer : ForeignField.Kind.real
    case .integer: ForeignField.Kind.longInteger
    case .real: ForeignField.Kind.real
    case .bool: knowsJSON ? ForeignField.Kind.integer : ForeignField.Kind.text
    case .text, .list, .json: ForeignField.Kind.text
    }
  }

  // MARK: Features

  private func add(
    _ properties: [Property], id: String?, _ geometry: gg_handle?, to layer: Layer, _ columns: [Column],
    number: Int
  ) throws(GridGeoError) {
    guard let feature = gdal.call.feature_create(layer.definition) else { throw fault("out of memory") }
    defer { gdal.call.feature_destroy(feature) }
    for (index, column) in columns.enumerated() {
      guard let value = properties.first(where: { $0.name == column.name })?.value else { continue }
      set(value, column, Int32(index), feature)
    }
    if let geometry { _ = gdal.call.feature_set_geometry(feature, geometry) }
    gdal.call.reset_error()
    guard gdal.call.layer_create_feature(layer.handle, feature) != 0 else {
      throw fault("feature \(number)\(id.map { " (id \"\($0)\")" } ?? "") cannot be written")
    }
  }

  private func set(_ value: PropertyValue, _ column: Column, _ index: Int32, _ feature: gg_handle) {
    switch (value, column.kind) {
    case (.null, _): break
    case (.number(let text), .integer):
      if let number = Int64(text) {
        if type(of: column) == ForeignField.Kind.real {
          gdal.call.feature_set_double(feature, index, Double(number))
        } else {
          gdal.call.feature_set_integer(feature, index, number)
        }
      }
    case (.number(let text), .real):
      if let number = Double(text) { gdal.call.feature_set_double(feature, index, number) }
    case (.bool(let flag), .bool) where knowsJSON: gdal.call.feature_set_integer(feature, index, flag ? 1 : 0)
    case (.json(let json), _) where !knowsJSON:
      let text = OutputFields.shown(json, column.kind)
      // Half a list would be taken for a whole one.
      if format.isShapefile, text.utf8.count > OutputColumns.widestText { break }
      gdal.call.feature_set_text(feature, index, HeldText.kept(text, HeldText.loss(in: format)))
    default:
      if let text = value.plainText {
        gdal.call.feature_set_text(feature, index, HeldText.kept(text, HeldText.loss(in: format)))
      }
    }
  }

  private func fault(_ message: String) -> GridGeoError {
    GridGeoError(.cannotWrite, message, at: place, underlying: gdal.lastError)
  }
}
