/// A feature collection as RFC 7946 text, feature by feature.
///
/// Longitude and latitude with at most 7 decimals, exterior rings counter-clockwise and holes clockwise,
/// split at the antimeridian, one feature a line, `bbox` last so that nothing has to be held. Vertices are
/// rounded one by one to the lattice of `Coordinate.roundedToLattice`, so shared borders stay shared.
struct GeoJSONText {
  private var box = LatticeBox()
  private var features = 0

  /// Everything before the first feature.
  ///
  /// - Parameter member: what `gridgeo` holds.
  mutating func begin(member: JSONValue?, into text: inout OutputText) throws(GridGeoError) {
    text.append("{\"type\":\"FeatureCollection\",\n" as StaticString)
    if let member {
      text.append("\"gridgeo\":" as StaticString)
      try text.append(json: member)
      text.append(",\n" as StaticString)
    }
    text.append("\"features\":[" as StaticString)
  }

  /// - Throws: `broken` for a number that is not finite; `badInput` for a ring round a pole that leaves
  ///   ±180°. Then `text` is as it was.
  mutating func append(_ feature: OutputFeature, into text: inout OutputText) throws(GridGeoError) {
    let start = text.count
    do {
      text.append(features == 0 ? "\n" as StaticString : ",\n")
      text.append("{\"type\":\"Feature\",\"id\":" as StaticString)
      text.append(jsonString: feature.id)
      text.append(",\"properties\":" as StaticString)
      try text.append(json: .object(feature.properties))
      text.append(",\"geometry\":" as StaticString)
      try append(feature.geometry, into: &text)
      text.append(UInt8(ascii: "}"))
      features += 1
    } catch {
      text.truncate(to: start)
      var named = error
      named.place.id = feature.id
      throw named
    }
  }

  /// Everything after the last feature.
  func end(into text: inout OutputText) { end(into: &text, isEmpty: features == 0) }

  func end(into text: inout OutputText, isEmpty: Bool) {
    text.append(isEmpty ? "]" as StaticString : "\n]")
    if let (west, south, east, north) = box.bounds {
      text.append(",\n\"bbox\":[" as StaticString)
      for (index, edge) in [west, south, east, north].enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        text.reserve(32)
        text.advance(writeDegrees(edge, to: text.end))
      }
      text.append("]" as StaticString)
    }
    text.append("}\n" as StaticString)
  }

  // MARK: - Geometries

  mutating func append(
    _ geometry: OutputGeometry, into text: inout OutputText
  ) throws(GridGeoError) {
    switch geometry {
    case .none: text.append("null" as StaticString)
    case .point(let position):
      text.append("{\"type\":\"Point\",\"coordinates\":" as StaticString)
      append(try Antimeridian.normalized(position), into: &text)
      text.append(UInt8(ascii: "}"))
    case .points(let positions):
      text.append("{\"type\":\"MultiPoint\",\"coordinates\":[" as StaticString)
      for (index, position) in positions.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        append(try Antimeridian.normalized(position), into: &text)
      }
      text.append("]}" as StaticString)
    case .lines(let lines): try append(lines, into: &text)
    case .region(let region): try append(region, into: &text)
    }
  }

  private mutating func append(
    _ lines: [Polyline<Geographic>], into text: inout OutputText
  ) throws(GridGeoError) {
    var parts: [[Coordinate<Geographic>]] = []
    for line in lines {
      let pieces = try Antimeridian.split(line.coordinates)
      if pieces.count > 1 { box.crossesAntimeridian = true }
      parts += pieces
    }
    guard !parts.isEmpty else { return text.append("null" as StaticString) }
    text.append(
      parts.count == 1 ? "{\"type\":\"LineString\"" as StaticString : "{\"type\":\"MultiLineString\"")
    text.append(parts.count == 1 ? ",\"coordinates\":" as StaticString : ",\"coordinates\":[")
    for (index, part) in parts.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      let start = text.count
      // A line shorter than the lattice keeps both ends: a line string needs two positions.
      if append(positions: part, backwards: false, into: &text) < 2 {
        text.truncate(to: start)
        text.append(UInt8(ascii: "["))
        append(part[0], into: &text)
        text.append(UInt8(ascii: ","))
        append(part[part.count - 1], into: &text)
        text.append(UInt8(ascii: "]"))
      }
    }
    text.append(parts.count == 1 ? "}" as StaticString : "]}")
  }

  private mutating func append(
    _ region: Region<Geographic>, into text: inout OutputText
  ) throws(GridGeoError) {
    var polygons = region.polygons
    if try Antimeridian.needsSplit(polygons) {
      polygons = try Antimeridian.split(region.roundedToLattice().polygons)
      box.crossesAntimeridian = true
    }
    guard let first = region.polygons.first else { return text.append("null" as StaticString) }
    let start = text.count
    let single = polygons.count == 1
    text.append(single ? "{\"type\":\"Polygon\"" as StaticString : "{\"type\":\"MultiPolygon\"")
    text.append(single ? ",\"coordinates\":" as StaticString : ",\"coordinates\":[")
    var written = 0
    for polygon in polygons {
      let before = text.count
      if written > 0 { text.append(UInt8(ascii: ",")) }
      if append(polygon, into: &text) {
        written += 1
      } else {
        text.truncate(to: before)
      }
    }
    guard written > 0 else {
      // Smaller than the lattice all over: the place is kept, the shape has none.
      text.truncate(to: start)
      return try append(.point(first.exterior.coordinates[0]), into: &text)
    }
    text.append(single ? "}" as StaticString : "]}")
  }

  /// - Returns: false when the exterior falls into fewer than three lattice positions.
  private mutating func append(_ polygon: Polygon<Geographic>, into text: inout OutputText) -> Bool {
    text.append(UInt8(ascii: "["))
    guard append(ring: polygon.exterior, clockwise: false, into: &text) else { return false }
    for hole in polygon.holes {
      let before = text.count
      text.append(UInt8(ascii: ","))
      if !append(ring: hole, clockwise: true, into: &text) { text.truncate(to: before) }
    }
    text.append(UInt8(ascii: "]"))
    return true
  }

  private mutating func append(
    ring: Ring<Geographic>, clockwise: Bool, into text: inout OutputText
  ) -> Bool {
    let backwards = ring.isCounterClockwise == clockwise
    return append(positions: ring.coordinates, backwards: backwards, into: &text) >= 4
  }

  private mutating func append(_ position: Coordinate<Geographic>, into text: inout OutputText) {
    let x = CoordinateLattice.units(position.x)
    let y = CoordinateLattice.units(position.y)
    box.include(x, y)
    text.reserve(64)
    text.advance(writePosition(x, y, to: text.end))
  }

  /// Writes the positions, those that fall onto the one before left out, and returns how many were written.
  private mutating func append(
    positions: [Coordinate<Geographic>], backwards: Bool, into text: inout OutputText
  ) -> Int {
    // Two numbers of at most 12 digits with sign and point, brackets and commas.
    text.reserve(positions.count * 36 + 2)
    let start = text.end
    var cursor = start
    var box = self.box
    var written = 0
    var (lastX, lastY) = (Int64.min, Int64.min)
    positions.withUnsafeBufferPointer { positions in
      var index = backwards ? positions.count - 1 : 0
      let step = backwards ? -1 : 1
      for _ in 0..<positions.count {
        let x = CoordinateLattice.units(positions[index].x)
        let y = CoordinateLattice.units(positions[index].y)
        index &+= step
        if x == lastX, y == lastY { continue }
        (lastX, lastY) = (x, y)
        cursor.pointee = written == 0 ? UInt8(ascii: "[") : UInt8(ascii: ",")
        cursor += 1
        cursor += writePosition(x, y, to: cursor)
        box.include(x, y)
        written &+= 1
      }
    }
    cursor.pointee = UInt8(ascii: "]")
    text.advance(cursor + 1 - start)
    self.box = box
    return written
  }
}

/// `[x,y]`. Needs room for 64 bytes; degrees within ±360 take at most 27.
@inline(__always)
private func writePosition(_ x: Int64, _ y: Int64, to start: UnsafeMutablePointer<UInt8>) -> Int {
  var cursor = start
  cursor.pointee = UInt8(ascii: "[")
  cursor += 1
  cursor += writeDegrees(x, to: cursor)
  cursor.pointee = UInt8(ascii: ",")
  cursor += 1
  cursor += writeDegrees(y, to: cursor)
  cursor.pointee = UInt8(ascii: "]")
  return cursor + 1 - start
}
