/// Collects what was understood rather than read: cells and rows by kind, so that each kind is one line.
struct LedgerNotes {
  private let head: String
  private var lines: [String] = []

  /// Cells and rows named in a line; of more the number is said.
  private static let most = 8

  init(_ sheet: LedgerSheet) { head = sheet.noteHead }

  /// - Parameter places: Cells or rows; no line when there are none.
  mutating func add(_ what: String, _ places: [String]) {
    guard !places.isEmpty else { return }
    let shown = places.prefix(LedgerNotes.most).joined(separator: ", ")
    let rest = places.count - LedgerNotes.most
    lines.append("\(head): \(what): \(shown)\(rest > 0 ? " and \(rest) more" : "")")
  }

  /// Rows from 0, as numbers and ranges from 1.
  mutating func add(_ what: String, rows: [Int]) { add(what, LedgerNotes.ranges(rows)) }

  var all: [String] { lines }

  private static func ranges(_ rows: [Int]) -> [String] {
    var ranges: [(Int, Int)] = []
    for row in rows {
      if let last = ranges.last, last.1 == row - 1 {
        ranges[ranges.count - 1].1 = row
      } else {
        ranges.append((row, row))
      }
    }
    return ranges.map { $0 == $1 ? "row \($0 + 1)" : "rows \($0 + 1)–\($1 + 1)" }
  }
}
