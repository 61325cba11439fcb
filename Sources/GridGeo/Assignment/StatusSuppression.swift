/// Of which rows of an assignment's summary the households by status are not published.
///
/// A row's statuses are all published or none is. Where they are, what is left of each status for the rows
/// beneath that are suppressed, down to the next published ones, is a table of leaves by statuses of which a
/// reader knows the sums at the best: of the statuses *R*, of the leaves *m*, of all *N*. The range of a cell
/// of such a table is exactly min(*m*, *N* − *m*, *R*, *N* − *R*) wide (the bounds of M. Fréchet; A. Dobra and
/// S. Fienberg, PNAS 97(22), 2000), so it suffices that none of the four is below the threshold. That is so
/// when every *R* is at the threshold or above: *N* − *R* is then another status or more, *m* is published or
/// such a group as below, and so is what else *N* holds, because a row is suppressed for a status of which it
/// has too few, and if it were all, *R* would be that.
///
/// Where a row's households are suppressed too, its leaf may hand them, statuses and all, to another that is
/// suppressed with it: both lie under the same published statuses, because a row without households never
/// has statuses. So neither kind of suppression takes from the other, and such a group's sum, which
/// `Suppression` leaves at the threshold or above, takes the place of *m*.
struct StatusSuppression {
  /// One a row; that of the households without a grid means nothing.
  private(set) var hidden: [Bool]

  private let tallies: [AssignmentTally]
  private let places: [Int]
  private let rows: [Bool]
  private let threshold: Int
  /// The rows beneath row *i* are `beneath[first[i]..<first[i + 1]]`.
  private let first: [Int]
  private let beneath: [Int]
  /// For each row the households by status of the suppressed leaves under it, down to the next published row.
  private var parts: [SIMD8<Int>]

  /// - Parameters:
  ///   - parents: as in `AssignmentSummary`.
  ///   - statuses: two at least.
  ///   - rows: whose households are suppressed.
  ///   - totalHidden: whether the total's statuses are suppressed whatever they are.
  /// - Complexity: O(rows).
  init(
    parents: [Int], tallies: [AssignmentTally], statuses: [AssignmentStatus], rows: [Bool], totalHidden: Bool,
    threshold: Int
  ) {
    self.tallies = tallies
    self.rows = rows
    self.threshold = threshold
    places = statuses.map { Int($0.rawValue) }
    hidden = [Bool](repeating: false, count: tallies.count)
    parts = [SIMD8<Int>](repeating: .zero, count: tallies.count)
    let linked = tallies.indices.filter { parents[$0] >= 0 && $0 != AssignmentSummary.unassigned }
    var ends = [Int](repeating: 0, count: tallies.count + 1)
    for row in linked { ends[parents[row] + 1] += 1 }
    for row in tallies.indices { ends[row + 1] += ends[row] }
    first = ends
    var listed = [Int](repeating: 0, count: linked.count)
    for row in linked {
      listed[ends[parents[row]]] = row
      ends[parents[row]] += 1
    }
    beneath = listed
    for row in tallies.indices.reversed() where row != AssignmentSummary.unassigned {
      settle(row, isPrimary: isSmall(row) || rows[row] || (row == 0 && totalHidden))
    }
  }

  private func isSmall(_ row: Int) -> Bool {
    places.contains { tallies[row].numbers[$0] < threshold }
  }

  /// Decides about a row when all beneath it are decided.
  private mutating func settle(_ row: Int, isPrimary: Bool) {
    if isPrimary { return hide(row) }
    for child in children(row) where hidden[child] { parts[row] &+= parts[child] }
    guard children(row).contains(where: { hidden[$0] }) else { return }
    while places.contains(where: { parts[row][$0] < threshold }) {
      guard let child = smallestShown(under: row) else { return hide(row) }
      hide(child)
      parts[row] &+= parts[child]
    }
  }

  /// Suppresses a row, and one beneath it, or the row would be the sum of those.
  private mutating func hide(_ row: Int) {
    hidden[row] = true
    let children = children(row)
    if children.isEmpty {
      parts[row] = tallies[row].numbers
      return
    }
    if !children.contains(where: { hidden[$0] }), let child = smallestShown(under: row) { hide(child) }
    parts[row] = .zero
    for child in children where hidden[child] { parts[row] &+= parts[child] }
  }

  private func children(_ row: Int) -> ArraySlice<Int> { beneath[first[row]..<first[row + 1]] }

  private func smallestShown(under row: Int) -> Int? {
    children(row).filter { !hidden[$0] }.min { a, b in
      let place = AssignmentTally.householdPlace
      let (p, q) = (tallies[a].numbers[place], tallies[b].numbers[place])
      return p != q ? p < q : a < b
    }
  }
}
