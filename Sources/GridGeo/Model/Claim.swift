/// One party's stated extent of a right. A claim is what somebody says; it is recorded, never judged.
public struct Claim: Sendable, Hashable {
  /// Unique.
  public var id: String
  /// Code or label of the claiming unit, at any level.
  public var party: String
  public var right: Right
  public var season: Season
  /// First and last day of its validity; nil where it has none.
  public var validFrom: CalendarDate?
  public var validTo: CalendarDate?
  /// Where it comes from; empty when nobody says.
  public var source: String
  /// Rank from 1 (approved documents) to 5 (statement); nil when nobody says.
  public var evidence: Int?
  /// One standard deviation of its lines; nil when nobody says.
  public var accuracy: Length?
  /// The area that a contract states; nil without one.
  public var contract: Area?
  public var region: Region<Geographic>
  public var place: SourcePlace

  public init(
    id: String, party: String, right: Right = .grazing, season: Season = .wholeYear,
    validFrom: CalendarDate? = nil, validTo: CalendarDate? = nil, source: String = "", evidence: Int? = nil,
    accuracy: Length? = nil, contract: Area? = nil, region: Region<Geographic>,
    place: SourcePlace = SourcePlace()
  ) {
    self.id = id
    self.party = party
    self.right = right
    self.season = season
    self.validFrom = validFrom
    self.validTo = validTo
    self.source = source
    self.evidence = evidence
    self.accuracy = accuracy
    self.contract = contract
    self.region = region
    self.place = place
  }

  /// Whether it is in force on a date, and its season runs.
  public func holds(on date: CalendarDate) -> Bool {
    validFrom.map { $0 <= date } ?? true && validTo.map { date <= $0 } ?? true
      && season.days.contains(DaySet.number(of: date))
  }

  /// Whether some date lies in the validity of both.
  public func overlapsInTime(_ other: Claim) -> Bool {
    if let end = validTo, let start = other.validFrom, end < start { return false }
    if let end = other.validTo, let start = validFrom, end < start { return false }
    return true
  }
}
