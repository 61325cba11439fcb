extension Finding: Comparable {
  /// The order of every list of findings: gravest first, then by code, then by place in the input, then by
  /// what is involved. It does not depend on the order in which the input was walked.
  public static func < (a: Finding, b: Finding) -> Bool {
    if a.severity != b.severity { return a.severity < b.severity }
    if a.code != b.code { return a.code.name < b.code.name }
    let order = a.place.order(b.place)
    if order != 0 { return order < 0 }
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
}
