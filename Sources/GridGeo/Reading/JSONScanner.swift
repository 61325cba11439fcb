/// A strict pull scanner of JSON (RFC 8259) over a window of bytes.
///
/// Every string is checked for UTF-8, escapes and surrogate pairs, every number against the grammar, also
/// in members that nobody asked for. Nothing beyond the RFC is accepted but a byte order mark at the start.
///
/// Method: a token is read from the window as if it were all there. If that stops at the window's end and
/// more input follows, the window moves on to the token's first byte and the token is read again.
struct JSONScanner: ~Copyable {
  /// A string in the window: its bytes between the quotes. Good until the scanner moves on.
  struct StringToken {
    var start: UnsafePointer<UInt8>
    var count: Int
    var hasEscapes: Bool
  }

  /// Deepest nesting of arrays and objects that is read.
  static let depthLimit = 64

  private var source: ByteSource
  /// The next byte.
  var cursor: UnsafePointer<UInt8>
  /// The byte after the window's last, always 0.
  private(set) var limit: UnsafePointer<UInt8>
  private(set) var depth = 0
  /// Keeps the window from moving past this byte.
  private var pin: UnsafePointer<UInt8>?
  /// 10⁰ … 10²² in place, for the number reader.
  let powers: UnsafeMutablePointer<Double>

  init(_ source: consuming ByteSource) {
    let first = UnsafePointer(source.base)
    self.source = source
    cursor = first
    limit = first
    let table = DecimalNumber.powers
    powers = UnsafeMutablePointer.allocate(capacity: table.count)
    powers.initialize(from: table, count: table.count)
  }

  deinit { powers.deallocate() }

  /// Where the next byte stands in the input.
  var offset: Int { offset(of: cursor) }
  var digest: String? { source.digest }

  func offset(of byte: UnsafePointer<UInt8>) -> Int {
    source.offset + (byte - UnsafePointer(source.base))
  }

  func fault(_ message: String, at byte: UnsafePointer<UInt8>) -> JSONFault {
    JSONFault(message: message, offset: offset(of: byte))
  }

  func fault(_ message: String) -> JSONFault { fault(message, at: cursor) }

  /// Brings in more input, keeping the bytes from the cursor (or the pin) on.
  ///
  /// - Returns: False when the end was known already. With true, pointers into the window are stale, also when
  ///   no byte came in.
  @inline(never)
  mutating func refill() throws(JSONFault) -> Bool {
    guard !source.isAtEnd else { return false }
    let kept = pin ?? cursor
    let ahead = cursor - kept
    let start = kept - UnsafePointer(source.base)
    do { _ = try source.refill(keeping: start) } catch {
      throw JSONFault(message: error.message, offset: offset, isMissingInput: true)
    }
    // Without a shift the window may have grown, and lies elsewhere.
    let first = UnsafePointer(source.base)
    if pin != nil { pin = first }
    cursor = first + ahead
    limit = first + source.count
    return true
  }

  /// To be called before anything else.
  ///
  /// - Returns: Whether there was one.
  mutating func skipByteOrderMark() throws(JSONFault) -> Bool {
    while limit - cursor < 3, try refill() {}
    guard limit - cursor >= 3, cursor[0] == 0xEF, cursor[1] == 0xBB, cursor[2] == 0xBF else { return false }
    cursor += 3
    return true
  }

  /// Skips white space and looks at the next byte; 0 at the end of the input.
  @inline(__always)
  mutating func peek() throws(JSONFault) -> UInt8 {
    let byte = cursor.pointee
    if byte > 0x20 { return byte }
    return try peekPastSpace()
  }

  private mutating func peekPastSpace() throws(JSONFault) -> UInt8 {
    while true {
      let byte = cursor.pointee
      if byte > 0x20 { return byte }
      switch byte {
      case 0x20, 0x0A, 0x0D, 0x09: cursor += 1
      case 0 where cursor == limit: if !(try refill()) { return 0 }
      case 0x1E: return byte
      default: throw unexpected("a value")
      }
    }
  }

  /// Stands at the first byte that is not white space.
  ///
  /// - Returns: Whether a line break was among it.
  mutating func skipToText() throws(JSONFault) -> Bool {
    var sawLineBreak = false
    while true {
      switch cursor.pointee {
      case 0x0A:
        sawLineBreak = true
        cursor += 1
      case 0x20, 0x0D, 0x09: cursor += 1
      case 0 where cursor == limit: if !(try refill()) { return sawLineBreak }
      default: return sawLineBreak
      }
    }
  }

  /// Takes one byte of structure.
  mutating func expect(_ byte: UInt8, _ wanted: String) throws(JSONFault) {
    guard try peek() == byte else { throw unexpected(wanted) }
    cursor += 1
  }

  /// What to say about the byte at the cursor.
  func unexpected(_ wanted: String) -> JSONFault {
    let byte = cursor.pointee
    if cursor == limit { return fault("the text ends where \(wanted) should be") }
    let hexadecimal = String(byte, radix: 16, uppercase: true)
    let shown =
      byte > 0x20 && byte < 0x7F
      ? "\"\(Character(Unicode.Scalar(byte)))\"" : "byte 0x\(byte < 16 ? "0" : "")\(hexadecimal)"
    return fault("\(shown) where \(wanted) should be")
  }

  mutating func enter() throws(JSONFault) {
    guard depth < JSONScanner.depthLimit else {
      throw fault("nested deeper than \(JSONScanner.depthLimit) levels")
    }
    cursor += 1
    depth += 1
  }

  mutating func leave() {
    cursor += 1
    depth -= 1
  }

  // MARK: Objects and arrays

  /// Takes `{`.
  mutating func beginObject() throws(JSONFault) {
    guard try peek() == 0x7B else { throw unexpected("an object") }
    try enter()
  }

  /// The next member's name; nil after the last, with `}` taken. Interpret it, then call `colon()`.
  mutating func nextName(_ isFirst: inout Bool) throws(JSONFault) -> StringToken? {
    var byte = try peek()
    if byte == 0x7D {
      leave()
      return nil
    }
    if isFirst {
      isFirst = false
    } else {
      guard byte == 0x2C else { throw unexpected("\",\" or \"}\"") }
      cursor += 1
      byte = try peek()
    }
    guard byte == 0x22 else { throw unexpected("a member's name in quotes") }
    return try string()
  }

  mutating func colon() throws(JSONFault) { try expect(0x3A, "\":\"") }

  /// Takes `[`.
  mutating func beginArray() throws(JSONFault) {
    guard try peek() == 0x5B else { throw unexpected("an array") }
    try enter()
  }

  /// Whether another element follows; with false, `]` has been taken.
  mutating func nextElement(_ isFirst: inout Bool) throws(JSONFault) -> Bool {
    let byte = try peek()
    if byte == 0x5D {
      leave()
      return false
    }
    if isFirst {
      isFirst = false
      return true
    }
    guard byte == 0x2C else { throw unexpected("\",\" or \"]\"") }
    cursor += 1
    if try peek() == 0x5D { throw unexpected("a value") }
    return true
  }

  // MARK: Scalars

  /// Reads a number; the cursor is at its first byte.
  mutating func number() throws(JSONFault) -> Double {
    while true {
      let read = DecimalNumber.parse(cursor, powers: powers)
      if read.end == limit, try refill() { continue }
      guard read.status == .number else { throw malformedNumber(at: read.end) }
      cursor = read.end
      return read.value
    }
  }

  /// Reads a number as it is written.
  mutating func numberText() throws(JSONFault) -> String {
    while true {
      let read = DecimalNumber.parse(cursor, powers: powers)
      if read.end == limit, try refill() { continue }
      guard read.status == .number else { throw malformedNumber(at: read.end) }
      let text = String(decoding: UnsafeBufferPointer(start: cursor, count: read.end - cursor), as: UTF8.self)
      cursor = read.end
      return text
    }
  }

  private func malformedNumber(at byte: UnsafePointer<UInt8>) -> JSONFault {
    if byte == limit { return fault("the text ends inside a number") }
    return byte.pointee &- 0x30 <= 9
      ? fault("a number with a leading zero", at: byte) : fault("a malformed number", at: byte)
  }

  /// Takes `true`, `false` or `null`.
  mutating func literal(_ word: StaticString) throws(JSONFault) {
    while true {
      var matched = 0
      while matched < word.utf8CodeUnitCount, cursor[matched] == word.utf8Start[matched] { matched += 1 }
      if matched == word.utf8CodeUnitCount {
        cursor += matched
        return
      }
      if cursor + matched == limit, try refill() { continue }
      throw unexpected("a value")
    }
  }

  /// Runs over the value at the cursor and gives its bytes, which it keeps in the window.
  mutating func rawValue() throws(JSONFault) -> String {
    _ = try peek()
    pin = cursor
    defer { pin = nil }
    try skipValue()
    // The pin moves with the window.
    let first = pin ?? cursor
    return String(decoding: UnsafeBufferPointer(start: first, count: cursor - first), as: UTF8.self)
  }
}
