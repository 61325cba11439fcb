import Testing

@testable import GridGeo

/// Rows read from blocks, against a plain reading of the whole text.
@Suite struct PointRowsTests {
  struct Row: Equatable, CustomStringConvertible {
    var id: String
    /// Bit patterns, so that −0 is not 0.
    var east: UInt64
    var north: UInt64
    var persons: Int64
    var fault: PointBatch.Fault

    var description: String {
      "\(id) \(Double(bitPattern: east)) \(Double(bitPattern: north)) \(persons) \(fault)"
    }
  }

  /// All rows of a text through blocks of about `size` bytes.
  static func read(
    _ bytes: [UInt8], roles: [PointRows.Role] = [.id, .east, .north, .persons], delimiter: UInt8 = 0x2C,
    lineEnd: UInt8 = 0x0A, size: Int, isLive: Bool = false
  ) throws(GridGeoError) -> (rows: [Row], blocks: Int) {
    let feed = try ByteFeed(.memory(bytes, name: "h"), hashes: false)
    let blocks = RowBlocks(
      feed, rest: BlockMemory(capacity: 16), file: "h", delimiter: delimiter, lineEnd: lineEnd, size: size,
      isLive: isLive)
    var reader = PointRows(roles: roles, delimiter: delimiter, lineEnd: lineEnd, decoder: nil)
    var batch = PointBatch()
    var rows: [Row] = []
    var count = 0
    while let block = try blocks.next() {
      #expect(block.number == count)
      count += 1
      reader.begin(block.memory)
      while reader.fill(&batch) {
        for i in 0..<batch.count {
          let id = UnsafeBufferPointer(start: batch.ids[i], count: Int(batch.lengths[i]))
          let isPlaced = batch.faults[i] == .none
          rows.append(
            Row(
              id: String(decoding: id, as: UTF8.self), east: isPlaced ? batch.positions[i].x.bitPattern : 0,
              north: isPlaced ? batch.positions[i].y.bitPattern : 0, persons: batch.persons[i],
              fault: batch.faults[i]))
        }
      }
      blocks.giveBack(block.memory)
    }
    return (rows, count)
  }

  // MARK: The oracle

  /// Fields of each row, by a state machine over the whole text; nil for a row with text behind a quote.
  private static func fields(_ bytes: [UInt8], delimiter: UInt8) -> [[[UInt8]]?] {
    var rows: [[[UInt8]]?] = []
    var row: [[UInt8]] = []
    var field: [UInt8] = []
    var isBroken = false
    var i = 0
    /// 0 before a field, 1 in plain text, 2 in quotes, 3 behind them.
    var state = 0
    func endRow() {
      row.append(field)
      rows.append(isBroken ? nil : row)
      (row, field, isBroken, state) = ([], [], false, 0)
    }
    while i < bytes.count {
      let byte = bytes[i]
      i += 1
      switch (state, byte) {
      case (2, 0x22) where i < bytes.count && bytes[i] == 0x22:
        field.append(byte)
        i += 1
      case (2, 0x22): state = 3
      case (2, _): field.append(byte)
      case (0, 0x22): state = 2
      case (_, delimiter):
        row.append(field)
        (field, state) = ([], 0)
      case (_, 0x0D), (_, 0x0A):
        if byte == 0x0D, i < bytes.count, bytes[i] == 0x0A { i += 1 }
        endRow()
      case (3, 0x20): break
      case (3, _): isBroken = true
      default:
        field.append(byte)
        state = 1
      }
    }
    if state != 0 || !row.isEmpty || !field.isEmpty { endRow() }
    return rows
  }

  private static func text(_ field: [UInt8]) -> String {
    var part = field[...]
    while let byte = part.first, byte == 0x20 || byte == 0x09 { part.removeFirst() }
    while let byte = part.last, byte == 0x20 || byte == 0x09 { part.removeLast() }
    return String(decoding: part, as: UTF8.self)
  }

  /// Broken rows are left out: of those only the fault is certain.
  static func expected(_ bytes: [UInt8], delimiter: UInt8 = 0x2C) -> [Row?] {
    fields(bytes, delimiter: delimiter).compactMap { fields -> Row?? in
      guard let fields else { return .some(nil) }
      let texts = fields.map(text)
      if texts.allSatisfy(\.isEmpty) { return nil }
      var row = Row(id: texts[0], east: 0, north: 0, persons: 1, fault: .none)
      guard fields.count == 4 else {
        row.fault = .width
        return row
      }
      if let count = Double(texts[3]), count >= 0, count == count.rounded(), count < 1e9 {
        row.persons = Int64(count)
      }
      if row.id.isEmpty {
        row.fault = .missingID
        row.persons = 1
      } else if texts[1].isEmpty || texts[2].isEmpty {
        row.fault = .missingPosition
      } else if let x = Double(texts[1]), let y = Double(texts[2]) {
        if x.isFinite && y.isFinite {
          (row.east, row.north) = (x.bitPattern, y.bitPattern)
        } else {
          row.fault = .notFinite
        }
      } else {
        row.fault = .notANumber
      }
      return row
    }
  }

  static func compare(_ rows: [Row], _ expected: [Row?], _ note: String) {
    #expect(rows.count == expected.count, "\(note)")
    for (row, wanted) in zip(rows, expected) {
      if let wanted {
        #expect(row == wanted, "\(note)")
      } else {
        #expect(row.fault == .textBehindQuote, "\(note): \(row)")
      }
    }
  }

  // MARK: Rows

  private static func number(_ random: inout SeededGenerator) -> String {
    func digits(_ count: Int) -> String { (0..<count).map { _ in "\(random.next(below: 10))" }.joined() }
    switch random.next(below: 16) {
    case 0: return "+\(digits(3)).\(digits(3))"
    case 1: return "\(digits(1)).\(digits(4))e\(random.next(below: 4))"
    case 2:
      return ["nan", "inf", "-inf", "1e400", "x", "", "1.2.3", "--1", "1e", "12a"][random.next(below: 10)]
    case 3: return "\(digits(1 + random.next(below: 20)))"
    case 4: return ".\(digits(1 + random.next(below: 20)))"
    case 5: return "\(digits(2))."
    case 6: return "-0"
    case 7: return "\(Double.random(in: -180...180, using: &random))"
    default:
      let sign = random.next(below: 3) == 0 ? "-" : ""
      return "\(sign)\(digits(1 + random.next(below: 4))).\(digits(1 + random.next(below: 20)))"
    }
  }

  private static func table(_ random: inout SeededGenerator, rows: Int) -> String {
    var text = ""
    func maybeQuoted(_ text: String) -> String {
      random.next(below: 6) == 0 ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }
    for i in 0..<rows {
      let id: String
      switch random.next(below: 12) {
      case 0: id = "\"a,\(i)\""
      case 1: id = "\"\(i) \"\"quoted\"\"\""
      case 2: id = "\"line\n\(i)\r\nend\""
      case 3: id = "多吉\(i)"
      case 4: id = "in\"side\(i)"
      case 5: id = " pad\(i)\t"
      case 6: id = random.next(below: 2) == 0 ? "" : "\"x\(i)\"y"
      default: id = "h\(i)"
      }
      let persons = ["", "0", "5", "12345678", "3.0", "x", "-1", "1e3", "\"7\"", " 4"][random.next(below: 10)]
      var fields = [id, maybeQuoted(number(&random)), maybeQuoted(number(&random)), persons]
      if random.next(below: 30) == 0 { fields.removeLast() }
      if random.next(below: 30) == 0 { fields.append("more") }
      text += fields.joined(separator: ",") + ["\n", "\r\n", "\n\n", "\n"][random.next(below: 4)]
    }
    return text
  }

  @Test(arguments: 1...12)
  func randomTables(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed, stream: "point rows")
    var text = Self.table(&random, rows: 700)
    if seed % 3 == 0 { text += "last,1,2,3" }
    let bytes = Array(text.utf8)
    let expected = Self.expected(bytes)
    for size in [64, 97, 1000, 1 << 18] {
      for isLive in [false, true] {
        let read = try Self.read(bytes, size: size, isLive: isLive)
        Self.compare(read.rows, expected, "seed \(seed), size \(size)")
        if size < 1000 { #expect(read.blocks > 10) }
      }
    }
  }

  /// Every count of digits before and behind the point, bit for bit.
  @Test func digits() throws {
    var random = SeededGenerator(seed: 5, stream: "digits")
    var numbers: [String] = []
    for whole in 1...20 {
      for places in 0...20 {
        for _ in 0..<4 {
          func digits(_ count: Int) -> String {
            (0..<count).map { _ in "\(random.next(below: 10))" }.joined()
          }
          numbers.append(digits(whole) + (places > 0 ? "." + digits(places) : ""))
          numbers.append("-" + digits(whole) + (places > 0 ? "." + digits(places) : ""))
        }
      }
    }
    let text = numbers.map { "h,\($0),\($0),1\n" }.joined()
    let rows = try Self.read(Array(text.utf8), size: 4096).rows
    #expect(rows.count == numbers.count)
    for (row, number) in zip(rows, numbers) {
      #expect(row.east == Double(number)?.bitPattern, "\(number)")
      #expect(row.north == row.east && row.fault == .none)
    }
  }

  @Test func aQuoteThatIsNeverClosedIsToldWithItsPlace() {
    for (text, offset) in [("a,1,2,3\n\"b,1,2,3\n", 8), ("a,1,2,3\n\"b,1,2,3", 8), ("\"", 0)] {
      for size in [16, 1 << 18] {
        do throws(GridGeoError) {
          _ = try Self.read(Array(text.utf8), size: size)
          Issue.record("\(text) was read")
        } catch {
          #expect(error.code == .badInput)
          #expect(error.description.contains("byte \(offset):"), "\(error.description)")
        }
      }
    }
  }

  @Test func rowsLongerThanABlock() throws {
    let note = String(repeating: "long, \"\"", count: 500)
    let text = "a,1,2,3\n\"\(note)\",3,4,5\nb,5,6,7\n"
    for size in [8, 64, 500, 5000] {
      let rows = try Self.read(Array(text.utf8), size: size).rows
      #expect(rows.map(\.id) == ["a", note.replacing("\"\"", with: "\""), "b"])
    }
  }
}
