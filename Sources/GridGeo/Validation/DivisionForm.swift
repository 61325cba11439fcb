/// The part of a Chinese division code that says something: 4 digits for a prefecture, 6 for a county, 9 for
/// a township, 12 for a village (GB/T 2260 and GB/T 10114). Zeros that pad a higher unit's code to 6 or 12
/// digits say nothing.
struct DivisionForm: Sendable {
  let digits: Substring

  /// Nil when the code is not of that form: another country's, or a local number.
  init?(_ code: String) {
    guard code.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), Self.startsWithProvince(code) else { return nil }
    var digits = code[...]
    if digits.utf8.count == 12, digits.hasSuffix("000") { digits = digits.dropLast(3) }
    if digits.utf8.count == 9, digits.hasSuffix("000") { digits = digits.dropLast(3) }
    if digits.utf8.count == 6, digits.hasSuffix("00") { digits = digits.dropLast(2) }
    guard [4, 6, 9, 12].contains(digits.utf8.count) else { return nil }
    self.digits = digits
  }

  /// The first digit is one of the six regions, the second a province in it.
  private static func startsWithProvince(_ code: String) -> Bool {
    guard let number = Int(code.prefix(2)) else { return false }
    return switch number {
    case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...82: true
    default: false
    }
  }

  var level: AdminLevel {
    switch digits.utf8.count {
    case 4: .prefecture
    case 6: .county
    case 9: .township
    default: .village
    }
  }

  /// Lies below the other one, by its digits.
  func isWithin(_ other: DivisionForm) -> Bool {
    digits.utf8.count > other.digits.utf8.count && digits.hasPrefix(other.digits)
  }
}
