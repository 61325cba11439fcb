extension GeoJSONParser {
  /// Reads an object of properties in order; the cursor is at `{`. A name that stands twice is a fault.
  mutating func readProperties() throws(JSONFault) -> [Property] {
    var properties: [Property] = []
    properties.reserveCapacity(schemaNames.count)
    try scanner.beginObject()
    var isFirst = true
    // As long as the names are those of the feature before, they are known to differ from each other.
    var followsSchema = true
    var index = -1
    while let token = try scanner.nextName(&isFirst) {
      index += 1
      var name: String
      if followsSchema, index < schema.count, isSame(token, schema[index]) {
        name = schemaNames[index]
      } else {
        name = scanner.text(of: token)
        if followsSchema {
          schema.removeSubrange(index...)
          schemaNames.removeSubrange(index...)
          schemaWanted.removeSubrange(index...)
          followsSchema = false
        }
        if properties.contains(where: { $0.name == name }) {
          record(.badRecord, "property \"\(name)\" stands twice")
        }
        if index < 256, schemaNames.count == index {
          schema.append(Array(name.utf8))
          schemaNames.append(name)
          schemaWanted.append(isWanted?(name) ?? true)
        }
      }
      try scanner.colon()
      if let isWanted, !(index < schemaWanted.count ? schemaWanted[index] : isWanted(name)) {
        try scanner.skipValue()
        continue
      }
      properties.append(Property(name, try readValue()))
    }
    return properties
  }

  private func isSame(_ token: JSONScanner.StringToken, _ name: [UInt8]) -> Bool {
    guard token.count == name.count, !token.hasEscapes else { return false }
    for i in 0..<token.count where token.start[i] != name[i] { return false }
    return true
  }

  /// Reads any value.
  mutating func readValue() throws(JSONFault) -> PropertyValue {
    switch try scanner.peek() {
    case 0x22: return .text(scanner.text(of: try scanner.string()))
    case 0x2D, 0x30...0x39: return .number(try scanner.numberText())
    case 0x74:
      try scanner.literal("true")
      return .bool(true)
    case 0x66:
      try scanner.literal("false")
      return .bool(false)
    case 0x6E:
      try scanner.literal("null")
      return .null
    case 0x5B, 0x7B: return .json(try scanner.rawValue())
    default: throw scanner.unexpected("a value")
    }
  }
}
