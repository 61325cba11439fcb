extension LedgerHeading {
  /// The columns under the band: all that have a heading, or a cell in any row below.
  static func columns(
    _ grid: [[LedgerCell]], _ band: ClosedRange<Int>, _ sheet: LedgerSheet, _ vocabulary: LedgerVocabulary
  ) throws(GridGeoError) -> (columns: [LedgerColumn], renamed: [Int]) {
    var isUsed: [Bool] = []
    for row in grid[band.lowerBound...] {
      for (column, cell) in row.enumerated() where !cell.isBlank {
        while isUsed.count <= column { isUsed.append(false) }
        isUsed[column] = true
      }
    }
    var columns: [LedgerColumn] = []
    var renamed: [Int] = []
    var seen: [String: Int] = [:]
    for index in isUsed.indices where isUsed[index] {
      let parts = parts(grid, band, index, vocabulary)
      try check(grid, band, index, sheet)
      var column = vocabulary.column(parts, at: index)
      if parts.isEmpty, let last = columns.last, last.kind == .person, last.index == index - 1 {
        // A person's heading may reach over more columns than one.
        column.kind = .person
      }
      let full = parts.joined(separator: "/")
      if case .count = column.kind, let scale = LedgerWords.scale(in: full) {
        throw sheet.refusal(
          row: band.upperBound + 1, column: index + 1, "counts in \(scale) are not read; write whole numbers")
      }
      if let scale = vocabulary.scale(parts) {
        throw sheet.refusal(
          row: band.upperBound + 1, column: index + 1, "counts in \(scale) are not read; write whole numbers")
      }
      if column.heading != full { renamed.append(columns.count) }
      if column.kind != .other, column.kind != .person, column.kind != .ignored {
        let key = LedgerWords.key(column.heading)
        if let first = seen[key] {
          let other = LedgerSheet.cellName(row: band.upperBound + 1, column: first + 1)
          throw sheet.refusal(
            row: band.upperBound + 1, column: index + 1,
            "\"\(column.heading)\" is the heading of \(other) too; leave one out, or put tables that stand side by side "
              + "one below the other")
        }
        seen[key] = index
      }
      columns.append(column)
    }
    settleRanks(&columns)
    return (columns, renamed)
  }

  /// A code beside names of levels and no other name is that of the lowest level.
  private static func settleRanks(_ columns: inout [LedgerColumn]) {
    let names = columns.filter { $0.rank == LedgerColumn.keyRank && LedgerVocabulary.isPlainName($0.heading) }
    guard names.isEmpty else { return }
    let levels = columns.compactMap(\.rank).filter {
      $0 < LedgerColumn.keyRank && $0 != LedgerColumn.parentRank
    }
    guard let lowest = levels.max() else { return }
    for c in columns.indices where columns[c].rank == LedgerColumn.keyRank {
      columns[c].kind = .unit(rank: lowest)
    }
  }

  private static func check(
    _ grid: [[LedgerCell]], _ band: ClosedRange<Int>, _ column: Int, _ sheet: LedgerSheet
  ) throws(GridGeoError) {
    for row in band where column < grid[row].count {
      if let text = grid[row][column].text, LedgerWords.isFault(text) {
        throw sheet.refusal(row: row + 1, column: column + 1, "a formula in the heading failed; repair it")
      }
    }
  }

  /// What stands over a column in the rows of the band, from above; a group stands over the columns to its right too.
  private static func parts(
    _ grid: [[LedgerCell]], _ band: ClosedRange<Int>, _ column: Int, _ vocabulary: LedgerVocabulary
  ) -> [String] {
    func text(_ row: Int, _ column: Int) -> String? {
      guard column < grid[row].count, !grid[row][column].isBlank else { return nil }
      return shown(grid[row][column].plainText)
    }
    func hasBelow(_ row: Int, _ column: Int) -> Bool {
      row < band.upperBound && (row + 1...band.upperBound).contains { text($0, column) != nil }
    }
    var parts: [String] = []
    // No group reaches across the border of one above it.
    var left = 0
    for row in band {
      var found = text(row, column)
      if found != nil {
        left = max(left, column)
      } else if hasBelow(row, column) {
        var start = column - 1
        while start >= left, text(row, start) == nil { start -= 1 }
        // A name that stands for itself and reaches down is no group of what is beside it.
        if start >= left, let group = text(row, start), hasBelow(row, start) || !vocabulary.isAlone(group) {
          found = group
          left = start
        }
      }
      if let found, parts.last != found { parts.append(found) }
    }
    return parts
  }

  /// A heading on one line: no white space beside Chinese characters, single spaces elsewhere.
  private static func shown(_ text: String) -> String {
    func isWide(_ character: Character?) -> Bool {
      character?.unicodeScalars.first.map { $0.value >= 0x2E80 } ?? true
    }
    var line = ""
    for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "\u{200B}" || $0 == "\u{FEFF}" }) {
      if !line.isEmpty, !isWide(line.last), !isWide(word.first) { line += " " }
      line += word
    }
    return line
  }
}
