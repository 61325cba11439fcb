extension JSONScanner {
  private enum Ending {
    case closed(hasEscapes: Bool)
    /// The window ended inside.
    case cut
    case wrong(String)
  }

  /// Reads a string; the cursor is at its opening quote. Leaves the cursor after the closing one.
  mutating func string() throws(JSONFault) -> StringToken {
    while true {
      let start = cursor + 1
      var p = start
      switch JSONScanner.run(over: &p, limit: limit) {
      case .closed(let hasEscapes):
        cursor = p + 1
        return StringToken(start: start, count: p - start, hasEscapes: hasEscapes)
      case .cut:
        if try refill() { continue }
        throw fault("a string is not closed")
      case .wrong(let message):
        throw fault(message, at: p)
      }
    }
  }

  /// The string's text, escapes resolved.
  func text(of token: StringToken) -> String {
    let bytes = UnsafeBufferPointer(start: token.start, count: token.count)
    return token.hasEscapes ? JSONScanner.unescaped(bytes) : String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the string is `word`, escapes resolved.
  func isEqual(_ token: StringToken, _ word: StaticString) -> Bool {
    if token.hasEscapes { return text(of: token) == word.description }
    guard token.count == word.utf8CodeUnitCount else { return false }
    for i in 0..<token.count where token.start[i] != word.utf8Start[i] { return false }
    return true
  }

  /// Runs from the first byte of a string to its closing quote, or to the byte that is wrong.
  private static func run(over p: inout UnsafePointer<UInt8>, limit: UnsafePointer<UInt8>) -> Ending {
    var hasEscapes = false
    while true {
      let byte = p.pointee
      if byte >= 0x80 {
        let length = UTF8Check.sequenceLength(at: p)
        if length > 0 {
          p += length
          continue
        }
        return -length == limit - p ? .cut : .wrong("a string is not UTF-8; save the file as UTF-8")
      }
      if byte == 0x22 { return .closed(hasEscapes: hasEscapes) }
      if byte == 0x5C {
        hasEscapes = true
        if let stop = runEscape(over: &p, limit: limit) { return stop }
        continue
      }
      if byte < 0x20 {
        return p == limit ? .cut : .wrong("a control character in a string; write it as an escape")
      }
      p += 1
    }
  }

  /// Runs over the escape at `p`; a surrogate takes its second half along.
  private static func runEscape(over p: inout UnsafePointer<UInt8>, limit: UnsafePointer<UInt8>) -> Ending? {
    switch p[1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74:
      p += 2
      return nil
    case 0x75: break
    default:
      p += 1
      return p == limit ? .cut : .wrong("an escape that JSON does not have")
    }
    guard let unit = codeUnit(over: &p) else {
      return p == limit ? .cut : .wrong("\\u without four hexadecimal digits")
    }
    switch unit {
    case 0xDC00...0xDFFF: return .wrong("the second half of a surrogate pair without the first")
    case 0xD800...0xDBFF:
      for expected: UInt8 in [0x5C, 0x75] {
        guard p.pointee == expected else {
          return p == limit ? .cut : .wrong("the first half of a surrogate pair without the second")
        }
        p += 1
      }
      p -= 2
      guard let second = codeUnit(over: &p) else {
        return p == limit ? .cut : .wrong("\\u without four hexadecimal digits")
      }
      guard 0xDC00...0xDFFF ~= second else {
        return .wrong("the first half of a surrogate pair without the second")
      }
      return nil
    default: return nil
    }
  }

  /// The code unit of `\uXXXX` at `p`, with `p` after it; nil with `p` at the byte that is no digit.
  private static func codeUnit(over p: inout UnsafePointer<UInt8>) -> UInt16? {
    p += 2
    var unit: UInt16 = 0
    for _ in 0..<4 {
      let byte = p.pointee
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: return nil
      }
      unit = unit << 4 | UInt16(digit)
      p += 1
    }
    return unit
  }

  /// Resolves escapes in bytes that `run` has found good.
  private static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    guard var p = bytes.baseAddress else { return "" }
    let end = p + bytes.count
    while p < end {
      guard p.pointee == 0x5C else {
        text.append(p.pointee)
        p += 1
        continue
      }
      guard p[1] == 0x75 else {
        switch p[1] {
        case 0x62: text.append(0x08)
        case 0x66: text.append(0x0C)
        case 0x6E: text.append(0x0A)
        case 0x72: text.append(0x0D)
        case 0x74: text.append(0x09)
        default: text.append(p[1])
        }
        p += 2
        continue
      }
      guard let unit = codeUnit(over: &p) else { break }
      var value = UInt32(unit)
      if 0xD800...0xDBFF ~= unit, let second = codeUnit(over: &p) {
        value = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
      }
      if let scalar = Unicode.Scalar(value) { text.append(contentsOf: Array(String(Character(scalar)).utf8)) }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
