extension AssignmentSummary {
  /// The summary as it may be published: households under 10 and persons under 30 are suppressed, and as
  /// many more as it takes that the sums do not give them back.
  ///
  /// Households and persons are suppressed together, row by row (`Suppression`). The statuses of a row are
  /// suppressed together as well, wherever one of them is small (`StatusSuppression`): a row mostly has two,
  /// and households less the one give the other. That there are no households without a grid is said, and
  /// so are the noughts that hold by definition: a grid's `outside` and `invalid`, the `inside`, `border`
  /// and `nearest` of households without a grid, and what the options ruled out.
  ///
  /// - Throws: `broken` when the summary is suppressed already.
  /// - Complexity: O(rows) but for the few rounds that `Suppression` takes.
  public func published() throws(GridGeoError) -> AssignmentSummary {
    guard tallies.allSatisfy(\.isExact) else {
      throw GridGeoError(.broken, "a summary is suppressed from its exact counts only")
    }
    let rows = try suppressedRows()
    let none = tallies[Self.unassigned].numbers
    let disputed = Int(AssignmentStatus.disputed.rawValue)
    var noneStatuses: [AssignmentStatus] = []
    if none[AssignmentTally.householdPlace] > 0 {
      noneStatuses = (none[disputed] > 0 ? [.disputed] : []) + [.outside, .invalid]
    }
    let least = Suppression.householdThreshold
    let noneHidden =
      rows[Self.unassigned] || noneStatuses.contains { none[Int($0.rawValue)] < least }
    // The total's statuses come to the households with a grid: the others would be what is left.
    let statuses = StatusSuppression(
      parents: parents, tallies: tallies, statuses: gridStatuses, rows: rows,
      totalHidden: rows[Self.unassigned],
      threshold: least
    ).hidden
    var result = self
    for row in tallies.indices {
      if rows[row] {
        result.tallies[row].suppress(AssignmentTally.householdPlace)
        result.tallies[row].suppress(AssignmentTally.personPlace)
      }
      if row == 0 || row == Self.unassigned, noneHidden {
        for status in noneStatuses { result.tallies[row].suppress(Int(status.rawValue)) }
      }
      if row != Self.unassigned, statuses[row] {
        for status in gridStatuses { result.tallies[row].suppress(Int(status.rawValue)) }
      }
    }
    return result
  }

  /// Which rows' households and persons are suppressed.
  private func suppressedRows() throws(GridGeoError) -> [Bool] {
    var households = tallies.map { $0.numbers[AssignmentTally.householdPlace] }
    let persons = tallies.map { $0.numbers[AssignmentTally.personPlace] }
    var above = parents
    let none = households[Self.unassigned]
    if none > 0 {
      // Nought would be said, so a reader knows of one household: what protects is the range above it.
      households[0] -= 1
      households[Self.unassigned] -= 1
    } else {
      above[Self.unassigned] = -1
    }
    var hidden = try Suppression(
      parents: above,
      columns: [
        Suppression.Column(counts: households, threshold: Suppression.householdThreshold),
        Suppression.Column(counts: persons, threshold: Suppression.personThreshold),
      ]
    ).hidden
    if none == 0 { hidden[Self.unassigned] = false }
    return hidden
  }
}
