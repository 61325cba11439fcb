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
}
