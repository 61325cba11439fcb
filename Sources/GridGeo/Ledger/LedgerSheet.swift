/// A sheet as a spreadsheet has it: cells by row and column, both numbered from 1.
public struct LedgerSheet: Sendable {
  /// Name for messages.
  public var file: String
  public var sheet: String
  /// The first is row 1; rows may have different lengths.
  public var rows: [[LedgerCell]]

  public init(file: String, sheet: String, rows: [[LedgerCell]]) {
    self.file = file
    self.sheet = sheet
    self.rows = rows
  }

  /// A cell as spreadsheets call it.
  ///
  /// - Parameters:
  ///   - row: From 1.
  ///   - column: From 1; 1 is A, 27 is AA.
  public static func cellName(row: Int, column: Int) -> String {
    var letters = ""
    var rest = column
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return "\(letters)\(row)"
  }

  /// The sheet's name, in quotes where a formula would need them.
  var shownName: String {
    let isPlain = sheet.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_"
    }
    return isPlain ? sheet : "'\(sheet.map { $0 == "'" ? "''" : String($0) }.joined())'"
  }

  /// A refusal of one cell: `FILE: SHEET!C12: reason`.
  func refusal(row: Int, column: Int, _ reason: String) -> GridGeoError {
    let name = LedgerSheet.cellName(row: row, column: column)
    let head = sheet.isEmpty ? name : "\(shownName)!\(name)"
    return GridGeoError(.badInput, "\(head): \(reason)", at: SourcePlace(file: file))
  }

  /// A refusal of the whole sheet.
  func refusal(_ reason: String) -> GridGeoError {
    GridGeoError(
      .badInput, sheet.isEmpty ? reason : "\(shownName): \(reason)", at: SourcePlace(file: file))
  }

  /// `FILE: SHEET`, for notes.
  var noteHead: String { sheet.isEmpty ? file : "\(file): \(shownName)" }
}
