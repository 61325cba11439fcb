import GridGeo

/// Content as KML 2.2 (OGC 07-147r2): a folder a township, typed fields, one shared style for each colour.
///
/// GDAL's own writer takes a time that grows with the square of the content and does not escape all text.
struct KMLText {
  private let content: OutputContent
  private let style: FeatureStyle
  private let fields: [OutputColumns.Column]
  /// Index of the field that viewers write on the map.
  private let nameField: Int?
  /// Index of the field that viewers show in a feature's balloon.
  private let descriptionField: Int?

  /// What GDAL's reader has for every feature whatever the file says.
  static let reserved: Set<String> = [
    "timestamp", "begin", "end", "altitudemode", "tessellate", "extrude", "visibility", "draworder", "icon",
    "snippet",
  ]

  init(_ content: OutputContent, fields: [OutputColumns.Column]) {
    self.content = content
    self.fields = fields
    style = FeatureStyle(content)
    nameField = fields.firstIndex { $0.title.lowercased() == "name" }
    descriptionField = fields.firstIndex { $0.title == "description" }
  }

  /// - Parameters:
  ///   - title: of the document, and of the folder of what is in no township.
  ///   - isZipped: makes documents of the folders, each with its own schema: in a zip, GDAL's reader finds no other.
  /// - Throws: as reading the content.
  func document(_ title: String, isZipped: Bool) throws(GridGeoError) -> [UInt8] {
    var folders: [(title: String, placemarks: [UInt8])] = []
    var places: [String: Int] = [:]
    var styles: [String] = []
    var known: Set<String> = []
    var number = 0
    _ = try GeoJSONReader.forEachFeature(in: .file(content.path), options: .ofOwnText) { (feature) in
      number += 1
      let group = feature["township"]?.plainText ?? ""
      let place = places[group] ?? folders.count
      if place == folders.count {
        places[group] = place
        folders.append((group.isEmpty ? title : group, []))
      }
      let colour = style.colour(for: feature)
      if let colour, known.insert(colour.id).inserted { styles.append(KMLText.style(colour)) }
      var text = OutputText()
      append(
        feature, number: number, styled: colour?.id, schema: KMLText.schema(isZipped ? place : nil), to: &text
      )
      folders[place].placemarks += text.bytes
    }
    var text = OutputText(reserving: 1 << 16)
    text.append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <kml xmlns="http://www.opengis.net/kml/2.2">
      <Document>
      <name>\(KMLText.escaped(title))</name>
      <description>Working material, not a legal boundary. 工作材料，非法定界线。</description>

      """)
    if !isZipped { appendSchema(nil, to: &text) }
    for style in styles { text.append(style) }
    var bytes = text.bytes
    if folders.isEmpty { folders = [(title, [])] }
    let element = isZipped ? "Document" : "Folder"
    for (place, folder) in folders.enumerated() {
      text.removeAll()
      text.append("<\(element)>\n<name>\(KMLText.escaped(folder.title))</name>\n")
      if isZipped { appendSchema(place, to: &text) }
      bytes += text.bytes
      bytes += folder.placemarks
      bytes += Array("</\(element)>\n".utf8)
    }
    return bytes + Array("</Document>\n</kml>\n".utf8)
  }

  /// Whether a field is one of the typed ones, and none that KML has an element for.
  private func isData(_ index: Int) -> Bool { index != nameField && index != descriptionField }

  private static func schema(_ place: Int?) -> String { place.map { "fields-\($0 + 1)" } ?? "fields" }

  private func appendSchema(_ place: Int?, to text: inout OutputText) {
    let id = KMLText.schema(place)
    text.append("<Schema name=\"\(id)\" id=\"\(id)\">\n")
    for (index, field) in fields.enumerated() where isData(index) {
      text.append(
        "<SimpleField name=\"\(KMLText.escaped(field.title))\" type=\"\(KMLText.type(of: field))\"/>\n")
    }
    text.append("</Schema>\n")
  }

  // MARK: Placemarks

  private func append(
    _ feature: Feature, number: Int, styled style: String?, schema: String, to text: inout OutputText
  ) {
    text.append("<Placemark>")
    let own = nameField.flatMap { feature[fields[$0].name]?.plainText }
    if let name = nameField == nil ? feature.id ?? "\(number)" : own {
      text.append("<name>\(KMLText.escaped(name))</name>")
    }
    if let field = descriptionField.map({ fields[$0] }), let value = feature[field.name],
      let plain = KMLText.plain(value, field)
    {
      text.append("<description>\(KMLText.escaped(plain))</description>")
    }
    if let style { text.append("<styleUrl>#\(style)</styleUrl>") }
    text.append("<ExtendedData><SchemaData schemaUrl=\"#\(schema)\">")
    for (index, field) in fields.enumerated() where isData(index) {
      let given =
        content.needsId && field.name == "id"
        ? feature.id.map { PropertyValue.text($0) } : feature[field.name]
      guard let value = given, let plain = KMLText.plain(value, field) else { continue }
      text.append(
        "<SimpleData name=\"\(KMLText.escaped(field.title))\">\(KMLText.escaped(plain))</SimpleData>")
    }
    text.append("</SchemaData></ExtendedData>")
    if let geometry = feature.geometry { KMLText.append(geometry, to: &text) }
    text.append("</Placemark>\n")
  }

  private static func plain(_ value: PropertyValue, _ field: OutputColumns.Column) -> String? {
    switch value {
    case .null: nil
    case .bool(let flag) where field.kind == .bool: flag ? "1" : "0"
    case .json(let json): OutputFields.shown(json, field.kind)
    default: value.plainText
    }
  }

  private static func type(of field: OutputColumns.Column) -> String {
    switch field.kind {
    // Readers keep whole numbers of 32 bits, and of a double's 53.
    case .integer: field.width < 10 ? "int" : field.width < 16 ? "double" : "string"
    case .real: "double"
    case .bool: "bool"
    case .text, .list, .json: "string"
    }
  }

  // MARK: Shapes

  private static func append(_ geometry: Geometry, to text: inout OutputText) {
    func several<Part>(_ parts: [Part], _ write: (Part) -> Void) {
      text.append("<MultiGeometry>")
      for part in parts { write(part) }
      text.append("</MultiGeometry>")
    }
    func positions(_ positions: [Coordinate<Geographic>]) {
      text.append("<coordinates>")
      for (index, position) in positions.enumerated() {
        if index > 0 { text.append(UInt8(ascii: " ")) }
        text.append("\(position.x),\(position.y)")
      }
      text.append("</coordinates>")
    }
    func point(_ position: Coordinate<Geographic>) {
      text.append("<Point>")
      positions([position])
      text.append("</Point>")
    }
    func line(_ line: Polyline<Geographic>) {
      text.append("<LineString><tessellate>1</tessellate>")
      positions(line.coordinates)
      text.append("</LineString>")
    }
    func polygon(_ polygon: Polygon<Geographic>) {
      text.append("<Polygon>")
      for (index, ring) in polygon.oriented.rings.enumerated() {
        let side = index == 0 ? "outerBoundaryIs" : "innerBoundaryIs"
        text.append("<\(side)><LinearRing>")
        positions(ring.coordinates)
        text.append("</LinearRing></\(side)>")
      }
      text.append("</Polygon>")
    }
    switch geometry {
    case .point(let position): point(position)
    case .points(let positions): several(positions, point)
    case .line(let one): line(one)
    case .lines(let lines): several(lines, line)
    case .region(let region):
      if region.polygons.count == 1 { polygon(region.polygons[0]) } else { several(region.polygons, polygon) }
    case .collection(let parts):
      text.append("<MultiGeometry>")
      for part in parts { append(part, to: &text) }
      text.append("</MultiGeometry>")
    }
  }

  // MARK: Words

  private static func style(_ colour: FeatureStyle.Colour) -> String {
    let body =
      switch colour.kind {
      case .point: "<IconStyle><color>ff\(colour.reversed)</color><scale>0.6</scale></IconStyle>"
      case .line: "<LineStyle><color>ff\(colour.reversed)</color><width>2</width></LineStyle>"
      case .ground:
        "<LineStyle><color>ff404040</color><width>1</width></LineStyle>"
          + "<PolyStyle><color>a0\(colour.reversed)</color></PolyStyle>"
      }
    return "<Style id=\"\(colour.id)\">\(body)</Style>\n"
  }

  /// Text of XML: escaped, and without the control characters that it cannot hold.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0xEF || "<>&\"".utf8.contains($0) }) else {
      return text
    }
    var out = ""
    for scalar in HeldText.kept(text, .control).unicodeScalars {
      switch scalar {
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "&": out += "&amp;"
      case "\"": out += "&quot;"
      case "\r": out += "&#13;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
