/// Eight bytes at once, the first one lowest.
enum ByteWord {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  static func load(_ p: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(p).loadUnaligned(as: UInt64.self))
  }

  /// Marks (in the high bit of a byte) the first byte below `limit` (at most 128), and perhaps later ones.
  @inline(__always)
  static func below(_ limit: UInt8, _ word: UInt64) -> UInt64 {
    (word &- ones &* UInt64(limit)) & ~word & highs
  }

  /// Marks the first 0 byte, and perhaps later ones.
  @inline(__always)
  static func zero(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }

  /// Index of the first marked byte; 8 for none.
  @inline(__always)
  static func first(_ marks: UInt64) -> Int { marks.trailingZeroBitCount >> 3 }

  /// How many digits the word begins with, and its bytes less "0".
  @inline(__always)
  static func digits(_ word: UInt64) -> (count: Int, values: UInt64) {
    let values = word ^ 0x3030_3030_3030_3030
    // A byte is no digit when it is above 9.
    let marks = ((values &+ 0x7676_7676_7676_7676) | values) & highs
    return (first(marks), values)
  }

  /// The number that eight digits are, the first one the most significant. Source: three multiplications that
  /// add neighbours, as in D. Lemire, "Number parsing at a gigabyte per second", Software: Practice and
  /// Experience 51 (2021), 1700–1727.
  @inline(__always)
  static func number(_ values: UInt64) -> UInt64 {
    let pairs = (values &* 10) &+ (values >> 8)
    let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = ((pairs >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (low &+ high) >> 32
  }
}
