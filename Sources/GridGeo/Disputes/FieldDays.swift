/// What a dispute takes of a committee's time: a fixed part, and more with its border and its area.
public struct FieldDays: Sendable, Hashable {
  public var base: Double
  public var perKilometre: Double
  public var perSquareKilometre: Double

  public init(base: Double = 0.5, perKilometre: Double = 0.25, perSquareKilometre: Double = 0.1) {
    self.base = base
    self.perKilometre = perKilometre
    self.perSquareKilometre = perSquareKilometre
  }

  /// Hundredths of a day, rounded up: whole numbers, so that sums are exact.
  func hundredths(border: Double, area: Area) -> Int {
    let days = base + perKilometre * border / 1000 + perSquareKilometre * area.squareKilometres
    // A rounding error of the last bit must not cost a hundredth.
    return max(1, Int((min(1e9, days) * 100 - 1e-6).rounded(.up)))
  }
}
