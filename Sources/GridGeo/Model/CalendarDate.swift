/// A day of the Gregorian calendar, without a time or a zone.
public struct CalendarDate: Sendable, Hashable, Comparable {
  public let year: Int
  /// 1 … 12.
  public let month: Int
  /// From 1.
  public let day: Int

  /// Nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, day >= 1,
      day <= CalendarDate.lengths[month - 1] + (month == 2 && CalendarDate.isLeap(year) ? 1 : 0)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads an ISO date, `YYYY-MM-DD`.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      let year = CalendarDate.number(parts[0]), let month = CalendarDate.number(parts[1]),
      let day = CalendarDate.number(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  /// Whole years from one date to a later one; 0 when it is not later.
  public func years(until later: CalendarDate) -> Int {
    let whole = later.year - year - ((later.month, later.day) < (month, day) ? 1 : 0)
    return max(0, whole)
  }

  /// Days of the months in a common year.
  static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  /// Digits alone: no sign, no blanks.
  static func number(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ 48...57 ~= $0 }) else { return nil }
    return Int(text)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  public var description: String {
    let zeros = String(repeating: "0", count: 4 - String(year).count)
    return "\(zeros)\(year)-\(CalendarDate.twoDigits(month))-\(CalendarDate.twoDigits(day))"
  }

  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
