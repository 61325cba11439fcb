extension GeoJSONParser {
  func place(id: String?) -> SourcePlace { SourcePlace(file: file, feature: number, id: id) }

  /// Notes a problem of the feature at hand.
  mutating func record(
    _ kind: ReadingProblem.Kind, _ reason: String, ring: String? = nil, vertex: Int? = nil
  ) {
    var place = place(id: nil)
    place.ring = ring
    place.vertex = vertex
    problems.append(ReadingProblem(kind, reason, at: place))
  }

  /// Reads an element of `features`.
  mutating func readFeature() throws(JSONFault) -> Draft {
    summary.featureCount += 1
    number = summary.featureCount
    idSoFar = nil
    var draft = Draft()
    guard try scanner.peek() == 0x7B else {
      record(.badRecord, "not an object; a feature must be one")
      try scanner.skipValue()
      return draft
    }
    try scanner.beginObject()
    while let token = try scanner.nextName(&draft.isFirstMember) {
      let member = scanner.member(token)
      try scanner.colon()
      if draft.has(member) {
        record(.badRecord, "member \"\(member.word)\" stands twice")
        try scanner.skipValue()
        continue
      }
      draft.seen |= member.rawValue
      switch member {
      case .coordinates, .geometries, .features:
        record(.badRecord, "a Feature with \"\(member.word)\", which belongs to another type")
        try scanner.skipValue()
      case .crs:
        if try readCRS() != nil {
          record(.badRecord, "\"crs\" inside a feature; it can only stand once, at the top of the document")
        }
      default:
        try take(member, into: &draft)
      }
    }
    if draft.type != "Feature" {
      record(
        .badRecord, draft.type.map { "type \"\($0)\" where \"Feature\" should be" } ?? "no \"type\"")
    }
    return draft
  }

  /// Reads the value of a member that features and texts share.
  mutating func take(_ member: GeoJSONMember, into draft: inout Draft) throws(JSONFault) {
    let byte = try scanner.peek()
    switch member {
    case .type:
      guard byte == 0x22 else { return try refuseValue("\"type\" is not a string") }
      draft.type = scanner.text(of: try scanner.string())
    case .id:
      switch byte {
      case 0x22: draft.id = scanner.text(of: try scanner.string())
      case 0x2D, 0x30...0x39: draft.id = try scanner.numberText()
      default: try refuseValue("\"id\" is neither a string nor a number")
      }
      idSoFar = draft.id
    case .properties:
      switch byte {
      case 0x7B: draft.properties = try readProperties()
      case 0x6E: try scanner.literal("null")
      default: try refuseValue("\"properties\" is neither an object nor null")
      }
    case .geometry:
      switch byte {
      case 0x7B: draft.geometry = try readGeometry(nesting: 0)
      case 0x6E: try scanner.literal("null")
      default: try refuseValue("\"geometry\" is neither an object nor null")
      }
    case .bbox: try readBoundingBox()
    default: try scanner.skipValue()
    }
  }

  /// Notes what is wrong with the value at hand and runs over it.
  mutating func refuseValue(
    _ reason: String, kind: ReadingProblem.Kind = .badRecord
  ) throws(JSONFault) {
    record(kind, reason)
    try scanner.skipValue()
  }

  /// A `bbox` is an array of numbers, 2n of them; its content is not used.
  mutating func readBoundingBox() throws(JSONFault) {
    guard try scanner.peek() == 0x5B else { return try refuseValue("\"bbox\" is not an array") }
    try scanner.beginArray()
    var isFirst = true
    var count = 0
    var isNumeric = true
    while try scanner.nextElement(&isFirst) {
      switch try scanner.peek() {
      case 0x2D, 0x30...0x39: _ = try scanner.number()
      default:
        isNumeric = false
        try scanner.skipValue()
      }
      count += 1
    }
    if !isNumeric || (count != 4 && count != 6) { record(.badRecord, "\"bbox\" is not 4 or 6 numbers") }
  }

  /// The system that a `crs` member of GeoJSON 2008 names; nil for null.
  mutating func readCRS() throws(JSONFault) -> String? {
    if try scanner.peek() == 0x6E {
      try scanner.literal("null")
      return nil
    }
    let start = scanner.offset
    guard try scanner.peek() == 0x7B else { throw scanner.fault("\"crs\" is not an object") }
    var type: String?
    var name: String?
    let wanted = isWanted
    isWanted = nil
    defer { isWanted = wanted }
    try scanner.beginObject()
    var isFirst = true
    while let token = try scanner.nextName(&isFirst) {
      let member = scanner.member(token)
      try scanner.colon()
      switch member {
      case .type where try scanner.peek() == 0x22: type = scanner.text(of: try scanner.string())
      case .properties where try scanner.peek() == 0x7B:
        for property in try readProperties() {
          if property.name == "name" { name = property.value.plainText }
          if property.name == "code" { name = property.value.plainText.map { "EPSG:\($0)" } }
        }
      default: try scanner.skipValue()
      }
    }
    guard type?.lowercased() == "name" || type?.lowercased() == "epsg", let name else {
      throw JSONFault(message: "\"crs\" does not name a reference system", offset: start)
    }
    return name
  }

  // MARK: Conclusion

  /// Makes the feature, or says what becomes of it.
  mutating func conclude(_ draft: Draft) throws(GridGeoError) -> Feature? {
    if draft.type == "Feature" {
      if !draft.has(.geometry) { record(.badRecord, "no \"geometry\"; write null where there is none") }
      if !draft.has(.properties) { record(.badRecord, "no \"properties\"; write null where there are none") }
    }
    let place = place(id: draft.id ?? GeoJSONParser.id(among: draft.properties))
    guard !problems.isEmpty else {
      return Feature(id: draft.id, properties: draft.properties, geometry: draft.geometry, place: place)
    }
    defer { problems.removeAll(keepingCapacity: true) }
    let faults = problems.filter { $0.kind != .ringClosed }
    let isKept =
      faults.isEmpty || (options.policy == .keep && faults.allSatisfy { $0.kind != .badRecord })
    for problem in problems {
      var problem = problem
      problem.place.id = place.id
      problem.isRefusal = !isKept && problem.kind != .ringClosed
      if problem.kind != .ringClosed, options.policy == .stop { throw problem.error }
      summary.problems.append(problem)
    }
    guard isKept else {
      summary.refusedCount += 1
      return nil
    }
    return Feature(
      id: draft.id, properties: draft.properties, geometry: faults.isEmpty ? draft.geometry : nil,
      place: place)
  }

  /// What a person would look for to find the feature: a property called id or code.
  private static func id(among properties: [Property]) -> String? {
    for name in ["id", "code"] {
      if let property = properties.first(where: { $0.name == name }) { return property.value.plainText }
    }
    return nil
  }
}
