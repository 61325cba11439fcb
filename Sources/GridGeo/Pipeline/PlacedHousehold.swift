/// A household of a saved state or of a run over two plans: who, where, and what was found.
struct PlacedHousehold: Sendable {
  /// Tells the order of the rows in the input.
  var key: UInt64
  var id: String
  var point: SIMD2<Double>
  /// Index of the grid before; −1 for none.
  var grid: Int32
  var status: AssignmentStatus
  /// 0, or `PointBatch.winter` or `summer`.
  var season: UInt8

  /// Status and season in one byte.
  static func mark(_ status: AssignmentStatus, _ season: UInt8) -> UInt8 { status.rawValue | season << 4 }
  static func status(_ mark: UInt8) -> AssignmentStatus { AssignmentStatus(rawValue: mark & 15) ?? .invalid }
  static func season(_ mark: UInt8) -> UInt8 { mark >> 4 }

  /// Where a key's bits end, and those of `check` begin.
  static let keyBits: UInt64 = 48

  /// Sixteen bits that tell whether a row is as it was saved.
  static func check(
    _ point: SIMD2<Double>, key: UInt64, grid: Int32, mark: UInt8, id: UnsafeBufferPointer<UInt8>
  ) -> UInt64 {
    let name = SeasonHomes.key(id)
    var sum = name.x ^ name.y
    for word in [
      point.x.bitPattern, point.y.bitPattern, key << 8 | UInt64(mark), UInt64(UInt32(bitPattern: grid)),
    ] {
      let product = (sum ^ word ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      sum = product.high ^ product.low
    }
    return sum >> 48
  }
}
