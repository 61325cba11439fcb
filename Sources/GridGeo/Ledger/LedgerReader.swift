/// Makes a plain table of a ledger as offices keep them in spreadsheets.
///
/// Understood are titles above the headings, headings in several rows under groups, figures with a unit, "same as
/// above" and the blanks of merged cells in columns of units, totals, footers, and headings printed again on each
/// page; what was understood is in the table's notes. What could be read in two ways is refused with its cell.
public enum LedgerReader {
  /// Reads a sheet.
  ///
  /// Cells of a column that belongs to a person are left empty; its heading stays, for readers to refuse.
  ///
  /// - Parameters:
  ///   - ledgerFields: Field of the contract → heading that holds it, as `ReadingOptions.fields`.
  ///   - ignoredColumns: Headings of columns that nobody looks at, as `ReadingOptions.ignoredColumns`.
  /// - Throws: `badInput` with file, sheet and cell.
  /// - Complexity: O(cells), and some hundred sums a total.
  public static func read(
    _ sheet: LedgerSheet, ledgerFields: [String: String] = [:], ignoredColumns: [String] = []
  ) throws(GridGeoError) -> LedgerTable {
    let grid = sheet.rows.map { $0.map(\.tidied) }
    guard grid.contains(where: { $0.contains { !$0.isBlank } }) else {
      throw sheet.refusal("the sheet is empty")
    }
    let vocabulary = LedgerVocabulary(fields: ledgerFields, ignoredColumns: ignoredColumns)
    let heading = try LedgerHeading(grid, of: sheet, vocabulary: vocabulary)
    let rows = try LedgerRows(grid, under: heading, of: sheet, vocabulary: vocabulary)
    let fill = try LedgerFill(grid, rows, under: heading, of: sheet)
    var values = LedgerValues(grid, rows.data, columns: heading.columns, of: sheet)
    var table: [LedgerRow] = []
    table.reserveCapacity(rows.data.count)
    for (index, row) in rows.data.enumerated() {
      var cells: [String] = []
      cells.reserveCapacity(heading.columns.count)
      for (c, column) in heading.columns.enumerated() {
        let cell = column.index < grid[row].count ? grid[row][column.index] : .blank
        cells.append(try values.value(cell, row: row, column: c))
      }
      for (u, c) in fill.columns.enumerated() { cells[c] = fill.values[index][u] }
      table.append(LedgerRow(row: row + 1, cells: cells))
    }
    let outline = try LedgerOutline(table, fill, heading.columns, of: sheet)
    table = outline.table
    var totals = LedgerTotals(table, columns: heading.columns)
    totals.check(outline.counted(rows.totals), grid, pages: rows.headings)

    var notes = LedgerNotes(sheet)
    notes.add("left out above the heading", rows: heading.titles)
    notes.add(
      "headings read by their names in the contract",
      heading.renamed.map { c in
        let column = heading.columns[c]
        let name = LedgerSheet.cellName(row: heading.band.upperBound + 1, column: column.index + 1)
        return "\(name) as \(column.heading)"
      })
    notes.add("left out, numbers or units of the columns", rows: heading.skipped)
    notes.add("left out, headings printed again", rows: (rows.headings + rows.titles).sorted())
    notes.add("left out, nothing but a serial number", rows: rows.empty)
    notes.add("left out below the table", rows: rows.footers)
    notes.add(
      "filled in from above",
      fill.filled.map { LedgerSheet.cellName(row: $0.row + 1, column: $0.column + 1) })
    notes.add(
      "figures with a unit or in groups read as numbers",
      values.withUnit.map { LedgerSheet.cellName(row: $0.row + 1, column: $0.column + 1) })
    notes.add("totals left out, they add up", rows: (totals.agreeing + outline.totals).sorted())
    notes.add("totals left out, nothing to compare", rows: totals.unchecked)
    notes.add(
      "totals left out, they do not add up",
      rows: rows.totals.map(\.row).filter { !totals.agreeing.contains($0) && !totals.unchecked.contains($0) })
    notes.add("differences of totals", totals.differences)
    return LedgerTable(
      headings: heading.columns.map(\.heading), columns: heading.columns.map { $0.index + 1 },
      headingRow: heading.band.upperBound + 1, rows: table, notes: notes.all)
  }

  /// The table as CSV text in UTF-8 whose row numbers are those of the sheet: a blank line for each row that was
  /// left out.
  ///
  /// - Complexity: O(cells).
  public static func csv(_ table: LedgerTable) -> [UInt8] {
    var bytes: [UInt8] = []
    var line = 1
    for row in [LedgerRow(row: table.headingRow, cells: table.headings)] + table.rows {
      while line < row.row {
        bytes.append(0x0A)
        line += 1
      }
      for (index, cell) in row.cells.enumerated() {
        if index > 0 { bytes.append(0x2C) }
        append(cell, to: &bytes)
      }
      bytes.append(0x0A)
      line += 1
    }
    return bytes
  }

  private static func append(_ cell: String, to bytes: inout [UInt8]) {
    // Quotes also keep marks that another table would have between its fields.
    if cell.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x22 && $0 != 0x2C && $0 != 0x3B }) {
      bytes.append(contentsOf: cell.utf8)
      return
    }
    bytes.append(0x22)
    for byte in cell.utf8 where byte != 0 {
      if byte == 0x22 { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}
