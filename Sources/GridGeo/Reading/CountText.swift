/// Reads counts as people write them in tables: "135人", "1,234 户", "１３５".
///
/// What is no single plain figure is no count: "约120", "120-130", "12户（3户外出）", "3万".
enum CountText {
  /// What a column counts; a unit that counts something else does not fit.
  enum Kind: Sendable, Hashable {
    case persons, households, grids, load

    /// Units that fit, in lower case, and the one that stands for all of its meaning.
    var units: [String: String] {
      switch self {
      case .persons:
        [
          "人": "人", "口": "人", "口人": "人", "名": "人", "person": "人", "persons": "人", "people": "人",
        ]
      case .households: ["户": "户", "家": "户", "household": "户", "households": "户"]
      case .grids: ["个": "个", "个网格": "个", "网格": "个", "grid": "个", "grids": "个"]
      case .load:
        Kind.persons.units.merging(Kind.households.units) { first, _ in first }.merging([
          "件": "件", "次": "次", "个": "个", "分": "分", "点": "点", "亩": "亩", "小时": "小时",
        ]) { first, _ in first }
      }
    }
  }

  /// A figure from 0 up with or without a unit that fits.
  ///
  /// - Returns: The value and what the unit stands for, `nil` where there is none; nil for all else.
  static func read(_ text: some StringProtocol, as kind: Kind) -> (value: Double, unit: String?)? {
    let text = narrowed(text)
    let figure = text.prefix { $0.isASCII && ($0.isNumber || $0 == "," || $0 == ".") }
    guard let value = ungrouped(figure) else { return nil }
    let unit = FieldText.trimmed(text[figure.endIndex...])
    if unit.isEmpty { return (value, nil) }
    guard let meaning = kind.units[unit.lowercased()] else { return nil }
    return (value, meaning)
  }

  /// The figure alone, where a unit fits.
  static func number(_ text: some StringProtocol, as kind: Kind) -> Double? { read(text, as: kind)?.value }

  /// A whole number from 0 up, as programs write it or with a unit that fits.
  static func count(_ text: some StringProtocol, as kind: Kind) -> Int? {
    if let count = FieldText.count(text) { return count }
    guard let value = number(text, as: kind), value <= FieldText.largestCount, value == value.rounded() else {
      return nil
    }
    return Int(value)
  }

  /// A figure from 0 up without a unit.
  static func plain(_ text: some StringProtocol) -> Double? { ungrouped(narrowed(text)[...]) }

  /// Full-width letters, digits and marks as their ASCII likes, without white space around.
  static func narrowed(_ text: some StringProtocol) -> String {
    if text.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) { return String(text) }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: scalars.append(UnicodeScalar(scalar.value - 0xFEE0) ?? scalar)
      default: scalars.append(scalar)
      }
    }
    return String(FieldText.trimmed(String(scalars)))
  }

  /// Digits with a point or without, in groups of three or not.
  private static func ungrouped(_ figure: Substring) -> Double? {
    guard let first = figure.utf8.first, let last = figure.utf8.last, 0x30...0x39 ~= first,
      0x30...0x39 ~= last
    else { return nil }
    let halves = figure.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return nil }
    let groups = halves[0].split(separator: ",", omittingEmptySubsequences: false)
    if groups.count > 1 {
      guard groups.allSatisfy({ !$0.isEmpty }), groups[0].count <= 3, groups[0].first != "0",
        groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { return nil }
    }
    return FieldText.number(groups.joined() + (halves.count == 2 ? ".\(halves[1])" : ""))
  }
}
