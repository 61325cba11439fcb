/// Sorts the rows below the headings: data, totals, footers, headings printed again.
struct LedgerRows {
  struct Total {
    var row: Int
    /// Column, from 0, of the cell that says so.
    var column: Int
    var kind: TotalWord.Kind
    /// The unit that it is the total of, as the cell names it; "" for none.
    var unit: String
    /// The rank of the unit's column that it stands in.
    var rank: Int?
    /// How many rows of data stand above it.
    var behind: Int
  }

  private(set) var data: [Int] = []
  private(set) var totals: [Total] = []
  private(set) var footers: [Int] = []
  private(set) var headings: [Int] = []
  private(set) var titles: [Int] = []
  /// Rows of a form that hold a serial number and nothing else.
  private(set) var empty: [Int] = []

  private let sheet: LedgerSheet
  private let grid: [[LedgerCell]]
  private let heading: LedgerHeading
  private let vocabulary: LedgerVocabulary
  /// The cells of the rows that the headings are in.
  private let above: [[(column: Int, key: String)]]
  /// What ids look like that stand in a row with more; nil until that is asked.
  private var shapes: Set<String>?
  private let titleWords: Set<String>

  /// - Throws: `badInput` for a row that may be data or not.
  init(
    _ grid: [[LedgerCell]], under heading: LedgerHeading, of sheet: LedgerSheet,
    vocabulary: LedgerVocabulary
  ) throws(GridGeoError) {
    self.grid = grid
    self.heading = heading
    self.sheet = sheet
    self.vocabulary = vocabulary
    above = (heading.band.map { $0 } + heading.skipped).map { LedgerRows.keys(grid[$0]) }
    titleWords = Set(heading.titles.flatMap { grid[$0] }.compactMap(\.text).map(LedgerWords.key))
    let skipped = Set(heading.skipped)
    var isBehindFooter = false
    var row = heading.band.upperBound + 1
    while row < grid.count {
      defer { row += 1 }
      guard !skipped.contains(row) else { continue }
      let filled = heading.columns.filter { $0.kind != .ignored && !cell(row, $0).isBlank }
      guard let first = filled.first else { continue }
      if filled.allSatisfy({ $0.kind == .serial }), cell(row, first).isFigure {
        empty.append(row)
        continue
      }
      if isHeadingAgain(row) {
        headings.append(row)
        isBehindFooter = false
        continue
      }
      if isTitleAgain(row, filled) {
        titles.append(row)
        continue
      }
      if let text = cell(row, first).text, LedgerWords.isFooter(text) {
        if let figure = filled.first(where: { isContract($0) && cell(row, $0).isFigure }) {
          throw refusal(row, figure, "a figure in a row that begins like a footer; move one of them")
        }
        footers.append(row)
        isBehindFooter = true
        continue
      }
      if isBehindFooter, filled.allSatisfy({ !isContract($0) || !cell(row, $0).isFigure }), filled.count <= 2,
        !hasID(row)
      {
        footers.append(row)
        continue
      }
      if let total = try total(row, filled) {
        totals.append(total)
        continue
      }
      try checkData(row, filled)
      isBehindFooter = false
      data.append(row)
    }
  }

  private func cell(_ row: Int, _ column: LedgerColumn) -> LedgerCell {
    column.index < grid[row].count ? grid[row][column.index] : .blank
  }

  private func refusal(_ row: Int, _ column: LedgerColumn, _ reason: String) -> GridGeoError {
    sheet.refusal(row: row + 1, column: column.index + 1, reason)
  }

  private func isContract(_ column: LedgerColumn) -> Bool {
    if case .count = column.kind { true } else { column.kind == .coordinate }
  }

  private func hasID(_ row: Int) -> Bool {
    heading.columns.contains { $0.kind == .id && !cell(row, $0).isBlank } && heading.columns.count > 1
      && heading.columns.filter { !cell(row, $0).isBlank }.count > 1
  }

  // MARK: Headings printed again

  /// Whether a row says the same as a row of the headings, as at the top of a printed page.
  private func isHeadingAgain(_ row: Int) -> Bool {
    let count = grid[row].count { !$0.isBlank }
    return above.contains { keys in
      guard keys.count == count else { return false }
      return keys.allSatisfy { column, key in
        column < grid[row].count && LedgerWords.key(grid[row][column].plainText) == key
      }
    }
  }

  private static func keys(_ cells: [LedgerCell]) -> [(column: Int, key: String)] {
    cells.enumerated().filter { !$0.element.isBlank }.map {
      ($0.offset, LedgerWords.key($0.element.plainText))
    }
  }

  /// Whether a title of the sheet stands again right above headings that are printed again.
  private func isTitleAgain(_ row: Int, _ filled: [LedgerColumn]) -> Bool {
    guard filled.count == 1, filled[0].index == heading.columns[0].index, let text = cell(row, filled[0]).text
    else {
      return false
    }
    let word = LedgerWords.key(text)
    // A village without figures stands by itself too.
    guard word.hasSuffix("表") || word.hasSuffix("续)") || word.hasSuffix("(续表)") || titleWords.contains(word)
    else {
      return false
    }
    for next in row + 1..<min(row + 5, grid.count) {
      let count = grid[next].count { !$0.isBlank }
      if count > 1 { return isHeadingAgain(next) }
    }
    return false
  }

  // MARK: Totals

  private func total(_ row: Int, _ filled: [LedgerColumn]) throws(GridGeoError) -> Total? {
    for column in heading.columns where !cell(row, column).isBlank {
      let cell = cell(row, column)
      guard let text = cell.text, !cell.isFigure else {
        if column.kind == .serial || column.kind == .ignored { continue }
        return nil
      }
      if LedgerWords.isOfWhich(text), column.isOpen {
        throw refusal(row, column, "counts again what another row counts; take such rows out of the table")
      }
      guard let (kind, unit) = TotalWord.read(text) else { continue }
      // A remark may end in such a word.
      if column.kind == .other, !unit.isEmpty { continue }
      if column.kind != .id, let id = filled.first(where: { $0.kind == .id && !self.cell(row, $0).isBlank }),
        !(self.cell(row, id).text.map { TotalWord.read($0) != nil } ?? false)
      {
        throw refusal(row, column, "a total in a row that has an id; take one of them out")
      }
      return Total(
        row: row, column: column.index, kind: kind, unit: unit, rank: column.rank, behind: data.count)
    }
    return nil
  }

  // MARK: Doubts

  private mutating func isUsualID(_ text: String) -> Bool {
    let usual = shapes ?? LedgerRows.shapes(grid, under: heading)
    shapes = usual
    return usual.contains(LedgerRows.shape(text))
  }

  private static func shapes(_ grid: [[LedgerCell]], under heading: LedgerHeading) -> Set<String> {
    guard let id = heading.columns.first(where: { $0.kind == .id }) else { return [] }
    var shapes: Set<String> = []
    for cells in grid[(heading.band.upperBound + 1)...] where id.index < cells.count {
      guard let text = cells[id.index].text, cells.contains(where: \.isFigure) else { continue }
      shapes.insert(shape(text))
    }
    return shapes
  }

  /// Text with every run of digits as one, and every run of letters of the alphabet.
  private static func shape(_ text: String) -> String {
    var shape = ""
    for character in text {
      let sign: Character =
        character.isASCII && character.isNumber
        ? "9" : character.isASCII && character.isLetter ? "a" : character
      if shape.last != sign { shape.append(sign) }
    }
    return shape
  }

  private mutating func checkData(_ row: Int, _ filled: [LedgerColumn]) throws(GridGeoError) {
    let texts = filled.filter { cell(row, $0).text != nil }
    if texts.count >= 2, texts.count == filled.count,
      texts.count(where: { column in
        guard let text = cell(row, column).text, column.kind != .word else { return false }
        return vocabulary.knows(text)
      }) >= 2
    {
      throw refusal(
        row, filled[0], "looks like another heading; put one table on a sheet, or take the row out")
    }
    let hasKeys = heading.columns.contains { $0.kind == .id || $0.rank != nil }
    if hasKeys, let count = filled.first(where: { $0.counts != nil }),
      filled.allSatisfy({ $0.counts != nil || $0.kind == .serial })
    {
      throw refusal(
        row, count, "counts in a row that names nothing; write what it counts, or mark a total as 合计 or total"
      )
    }
    let open = heading.columns.filter { $0.kind != .ignored }
    if filled.count == 1, open.count >= 3, filled[0].index == open[0].index,
      let text = cell(row, filled[0]).text,
      filled[0].kind != .id || !isUsualID(text)
    {
      throw refusal(
        row, filled[0],
        "stands by itself in its row; if it is a title or a section, take it out, if it is data, fill in the row"
      )
    }
  }
}
