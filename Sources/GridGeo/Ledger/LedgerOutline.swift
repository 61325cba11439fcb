/// Finds the rows of a unit that are the totals of the rows beneath, as in an outline: a township with a figure and
/// no village, then its villages.
struct LedgerOutline {
  /// The rows that are no such totals.
  let table: [LedgerRow]
  /// The sheet's rows, from 0, of those that are.
  private(set) var totals: [Int] = []
  private var indexes: [Int] = []

  /// - Throws: `badInput` for a row that names no unit as low as the rows beneath it do, and is not their total.
  init(
    _ rows: [LedgerRow], _ fill: LedgerFill, _ columns: [LedgerColumn], of sheet: LedgerSheet
  ) throws(GridGeoError) {
    let ids = columns.indices.filter { columns[$0].kind == .id }
    let units = fill.columns
    // The lowest unit that the table names at all.
    let used = units.filter { c in rows.contains { !$0.cells[c].isEmpty } }
    let deepest = used.compactMap { columns[$0].rank }.max() ?? 0
    let lowest = used.filter { columns[$0].rank == deepest }
    guard let shown = lowest.first else {
      table = rows
      return
    }
    var left = Set<Int>()
    // From below, so that what an inner total counts is known to the outer one.
    for (index, rank) in fill.beginnings.reversed() {
      let row = rows[index]
      guard rank < deepest, (lowest + ids).allSatisfy({ row.cells[$0].isEmpty }) else { continue }
      guard columns.indices.contains(where: { columns[$0].counts != nil && !row.cells[$0].isEmpty }) else {
        continue
      }
      // How far down the row names its unit; all beneath with the same names belong to it.
      let named = units.filter { !row.cells[$0].isEmpty }
      let members = (index + 1..<rows.count).prefix { next in
        named.allSatisfy { rows[next].cells[$0] == row.cells[$0] }
      }
      guard let last = members.last, let first = members.first else { continue }
      let kept = (first...last).filter { !left.contains($0) }
      let sums = LedgerTotals(kept.map { rows[$0] }, columns: columns)
      guard sums.agree(row.cells, 0..<kept.count) else {
        throw sheet.refusal(
          row: row.row, column: columns[shown].index + 1,
          "is blank, and the row is not the total of those beneath; write the name, or mark a total as 合计 or total"
        )
      }
      left.insert(index)
    }
    indexes = left.sorted()
    totals = indexes.map { rows[$0].row - 1 }
    table = rows.indices.filter { !left.contains($0) }.map { rows[$0] }
  }

  /// Totals with their places among the rows that are left.
  func counted(_ totals: [LedgerRows.Total]) -> [LedgerRows.Total] {
    guard !indexes.isEmpty else { return totals }
    return totals.map { total in
      var total = total
      total.behind -= indexes.count { $0 < total.behind }
      return total
    }
  }
}
