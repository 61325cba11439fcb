import CGDAL
import GridGeo

/// What is to be written: a text of the library's, GeoJSON or CSV, looked through once for what its layer needs.
struct OutputContent {
  let path: String
  let isTable: Bool
  private(set) var fields = OutputFields()
  private(set) var count = 0
  /// JSON of the member `gridgeo`.
  private(set) var provenance: String?
  private(set) var points = 0
  private(set) var lines = 0
  private(set) var polygons = 0
  private(set) var others = 0
  /// Features without a shape.
  private(set) var shapeless = 0
  private(set) var hasManyLines = false
  private(set) var hasManyPolygons = false
  private(set) var hasManyPoints = false
  /// Values of the property `load`, for the classes of a style.
  private(set) var loads: [Double] = []
  private(set) var box: BoundingBox<Geographic>?
  /// Texts with something that formats have no place for.
  private var losses: (zero: Int, control: Int) = (0, 0)
  private var hasOwnId = true

  /// - Throws: `broken` when the text is not what the library writes.
  init(_ path: String, gdal: GDALLibrary) throws(GridGeoError) {
    self.path = path
    isTable = try OutputContent.isTable(path)
    if isTable { try lookThroughTable(gdal) } else { try lookThroughFeatures() }
  }

  private static func isTable(_ path: String) throws(GridGeoError) -> Bool {
    do { return try !GeoJSONReader.isGeoJSON(.file(path)) } catch { throw error }
  }

  /// Whether the features' own ids are none of their properties.
  var needsId: Bool { !isTable && !hasOwnId && fields.index(of: "id") == nil }

  /// The map that positions are shifted for, if they are.
  var viewer: String? {
    guard let provenance, case .object(let members)? = try? JSONValue(json: provenance),
      case .text(let map)? = members.first(where: { $0.name == "viewer" })?.value
    else { return nil }
    return map
  }

  private mutating func lookThroughFeatures() throws(GridGeoError) {
    var content = self
    let summary = try GeoJSONReader.forEachFeature(
      in: .file(path), options: .ofOwnText
    ) { (feature) in content.see(feature) }
    content.provenance = summary.members.first { $0.name == "gridgeo" }?.value.plainText
    self = content
  }

  /// How many texts have something that a format has no place for.
  func losses(_ loss: HeldText.Loss) -> Int { loss == .zero ? losses.zero : losses.control }

  private mutating func seeLosses(_ value: PropertyValue) {
    guard HeldText.isLost(value, .control) else { return }
    losses.control += 1
    if HeldText.isLost(value, .zero) { losses.zero += 1 }
  }

  private mutating func see(_ feature: Feature) {
    count += 1
    fields.see(feature.properties)
    for property in feature.properties { seeLosses(property.value) }
    if let id = feature.id, feature["id"]?.plainText != id, feature["code"]?.plainText != id {
      hasOwnId = false
    }
    if case .number(let text)? = feature["load"], let load = Double(text) { loads.append(load) }
    switch feature.geometry {
    case nil: shapeless += 1
    case .point(let position):
      points += 1
      include([position])
    case .points(let positions):
      points += 1
      hasManyPoints = true
      include(positions)
    case .line(let line):
      lines += 1
      include(line.coordinates)
    case .lines(let parts):
      lines += 1
      hasManyLines = true
      for part in parts { include(part.coordinates) }
    case .region(let region):
      polygons += 1
      for polygon in region.polygons { include(polygon.exterior.coordinates) }
      if region.polygons.count > 1 { hasManyPolygons = true }
    case .collection: others += 1
    }
  }

  private mutating func include(_ positions: [Coordinate<Geographic>]) {
    for position in positions {
      guard let old = box else {
        box = BoundingBox(minimum: position, maximum: position)
        continue
      }
      box = BoundingBox(
        minimum: Coordinate(x: min(old.minimum.x, position.x), y: min(old.minimum.y, position.y)),
        maximum: Coordinate(x: max(old.maximum.x, position.x), y: max(old.maximum.y, position.y)))
    }
  }

  /// GDAL's number for the one kind of geometry there is; 0 for several, 100 for none.
  var geometryKind: UInt32 {
    switch (points > 0, lines > 0, polygons > 0, others > 0) {
    case (false, false, false, false): ForeignLayer.Kind.none
    case (true, false, false, false): hasManyPoints ? ForeignLayer.Kind.points : ForeignLayer.Kind.point
    case (false, true, false, false): hasManyLines ? ForeignLayer.Kind.lines : ForeignLayer.Kind.line
    case (false, false, true, false): hasManyPolygons ? ForeignLayer.Kind.polygons : ForeignLayer.Kind.polygon
    default: ForeignLayer.Kind.unknown
    }
  }

  // MARK: Tables

  private mutating func lookThroughTable(_ gdal: GDALLibrary) throws(GridGeoError) {
    var content = self
    let see: ([(name: String, text: String)]) -> Void = { row in
      content.count += 1
      for (name, text) in row {
        let value = OutputContent.value(text, name: name)
        content.fields.see(name, value)
        content.seeLosses(value)
      }
    }
    try OutputContent.forEachRow(
      path, gdal, heading: { for name in $0 { content.fields.see(name, .null) } }, body: see)
    self = content
  }

  /// Hands over the rows of a CSV file as the library writes it.
  static func forEachRow(
    _ path: String, _ gdal: GDALLibrary, heading: ([String]) -> Void = { _ in },
    body: ([(name: String, text: String)]) -> Void
  ) throws(GridGeoError) {
    let options = ["AUTODETECT_TYPE=NO", "HEADERS=YES", "EMPTY_STRING_AS_NULL=NO"]
    let opened = withCList(["CSV"]) { drivers in
      withCList(options) { gdal.call.open("CSV:\(path)", 0x44, drivers, $0) }
    }
    guard let opened, let layer = gdal.call.layer(opened, 0),
      let definition = gdal.call.layer_definition(layer)
    else {
      throw GridGeoError(
        .cannotWrite, "only features and tables can be written so; name a file for this one")
    }
    defer { _ = gdal.call.close(opened) }
    let names = (0..<gdal.call.field_count(definition)).map {
      String(c: gdal.call.field_name(gdal.call.field(definition, $0)))
    }
    heading(names)
    while let feature = gdal.call.layer_next(layer) {
      body(names.enumerated().map { ($1, String(c: gdal.call.feature_text(feature, Int32($0)))) })
      gdal.call.feature_destroy(feature)
    }
  }

  /// Columns of codes and ids stay text: "0012" is not 12, and a spreadsheet rounds long numbers.
  private static let codes: Set<String> = [
    "id", "code", "household", "grid", "village", "township", "county", "parent", "unit", "part", "from_grid",
    "to_grid", "from", "to", "head", "area", "committee", "dispute", "party_a", "party_b",
  ]
  private static let codeEndings = ["代码", "编号", "编码", "户号", "网格", "行政村", "乡镇", "县", "甲", "乙"]

  static func value(_ text: String, name: String) -> PropertyValue {
    if text.isEmpty { return .null }
    if codes.contains(name.lowercased()) || codeEndings.contains(where: name.hasSuffix) {
      return .text(text)
    }
    return isPlainNumber(text) ? .number(text) : .text(text)
  }

  /// Digits as a spreadsheet keeps them: no leading zero, no exponent, at most 15.
  private static func isPlainNumber(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } })
    else {
      return false
    }
    return digits.utf8.count <= 16 && (parts[0] == "0" || parts[0].first != "0")
  }
}

extension ReadingOptions {
  /// For text that the library has just written, on its way to another format.
  static var ofOwnText: ReadingOptions {
    var options = ReadingOptions(hashes: false)
    options.takesShiftedCopies = true
    return options
  }
}
