/// Shares the days of a season between two sides: the whole ground to each in turn. Who begins changes from year
/// to year, so that neither has the better half for good.
enum SeasonTurns {
  /// - Parameters:
  ///   - parties: the two, sorted.
  ///   - share: of the days, for the first.
  static func turns(_ days: DaySet, parties: [String], share: Double) -> [SettlementOption.Turn] {
    var order: [Int] = []
    for period in days.periods {
      var day = period.first
      order.append(day)
      while day != period.last {
        day = (day + 1) % DaySet.daysInYear
        order.append(day)
      }
    }
    let wanted = share * Double(order.count)
    // Half a day is the one's who begins.
    let isHalf = abs(wanted - wanted.rounded(.down) - 0.5) < 1e-9
    let first = Int(isHalf ? wanted.rounded(.up) : wanted.rounded())
    let later = Int(isHalf ? wanted.rounded(.down) : wanted.rounded())
    func set(_ range: Range<Int>) -> DaySet {
      var result = DaySet()
      for k in range { result.insert(order[k]) }
      return result
    }
    let count = order.count
    return [
      SettlementOption.Turn(
        party: parties[0], days: set(0..<first), otherYears: set((count - later)..<count)),
      SettlementOption.Turn(
        party: parties[1], days: set(first..<count), otherYears: set(0..<(count - later))),
    ]
  }
}
