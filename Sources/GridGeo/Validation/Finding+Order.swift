extension Finding: Comparable {
  /// The order of every list of findings: gravest first, then by code, then by place in the input, then by
  /// what is involved. It does not depend on the order in which the input was walked.
  public static func < (a: Finding, b: Finding) -> Bool {
    if a.severity != b.severity { return a.severity < b.severity }
    if a.code != b.code { return a.code.name < b.code.name }
    if a.place != b.place, let order = placeOrder(a.place, b.place) { return order }
    if a.subject != b.subject { return a.subject.lexicographicallyPrecedes(b.subject) }
    if a.coordinate != b.coordinate {
      guard let p = a.coordinate else { return true }
      guard let q = b.coordinate else { return false }
      if p.x != q.x { return p.x < q.x }
      if p.y != q.y { return p.y < q.y }
    }
    let areas = (a.size?.area?.squareMetres ?? -1, b.size?.area?.squareMetres ?? -1)
    if areas.0 != areas.1 { return areas.0 > areas.1 }
    return a.message < b.message
  }

  /// Nil when the two places cannot be told apart by order.
  private static func placeOrder(_ a: SourcePlace, _ b: SourcePlace) -> Bool? {
    if let order = before(a.file, b.file) { return order }
    if let order = before(a.feature, b.feature) { return order }
    if let order = before(a.row, b.row) { return order }
    if let order = before(a.id, b.id) { return order }
    if let order = before(a.column, b.column) { return order }
    if let order = before(a.ring, b.ring) { return order }
    if let order = before(a.vertex, b.vertex) { return order }
    return before(a.offset, b.offset)
  }

  private static func before<Key: Comparable>(_ a: Key?, _ b: Key?) -> Bool? {
    if a == b { return nil }
    guard let a else { return true }
    guard let b else { return false }
    return a < b
  }
}
