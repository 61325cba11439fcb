/// What is looked for among claims.
public struct DisputeOptions: Sendable, Hashable {
  /// Only claims in force on this date count, and years open are counted up to it; nil for all claims.
  public var date: CalendarDate?
  /// One standard deviation of the lines of claims that do not say.
  public var accuracy: Length
  /// Of the legal boundary as the territory draws it; that of claims when not given.
  public var boundaryAccuracy: Length
  /// How far from the boundary ground that nobody claims is a gap; nil: within 100 m of the legal boundary
  /// where there is one, and not looked for where there is none.
  public var gapDistance: Length?
  /// Smaller disputes are counted and left out.
  public var minimumArea: Area
  /// Whether the width of each dispute is measured.
  public var measuresWidth: Bool
  /// Whether ground that parties use one after the other is listed too.
  public var keepsStacked: Bool
  /// Whether each sliver is a feature of its own; else those between the same parties are gathered in one.
  public var keepsSlivers: Bool
  /// How far from a dispute households count as near.
  public var nearDistance: Length
  public var rules: DisputeRules

  public init(
    date: CalendarDate? = nil, accuracy: Length? = nil, boundaryAccuracy: Length? = nil,
    gapDistance: Length? = nil, minimumArea: Area = .zero, measuresWidth: Bool = false,
    keepsStacked: Bool = false, keepsSlivers: Bool = false, nearDistance: Length? = nil,
    rules: DisputeRules = .usual
  ) {
    self.date = date
    self.accuracy = accuracy ?? rules.accuracy
    self.boundaryAccuracy = boundaryAccuracy ?? self.accuracy
    self.gapDistance = gapDistance
    self.minimumArea = minimumArea
    self.measuresWidth = measuresWidth
    self.keepsStacked = keepsStacked
    self.keepsSlivers = keepsSlivers
    self.nearDistance = nearDistance ?? rules.near
    self.rules = rules
  }
}
