/// What a ledger comes to: a plain table.
public struct LedgerTable: Sendable, Hashable {
  /// One a column; those of groups are joined, such as `人口/男`.
  public var headings: [String]
  /// The sheet's column of each, from 1.
  public var columns: [Int]
  /// The sheet's row that the headings end in, from 1.
  public var headingRow: Int
  /// In the sheet's order; blank rows, totals and footers are not among them.
  public var rows: [LedgerRow]
  /// What was understood rather than read, one line a kind, with rows and cells.
  public var notes: [String]

  public init(headings: [String], columns: [Int], headingRow: Int, rows: [LedgerRow], notes: [String]) {
    self.headings = headings
    self.columns = columns
    self.headingRow = headingRow
    self.rows = rows
    self.notes = notes
  }
}
