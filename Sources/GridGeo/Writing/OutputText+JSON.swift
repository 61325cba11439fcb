extension OutputText {
  /// A JSON string with its quotes. Only what RFC 8259 requires is escaped; all else stays UTF-8.
  ///
  /// - Complexity: O(bytes).
  public mutating func append(jsonString text: String) {
    var text = text
    text.withUTF8 { source in
      append(UInt8(ascii: "\""))
      var clean = 0
      for index in source.indices {
        let byte = source[index]
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
        append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(source)[clean..<index]))
        clean = index + 1
        appendEscaped(byte)
      }
      append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(source)[clean...]))
      append(UInt8(ascii: "\""))
    }
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0a: append(UInt8(ascii: "n"))
    case 0x0c: append(UInt8(ascii: "f"))
    case 0x0d: append(UInt8(ascii: "r"))
    default:
      append("u00" as StaticString)
      for nibble in [byte >> 4, byte & 15] {
        append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10)
      }
    }
  }

  /// A JSON value without spaces, an object's members in their order.
  ///
  /// - Throws: `broken` when a number in it is not finite.
  public mutating func append(json value: JSONValue) throws(GridGeoError) {
    switch value {
    case .null: append("null" as StaticString)
    case .bool(let flag): append(flag ? "true" as StaticString : "false")
    case .integer(let number): append(integer: number)
    case .number(let number): try append(number: number)
    case .text(let text): append(jsonString: text)
    case .array(let elements):
      append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { append(UInt8(ascii: ",")) }
        try append(json: element)
      }
      append(UInt8(ascii: "]"))
    case .object(let members):
      append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { append(UInt8(ascii: ",")) }
        append(jsonString: member.name)
        append(UInt8(ascii: ":"))
        try append(json: member.value)
      }
      append(UInt8(ascii: "}"))
    }
  }
}

extension JSONValue {
  /// The value as one line of JSON text.
  ///
  /// - Throws: `broken` when a number in it is not finite.
  public func jsonText() throws(GridGeoError) -> String {
    var text = OutputText()
    try text.append(json: self)
    return text.text
  }

  /// A number rounded to at most `decimals` places (0 to 9), so that its text is short.
  public static func rounded(_ value: Double, decimals: Int) -> JSONValue {
    let scale = Double(powerOfTen(decimals))
    let scaled = value * scale
    guard abs(scaled) < 9e15 else { return .number(value) }
    return .number(scaled.rounded() / scale)
  }
}
