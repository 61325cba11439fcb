/// A row of a ledger's table.
public struct LedgerRow: Sendable, Hashable {
  /// Its number on the sheet, from 1.
  public var row: Int
  /// As many as the table has columns; empty where nothing is known.
  public var cells: [String]

  public init(row: Int, cells: [String]) {
    self.row = row
    self.cells = cells
  }
}
