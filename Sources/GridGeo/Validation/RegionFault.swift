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

  /// Leaves the ground as it is, to 7 decimals.
  var isHarmless: Bool { code == .duplicateVertex || code == .ringLost }
}

extension RegionFault: Comparable {
  /// By place: the search meets them in no order worth keeping.
  static func < (a: RegionFault, b: RegionFault) -> Bool {
    if a.ring != b.ring { return (a.ring ?? "") < (b.ring ?? "") }
    if a.vertex != b.vertex { return (a.vertex ?? -1) < (b.vertex ?? -1) }
    if a.code != b.code { return a.code.name < b.code.name }
    if let p = a.coordinate, let q = b.coordinate, p != q { return (p.x, p.y) < (q.x, q.y) }
    return a.text < b.text
  }
}
