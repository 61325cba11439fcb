/// What a Chinese division code tells by itself: 6 digits for a county, 3 more for a township and 3 more for
/// a village; a prefecture is 4 digits, or 6 that end in 00. Statistical tables pad every code with zeros to
/// 12 digits, which are read the same. The first two digits must be those of a province, so that other
/// countries' codes of the same length are not taken for Chinese ones.
struct DivisionCode {
  /// The digits that say something: 4, 6, 9 or 12.
  let significant: Substring

  /// GB/T 2260.
  private static let provinces: Set<Substring> = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
    "43",
    "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
  ]

  /// Nil when the text is not of that form.
  init?(_ text: String) {
    guard text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), DivisionCode.provinces.contains(text.prefix(2)) else {
      return nil
    }
    var digits = text[...]
    if digits.count == 12, digits.hasSuffix("000") { digits = digits.dropLast(3) }
    if digits.count == 9, digits.hasSuffix("000") { digits = digits.dropLast(3) }
    if digits.count == 6, digits.hasSuffix("00") { digits = digits.dropLast(2) }
    guard [4, 6, 9, 12].contains(digits.count) else { return nil }
    significant = digits
  }

  var level: AdminLevel {
    switch significant.count {
    case 4: .prefecture
    case 6: .county
    case 9: .township
    default: .village
    }
  }

  /// Codes that the units above may have, the lowest first, each in its usual forms.
  var above: [[String]] {
    let all: [(length: Int, pad: [String])] = [
      (9, ["", "000"]), (6, ["", "000000"]), (4, ["00", "", "00000000"]),
    ]
    return all.filter { $0.length < significant.count }.map { step in
      step.pad.map { significant.prefix(step.length) + $0 }
    }
  }
}
