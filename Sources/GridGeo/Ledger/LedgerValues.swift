/// Reads the cells of data as the plain values of a table.
struct LedgerValues {
  private let sheet: LedgerSheet
  private let columns: [LedgerColumn]
  /// Cells whose unit was taken off, or whose figure was written in another way.
  private(set) var withUnit: [(row: Int, column: Int)] = []
  private var units: [String?]
  /// The longest id or code, by column, that begins with 0.
  private var zeros: [Int]

  init(_ grid: [[LedgerCell]], _ data: [Int], columns: [LedgerColumn], of sheet: LedgerSheet) {
    self.sheet = sheet
    self.columns = columns
    units = columns.map(\.unit)
    zeros = columns.map { column in
      guard column.kind == .id || column.rank != nil else { return 0 }
      var longest = 0
      for row in data where column.index < grid[row].count {
        guard let text = grid[row][column.index].text, text.hasPrefix("0"),
          text.utf8.allSatisfy({ 0x30...0x39 ~= $0 })
        else { continue }
        longest = max(longest, text.utf8.count)
      }
      return longest
    }
  }

  /// - Throws: `badInput` with the cell for what cannot be read without guessing.
  mutating func value(_ cell: LedgerCell, row: Int, column c: Int) throws(GridGeoError) -> String {
    let column = columns[c]
    guard column.isOpen else { return column.kind == .ignored ? cell.plainText : "" }
    if let text = cell.text, LedgerWords.isFault(text) {
      throw refusal(
        row, c,
        "a formula failed here; repair it, or leave the column out with --ignore-column \"\(column.heading)\""
      )
    }
    switch column.kind {
    case .id, .unit: return try name(cell, row, c)
    case .count(let kind): return try count(cell, kind, row, c)
    case .figure(let kind): return figure(cell, kind)
    case .coordinate: return try coordinate(cell, row, c)
    case .word:
      if let text = cell.text, LedgerWords.isDitto(text) {
        throw refusal(row, c, "\"same as above\" does not do for \"\(column.heading)\"; write the value")
      }
      return cell.plainText
    case .serial, .other, .person, .ignored: return cell.plainText
    }
  }

  private func refusal(_ row: Int, _ c: Int, _ reason: String) -> GridGeoError {
    sheet.refusal(row: row + 1, column: columns[c].index + 1, reason)
  }

  // MARK: Ids, codes, names

  private func name(_ cell: LedgerCell, _ row: Int, _ c: Int) throws(GridGeoError) -> String {
    let isID = columns[c].kind == .id
    let what = isID ? "an id" : "a code or name"
    switch cell {
    case .date:
      throw refusal(row, c, "a date where \(what) belongs; make the column text and write it again")
    case .bool where isID:
      throw refusal(row, c, "true or false where an id belongs; make the column text and write it again")
    case .number(let value):
      guard value.isFinite, abs(value) < LedgerCell.exactLimit else {
        throw refusal(
          row, c,
          "\(what) of 16 digits or more that became a number has lost its last digits; make the column text and "
            + "write it again")
      }
      try refuseShort(cell, row, c)
    case .text(let text):
      if LedgerValues.isScientific(text) {
        throw refusal(
          row, c, "\(what) like 1.1E+17 has lost its digits; make the column text and write it again")
      }
      // Where a column has text and numbers, a number comes as the text of it.
      if text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) { try refuseShort(cell, row, c) }
      if isID, LedgerWords.isDitto(text) {
        throw refusal(row, c, "an id cannot be the same as above; write its own")
      }
    case .blank, .bool: break
    }
    return cell.plainText
  }

  /// Refuses what is shorter than the codes of its column that begin with 0.
  private func refuseShort(_ cell: LedgerCell, _ row: Int, _ c: Int) throws(GridGeoError) {
    guard zeros[c] > 0, cell.plainText.utf8.count < zeros[c] else { return }
    throw refusal(
      row, c,
      "a number among codes that begin with 0 may have lost its zeros; make the column text and write it again, with them"
    )
  }

  /// "1.10108E+17", as a spreadsheet shows a long number.
  private static func isScientific(_ text: String) -> Bool {
    let word = LedgerWords.key(text)
    guard let mark = word.firstIndex(of: "e"), word[word.index(after: mark)...].hasPrefix("+") else {
      return false
    }
    let exponent = word[mark...].dropFirst(2)
    return CountText.plain(word[..<mark]) != nil && exponent.count >= 2
      && exponent.utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }

  // MARK: Figures

  private mutating func count(
    _ cell: LedgerCell, _ kind: CountText.Kind, _ row: Int, _ c: Int
  ) throws(GridGeoError) -> String {
    let name = columns[c].heading
    let value: Double
    switch cell {
    case .blank: return ""
    case .number(let number): value = number
    case .date:
      throw refusal(
        row, c, "a date where \"\(name)\" belongs; give the cell a number format and write the number again")
    case .bool: throw refusal(row, c, "true or false where \"\(name)\" belongs; write a number")
    case .text(let text):
      if LedgerWords.isDitto(text) {
        throw refusal(row, c, "\"same as above\" does not do for \"\(name)\"; write the number")
      }
      guard let (figure, unit) = CountText.read(text, as: kind) ?? FieldText.number(text).map({ ($0, nil) })
      else {
        throw refusal(
          row, c,
          "\(LedgerValues.shown(text)) is no plain figure for \"\(name)\"; write one number, as 135 or 135人")
      }
      if let unit {
        if let other = units[c], other != unit {
          throw refusal(
            row, c, "counts \(unit) in a column that counts \(other); use one unit in \"\(name)\"")
        }
        units[c] = unit
      }
      if FieldText.number(text) == nil { withUnit.append((row, columns[c].index)) }
      value = figure
    }
    guard value.isFinite, value >= 0, value <= FieldText.largestCount else {
      throw refusal(row, c, "\(cell.plainText) is not from 0 up to 1,000,000,000, as \"\(name)\" must be")
    }
    guard kind == .load || value == value.rounded() else {
      throw refusal(row, c, "\(cell.plainText) is not a whole number, as \"\(name)\" must be")
    }
    return LedgerCell.number(value).plainText
  }

  private func figure(_ cell: LedgerCell, _ kind: CountText.Kind) -> String {
    guard let text = cell.text, let value = CountText.number(text, as: kind) else { return cell.plainText }
    return LedgerCell.number(value).plainText
  }

  private func coordinate(_ cell: LedgerCell, _ row: Int, _ c: Int) throws(GridGeoError) -> String {
    let name = columns[c].heading
    switch cell {
    case .date: throw refusal(row, c, "a date where \"\(name)\" belongs; write the number as text")
    case .bool: throw refusal(row, c, "true or false where \"\(name)\" belongs; write a number")
    case .number(let value) where !value.isFinite: throw refusal(row, c, "is no number")
    case .text(let text):
      if LedgerWords.isDitto(text) {
        throw refusal(row, c, "\"same as above\" does not do for a position; write the number")
      }
      let narrow = CountText.narrowed(text)
      // Degrees with minutes, and all else, are for whoever reads positions.
      return FieldText.number(narrow) == nil ? text : narrow
    case .blank, .number: return cell.plainText
    }
  }

  /// Text for a message, where it is short and cannot be anybody's name.
  private static func shown(_ text: String) -> String {
    let harmless: Set<Character> = Set(
      "约近大概余多人口户家名个十百千万亿左右以上下至到~-—–－～其中含外出未详不明无零一二三四五六七八九两半共计,，.。、/()（）%％:：+?？ ")
    let isHarmless =
      text.count <= 24
      && text.allSatisfy { harmless.contains($0) || ($0.isNumber && $0.isASCII) || ("０"..."９") ~= $0 }
    return isHarmless ? "\"\(text)\"" : "the text"
  }
}
