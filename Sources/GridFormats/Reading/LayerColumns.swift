import CGDAL
import GridGeo

/// The columns of a layer under names that readers know, and the encoding of the text in them.
struct LayerColumns {
  struct Column {
    var field: ForeignField
    var name: String
  }

  private(set) var columns: [Column] = []
  private(set) var encoding = TextEncoding.utf8
  /// Of formats whose drivers know their encoding, more or less.
  private var driver: DriverEncoding?
  private let lists: Set<String>
  /// Remarks for the user.
  private(set) var notes: [String] = []

  /// - Throws: `badInput` for text that is of no encoding that is read.
  ///
  /// - Parameter decoded: whether GDAL gives UTF-8 already, because the encoding was found before.
  init(_ layer: ForeignLayer, options: FormatOptions, decoded: Bool = false) throws(GridGeoError) {
    lists = options.listFields
    let fields = layer.fields
    let isCut = layer.file.format.isShapefile
    if isCut, !decoded {
      let verdict = try LayerColumns.verdict(layer, fields, options)
      encoding = verdict.encoding
      if let reason = verdict.reason {
        notes.append("\(layer.file.shown): read as \(encoding.displayName): \(reason)")
      }
      if fields.isEmpty {
        notes.append(
          "\(layer.file.shown): has no table (.dbf) that can be read: its features have no properties")
      }
    } else if DriverEncoding.isNeeded(for: layer), !decoded {
      let found = try DriverEncoding(layer, fields, asked: options.encoding)
      if let note = found.note { notes.append(note) }
      encoding = found.encoding
      driver = found
    } else if !decoded, let asked = options.encoding {
      encoding = asked
    }
    var renamed: [String] = []
    for field in fields where field.type != ForeignField.Kind.binary {
      guard let whole = name(of: field, isCut: isCut) else {
        throw GridGeoError(
          .badInput, "the name of field \(field.index + 1) is not \(encoding.displayName); pass --encoding",
          at: layer.file.place)
      }
      // What the KML driver adds to every feature.
      if layer.file.format.driver == "LIBKML", KMLText.reserved.contains(whole.lowercased()) { continue }
      var name = whole
      if let kept = options.cutNames[whole] {
        name = kept
      } else if isCut, field.rawName.count >= 9,
        let long = FieldNames.completing(whole, more: options.fields.values.sorted()), long != whole
      {
        name = long
        renamed.append("\(whole) as \(long)")
      }
      // What the drivers call the feature's own name and id.
      if layer.file.format.driver == "LIBKML", name == "Name" { name = "name" }
      if layer.file.format.driver == "GML", name == "gml_id" { continue }
      if columns.contains(where: { $0.name == name }) {
        guard isCut else {
          notes.append("\(layer.file.shown): a second field \(name) is left out")
          continue
        }
        // Names that differ behind their tenth byte.
        let other = LayerColumns.free(name, columns)
        notes.append("\(layer.file.shown): a second field \(name) is read as \(other)")
        name = other
      }
      columns.append(Column(field: field, name: name))
    }
    if !renamed.isEmpty {
      notes.append(
        "\(layer.file.shown): field names cut at ten bytes, read \(renamed.joined(separator: ", "))")
    }
    let left = fields.count { $0.type == ForeignField.Kind.binary }
    if left > 0 {
      notes.append("\(layer.file.shown): \(left) column\(left == 1 ? "" : "s") of bytes left out")
    }
  }

  /// Takes over the names that the same columns were found under before they were turned into UTF-8.
  mutating func takeNames(of found: LayerColumns) {
    columns = found.columns.compactMap { column in
      let own = columns.first { $0.field.index == column.field.index }
      return own.map { Column(field: $0.field, name: column.name) }
    }
  }

  /// The encoding of a drawing whose driver was told another one; nil where what the drawing says is right.
  var drawingEncoding: TextEncoding? {
    driver.flatMap { $0.isTakenForWestern || $0.encoding != .utf8 ? $0.encoding : nil }
  }

  /// - Throws: `badOption` for a condition with Chinese in it on a file whose text GDAL does not have in UTF-8.
  func refuseForeignLetters(in condition: String, file: ForeignName) throws(GridGeoError) {
    guard drawingEncoding != nil, condition.utf8.contains(where: { $0 >= 0x80 }) else { return }
    throw GridGeoError(
      .badOption,
      "--where takes plain letters only for this file, whose text is \(encoding.displayName) and does "
        + "not say so; convert it to GeoPackage first", at: file.place)
  }

  /// The name, in the encoding that was found; formats other than Shapefile give UTF-8 whenever they know how.
  private func name(of field: ForeignField, isCut: Bool) -> String? {
    if isCut { return ForeignEncoding.text(field.rawName, encoding, mayBeCut: true) }
    if let driver { return driver.text(field.rawName) }
    return ForeignEncoding.text(field.rawName, .utf8) ?? ForeignEncoding.text(field.rawName, encoding)
  }

  private static func free(_ name: String, _ columns: [Column]) -> String {
    var number = 2
    while columns.contains(where: { $0.name == "\(name)_\(number)" }) { number += 1 }
    return "\(name)_\(number)"
  }

  private static func verdict(
    _ layer: ForeignLayer, _ fields: [ForeignField], _ options: FormatOptions
  ) throws(GridGeoError) -> ForeignEncoding.Verdict {
    var encoding = ForeignEncoding()
    for field in fields { encoding.see(field.rawName, mayBeCut: true) }
    let texts = fields.filter { $0.type == ForeignField.Kind.text }
    if !texts.isEmpty {
      try layer.forEachFeature { feature in
        for field in texts where layer.gdal.call.feature_is_set(feature, field.index) != 0 {
          let bytes = ForeignField.bytes(layer.gdal.call.feature_text(feature, field.index))
          encoding.see(bytes, mayBeCut: bytes.count == field.width)
        }
      }
    }
    let declared = DeclaredEncoding(of: layer)
    return try encoding.verdict(
      asked: options.encoding, declared: declared.map { ($0.encoding, $0.name, $0.by) }, file: layer.file)
  }

  /// The value of a column as one reads it; nil for none. Numbers are in their shortest form.
  func value(_ column: Column, of feature: gg_handle, in layer: ForeignLayer) throws(GridGeoError)
    -> PropertyValue
  {
    let call = layer.gdal.call
    let index = column.field.index
    guard call.feature_is_set(feature, index) != 0 else { return .null }
    switch column.field.type {
    case ForeignField.Kind.integer, ForeignField.Kind.longInteger:
      let value = call.feature_integer(feature, index)
      return column.field.subtype == ForeignField.Subtype.bool ? .bool(value != 0) : .number("\(value)")
    case ForeignField.Kind.real:
      let value = call.feature_double(feature, index)
      return value.isFinite ? .number(LayerColumns.shortest(value)) : .null
    case ForeignField.Kind.date, ForeignField.Kind.dateTime:
      let withTime = column.field.type != ForeignField.Kind.date
      return .text(FieldDate(feature, index, gdal: layer.gdal, withTime: withTime).text)
    case ForeignField.Kind.integers, ForeignField.Kind.longIntegers, ForeignField.Kind.reals,
      ForeignField.Kind.texts:
      return .json(try list(column, feature, layer))
    default:
      let bytes = ForeignField.bytes(call.feature_text(feature, index))
      let text = try decoded(bytes, column, feature, layer)
      // A list that is JSON by itself is known as one.
      if lists.contains(column.name), !LayerColumns.isJSON(text) { return .json(LayerColumns.list(text)) }
      return column.field.subtype == ForeignField.Subtype.json && LayerColumns.isJSON(text)
        && JSONText.isValid(text)
        ? .json(text) : .text(text)
    }
  }

  private func list(
    _ column: Column, _ feature: gg_handle, _ layer: ForeignLayer
  ) throws(GridGeoError) -> String {
    let call = layer.gdal.call
    let (index, type) = (column.field.index, column.field.type)
    var text = OutputText()
    text.append(UInt8(ascii: "["))
    if type == ForeignField.Kind.texts {
      // The list is the feature's.
      let list = call.feature_texts(feature, index)
      var i = 0
      while let element = list?[i] {
        if i > 0 { text.append(UInt8(ascii: ",")) }
        text.append(jsonString: try decoded(ForeignField.bytes(element), column, feature, layer))
        i += 1
      }
    } else {
      for i in 0..<call.feature_number_count(feature, index, type) {
        if i > 0 { text.append(UInt8(ascii: ",")) }
        let number = call.feature_number(feature, index, type, i)
        text.append(number.isFinite ? LayerColumns.shortest(number) : "null")
      }
    }
    text.append(UInt8(ascii: "]"))
    return text.text
  }

  /// The list that is written as "a, b".
  private static func list(_ text: String) -> String {
    var list = OutputText()
    list.append(UInt8(ascii: "["))
    for (index, element) in text.split(separator: ", ").enumerated() {
      if index > 0 { list.append(UInt8(ascii: ",")) }
      list.append(jsonString: String(element))
    }
    list.append(UInt8(ascii: "]"))
    return list.text
  }

  /// Whole numbers of a decimal column, codes for instance, are whole.
  private static func shortest(_ value: Double) -> String {
    value == value.rounded() && abs(value) <= 9_007_199_254_740_992 ? "\(Int(value))" : "\(value)"
  }

  private func decoded(
    _ bytes: [UInt8], _ column: Column, _ feature: gg_handle, _ layer: ForeignLayer
  ) throws(GridGeoError) -> String {
    // Formats other than Shapefile give UTF-8 whenever they know how.
    let isShapefile = layer.file.format.isShapefile
    if let text = driver?.text(bytes) { return text }
    if let text = ForeignEncoding.text(bytes, isShapefile ? encoding : .utf8) { return text }
    // A text that fills its field may be cut inside of its last character.
    if isShapefile, bytes.count == column.field.width,
      let text = ForeignEncoding.text(bytes, encoding, mayBeCut: true)
    {
      return text
    }
    if let text = ForeignEncoding.text(bytes, encoding) { return text }
    var place = layer.file.place
    place.feature = Int(layer.gdal.call.feature_id(feature)) + (isShapefile ? 1 : 0)
    place.column = column.name
    throw GridGeoError(
      .badInput, "the text is not \(encoding.displayName); pass --encoding gb18030 or utf-8", at: place)
  }

  /// Whether text that is marked as JSON has the look of an array or object.
  static func isJSON(_ text: String) -> Bool {
    (text.hasPrefix("[") && text.hasSuffix("]")) || (text.hasPrefix("{") && text.hasSuffix("}"))
  }
}
