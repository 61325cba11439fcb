/// Households whose number of persons is blank, each of which counts as one person.
struct BlankCounts {
  private var count = 0
  private var first = 0

  /// Takes a blank one, by its row or feature.
  mutating func see(_ number: Int) {
    if count == 0 { first = number }
    count += 1
  }

  /// - Parameter place: "row" or "feature".
  func note(file: String, place: String) -> String? {
    switch count {
    case 0: nil
    case 1: "\(file): \(place) \(first): no number of persons; taken as 1"
    default:
      "\(file): \(count) households without a number of persons, each taken as 1; the first in \(place) \(first)"
    }
  }
}
