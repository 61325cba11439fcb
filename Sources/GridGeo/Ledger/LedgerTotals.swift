/// Holds the totals of a ledger against its rows.
struct LedgerTotals {
  /// Cells that do not say what their rows come to, one line each.
  private(set) var differences: [String] = []
  /// Rows whose every count is what its rows come to.
  private(set) var agreeing: [Int] = []
  /// Rows without a count to hold against anything.
  private(set) var unchecked: [Int] = []

  private let columns: [LedgerColumn]
  /// Running sums by column of counts; the first is 0.
  private let sums: [(column: Int, sums: [Double])]
  private let table: [LedgerRow]
  private var stretches: [Int: [String: [Range<Int>]]] = [:]

  /// As many totals above one are looked at for where its rows begin.
  private static let reach = 256

  init(_ table: [LedgerRow], columns: [LedgerColumn]) {
    self.table = table
    self.columns = columns
    var all: [(column: Int, sums: [Double])] = []
    for (c, column) in columns.enumerated() where column.counts != nil {
      var sums = [0.0]
      sums.reserveCapacity(table.count + 1)
      var isWhole = true
      for row in table {
        let text = row.cells[c]
        guard let value = text.isEmpty ? 0 : FieldText.number(text) else {
          isWhole = false
          break
        }
        sums.append(sums[sums.count - 1] + value)
      }
      if isWhole { all.append((c, sums)) }
    }
    sums = all
  }

  /// Whether a row's counts are what a stretch of rows comes to: none differs, and one at least is there.
  func agree(_ cells: [String], _ rows: Range<Int>) -> Bool {
    var isCompared = false
    for (c, sums) in sums where !cells[c].isEmpty {
      guard let value = FieldText.number(cells[c]),
        LedgerTotals.equal(value, sums[rows.upperBound] - sums[rows.lowerBound])
      else { return false }
      isCompared = true
    }
    return isCompared
  }

  /// Looks for the rows that each total is of: since another total, up to one, of a unit, or all.
  mutating func check(_ totals: [LedgerRows.Total], _ grid: [[LedgerCell]], pages: [Int]) {
    if !totals.isEmpty { stretches = LedgerTotals.stretches(table, columns) }
    for (t, total) in totals.enumerated() {
      guard total.kind != .figure else {
        unchecked.append(total.row)
        continue
      }
      let said = said(total, grid)
      guard !said.isEmpty else {
        unchecked.append(total.row)
        continue
      }
      var best: (wrong: [(cell: Int, said: Double, sum: Double)], isFound: Bool) = ([], false)
      for rows in scopes(t, totals, grid, pages) {
        var wrong: [(cell: Int, said: Double, sum: Double)] = []
        for (s, value) in said {
          let sum = self.sum(s, rows)
          if !LedgerTotals.equal(value, sum) { wrong.append((columns[sums[s].column].index, value, sum)) }
        }
        if !best.isFound || wrong.count < best.wrong.count { best = (wrong, true) }
        if wrong.isEmpty { break }
      }
      if best.wrong.isEmpty, best.isFound { agreeing.append(total.row) }
      for (column, value, sum) in best.wrong {
        let name = LedgerSheet.cellName(row: total.row + 1, column: column + 1)
        let (value, sum) = (LedgerTotals.rounded(value), LedgerTotals.rounded(sum))
        let by = LedgerTotals.rounded(abs(value - sum))
        differences.append(
          "\(name) says \(text(value)), its rows come to \(text(sum)) (\(text(by)) \(value > sum ? "more" : "less"))"
        )
      }
    }
  }

  private func text(_ value: Double) -> String { LedgerCell.number(value).plainText }

  /// What the total says, by column of sums.
  private func said(_ total: LedgerRows.Total, _ grid: [[LedgerCell]]) -> [(Int, Double)] {
    sums.indices.compactMap { s in
      let column = columns[sums[s].column]
      guard let kind = column.counts, column.index < grid[total.row].count else { return nil }
      switch grid[total.row][column.index] {
      case .number(let value) where value.isFinite: return (s, value)
      case .text(let text): return CountText.number(text, as: kind).map { (s, $0) }
      default: return nil
      }
    }
  }

  // MARK: Scopes

  /// Rows of data that a total may be of, the likeliest first.
  private func scopes(
    _ t: Int, _ totals: [LedgerRows.Total], _ grid: [[LedgerCell]], _ pages: [Int]
  ) -> [[Range<Int>]] {
    let total = totals[t]
    let all = 0..<table.count
    var found: [Range<Int>] = []
    for before in totals[max(0, t - LedgerTotals.reach)..<t].reversed() {
      found.append(before.behind..<total.behind)
    }
    found.append(0..<total.behind)
    for page in pages.reversed().lazy.filter({ $0 < total.row }).prefix(LedgerTotals.reach) {
      found.append(firstRow(behind: page)..<total.behind)
    }
    for after in totals[(t + 1)...].prefix(LedgerTotals.reach) { found.append(total.behind..<after.behind) }
    found.append(total.behind..<table.count)
    var scopes = found.filter { !$0.isEmpty }.map { [$0] }
    if !all.isEmpty { scopes.insert([all], at: total.kind == .whole ? 0 : scopes.count) }
    let named = ranges(of: names(total, grid))
    if !named.isEmpty { scopes.insert(named, at: 0) }
    return scopes
  }

  /// The units that the total's row names.
  private func names(_ total: LedgerRows.Total, _ grid: [[LedgerCell]]) -> [(column: Int?, key: String)] {
    var names: [(column: Int?, key: String)] = []
    if !total.unit.isEmpty { names.append((nil, total.unit)) }
    for (c, column) in columns.enumerated()
    where column.rank != nil && column.index != total.column && column.index < grid[total.row].count {
      guard let text = grid[total.row][column.index].text, TotalWord.read(text) == nil,
        !LedgerWords.isDitto(text)
      else { continue }
      names.append((c, LedgerWords.key(text)))
    }
    return names
  }

  /// The first row of the table below a row of the sheet.
  private func firstRow(behind row: Int) -> Int {
    var (low, high) = (0, table.count)
    while low < high {
      let middle = (low + high) / 2
      if table[middle].row > row + 1 { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The rows that have all of the names, in stretches.
  private func ranges(of names: [(column: Int?, key: String)]) -> [Range<Int>] {
    var found: [Range<Int>]?
    for name in names {
      let columns = name.column.map { [$0] } ?? stretches.keys.sorted()
      let here = columns.lazy.compactMap { stretches[$0]?[name.key] }.first ?? []
      found = found.map { LedgerTotals.common($0, here) } ?? here
    }
    return found ?? []
  }

  private static func common(_ a: [Range<Int>], _ b: [Range<Int>]) -> [Range<Int>] {
    var common: [Range<Int>] = []
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      let both = a[i].clamped(to: b[j])
      if !both.isEmpty { common.append(both) }
      if a[i].upperBound < b[j].upperBound { i += 1 } else { j += 1 }
    }
    return common
  }

  /// Where each value of the unit columns stands, by column and value.
  private static func stretches(
    _ table: [LedgerRow], _ columns: [LedgerColumn]
  ) -> [Int: [String: [Range<Int>]]] {
    var all: [Int: [String: [Range<Int>]]] = [:]
    for (c, column) in columns.enumerated() where column.rank != nil {
      var here: [String: [Range<Int>]] = [:]
      var start = 0
      while start < table.count {
        var end = start + 1
        while end < table.count, table[end].cells[c] == table[start].cells[c] { end += 1 }
        here[LedgerWords.key(table[start].cells[c]), default: []].append(start..<end)
        start = end
      }
      all[c] = here
    }
    return all
  }

  private func sum(_ s: Int, _ rows: [Range<Int>]) -> Double {
    rows.reduce(0) { $0 + sums[s].sums[$1.upperBound] - sums[s].sums[$1.lowerBound] }
  }

  // MARK: Numbers

  /// Fractions are added up in binary; a millionth is nobody's difference.
  private static func equal(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-6 * max(1, abs(a), abs(b)) }

  private static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
}
