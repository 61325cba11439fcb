/// Fills in "same as above", and the blanks that merged cells leave under a unit's code or name.
///
/// A blank is filled from above only where the row goes on with the same unit: nothing of a higher or equal rank
/// changes in it, and something of its own is named. A count is never filled.
struct LedgerFill {
  /// Values of the unit columns by row of data, filled in.
  private(set) var values: [[String]]
  private(set) var filled: [(row: Int, column: Int)] = []
  /// Rows of data, as indexes, in which a unit begins; with the lowest rank that does.
  private(set) var beginnings: [(index: Int, rank: Int)] = []
  /// The unit columns, among the heading's columns.
  let columns: [Int]

  /// - Throws: `badInput` for "same as above" where nothing is above or a value of its own belongs, and for a row
  ///   of counts that nobody's name stands in.
  init(
    _ grid: [[LedgerCell]], _ rows: LedgerRows, under heading: LedgerHeading, of sheet: LedgerSheet
  ) throws(GridGeoError) {
    let all = heading.columns
    let units = all.indices.filter { all[$0].rank != nil }
    columns = units
    values = []
    func cell(_ row: Int, _ column: Int) -> LedgerCell {
      let index = all[column].index
      return index < grid[row].count ? grid[row][index] : .blank
    }
    var above = [String?](repeating: nil, count: units.count)
    var carried = above
    // Units that a total ended.
    var ended = [Bool](repeating: false, count: units.count)
    var totals = rows.totals[...]
    for (index, row) in rows.data.enumerated() {
      while let total = totals.first, total.row < row {
        totals.removeFirst()
        LedgerFill.pass(total, { cell(total.row, $0) }, all, units, &above, &carried, &ended)
      }
      var own = [String?](repeating: nil, count: units.count)
      var changed = Int.max
      for (u, column) in units.enumerated() {
        let cell = cell(row, column)
        guard !cell.isBlank else { continue }
        if let text = cell.text, LedgerWords.isDitto(text) {
          guard let value = above[u] else {
            throw sheet.refusal(
              row: row + 1, column: all[column].index + 1, "\"same as above\" under nothing; write the value")
          }
          own[u] = value
          filled.append((row, all[column].index))
        } else {
          own[u] = cell.plainText
        }
        if own[u] != carried[u], let rank = all[column].rank { changed = min(changed, rank) }
      }
      if changed < .max { beginnings.append((index, changed)) }
      for (u, column) in units.enumerated() where own[u] == nil {
        // What stood above belongs to the unit that ended.
        if let rank = all[column].rank, changed <= rank {
          carried[u] = nil
          ended[u] = false
        }
      }
      for (u, column) in units.enumerated() where own[u] == nil {
        if ended[u] {
          throw sheet.refusal(
            row: row + 1, column: all[column].index + 1, "is blank below a total; write the name or code")
        }
        guard let value = carried[u], let rank = all[column].rank else { continue }
        guard LedgerFill.namesSomething(row, below: rank, all, cell) else {
          throw sheet.refusal(
            row: row + 1, column: all[column].index + 1,
            "is blank in a row that names nothing; write what it counts, or mark a total as 合计 or total")
        }
        own[u] = value
        filled.append((row, all[column].index))
      }
      for u in units.indices {
        if let value = own[u] {
          above[u] = value
          carried[u] = value
          ended[u] = false
        }
      }
      values.append(own.map { $0 ?? "" })
    }
  }

  /// A total may name the unit that its rows belong to, and ends those of its own rank and below; that of a page
  /// ends none.
  private static func pass(
    _ total: LedgerRows.Total, _ cell: (Int) -> LedgerCell, _ columns: [LedgerColumn], _ units: [Int],
    _ above: inout [String?], _ carried: inout [String?], _ ended: inout [Bool]
  ) {
    var end = total.unit.hasPrefix("本页") ? .max : total.rank ?? .max
    for (u, column) in units.enumerated() {
      let cell = cell(column)
      guard columns[column].index != total.column, !cell.isBlank, let rank = columns[column].rank else {
        continue
      }
      if let text = cell.text, LedgerWords.isDitto(text) || TotalWord.read(text) != nil { continue }
      let value = cell.plainText
      if value != carried[u] { end = min(end, rank) }
      (above[u], carried[u], ended[u]) = (value, value, false)
    }
    for (u, column) in units.enumerated() where cell(column).isBlank || columns[column].index == total.column
    {
      guard let rank = columns[column].rank, rank >= end else { continue }
      if carried[u] != nil { ended[u] = true }
      carried[u] = nil
    }
  }

  /// Whether the row says in another column what it is about: a unit further down, an id, or text.
  private static func namesSomething(
    _ row: Int, below rank: Int, _ columns: [LedgerColumn], _ cell: (Int, Int) -> LedgerCell
  ) -> Bool {
    columns.indices.contains { c in
      guard !cell(row, c).isBlank else { return false }
      switch columns[c].kind {
      case .unit(let other): return other > rank
      case .id, .person, .word, .coordinate: return true
      case .other: return cell(row, c).text != nil && !LedgerWords.isRemark(columns[c].heading)
      case .count, .figure, .serial, .ignored: return false
      }
    }
  }
}
