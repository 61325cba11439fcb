import CGDAL
import GridGeo

/// The table in which QGIS keeps how the layers of a GeoPackage look.
struct StyleTable {
  let gdal: GDALLibrary
  let dataset: gg_handle

  private static let texts = [
    "f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName", "styleQML",
    "styleSLD",
    "description", "owner", "ui",
  ]

  /// - Throws: `cannotWrite`.
  func write(_ qml: String, layer name: String) throws(GridGeoError) {
    let fault = GridGeoError(.cannotWrite, "the style cannot be written", underlying: gdal.lastError)
    let layer = withCList(["FID=id"]) {
      gdal.call.create_layer(dataset, "layer_styles", nil, ForeignLayer.Kind.none, $0)
    }
    guard let layer else { throw fault }
    var names = StyleTable.texts.map { ($0, ForeignField.Kind.text) }
    names.append(("useAsDefault", ForeignField.Kind.integer))
    // QGIS orders by it; it stays empty, so that the same content gives the same bytes.
    names.append(("update_time", ForeignField.Kind.dateTime))
    for (name, type) in names {
      guard let field = gdal.call.field_create(name, type) else { throw fault }
      defer { gdal.call.field_destroy(field) }
      if type == ForeignField.Kind.integer { gdal.call.field_set_subtype(field, ForeignField.Subtype.bool) }
      guard gdal.call.layer_create_field(layer, field) != 0 else { throw fault }
    }
    guard let definition = gdal.call.layer_definition(layer), let row = gdal.call.feature_create(definition)
    else {
      throw fault
    }
    defer { gdal.call.feature_destroy(row) }
    let values = [
      "f_table_catalog": "", "f_table_schema": "", "f_table_name": name, "f_geometry_column": "geom",
      "styleName": "GridGeo", "styleQML": qml, "styleSLD": "", "description": "GridGeo", "owner": "",
      "ui": "",
    ]
    for (index, (name, _)) in names.enumerated() {
      if let value = values[name] { gdal.call.feature_set_text(row, Int32(index), value) }
    }
    gdal.call.feature_set_integer(row, Int32(StyleTable.texts.count), 1)
    guard gdal.call.layer_create_feature(layer, row) != 0 else { throw fault }
  }
}
