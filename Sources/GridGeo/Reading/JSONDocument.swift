/// A small JSON file read whole, such as a scenario. Strict: RFC 8259, and no name twice in an object.
enum JSONDocument {
  /// - Returns: the value, and the SHA-256 of the bytes.
  /// - Throws: `missingInput`; `badInput` with the byte where the text breaks the rules.
  static func read(_ input: InputSource) throws(GridGeoError) -> (value: JSONValue, sha256: String) {
    let place = SourcePlace(file: input.name)
    var scanner = JSONScanner(try ByteSource(input, hashes: true))
    do throws(JSONFault) {
      _ = try scanner.skipByteOrderMark()
      let value = try value(&scanner)
      guard try scanner.peek() == 0 else { throw scanner.unexpected("the end of the text") }
      return (value, scanner.digest ?? "")
    } catch {
      throw error.error(in: place)
    }
  }

  /// The value that a text is.
  ///
  /// - Throws: `badInput` with the byte where the text breaks the rules.
  static func value(in text: String) throws(GridGeoError) -> JSONValue {
    try read(.memory(Array(text.utf8), name: "text")).value
  }

  private static func value(_ scanner: inout JSONScanner) throws(JSONFault) -> JSONValue {
    switch try scanner.peek() {
    case UInt8(ascii: "{"): return .object(try members(&scanner))
    case UInt8(ascii: "["):
      var elements: [JSONValue] = []
      var isFirst = true
      try scanner.beginArray()
      while try scanner.nextElement(&isFirst) { elements.append(try value(&scanner)) }
      return .array(elements)
    case UInt8(ascii: "\""): return .text(scanner.text(of: try scanner.string()))
    case UInt8(ascii: "t"):
      try scanner.literal("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try scanner.literal("false")
      return .bool(false)
    case UInt8(ascii: "n"):
      try scanner.literal("null")
      return .null
    default:
      let text = try scanner.numberText()
      if let whole = Int(text) { return .integer(whole) }
      guard let number = Double(text), number.isFinite else { throw scanner.fault("\(text) is out of range") }
      return .number(number)
    }
  }

  private static func members(_ scanner: inout JSONScanner) throws(JSONFault) -> [JSONMember] {
    var members: [JSONMember] = []
    var names: Set<String> = []
    var isFirst = true
    try scanner.beginObject()
    while let token = try scanner.nextName(&isFirst) {
      let name = scanner.text(of: token)
      guard names.insert(name).inserted else { throw scanner.fault("\"\(name)\" stands twice in one object") }
      try scanner.colon()
      members.append(JSONMember(name, try value(&scanner)))
    }
    return members
  }
}
