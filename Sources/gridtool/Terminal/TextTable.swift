/// A table in columns of equal width, Chinese text included.
struct TextTable {
  enum Alignment { case left, right }

  private let alignments: [Alignment]
  private var rows: [[String]]
  private let hasHeading: Bool
  /// Columns before the first one.
  var indent = 0

  /// - Parameter columns: heading and alignment of each.
  init(_ columns: [(heading: String, alignment: Alignment)]) {
    alignments = columns.map(\.alignment)
    rows = [columns.map(\.heading)]
    hasHeading = true
  }

  /// A table without a heading.
  init(alignments: [Alignment]) {
    self.alignments = alignments
    rows = []
    hasHeading = false
  }

  /// Adds a row; its cells are made safe for a terminal.
  mutating func append(_ cells: [String]) { rows.append(cells.map(TerminalText.safe)) }

  /// The lines, each ended by a line feed; the heading in bold. A column without text is left out.
  func text(_ style: TextStyle = .plain) -> String {
    var widths = [Int](repeating: 0, count: alignments.count)
    for row in rows {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], TerminalText.width(cell))
      }
    }
    var text = ""
    for (index, row) in rows.enumerated() {
      var line = String(repeating: " ", count: indent)
      for (column, cell) in row.enumerated() where widths[column] > 0 {
        if line.utf8.count > indent { line += "  " }
        // A last column on the left needs no filling.
        let fills = column < row.count - 1 || alignments[column] == .right
        line +=
          fills
          ? TerminalText.padded(cell, to: widths[column], right: alignments[column] == .right) : cell
      }
      while line.last == " " { line.removeLast() }
      text += (index == 0 && hasHeading ? style.bold(line) : line) + "\n"
    }
    return text
  }
}
