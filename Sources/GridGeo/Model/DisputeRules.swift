/// What a jurisdiction lays down about disputes: figures and tables, never code.
public struct DisputeRules: Sendable, Hashable {
  /// Named seasons, in order of name.
  public private(set) var seasons: [Season]
  public var rights: RightsTable
  public var tiers: TierRules
  /// One standard deviation of lines for which nobody says it.
  public var accuracy: Length
  /// How far away a household still counts as near a dispute.
  public var near: Length
  /// Days in the field that one committee can give a year.
  public var fieldDays: Double
  /// Disputes farther apart along the border than this have no committee in common.
  public var gapLimit: Length

  public init(
    seasons: [Season], rights: RightsTable = .usual, tiers: TierRules = .usual, accuracy: Length = .metres(5),
    near: Length = .metres(1000), fieldDays: Double = 20, gapLimit: Length = .metres(5000)
  ) {
    self.seasons = []
    self.rights = rights
    self.tiers = tiers
    self.accuracy = accuracy
    self.near = near
    self.fieldDays = fieldDays
    self.gapLimit = gapLimit
    for season in seasons { set(season) }
  }

  /// The days of a named season; names are compared without case.
  public func season(named name: String) -> Season? {
    let name = name.lowercased()
    return seasons.first { $0.name.lowercased() == name }
  }

  /// Adds a season, or replaces the one of its name.
  public mutating func set(_ season: Season) {
    seasons.removeAll { $0.name.lowercased() == season.name.lowercased() }
    seasons.append(season)
    seasons.sort { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
  }

  /// Meant to be replaced by a jurisdiction's own: winter from November to May, summer from June to October.
  public static let usual = DisputeRules(seasons: [
    Season(name: "summer", days: DaySet("06-01/10-31") ?? .none),
    Season(name: "winter", days: DaySet("11-01/05-31") ?? .none),
    .wholeYear,
  ])
}
