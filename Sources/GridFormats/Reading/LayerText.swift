import CGDAL
import GridGeo

/// A layer as text for the library's own readers: GeoJSON, or CSV for a table.
struct LayerText {
  let layer: ForeignLayer
  let options: FormatOptions
  /// The columns as they were found before, when GDAL gives the text in UTF-8 by now.
  let found: LayerColumns?
  private(set) var notes: [String] = []

  init(_ layer: ForeignLayer, options: FormatOptions, found: LayerColumns? = nil) {
    self.layer = layer
    self.options = options
    notes = found?.notes ?? []
    self.found = found
  }

  /// - Parameter provenance: JSON of the member `gridgeo`, if the file keeps one.
  /// - Throws: `badInput`, `badCRS`.
  mutating func text(provenance: String?) throws(GridGeoError) -> [UInt8] {
    if layer.file.format.isWorkbook { return try sheet() }
    var columns = try LayerColumns(layer, options: options, decoded: found != nil)
    if let found { columns.takeNames(of: found) } else { notes += columns.notes }
    return layer.hasGeometry ? try features(columns, provenance: provenance) : try table(columns)
  }

  // MARK: Features

  private mutating func features(_ columns: LayerColumns, provenance: String?) throws(GridGeoError) -> [UInt8]
  {
    let reference = try LayerReference(layer, options: options)
    notes += reference.notes
    var text = OutputText(reserving: 1 << 20)
    var head = "{\"type\":\"FeatureCollection\",\n"
    if let name = reference.name {
      head += "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\(name)\"}},\n"
    }
    if let provenance, LayerColumns.isJSON(provenance) { head += "\"gridgeo\":\(provenance),\n" }
    head += "\"features\":[\n"
    var shown = columns.columns
    let key = ["id", "code"].lazy.compactMap { name in shown.first { $0.name.lowercased() == name } }.first
    if let key, try namesAreIds(columns, key) { shown.removeAll { $0.name == "name" } }
    var geometry = GeometryText(gdal: layer.gdal, transform: reference.transform)
    var order = RowOrder(layer)
    var count = 0
    try layer.forEachFeature { (feature) throws(GridGeoError) in
      count += 1
      let start = text.count
      text.append("{\"type\":\"Feature\",")
      if let key, let id = try columns.value(key, of: feature, in: layer).plainText {
        text.append("\"id\":")
        text.append(jsonString: id)
        text.append(UInt8(ascii: ","))
      }
      text.append("\"properties\":{")
      var isFirst = true
      for column in shown {
        let value = try columns.value(column, of: feature, in: layer)
        // The driver has this one for features without any.
        if value == .null, column.name == "description", layer.file.format.driver == "LIBKML" { continue }
        if !isFirst { text.append(UInt8(ascii: ",")) }
        isFirst = false
        text.append(jsonString: column.name)
        text.append(UInt8(ascii: ":"))
        LayerText.append(value, to: &text)
      }
      text.append("},\"geometry\":")
      do throws(GridGeoError) {
        try geometry.append(layer.gdal.call.feature_geometry(feature), to: &text)
      } catch {
        throw at(error, feature: count)
      }
      text.append(UInt8(ascii: "}"))
      order.take(feature, start..<text.count)
    }
    return order.joined(text.bytes, head: head, separator: ",\n", end: "\n]}\n")
  }

  /// Whether what a KML has for viewers to show is the id of each feature, as this library writes it.
  private func namesAreIds(_ columns: LayerColumns, _ key: LayerColumns.Column) throws(GridGeoError) -> Bool {
    guard layer.file.format.driver == "LIBKML", let name = columns.columns.first(where: { $0.name == "name" })
    else { return false }
    var areIds = true
    try layer.forEachFeature { (feature) throws(GridGeoError) in
      guard areIds, let text = try columns.value(name, of: feature, in: layer).plainText else { return }
      areIds = try columns.value(key, of: feature, in: layer).plainText == text
    }
    return areIds
  }

  private func at(_ error: GridGeoError, feature: Int) -> GridGeoError {
    var error = error
    error.place = layer.file.place
    error.place.feature = feature
    return error
  }

  private static func append(_ value: PropertyValue, to text: inout OutputText) {
    switch value {
    case .text(let value):
      // Formats without lists have them as text.
      if isList(value) { text.append(value) } else { text.append(jsonString: value) }
    case .number(let value), .json(let value): text.append(value)
    case .bool(let value): text.append(value ? "true" : "false")
    case .null: text.append("null")
    }
  }

  /// Whether a text is a list or object as this library writes one, so that it is read back as what it was.
  private static func isList(_ text: String) -> Bool {
    LayerColumns.isJSON(text)
      && (text.hasPrefix("[\"") || text.hasPrefix("{\"") || text == "[]" || text == "{}")
      && JSONText.isValid(text)
  }

  // MARK: Tables

  private func table(_ columns: LayerColumns) throws(GridGeoError) -> [UInt8] {
    var text = OutputText(reserving: 1 << 16)
    LayerText.append(row: columns.columns.map(\.name), to: &text)
    let head = text.text
    text.removeAll()
    var order = RowOrder(layer)
    try layer.forEachFeature { (feature) throws(GridGeoError) in
      let start = text.count
      var row: [String] = []
      for column in columns.columns {
        row.append(try columns.value(column, of: feature, in: layer).plainText ?? "")
      }
      LayerText.append(row: row, to: &text)
      order.take(feature, start..<text.count)
    }
    return order.joined(text.bytes, head: head, separator: "", end: "")
  }

  private static func append(row: [String], to text: inout OutputText) {
    for (index, field) in row.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      // One blank column alone would be a blank row.
      guard
        row.count == 1 || field.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D })
      else {
        text.append(field)
        continue
      }
      text.append(UInt8(ascii: "\""))
      text.append(String(field.flatMap { $0 == "\"" ? ["\"", "\""] : [$0] }))
      text.append(UInt8(ascii: "\""))
    }
    text.append(UInt8(ascii: "\n"))
  }

  /// A sheet of a workbook, understood as a ledger.
  private mutating func sheet() throws(GridGeoError) -> [UInt8] {
    let fields = layer.fields
    var rows: [[LedgerCell]] = []
    try layer.forEachFeature { feature in
      let number = Int(layer.gdal.call.feature_id(feature))
      // A row's number is its feature's.
      while rows.count < number - 1 { rows.append([]) }
      rows.append(
        fields.map { field in
          guard layer.gdal.call.feature_is_set(feature, field.index) != 0 else { return .blank }
          return LayerText.cell(String(c: layer.gdal.call.feature_text(feature, field.index)))
        })
    }
    let table = try LedgerReader.read(
      LedgerSheet(file: layer.file.shown, sheet: layer.name, rows: rows), ledgerFields: options.fields,
      ignoredColumns: options.ignoredColumns)
    notes += table.notes
    return LedgerReader.csv(table)
  }

  /// Cells come as the text of what is in them; dates as 2026/01/02, and long numbers with an exponent.
  private static func cell(_ text: String) -> LedgerCell {
    if text.isEmpty { return .blank }
    let bytes = Array(text.utf8)
    if bytes.count >= 10, bytes[4] == 0x2F, bytes[7] == 0x2F,
      bytes[..<10].enumerated().allSatisfy({ $0 == 4 || $0 == 7 || 0x30...0x39 ~= $1 })
    {
      return .date(text)
    }
    if text.contains("e+") || text.contains("E+"), let value = Double(text), value.isFinite {
      return .number(value)
    }
    return .text(text)
  }
}
