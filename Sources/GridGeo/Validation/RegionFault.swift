/// One thing that is wrong with a region's rings.
struct RegionFault: Sendable, Hashable {
  var code: Finding.Code
  /// Such as "polygon 2 hole 1".
  var ring: String?
  /// In the ring as it was read.
  var vertex: Int?
  var coordinate: Coordinate<Geographic>?
  /// How many vertices or edges it involves, when more than one.
  var count: Int?
  /// What is wrong, as the end of a sentence that begins with the unit.
  var text: String

  /// Leaves the ground as it is: only dropped duplicate vertices do.
  var isHarmless: Bool { code == .duplicateVertex }
}
