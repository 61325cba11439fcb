/// When in the year a claim holds.
public struct Season: Sendable, Hashable {
  /// As the user calls it: `winter`, `fungus`, or the period itself.
  public var name: String
  public var days: DaySet

  public init(name: String, days: DaySet) {
    self.name = name
    self.days = days
  }

  public static let wholeYear = Season(name: "year", days: .wholeYear)
}
