/// Reads the rows of a block into batches. Rows as they are usually written are read in one pass without a
/// copy; any other goes to ``OddRow``.
struct PointRows: ~Copyable {
  /// What a column holds.
  enum Role: UInt8 { case none, id, east, north, persons, season }

  let roles: [Role]
  let delimiter: UInt8
  let lineEnd: UInt8
  private var odd: OddRow
  private var next: UnsafePointer<UInt8>
  private var end: UnsafePointer<UInt8>
  /// Rows without any text.
  private(set) var blankRows = 0
  private let powers = DecimalNumber.powers

  /// - Parameter decoder: for tables that are not UTF-8.
  init(roles: [Role], delimiter: UInt8, lineEnd: UInt8, decoder: consuming TextDecoder?) {
    self.roles = roles
    self.delimiter = delimiter
    self.lineEnd = lineEnd
    odd = OddRow(roles: roles, delimiter: delimiter, decoder: decoder)
    next = UnsafePointer(bitPattern: 1).unsafelyUnwrapped
    end = next
  }

  /// - Parameter block: stays in place until its last row is read.
  mutating func begin(_ block: BlockMemory) {
    next = UnsafePointer(block.start)
    end = UnsafePointer(block.start + block.count)
  }

  /// Fills the batch with the next rows of the block; false when there are none.
  mutating func fill(_ batch: inout PointBatch) -> Bool {
    batch.removeAll()
    let decodes = odd.decodes
    roles.withUnsafeBufferPointer { roles in
      powers.withUnsafeBufferPointer { powers in
        while next < end, batch.count < PointBatch.capacity {
          if let behind = PointRows.usual(
            next, roles, delimiter, powers.baseAddress.unsafelyUnwrapped, decodes: decodes, &batch)
          {
            next = behind
            batch.count &+= 1
            continue
          }
          switch odd.read(next, end, &batch) {
          case .row(let behind):
            next = behind
            batch.count &+= 1
          case .blank(let behind):
            next = behind
            blankRows += 1
          case .full: return
          }
        }
      }
    }
    return batch.count > 0
  }

  /// Reads a row that is written in the usual way.
  ///
  /// - Returns: where the next row begins; nil for a row that needs a closer look.
  @inline(__always)
  private static func usual(
    _ start: UnsafePointer<UInt8>, _ roles: UnsafeBufferPointer<Role>, _ delimiter: UInt8,
    _ powers: UnsafePointer<Double>, decodes: Bool, _ batch: inout PointBatch
  ) -> UnsafePointer<UInt8>? {
    let i = batch.count
    var p = start
    var persons: Int64 = 1
    var flags: UInt8 = 0
    // One division for both.
    var numbers = SIMD2<Double>.zero
    var powersOfTen = SIMD2<Double>(repeating: 1)
    let last = roles.count &- 1
    for column in 0...last {
      let isQuoted = p.pointee == 0x22
      if isQuoted { p += 1 }
      switch roles[column] {
      case .id:
        let first = p
        p = endOfText(p, delimiter)
        let length = p - first
        guard length > 0, first.pointee > 0x20, (p - 1).pointee > 0x20, length < 1 << 15 else { return nil }
        if !isASCII(first, length) {
          guard !decodes, isText(first, length) else { return nil }
        }
        batch.ids[i] = first
        batch.lengths[i] = Int32(truncatingIfNeeded: length)
      case .east:
        guard let behind = coordinate(p, powers, &numbers.x, &powersOfTen.x) else { return nil }
        p = behind
      case .north:
        guard let behind = coordinate(p, powers, &numbers.y, &powersOfTen.y) else { return nil }
        p = behind
      case .persons:
        let (count, values) = ByteWord.digits(ByteWord.load(p))
        guard count < 8 else { return nil }
        if count > 0 { persons = Int64(ByteWord.number(values << UInt64(8 &* (8 &- count)))) }
        p += count
      case .season:
        let first = p
        p = endOfText(p, delimiter)
        switch p - first {
        case 0: break
        case 6:
          let word = ByteWord.load(first) & 0xFFFF_FFFF_FFFF
          if word == 0x7265_746E_6977 {
            flags |= PointBatch.winter
          } else if word == 0x7265_6D6D_7573 {
            flags |= PointBatch.summer
          } else {
            return nil
          }
        default: return nil
        }
      case .none: p = endOfText(p, delimiter)
      }
      if isQuoted {
        guard p.pointee == 0x22 else { return nil }
        p += 1
      }
      let byte = p.pointee
      if column < last {
        guard byte == delimiter else { return nil }
        p += 1
      } else if byte == 0x0A {
        p += 1
      } else if byte == 0x0D {
        p += p[1] == 0x0A ? 2 : 1
      } else {
        return nil
      }
    }
    batch.positions[i] = numbers / powersOfTen
    batch.persons[i] = persons
    batch.flags[i] = flags
    batch.faults[i] = .none
    return p
  }

  /// The first quote, comma, line end or delimiter.
  @inline(__always)
  private static func endOfText(_ start: UnsafePointer<UInt8>, _ delimiter: UInt8) -> UnsafePointer<UInt8> {
    var p = start
    let wanted = ByteWord.ones &* UInt64(delimiter)
    while true {
      let word = ByteWord.load(p)
      let marks = ByteWord.below(0x2D, word) | ByteWord.zero(word ^ wanted)
      if marks == 0 {
        p += 8
        continue
      }
      p += ByteWord.first(marks)
      switch p.pointee {
      case delimiter, 0x22, 0x2C, 0x0A, 0x0D, 0: return p
      default: p += 1
      }
    }
  }

  @inline(__always)
  private static func isASCII(_ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    var all: UInt64 = 0
    var i = 0
    while i &+ 8 <= length {
      all |= ByteWord.load(start + i)
      i &+= 8
    }
    if i < length { all |= ByteWord.load(start + i) << UInt64(8 &* (8 &- (length &- i))) }
    return all & ByteWord.highs == 0
  }

  /// Whether the bytes are UTF-8, with no white space beyond ASCII at their ends.
  @inline(never)
  private static func isText(_ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    let bytes = UnsafeBufferPointer(start: start, count: length)
    guard UTF8Check.isText(bytes) else { return false }
    let text = String(decoding: bytes, as: UTF8.self)
    return FieldText.trimmed(text).utf8.count == length
  }

  /// Reads a number like 101.9413922, as a whole number and the power of ten that it is to be divided by; nil for
  /// one that is written in another way.
  @inline(__always)
  private static func coordinate(
    _ start: UnsafePointer<UInt8>, _ powers: UnsafePointer<Double>, _ value: inout Double,
    _ power: inout Double
  ) -> UnsafePointer<UInt8>? {
    var p = start
    let isNegative = p.pointee == 0x2D
    if isNegative { p += 1 }
    var whole: UInt64 = 0
    let first = p
    var digit = p.pointee &- 0x30
    while digit <= 9 {
      whole = whole &* 10 &+ UInt64(digit)
      p += 1
      digit = p.pointee &- 0x30
    }
    let digits = p - first
    guard digits > 0, digits <= 8 else { return nil }
    var places = 0
    if p.pointee == 0x2E {
      p += 1
      let (count, values) = ByteWord.digits(ByteWord.load(p))
      guard count > 0 else { return nil }
      whole = whole &* PointRows.wholePowers[count] &+ ByteWord.number(values << UInt64(8 &* (8 &- count)))
      p += count
      places = count
      if count == 8 {
        digit = p.pointee &- 0x30
        while digit <= 9 {
          whole = whole &* 10 &+ UInt64(digit)
          p += 1
          places &+= 1
          digit = p.pointee &- 0x30
        }
      }
    }
    if digits &+ places > 15 {
      let number = DecimalNumber.parse(start, powers: powers)
      guard number.status == .number else { return nil }
      value = number.value
      return number.end
    }
    if p.pointee | 0x20 == 0x65 { return nil }
    // So small a number and a power of ten are doubles, and their division rounds once.
    let size = Double(Int64(bitPattern: whole))
    value = isNegative ? -size : size
    power = powers[places]
    return p
  }

  /// 10⁰ … 10⁸.
  private static let wholePowers: InlineArray<9, UInt64> = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
  ]
}
