/// What one cell of a spreadsheet holds.
public enum LedgerCell: Sendable, Hashable {
  case blank
  case text(String)
  case number(Double)
  case bool(Bool)
  /// A date or time, as whoever read the file writes it.
  case date(String)

  /// The cell as one reads it on the sheet; numbers in the shortest form, empty when blank.
  public var plainText: String {
    switch self {
    case .blank: ""
    case .text(let text), .date(let text): text
    case .number(let value): LedgerCell.shortest(value)
    case .bool(let value): value ? "true" : "false"
    }
  }

  /// Numbers beyond this have more digits than a spreadsheet keeps: 15.
  static let exactLimit = 1e15

  private static func shortest(_ value: Double) -> String {
    guard value == value.rounded(), abs(value) < exactLimit else { return "\(value)" }
    return "\(Int(value))"
  }

  /// Text without white space and invisible characters around, blank when nothing is left.
  var tidied: LedgerCell {
    guard case .text(let text) = self else { return self }
    let rest = LedgerWords.tidied(text)
    return rest.isEmpty ? .blank : .text(rest)
  }

  var isBlank: Bool { self == .blank }

  var text: String? { if case .text(let text) = self { text } else { nil } }

  /// Whether this is a number, or text that is one.
  var isFigure: Bool {
    switch self {
    case .number: true
    case .text(let text): FieldText.number(CountText.narrowed(text)) != nil || CountText.plain(text) != nil
    case .blank, .bool, .date: false
    }
  }
}
