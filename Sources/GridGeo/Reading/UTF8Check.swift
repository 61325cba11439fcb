/// Well-formedness of UTF-8.
enum UTF8Check {
  /// The length of the well-formed sequence at `p` (Unicode 15, table 3-7), or minus the number of good bytes
  /// before the first bad one. The byte at `p` is not ASCII; what follows the last byte is one.
  static func sequenceLength(at p: UnsafePointer<UInt8>) -> Int {
    let low: UInt8
    let high: UInt8
    switch p[0] {
    case 0xC2...0xDF: return p[1] & 0xC0 == 0x80 ? 2 : -1
    case 0xE0: (low, high) = (0xA0, 0xBF)
    case 0xED: (low, high) = (0x80, 0x9F)
    case 0xE1...0xEF: (low, high) = (0x80, 0xBF)
    case 0xF0: (low, high) = (0x90, 0xBF)
    case 0xF1...0xF3: (low, high) = (0x80, 0xBF)
    case 0xF4: (low, high) = (0x80, 0x8F)
    default: return 0
    }
    guard p[1] >= low, p[1] <= high else { return -1 }
    guard p[2] & 0xC0 == 0x80 else { return -2 }
    if p[0] < 0xF0 { return 3 }
    return p[3] & 0xC0 == 0x80 ? 4 : -3
  }

  /// Whether all of the bytes are UTF-8.
  static func isText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Sequences are looked at as far as they may go: behind the end stands a copy's 0.
    guard bytes.contains(where: { $0 >= 0x80 }) else { return true }
    let copy = Array(bytes) + [0, 0, 0, 0]
    return copy.withUnsafeBufferPointer { copy in
      var i = 0
      while i < bytes.count {
        let length = copy[i] < 0x80 ? 1 : sequenceLength(at: copy.baseAddress! + i)
        guard length > 0 else { return false }
        i += length
      }
      return i == bytes.count
    }
  }

  /// Where an input stops being UTF-8, and how many characters beyond ASCII come before.
  struct Fault: Equatable {
    var offset: Int
    var charactersBefore: Int
  }

  /// Where the input stops being UTF-8; nil when all of it is.
  ///
  /// - Throws: As `ByteSource`.
  /// - Complexity: O(n).
  static func firstFault(
    in input: InputSource, window: Int = ByteSource.defaultWindow
  ) throws(GridGeoError) -> Fault? {
    var source = try ByteSource(input, window: window)
    var kept = 0
    var characters = 0
    while try source.refill(keeping: kept) {
      var p = UnsafePointer(source.base)
      let end = p + source.count
      kept = source.count
      while p < end {
        if end - p >= 8,
          UnsafeRawPointer(p).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          p += 8
          continue
        }
        if p.pointee < 0x80 {
          p += 1
          continue
        }
        let length = sequenceLength(at: p)
        if length > 0 {
          p += length
          characters += 1
          continue
        }
        let here = p - UnsafePointer(source.base)
        // Cut by the window, unless the bytes that are there are wrong already.
        guard -length == end - p, length < 0 else {
          return Fault(offset: source.offset + here, charactersBefore: characters)
        }
        kept = here
        break
      }
    }
    // What is left was cut by the end.
    return source.count > 0 ? Fault(offset: source.offset, charactersBefore: characters) : nil
  }
}
