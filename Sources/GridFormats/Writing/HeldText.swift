import GridGeo

/// Text as formats can hold it: C ends a text at U+0000, and XML has no control characters.
enum HeldText {
  /// What a format has no place for.
  enum Loss {
    /// U+0000.
    case zero
    /// All that XML refuses: control characters but tabs and ends of lines, and two that are none.
    case control
  }

  static func loss(in format: ForeignFormat) -> Loss {
    ["LIBKML", "GML", "XLSX", "ODS"].contains(format.driver) ? .control : .zero
  }

  /// The text without what is lost.
  static func kept(_ text: String, _ loss: Loss) -> String {
    guard isLost(text, loss) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isLost($0, loss) }))
  }

  /// Whether a value has something that is lost. JSON has it escaped, and keeps it where it stays JSON.
  static func isLost(_ value: PropertyValue, _ loss: Loss) -> Bool {
    switch value {
    case .text(let text): isLost(text, loss)
    case .json(let json): OutputFields.texts(in: json)?.contains { isLost($0, loss) } ?? false
    default: false
    }
  }

  private static func isLost(_ text: String, _ loss: Loss) -> Bool {
    // Nearly all text has no such byte.
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0xEF }) else { return false }
    return text.unicodeScalars.contains { isLost($0, loss) }
  }

  private static func isLost(_ scalar: Unicode.Scalar, _ loss: Loss) -> Bool {
    switch loss {
    case .zero: scalar.value == 0
    case .control:
      scalar.value < 0x20 ? !"\t\n\r".unicodeScalars.contains(scalar) : 0xFFFE...0xFFFF ~= scalar.value
    }
  }
}
