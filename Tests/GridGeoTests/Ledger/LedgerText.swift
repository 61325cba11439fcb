@testable import GridGeo

/// Sheets and tables as text, for tests: cells between bars, digits are numbers, 'text in spite of that, @dates.
enum LedgerText {
  static func sheet(_ text: String, name: String = "统计表") -> LedgerSheet {
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).map { cell($0) }
    }
    return LedgerSheet(file: "t.xlsx", sheet: name, rows: rows)
  }

  private static func cell(_ text: Substring) -> LedgerCell {
    if text.isEmpty { return .blank }
    if text.hasPrefix("'") { return .text(String(text.dropFirst())) }
    if text.hasPrefix("@") { return .date(String(text.dropFirst())) }
    if text == "TRUE" || text == "FALSE" { return .bool(text == "TRUE") }
    if let number = Double(text), text.first?.isLetter == false { return .number(number) }
    return .text(String(text))
  }

  /// Rows of the table as `number: cells`.
  static func shown(_ table: LedgerTable) -> [String] {
    ["\(table.headingRow): " + table.headings.joined(separator: "|")]
      + table.rows.map { "\($0.row): " + $0.cells.joined(separator: "|") }
  }

  static func read(
    _ text: String, fields: [String: String] = [:], ignored: [String] = []
  ) throws(GridGeoError) -> LedgerTable {
    try LedgerReader.read(sheet(text), ledgerFields: fields, ignoredColumns: ignored)
  }

  static func refusal(
    _ text: String, fields: [String: String] = [:], ignored: [String] = []
  ) -> String? {
    do throws(GridGeoError) {
      _ = try read(text, fields: fields, ignored: ignored)
      return nil
    } catch { return error.description }
  }
}
