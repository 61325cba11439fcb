/// Where a ledger's headings are, one row or several, and what they say.
struct LedgerHeading {
  /// The sheet's rows, from 0.
  let band: ClosedRange<Int>
  let columns: [LedgerColumn]
  /// The rows behind the headings that number the columns or name their units.
  let skipped: [Int]
  /// Columns that are called otherwise on the sheet.
  let renamed: [Int]
  /// Rows with text above the headings.
  let titles: [Int]

  /// Headings stand no further down than this.
  private static let depth = 60
  private static let tallest = 3

  /// - Throws: `badInput` when no row looks like a heading, figures stand above it, or two columns are called the
  ///   same.
  init(
    _ grid: [[LedgerCell]], of sheet: LedgerSheet, vocabulary: LedgerVocabulary
  ) throws(GridGeoError) {
    guard let found = LedgerHeading.row(in: grid, vocabulary) else {
      throw sheet.refusal(
        "no row looks like the heading; name the columns, such as id, lon, lat or 户编号, 经度, 纬度, or say with "
          + "--field NAME=COLUMN what they are called")
    }
    var (top, bottom) = (found, found)
    while bottom - top + 1 < LedgerHeading.tallest,
      LedgerHeading.isUnder(grid, top...bottom, bottom + 1, vocabulary)
    { bottom += 1 }
    while bottom - top + 1 < LedgerHeading.tallest, top > 0,
      LedgerHeading.isOver(grid, top - 1, top, vocabulary)
    { top -= 1 }
    band = top...bottom
    titles = (0..<top).filter { grid[$0].contains { !$0.isBlank } }
    for row in titles { try LedgerHeading.checkTitle(grid[row], row, sheet) }
    (columns, renamed) = try LedgerHeading.columns(grid, band, sheet, vocabulary)
    var skipped: [Int] = []
    var next = bottom + 1
    while next < grid.count, skipped.count < 2 {
      let isUnits = LedgerHeading.isUnits(grid[next], columns)
      guard isUnits || LedgerHeading.isNumbering(grid[next], columns) else { break }
      if isUnits { try LedgerHeading.checkUnits(grid[next], next, columns, sheet) }
      skipped.append(next)
      next += 1
    }
    self.skipped = skipped
  }

  // MARK: Finding the row

  /// The row with most names that are known, from the first that has two to the first with figures: labels above
  /// the heading, such as the township that fills the form in, are known too.
  private static func row(in grid: [[LedgerCell]], _ vocabulary: LedgerVocabulary) -> Int? {
    var best: (row: Int, known: Int)?
    var second: Int?
    for (row, cells) in grid.prefix(depth).enumerated() {
      let filled = cells.filter { !$0.isBlank }
      // Years may be headings; other figures are data.
      if filled.contains(where: { $0.isFigure && !isYear($0) }) {
        if best != nil { break }
        continue
      }
      let known = filled.count { cell in cell.text.map(vocabulary.knows) ?? false }
      if known >= 2, known > best?.known ?? 1 { best = (row, known) }
      if second == nil, known > 0, filled.count >= 2 || grid.allSatisfy({ width($0) <= 1 }) { second = row }
    }
    return best?.row ?? second
  }

  private static func isYear(_ cell: LedgerCell) -> Bool {
    CountText.plain(cell.plainText).map { 1900...2100 ~= $0 } ?? false
  }

  private static func width(_ cells: [LedgerCell]) -> Int { (cells.lastIndex { !$0.isBlank } ?? -1) + 1 }

  private static func cell(_ cells: [LedgerCell], _ column: Int) -> LedgerCell {
    column < cells.count ? cells[column] : .blank
  }

  /// Text that can be a heading.
  private static func isHeading(_ cell: LedgerCell) -> Bool { cell.text != nil && !cell.isFigure }

  /// Whether a row holds the headings under groups of the row above: text, at least two cells under one group or
  /// all of them known, and nothing under a heading that is no group.
  private static func isUnder(
    _ grid: [[LedgerCell]], _ band: ClosedRange<Int>, _ row: Int, _ vocabulary: LedgerVocabulary
  ) -> Bool {
    guard row < grid.count else { return false }
    let below = grid[row]
    let filled = below.indices.filter { !below[$0].isBlank }
    guard !filled.isEmpty, filled.allSatisfy({ isHeading(below[$0]) }) else { return false }
    let isKnown = filled.allSatisfy { below[$0].text.map(vocabulary.knows) ?? false }
    let last = grid[band.upperBound]
    let above = (0..<max(width(last), width(below))).map { column in
      band.contains { !cell(grid[$0], column).isBlank }
    }
    // A group is a heading of the last row and what is blank to its right.
    var isUnderGroup = false
    var covered = 0
    for start in last.indices where !last[start].isBlank {
      var end = start + 1
      while end < above.count, !above[end] { end += 1 }
      let under = filled.filter { (start..<end).contains($0) }
      if under.isEmpty { continue }
      guard end - start >= 2, isKnown || under.first == start else { return false }
      covered += under.count
      if isKnown || under.count >= 2 { isUnderGroup = true }
    }
    return isUnderGroup && covered == filled.count
  }

  /// Whether a row holds the groups over the headings of the row below, or headings that reach down beside them.
  private static func isOver(
    _ grid: [[LedgerCell]], _ row: Int, _ below: Int, _ vocabulary: LedgerVocabulary
  ) -> Bool {
    let cells = grid[row]
    let filled = cells.indices.filter { !cells[$0].isBlank }
    guard !filled.isEmpty, filled.allSatisfy({ isHeading(cells[$0]) }) else { return false }
    let texts = filled.compactMap { cells[$0].text }
    guard !texts.contains(where: { $0.contains(":") || $0.contains("：") }) else { return false }
    // A level over another heading is a label that is filled in beside it.
    let isLabelled = filled.contains { column in
      !cell(grid[below], column).isBlank && cells[column].text.map(vocabulary.isAlone) ?? false
    }
    guard !isLabelled else { return false }
    func isGroup(_ text: String) -> Bool { vocabulary.knows(text) || LedgerVocabulary.isNeutralGroup(text) }
    if filled.count == 1 {
      // One cell at the left is the sheet's title.
      return filled[0] > (grid[below].firstIndex { !$0.isBlank } ?? 0) && isGroup(texts[0])
    }
    return texts.contains(where: isGroup) || filled.contains { cell(grid[below], $0).isBlank }
  }

  // MARK: What is said above

  private static func checkTitle(
    _ cells: [LedgerCell], _ row: Int, _ sheet: LedgerSheet
  ) throws(GridGeoError) {
    let figures = cells.indices.filter { cells[$0].isFigure }
    if figures.count >= 3 {
      throw sheet.refusal(
        row: row + 1, column: figures[0] + 1, "figures above the heading; put one table on a sheet")
    }
    for (column, cell) in cells.enumerated() {
      guard let text = cell.text, let scale = LedgerWords.scale(in: text) else { continue }
      throw sheet.refusal(
        row: row + 1, column: column + 1,
        "counts in \(scale) are not read; write whole numbers and take this out")
    }
  }

  /// Whether a row says in which unit the columns above count.
  private static func isUnits(_ cells: [LedgerCell], _ columns: [LedgerColumn]) -> Bool {
    let filled = columns.filter { !cell(cells, $0.index).isBlank }
    guard !filled.isEmpty, filled.contains(where: { $0.counts != nil }) else { return false }
    return filled.allSatisfy { column in
      guard let word = unit(cell(cells, column.index)) else { return false }
      if column.kind == .serial || column.rank != nil { return word == "单位" || word == "计量单位" }
      return [
        "人", "户", "个", "亩", "口", "公顷", "%", "元", "万元", "头", "只", "平方公里", "公里", "万人", "千人", "万户", "度", "米",
        "名",
      ]
      .contains(word)
    }
  }

  private static func unit(_ cell: LedgerCell) -> String? {
    guard let text = cell.text else { return nil }
    return LedgerWords.key(text).filter { !"()".contains($0) }
  }

  private static func checkUnits(
    _ cells: [LedgerCell], _ row: Int, _ columns: [LedgerColumn], _ sheet: LedgerSheet
  ) throws(GridGeoError) {
    for column in columns {
      guard case .count(let kind) = column.kind, let word = unit(cell(cells, column.index)) else { continue }
      if kind.units[word] == nil, word != "个" {
        throw sheet.refusal(
          row: row + 1, column: column.index + 1,
          "\"\(column.heading)\" in \(word) is not read; write whole numbers")
      }
    }
  }

  /// Whether a row numbers the columns: 甲, 乙, 1, 2, 3 … from left to right.
  private static func isNumbering(_ cells: [LedgerCell], _ columns: [LedgerColumn]) -> Bool {
    let filled = columns.filter { !cell(cells, $0.index).isBlank }
    guard filled.count >= 3, filled.count + 1 >= columns.count else { return false }
    let stems = Array("甲乙丙丁戊己庚辛壬癸").map(String.init)
    var (stem, number) = (0, 0)
    var isTextNumbered = false
    for column in filled {
      let cell = cell(cells, column.index)
      let word = LedgerWords.key(cell.plainText).filter { !"()[]".contains($0) }
      if number == 0, stem < stems.count, word == stems[stem] {
        stem += 1
      } else if word == "\(number + 1)" {
        number += 1
        if column.rank != nil { isTextNumbered = true }
      } else {
        return false
      }
    }
    return number >= 1 && (stem > 0 || isTextNumbered)
  }
}
