/// Bytes of HTML or SVG. Literals pass as they are; every interpolated text is escaped, so that no name in
/// the data can become markup.
struct Markup: ExpressibleByStringInterpolation, Sendable {
  var bytes: [UInt8]

  init() { bytes = [] }
  init(stringLiteral value: String) { bytes = Array(value.utf8) }
  init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

  /// Our own text, such as a style sheet, that must not be escaped.
  init(trusted text: String) { bytes = Array(text.utf8) }

  static func + (left: Markup, right: Markup) -> Markup {
    var out = left
    out.bytes += right.bytes
    return out
  }

  static func += (left: inout Markup, right: Markup) { left.bytes += right.bytes }

  /// An integer in decimal.
  mutating func append(_ value: Int) { bytes.appendDecimal(value) }

  struct StringInterpolation: StringInterpolationProtocol {
    var bytes: [UInt8] = []

    init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + interpolationCount * 12)
    }
    mutating func appendLiteral(_ literal: String) { bytes += literal.utf8 }
    mutating func appendInterpolation(_ text: String) { bytes.appendEscaped(text) }
    mutating func appendInterpolation(_ value: Int) { bytes.appendDecimal(value) }
    /// One decimal, without ".0".
    mutating func appendInterpolation(_ value: Double) {
      let tenths = Int((value * 10).rounded())
      if tenths < 0 { bytes.append(UInt8(ascii: "-")) }
      bytes.appendDecimal(abs(tenths) / 10)
      if tenths % 10 != 0 {
        bytes.append(UInt8(ascii: "."))
        bytes.appendDecimal(abs(tenths) % 10)
      }
    }
    mutating func appendInterpolation(_ phrase: Phrase, _ language: MapOptions.Language) {
      bytes.appendEscaped(phrase.text(language))
    }
    mutating func appendInterpolation(_ markup: Markup) { bytes += markup.bytes }
  }
}

extension [UInt8] {
  mutating func appendDecimal(_ value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    let magnitude = value.magnitude
    var divisor: UInt = 1
    while magnitude / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(magnitude / divisor % 10))
      divisor /= 10
    }
  }

  /// Escaped for text and for quoted attributes. Characters that XML forbids and marks that turn the
  /// writing direction become U+FFFD: they are seen, and change nothing around them.
  mutating func appendEscaped(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": self += "&amp;".utf8
      case "<": self += "&lt;".utf8
      case ">": self += "&gt;".utf8
      case "\"": self += "&quot;".utf8
      case "'": self += "&#39;".utf8
      case "\n": append(UInt8(ascii: "\n"))
      case "\t": append(UInt8(ascii: " "))
      default:
        if scalar.isUnsafeOnPage {
          self += "\u{FFFD}".utf8
        } else if scalar.isASCII {
          append(UInt8(truncatingIfNeeded: scalar.value))
        } else {
          self += String(scalar).utf8
        }
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isUnsafeOnPage: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true  // controls; line feed and tab are taken before
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true  // direction marks
    case 0x2028, 0x2029, 0xFEFF: true
    default: value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)
    }
  }
}
