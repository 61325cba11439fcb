/// What the members of a geometry have brought.
struct GeometryDraft {
  var type: GeometryType?
  /// A `type` was there, known or not.
  var hasType = false
  /// How deep the positions in the parser's buffers are nested.
  var height: Int?
  var geometries: [Geometry]?
}

extension GeoJSONParser {
  /// Reads a geometry object; the cursor is at `{`. Nil after a fault, which has been noted, and for an empty
  /// point or line.
  mutating func readGeometry(nesting: Int) throws(JSONFault) -> Geometry? {
    guard nesting <= GeoJSONParser.geometryDepthLimit else {
      try refuseValue(
        "geometry collections nested deeper than \(GeoJSONParser.geometryDepthLimit)", kind: .badGeometry)
      return nil
    }
    var draft = GeometryDraft()
    var seen: UInt16 = 0
    try scanner.beginObject()
    var isFirst = true
    while let token = try scanner.nextName(&isFirst) {
      let member = scanner.member(token)
      try scanner.colon()
      if seen & member.rawValue != 0 {
        try refuseValue("member \"\(member.word)\" stands twice in the geometry")
        continue
      }
      seen |= member.rawValue
      switch member {
      case .type:
        draft.hasType = true
        guard try scanner.peek() == 0x22 else {
          try refuseValue("the geometry's \"type\" is not a string", kind: .badGeometry)
          continue
        }
        let word = scanner.text(of: try scanner.string())
        draft.type = GeometryType(rawValue: word)
        if draft.type == nil { record(.badGeometry, "\"\(word)\" is not a geometry type") }
      case .coordinates: draft.height = try readCoordinates()
      case .geometries: draft.geometries = try readGeometries(nesting: nesting + 1)
      case .bbox: try readBoundingBox()
      case .geometry, .properties, .features:
        try refuseValue("a geometry with \"\(member.word)\", which belongs to another type")
      case .crs:
        if try readCRS() != nil {
          record(.badRecord, "\"crs\" inside a geometry; it can only stand once, at the top of the document")
        }
      default: try scanner.skipValue()
      }
    }
    return build(draft)
  }

  /// Reads the members of a collection; nil after a fault.
  mutating func readGeometries(nesting: Int) throws(JSONFault) -> [Geometry]? {
    guard try scanner.peek() == 0x5B else {
      try refuseValue("\"geometries\" is not an array", kind: .badGeometry)
      return nil
    }
    var geometries: [Geometry] = []
    try scanner.beginArray()
    var isFirst = true
    while try scanner.nextElement(&isFirst) {
      guard try scanner.peek() == 0x7B else {
        try refuseValue("a member of \"geometries\" is not an object", kind: .badGeometry)
        continue
      }
      if let geometry = try readGeometry(nesting: nesting) { geometries.append(geometry) }
    }
    return geometries
  }

  /// Makes the geometry of what has been read; nil after a fault and for an empty point or line.
  mutating func build(_ draft: GeometryDraft) -> Geometry? {
    guard let type = draft.type else {
      if !draft.hasType { record(.badGeometry, "the geometry has no \"type\"") }
      return nil
    }
    if type == .collection {
      if draft.height != nil {
        record(.badGeometry, "a GeometryCollection with \"coordinates\"")
        return nil
      }
      guard let geometries = draft.geometries else {
        record(.badGeometry, "a GeometryCollection without \"geometries\"")
        return nil
      }
      return .collection(geometries)
    }
    if draft.geometries != nil {
      record(.badGeometry, "a \(type.rawValue) with \"geometries\"")
      return nil
    }
    guard let height = draft.height else {
      record(.badGeometry, "a \(type.rawValue) without \"coordinates\"")
      return nil
    }
    guard height != GeoJSONParser.wrongHeight else { return nil }
    if height == GeoJSONParser.emptyHeight, positionFaults.isEmpty {
      emptyParts += 1
      return emptyGeometry(type)
    }
    guard height == type.height else {
      if let first = positionFaults.first, height == GeoJSONParser.emptyHeight {
        record(first.kind, first.reason)
      } else {
        record(
          .badGeometry,
          "the coordinates of a \(type.rawValue) are nested \(height + 1) deep, not \(type.height + 1)")
      }
      return nil
    }
    guard recordPositionFaults(type) else {
      hasOtherGeometry = true
      return nil
    }
    guard bringToDegrees() else { return nil }
    let geometry = assemble(type)
    if geometry != nil { hasOtherGeometry = true }
    return geometry
  }

  /// The problem noted last is one that an option would do away with.
  mutating func rememberRemedy() {
    guard let problem = problems.last else { return }
    if remedied == nil { remedied = problem }
    if remedied?.kind != problem.kind { hasOtherGeometry = true }
  }

  private func emptyGeometry(_ type: GeometryType) -> Geometry? {
    switch type {
    case .polygon, .multiPolygon: .region(.empty)
    case .multiPoint: .points([])
    case .multiLineString: .lines([])
    case .point, .lineString, .collection: nil
    }
  }

  /// Positions in the declared system become degrees; false after a fault.
  private mutating func bringToDegrees() -> Bool {
    if form.axes == .northEast { positions.exchange() }
    guard let transform else { return true }
    if form.hasZones, !takeZonesOff() { return false }
    do {
      let declared = positions.all
      let moved = try transform(declared)
      guard moved.count == positions.count else {
        record(.notTransformed, "the transform gave \(moved.count) positions for \(positions.count)")
        return false
      }
      if let first = declared.first, let there = moved.first,
        PositionJudgement.areDegrees(first, moved: there)
      {
        record(
          .notTransformed, PositionJudgement(form: form, transform: transform).degreesReason(first))
        rememberRemedy()
        return false
      }
      positions.replace(with: moved)
      return true
    } catch {
      let (ring, vertex) = error.place.vertex.map { spot(of: $0) } ?? (nil, nil)
      let judgement = PositionJudgement(form: form, transform: transform)
      let fault = judgement.fault(positions.all)
      record(
        .notTransformed, fault?.reason ?? error.message, ring: ring, vertex: fault == nil ? vertex : nil)
      if fault != nil { rememberRemedy() } else { hasOtherGeometry = true }
      return false
    }
  }

  /// Takes numbers of zones off eastings that must do without; false after a fault.
  private mutating func takeZonesOff() -> Bool {
    for i in 0..<positions.count {
      switch form.easting(positions.base[i].x) {
      case .usual: break
      case .numbered(let easting):
        positions.setEasting(easting, at: i)
        zonesTaken += 1
      case .foreign:
        let (ring, vertex) = positions.count > 1 ? spot(of: i) : (nil, nil)
        record(.notTransformed, form.reason(positions.base[i].x), ring: ring, vertex: vertex)
        rememberRemedy()
        return false
      }
    }
    return true
  }

  /// Turns the faults of positions into problems with their places; false when there were any.
  private mutating func recordPositionFaults(_ type: GeometryType) -> Bool {
    for fault in positionFaults {
      let isPart = type == .polygon || type == .multiPolygon
      let (ring, vertex) = isPart ? spot(of: fault.index) : (nil, type.height == 0 ? nil : fault.index)
      record(fault.kind, fault.reason, ring: ring, vertex: vertex)
    }
    return positionFaults.isEmpty
  }
}
