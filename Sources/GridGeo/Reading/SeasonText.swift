/// Reads seasons as people write them.
public struct SeasonText: Sendable, Hashable {
  /// Days of each named season, by its name in lower case.
  public var named: [String: DaySet]

  /// Those of the usual rules.
  public static let usual = SeasonText(DisputeRules.usual.seasons)

  public init(_ seasons: [Season]) {
    self.init(named: Dictionary(seasons.map { ($0.name, $0.days) }) { _, last in last })
  }

  private static let synonyms = [
    "冬": "winter", "冬季": "winter", "冬春": "winter", "冬春草场": "winter", "冬草场": "winter",
    "夏": "summer", "夏季": "summer", "夏秋": "summer", "夏秋草场": "summer", "夏草场": "summer",
    "全年": "year", "四季": "year", "常年": "year", "all": "year", "whole year": "year",
  ]

  public init(named: [String: DaySet]) {
    self.named = Dictionary(named.map { ($0.key.lowercased(), $0.value) }) { _, last in last }
  }

  /// Nil for a name that nobody has given days to, and for a period that is none.
  public func season(_ text: String) -> Season? {
    let word = text.lowercased()
    let name = SeasonText.synonyms[word] ?? word
    if let days = named[name] { return Season(name: name, days: days) }
    if name == "year" { return .wholeYear }
    return DaySet(name).map { Season(name: $0.description, days: $0) }
  }
}
