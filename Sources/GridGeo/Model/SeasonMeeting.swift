/// Two parties on the same ground, and when in the year they are there: a row of the season calendar.
public struct SeasonMeeting: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Both claim the same days and their rights conflict.
    case dispute
    /// Both claim the same days; their rights do not conflict.
    case shared
    /// Each has its own days.
    case stacked
  }

  /// Codes, sorted.
  public var parties: [String]
  public var kind: Kind
  /// Days on which both are there; for stacked use the days on which either is.
  public var days: DaySet
  public var area: Area
  public var hectareDays: Double { area.hectares * Double(days.count) }

  public init(parties: [String], kind: Kind, days: DaySet, area: Area) {
    self.parties = parties
    self.kind = kind
    self.days = days
    self.area = area
  }
}
