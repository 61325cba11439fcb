/// Reads the values of fields from text as people and spreadsheets write it.
enum FieldText {
  /// Largest count that is believed; sums of many stay far from overflow.
  static let largestCount = 1_000_000_000.0

  /// A decimal number: no hexadecimal, no "nan", no "inf", no separators of thousands, nothing that overflows.
  static func number(_ text: some StringProtocol) -> Double? {
    let trimmed = trimmed(text)
    guard let first = trimmed.utf8.first, first != 0x65, first != 0x45 else { return nil }
    guard
      trimmed.utf8.allSatisfy({
        0x30...0x39 ~= $0 || $0 == 0x2E || $0 == 0x2B || $0 == 0x2D || $0 | 0x20 == 0x65
      }), let value = Double(trimmed), value.isFinite
    else { return nil }
    return value
  }

  /// A whole number from 0 up, "173.0" included.
  static func count(_ text: some StringProtocol) -> Int? {
    guard let value = number(text), value >= 0, value <= largestCount, value == value.rounded() else {
      return nil
    }
    return Int(value)
  }

  /// A code as text: digits that came through a number ("173.0", "6.323e11") as those digits, all else
  /// without white space around.
  static func code(_ value: PropertyValue) -> String? {
    switch value {
    case .text(let text):
      let trimmed = trimmed(text)
      guard let point = trimmed.firstIndex(of: "."), point > trimmed.startIndex,
        trimmed[..<point].utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
        trimmed[point...].dropFirst().utf8.allSatisfy({ $0 == 0x30 })
      else { return trimmed.isEmpty ? nil : String(trimmed) }
      return String(trimmed[..<point])
    case .number(let text):
      if text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) { return text }
      // Above 2⁵³ a double no longer tells one code from the next.
      guard let value = Double(text), value >= 0, value <= 9_007_199_254_740_992, value == value.rounded()
      else { return text }
      return String(Int(value))
    case .bool, .null, .json: return nil
    }
  }

  /// Text that is not empty.
  static func text(_ value: PropertyValue?) -> String? {
    switch value {
    case .text(let text):
      let trimmed = trimmed(text)
      return trimmed.isEmpty ? nil : String(trimmed)
    case .number(let text): return text
    default: return nil
    }
  }

  /// Whether the file says nothing here: no value, null or blank text.
  static func isBlank(_ value: PropertyValue?) -> Bool {
    switch value {
    case nil, .null: true
    case .text(let text): trimmed(text).isEmpty
    default: false
    }
  }

  static func trimmed<S: StringProtocol>(_ text: S) -> S.SubSequence {
    var rest = text[...]
    // Most text is plain, which needs no table of characters to know.
    if text.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) { return rest }
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return rest
  }
}
