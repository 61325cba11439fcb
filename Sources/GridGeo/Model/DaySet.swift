/// A set of days of the year, on a circle of 365: the last day of a year is next to the first.
///
/// 29 February counts as the 28th, so that a set holds the same days every year.
public struct DaySet: Sendable, Hashable {
  /// Bit *i* stands for day *i*, 0 for 1 January; bits from 365 on are never set.
  private var words: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)

  public static let daysInYear = 365

  public static let none = DaySet()
  public static let wholeYear = DaySet(from: 0, through: 364)

  public init() { words = (0, 0, 0, 0, 0, 0) }

  /// The days from one to another, both included; round the year's end when the last comes before the first.
  ///
  /// - Precondition: both are within 0 … 364.
  public init(from first: Int, through last: Int) {
    precondition(0..<DaySet.daysInYear ~= first && 0..<DaySet.daysInYear ~= last)
    self.init()
    var day = first
    insert(day)
    while day != last {
      day = (day + 1) % DaySet.daysInYear
      insert(day)
    }
  }

  /// Reads `MM-DD/MM-DD`, several of them joined by `+`; a period may wrap the year's end.
  public init?(_ text: some StringProtocol) {
    self.init()
    let periods = text.split(separator: "+", omittingEmptySubsequences: false)
    for period in periods {
      let ends = period.split(separator: "/", omittingEmptySubsequences: false)
      guard ends.count == 2, let first = DaySet.day(ends[0]), let last = DaySet.day(ends[1]) else {
        return nil
      }
      formUnion(DaySet(from: first, through: last))
    }
  }

  /// The number of a date's day, 0 … 364.
  public static func number(of date: CalendarDate) -> Int {
    CalendarDate.lengths.prefix(date.month - 1).reduce(0, +)
      + min(date.day, CalendarDate.lengths[date.month - 1]) - 1
  }

  public var count: Int {
    words.0.nonzeroBitCount + words.1.nonzeroBitCount + words.2.nonzeroBitCount + words.3.nonzeroBitCount
      + words.4.nonzeroBitCount + words.5.nonzeroBitCount
  }

  public var isEmpty: Bool { count == 0 }

  public func contains(_ day: Int) -> Bool {
    withUnsafeBytes(of: words) { bytes in
      bytes.load(fromByteOffset: DaySet.offset(day), as: UInt64.self) & DaySet.bit(day) != 0
    }
  }

  public mutating func insert(_ day: Int) {
    withUnsafeMutableBytes(of: &words) { bytes in
      let word = bytes.load(fromByteOffset: DaySet.offset(day), as: UInt64.self)
      bytes.storeBytes(of: word | DaySet.bit(day), toByteOffset: DaySet.offset(day), as: UInt64.self)
    }
  }

  /// Bytes before the word of a day.
  private static func offset(_ day: Int) -> Int { day / 64 * 8 }

  private static func bit(_ day: Int) -> UInt64 { 1 << UInt64(day % 64) }

  public func intersection(_ other: DaySet) -> DaySet { combined(other, &) }
  public func union(_ other: DaySet) -> DaySet { combined(other, |) }
  public mutating func formUnion(_ other: DaySet) { self = union(other) }
  public func isDisjoint(with other: DaySet) -> Bool { intersection(other).isEmpty }

  private func combined(_ o: DaySet, _ join: (UInt64, UInt64) -> UInt64) -> DaySet {
    var result = DaySet()
    result.words = (
      join(words.0, o.words.0), join(words.1, o.words.1), join(words.2, o.words.2), join(words.3, o.words.3),
      join(words.4, o.words.4), join(words.5, o.words.5)
    )
    return result
  }

  /// Days that follow each other, each as its first and last day, in order of the first; a period that wraps
  /// the year's end comes last.
  public var periods: [(first: Int, last: Int)] {
    if count == DaySet.daysInYear { return [(0, DaySet.daysInYear - 1)] }
    func before(_ day: Int) -> Int { (day + DaySet.daysInYear - 1) % DaySet.daysInYear }
    return (0..<DaySet.daysInYear).filter { contains($0) && !contains(before($0)) }.map { first in
      var last = first
      while contains((last + 1) % DaySet.daysInYear) { last = (last + 1) % DaySet.daysInYear }
      return (first, last)
    }
  }

  /// `MM-DD` of a day.
  public static func text(ofDay day: Int) -> String {
    var rest = day
    var month = 0
    while rest >= CalendarDate.lengths[month] {
      rest -= CalendarDate.lengths[month]
      month += 1
    }
    return "\(CalendarDate.twoDigits(month + 1))-\(CalendarDate.twoDigits(rest + 1))"
  }

  private static func day(_ text: some StringProtocol) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 2, parts[1].utf8.count == 2,
      let month = CalendarDate.number(parts[0]), let day = CalendarDate.number(parts[1]),
      let date = CalendarDate(year: 2000, month: month, day: day)
    else { return nil }
    return number(of: date)
  }

  public static func == (a: DaySet, b: DaySet) -> Bool { a.combined(b, ^).isEmpty }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
    hasher.combine(words.4)
    hasher.combine(words.5)
  }
}

extension DaySet: CustomStringConvertible {
  /// `year`, `none`, or the periods as the initialiser reads them.
  public var description: String {
    if isEmpty { return "none" }
    if count == DaySet.daysInYear { return "year" }
    return periods.map { "\(DaySet.text(ofDay: $0.first))/\(DaySet.text(ofDay: $0.last))" }
      .joined(separator: "+")
  }
}
