/// Reads rows that are not written in the usual way: quotes within quotes, white space, numbers with exponents,
/// text of another encoding, fields too many or missing.
struct OddRow: ~Copyable {
  enum Outcome {
    case row(behind: UnsafePointer<UInt8>)
    case blank(behind: UnsafePointer<UInt8>)
    /// The batch has no room for the row's text: read it again with an empty one.
    case full
  }

  private let roles: [PointRows.Role]
  private let delimiter: UInt8
  private var decoder: TextDecoder?
  let decodes: Bool
  /// The row's fields without their quotes, each followed by a 0.
  private var bytes: [UInt8] = []
  private var fields: [Range<Int>] = []
  private let powers = DecimalNumber.powers

  init(roles: [PointRows.Role], delimiter: UInt8, decoder: consuming TextDecoder?) {
    self.roles = roles
    self.delimiter = delimiter
    decodes = decoder != nil
    self.decoder = decoder
  }

  @inline(never)
  mutating func read(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ batch: inout PointBatch
  ) -> Outcome {
    let (behind, isBroken) = split(start, end)
    if fields.allSatisfy({ isBlank($0) }) { return .blank(behind: behind) }
    let i = batch.count
    batch.hasFaults = true
    batch.positions[i] = .zero
    batch.persons[i] = 1
    batch.flags[i] = 0
    batch.faults[i] = .none
    batch.lengths[i] = 0
    var fault = PointBatch.Fault.none
    if isBroken {
      fault = .textBehindQuote
    } else if fields.count != roles.count {
      fault = .width
      batch.details[i] = Int32(truncatingIfNeeded: fields.count)
    }
    var numbers: (east: Double?, north: Double?) = (nil, nil)
    var isGiven = (east: false, north: false)
    // What can be told of a row that is wrong is its id, when it comes before what is wrong.
    for (column, role) in roles.enumerated() where column < fields.count {
      let field = trimmed(fields[column])
      switch role {
      case .id:
        switch keepID(field, &batch) {
        case .kept: break
        case .missing: if fault == .none { fault = .missingID }
        case .notText: fault = .notText
        case .tooLong: fault = .longID
        case .noRoom: return .full
        }
      case .east where fault == .none:
        isGiven.east = !field.isEmpty
        numbers.east = coordinate(field, .longitude)
      case .north where fault == .none:
        isGiven.north = !field.isEmpty
        numbers.north = coordinate(field, .latitude)
      case .persons where fault == .none && !field.isEmpty:
        if let count = number(field) ?? CountText.number(text(field), as: .persons), count >= 0,
          count <= FieldText.largestCount, count == count.rounded()
        {
          batch.persons[i] = Int64(count)
        } else {
          batch.flags[i] |= PointBatch.badPersons
        }
      case .season where fault == .none && !field.isEmpty:
        switch HouseholdReader.season(text(field)) {
        case .winter: batch.flags[i] |= PointBatch.winter
        case .summer: batch.flags[i] |= PointBatch.summer
        case nil: batch.flags[i] |= PointBatch.badSeason
        }
      default: break
      }
    }
    if fault == .none {
      switch (numbers.east, numbers.north) {
      case (let east?, let north?):
        batch.positions[i] = SIMD2(east, north)
        if !east.isFinite || !north.isFinite { fault = .notFinite }
      default: fault = isGiven.east && isGiven.north ? .notANumber : .missingPosition
      }
    }
    batch.faults[i] = fault
    return .row(behind: behind)
  }

  // MARK: Fields

  /// Takes the row apart.
  private mutating func split(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> (behind: UnsafePointer<UInt8>, isBroken: Bool) {
    bytes.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
    var p = start
    var isBroken = false
    var first = 0
    var isQuoted = false
    var isAfterQuote = false
    var isFieldStart = true
    func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    while p < end {
      let byte = p.pointee
      p += 1
      if isQuoted {
        if byte != 0x22 {
          bytes.append(byte)
        } else if p < end, p.pointee == 0x22 {
          bytes.append(byte)
          p += 1
        } else {
          isQuoted = false
          isAfterQuote = true
        }
      } else if byte == 0x22, isFieldStart {
        isQuoted = true
      } else if byte == delimiter || isLineEnd(byte) {
        fields.append(first..<bytes.count)
        bytes.append(0)
        first = bytes.count
        isAfterQuote = false
        isFieldStart = true
        if byte != delimiter {
          if byte == 0x0D, p < end, p.pointee == 0x0A { p += 1 }
          return (p, isBroken)
        }
        continue
      } else if isAfterQuote {
        if byte != 0x20 { isBroken = true }
      } else {
        bytes.append(byte)
      }
      isFieldStart = false
    }
    fields.append(first..<bytes.count)
    bytes.append(0)
    return (p, isBroken)
  }

  private func isBlank(_ field: Range<Int>) -> Bool { trimmed(field).isEmpty }

  private func trimmed(_ field: Range<Int>) -> Range<Int> {
    var (low, high) = (field.lowerBound, field.upperBound)
    while low < high, bytes[low] == 0x20 || bytes[low] == 0x09 { low += 1 }
    while low < high, bytes[high - 1] == 0x20 || bytes[high - 1] == 0x09 { high -= 1 }
    return low..<high
  }

  private func number(_ field: Range<Int>) -> Double? {
    guard !field.isEmpty else { return nil }
    let usual: Double? = bytes.withUnsafeBufferPointer { bytes in
      powers.withUnsafeBufferPointer { powers in
        let number = DecimalNumber.parse(bytes.baseAddress! + field.lowerBound, powers: powers.baseAddress!)
        guard number.status == .number, number.end == bytes.baseAddress! + field.upperBound else {
          return nil
        }
        return number.value
      }
    }
    if let usual { return usual }
    // As people write it: "+101.5", ".5", "0101.5"; and as programs write what is none: "nan", "-inf".
    let text = String(decoding: bytes[field], as: UTF8.self)
    return FieldText.number(text) ?? Double(text).flatMap { $0.isFinite ? nil : $0 }
  }

  /// A number, or an angle in degrees, minutes and seconds.
  private mutating func coordinate(_ field: Range<Int>, _ kind: DegreeText.Kind) -> Double? {
    if let number = number(field) { return number }
    guard !field.isEmpty, case .degrees(let degrees) = DegreeText.read(text(field), as: kind) else {
      return nil
    }
    return degrees
  }

  private mutating func text(_ field: Range<Int>) -> String {
    String(FieldText.trimmed(String(decoding: decoded(field), as: UTF8.self)))
  }

  /// The field as UTF-8.
  private mutating func decoded(_ field: Range<Int>) -> [UInt8] {
    let raw = Array(bytes[field])
    guard decodes, raw.contains(where: { $0 >= 0x80 }) else { return raw }
    var text: [UInt8] = []
    var rest = raw[...]
    while !rest.isEmpty {
      let outcome = rest.withUnsafeBufferPointer { decoder?.decode($0, into: &text) }
      switch outcome {
      case .whole, nil: return text
      case .cut(let taken), .malformed(let taken):
        // One byte that is no text becomes the sign for that.
        text.append(contentsOf: [0xEF, 0xBF, 0xBD])
        rest = rest.dropFirst(taken + 1)
      }
    }
    return text
  }

  // MARK: Id

  private enum Kept { case kept, missing, notText, tooLong, noRoom }

  private mutating func keepID(_ field: Range<Int>, _ batch: inout PointBatch) -> Kept {
    guard !field.isEmpty else { return .missing }
    var id = decoded(field)
    let isText = id.withUnsafeBufferPointer { UTF8Check.isText($0) }
    if !isText || id[0] >= 0x80 || id[id.count - 1] >= 0x80 {
      // White space beyond ASCII, such as the ideographic space.
      id = Array(FieldText.trimmed(String(decoding: id, as: UTF8.self)).utf8)
    }
    guard !id.isEmpty else { return .missing }
    guard id.count < 1 << 15 else { return .tooLong }
    guard let place = id.withUnsafeBufferPointer({ batch.keep($0) }) else { return .noRoom }
    let i = batch.count
    batch.ids[i] = place
    batch.lengths[i] = Int32(id.count)
    if id.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) {
      batch.flags[i] |= PointBatch.needsQuotes
    }
    return isText ? .kept : .notText
  }
}
