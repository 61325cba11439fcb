/// Features as RFC 7946 text with properties and ids just as they were read, for copies.
///
/// Positions stand on the lattice of 10⁻⁷ degrees; those that are shifted for a viewer have 9 decimals, so that the way
/// back leads to the same place.
struct FeatureText {
  private var geometries = GeoJSONText()
  private var features = 0
  /// Moves each position, for viewers whose map is shifted.
  let shift: ((Coordinate<Geographic>) -> Coordinate<Geographic>)?
  /// One feature a line, and nothing around them.
  let isSequence: Bool

  static let shiftedDecimals = 9

  init(isSequence: Bool, shift: ((Coordinate<Geographic>) -> Coordinate<Geographic>)? = nil) {
    self.isSequence = isSequence
    self.shift = shift
  }

  /// - Parameter member: JSON of the member `gridgeo`.
  func begin(member: String?, into text: inout OutputText) {
    guard !isSequence else { return }
    text.append("{\"type\":\"FeatureCollection\",\n" as StaticString)
    if let member { text.append("\"gridgeo\":\(member),\n") }
    text.append("\"features\":[" as StaticString)
  }

  /// - Throws: as `GeoJSONText`.
  mutating func append(_ feature: Feature, into text: inout OutputText) throws(GridGeoError) {
    if !isSequence { text.append(features == 0 ? "\n" as StaticString : ",\n") }
    features += 1
    text.append("{\"type\":\"Feature\",\"id\":" as StaticString)
    text.append(jsonString: feature.id ?? "\(features)")
    text.append(",\"properties\":{" as StaticString)
    for (index, property) in feature.properties.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      text.append(jsonString: property.name)
      text.append(UInt8(ascii: ":"))
      switch property.value {
      case .text(let value): text.append(jsonString: value)
      case .number(let value), .json(let value): text.append(value)
      case .bool(let value): text.append(value ? "true" : "false")
      case .null: text.append("null" as StaticString)
      }
    }
    text.append("},\"geometry\":" as StaticString)
    do {
      if let shift {
        append(feature.geometry, shift, into: &text)
      } else {
        try plain(feature.geometry, into: &text)
      }
    } catch {
      var named = error
      named.place = feature.place
      throw named
    }
    text.append("}" as StaticString)
    if isSequence { text.append(UInt8(ascii: "\n")) }
  }

  func end(into text: inout OutputText) {
    guard !isSequence else { return }
    guard shift == nil else { return text.append(features == 0 ? "]}\n" as StaticString : "\n]}\n") }
    geometries.end(into: &text, isEmpty: features == 0)
  }

  private mutating func plain(_ geometry: Geometry?, into text: inout OutputText) throws(GridGeoError) {
    switch geometry {
    case nil: try geometries.append(.none, into: &text)
    case .point(let position): try geometries.append(.point(position), into: &text)
    case .points(let positions): try geometries.append(.points(positions), into: &text)
    case .line(let line): try geometries.append(.lines([line]), into: &text)
    case .lines(let lines): try geometries.append(.lines(lines), into: &text)
    case .region(let region): try geometries.append(.region(region), into: &text)
    case .collection(let parts):
      text.append("{\"type\":\"GeometryCollection\",\"geometries\":[" as StaticString)
      for (index, part) in parts.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        try plain(part, into: &text)
      }
      text.append("]}" as StaticString)
    }
  }

  // MARK: Shifted

  private typealias Shift = (Coordinate<Geographic>) -> Coordinate<Geographic>

  private func append(_ geometry: Geometry?, _ shift: Shift, into text: inout OutputText) {
    func position(_ c: Coordinate<Geographic>) {
      let moved = shift(c)
      text.append(UInt8(ascii: "["))
      // Degrees are finite and small: they can be written.
      try? text.append(moved.x, decimals: FeatureText.shiftedDecimals)
      text.append(UInt8(ascii: ","))
      try? text.append(moved.y, decimals: FeatureText.shiftedDecimals)
      text.append(UInt8(ascii: "]"))
    }
    func list<Part>(_ parts: [Part], _ write: (Part) -> Void) {
      text.append(UInt8(ascii: "["))
      for (index, part) in parts.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        write(part)
      }
      text.append(UInt8(ascii: "]"))
    }
    func rings(_ polygon: Polygon<Geographic>) {
      list(polygon.oriented.rings) { list($0.coordinates, position) }
    }
    func whole(_ type: String, _ coordinates: () -> Void) {
      text.append("{\"type\":\"\(type)\",\"coordinates\":")
      coordinates()
      text.append(UInt8(ascii: "}"))
    }
    switch geometry {
    case nil: text.append("null" as StaticString)
    case .point(let c): whole("Point") { position(c) }
    case .points(let positions): whole("MultiPoint") { list(positions, position) }
    case .line(let line): whole("LineString") { list(line.coordinates, position) }
    case .lines(let lines): whole("MultiLineString") { list(lines) { list($0.coordinates, position) } }
    case .region(let region) where region.polygons.count == 1: whole("Polygon") { rings(region.polygons[0]) }
    case .region(let region): whole("MultiPolygon") { list(region.polygons, rings) }
    case .collection(let parts):
      text.append("{\"type\":\"GeometryCollection\",\"geometries\":[" as StaticString)
      for (index, part) in parts.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        append(part, shift, into: &text)
      }
      text.append("]}" as StaticString)
    }
  }
}
