/// Reads rows of CSV or TSV (RFC 4180): fields in quotes may hold delimiters, line breaks and doubled quotes.
/// Rows end with LF, CR LF or CR. Holds one row at a time.
struct TableScanner: ~Copyable {
  private enum Place { case fieldStart, plain, quoted, afterQuote }

  private var text: TableText
  private let file: String
  private var piece: [UInt8] = []
  private var next = 0
  private(set) var delimiter: UInt8 = 0x2C
  /// The fields of the row, each ended by a 0, so that number readers stop there.
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// From 1, the heading included, blank rows too.
  private(set) var rowNumber = 0
  private(set) var blankRows = 0
  /// What breaks the form of the row, if anything.
  private(set) var fault: String?

  init(
    _ input: InputSource, encoding: TextEncoding, hashes: Bool, window: Int = ByteSource.defaultWindow
  ) throws(GridGeoError) {
    let text = try TableText(input, encoding: encoding, window: window, hashes: hashes)
    self.text = text
    file = input.name
  }

  var fieldCount: Int { ends.count }
  var digest: String? { text.digest }

  /// The bytes of a field, without the 0 behind them.
  func range(of field: Int) -> Range<Int> { (field == 0 ? 0 : ends[field - 1] + 1)..<ends[field] }

  func string(_ field: Int) -> String {
    String(decoding: bytes[range(of: field)], as: UTF8.self)
  }

  /// A field's text without white space around.
  func trimmedString(_ field: Int) -> String {
    var range = range(of: field)
    while !range.isEmpty, isSpace(range.lowerBound) { range = range.lowerBound + 1..<range.upperBound }
    while !range.isEmpty, isSpace(range.upperBound - 1) { range = range.lowerBound..<range.upperBound - 1 }
    let text = String(decoding: bytes[range], as: UTF8.self)
    // White space beyond ASCII, such as the ideographic space, is rare and takes the slow way.
    guard !range.isEmpty, bytes[range.lowerBound] >= 0x80 || bytes[range.upperBound - 1] >= 0x80 else {
      return text
    }
    return String(FieldText.trimmed(text))
  }

  func isBlank(_ field: Int) -> Bool { range(of: field).allSatisfy { isSpace($0) } }

  private func isSpace(_ index: Int) -> Bool { bytes[index] == 0x20 || bytes[index] == 0x09 }

  /// Skips a byte order mark and finds out the delimiter: the one of comma, tab and semicolon that the first
  /// line has most of.
  ///
  /// - Throws: `badInput` for an empty file or one that is no text; as `TableText`.
  mutating func begin() throws(GridGeoError) {
    var more: [UInt8] = []
    var counts = [UInt8: Int]()
    var isQuoted = false
    var seen = 0
    search: while true {
      while seen < piece.count {
        let byte = piece[seen]
        seen += 1
        if byte == 0x22 { isQuoted.toggle() }
        if isQuoted { continue }
        if byte == 0x0A || byte == 0x0D, seen > 1 { break search }
        if byte == 0x2C || byte == 0x09 || byte == 0x3B { counts[byte, default: 0] += 1 }
      }
      guard try text.next(into: &more) else { break }
      piece.append(contentsOf: more)
    }
    guard !piece.isEmpty else { throw refused("the file is empty") }
    if let words = BinaryFile.words(piece) { throw refused(words) }
    if piece.starts(with: [0xEF, 0xBB, 0xBF]) { next = 3 }
    for candidate: UInt8 in [0x2C, 0x09, 0x3B]
    where counts[candidate, default: 0] > counts[delimiter, default: 0] {
      delimiter = candidate
    }
  }

  /// Reads the next row that is not blank; false at the end.
  ///
  /// - Throws: `badInput` for a quote that is never closed, or a 0 byte.
  mutating func nextRow() throws(GridGeoError) -> Bool {
    while try readRow() {
      if fault != nil { return true }
      if (0..<ends.count).contains(where: { !isBlank($0) }) { return true }
      blankRows += 1
    }
    return false
  }

  private mutating func readRow() throws(GridGeoError) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    fault = nil
    var place = Place.fieldStart
    var isEmpty = true
    while true {
      if next == piece.count {
        next = 0
        guard try text.next(into: &piece) else {
          piece.removeAll()
          if isEmpty { return false }
          rowNumber += 1
          guard place != .quoted else {
            throw refused("a quote opened in this row is never closed", row: rowNumber)
          }
          endField()
          return true
        }
      }
      let byte = piece[next]
      next += 1
      if byte == 0 {
        throw refused("a 0 byte; this is not a table of text, or it is UTF-16", row: rowNumber + 1)
      }
      isEmpty = false
      switch place {
      case .quoted:
        if byte == 0x22 { place = .afterQuote } else { bytes.append(byte) }
        continue
      case .afterQuote where byte == 0x22:
        bytes.append(byte)
        place = .quoted
        continue
      case .fieldStart where byte == 0x22:
        place = .quoted
        continue
      default: break
      }
      switch byte {
      case delimiter:
        endField()
        place = .fieldStart
      case 0x0A, 0x0D:
        if byte == 0x0D { try skipLineFeed() }
        endField()
        rowNumber += 1
        return true
      default:
        if place == .afterQuote {
          if byte != 0x20 { fault = "text behind a closing quote; double the quotes inside a field" }
        } else {
          place = .plain
          let start = next - 1
          next = endOfPlain(from: next)
          bytes.append(contentsOf: piece[start..<next])
        }
      }
    }
  }

  /// The first byte from `start` on that ends a field without quotes, or the piece's end.
  private func endOfPlain(from start: Int) -> Int {
    let delimiter = delimiter
    return piece.withUnsafeBufferPointer { bytes in
      var i = start
      while i < bytes.count {
        let byte = bytes[i]
        if byte == delimiter || byte == 0x0A || byte == 0x0D || byte == 0 { break }
        i += 1
      }
      return i
    }
  }

  private mutating func skipLineFeed() throws(GridGeoError) {
    if next == piece.count {
      next = 0
      guard try text.next(into: &piece) else {
        piece.removeAll()
        return
      }
    }
    if piece[next] == 0x0A { next += 1 }
  }

  private mutating func endField() {
    ends.append(bytes.count)
    bytes.append(0)
  }

  private func refused(_ message: String, row: Int? = nil) -> GridGeoError {
    GridGeoError(.badInput, message, at: SourcePlace(file: file, row: row))
  }
}
