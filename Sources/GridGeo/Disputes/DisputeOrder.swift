/// The order in which disputes stand, by kind, parties and place, and what they are called.
enum DisputeOrder {
  static func precedes(_ a: Dispute, _ b: Dispute) -> Bool {
    if a.kind != b.kind { return rank(a.kind) < rank(b.kind) }
    if a.parties != b.parties {
      return a.parties.lexicographicallyPrecedes(b.parties, by: StableOrder.precedes)
    }
    let (p, q) = (first(a), first(b))
    if p.x != q.x { return p.x < q.x }
    if p.y != q.y { return p.y < q.y }
    // Two disputes of the same parties can touch in their first vertices.
    return a.area > b.area
  }

  /// Names each after what meets in it, so that a dispute keeps its id while its claims stay, whatever else
  /// changes: `D-` and 40 bits of a hash of kind, parties and claims. Several pieces of the same claims are told
  /// apart by a number, in their order.
  static func name(_ disputes: inout [WeighedDispute]) {
    var times: [String: Int] = [:]
    for i in disputes.indices {
      let id = stem(disputes[i].dispute)
      let time = times[id, default: 0] + 1
      times[id] = time
      disputes[i].dispute.id = time == 1 ? id : "\(id)-\(time)"
    }
  }

  /// The id without the number of a further piece.
  static func stem(_ dispute: Dispute) -> String {
    // Which claims make line noise changes with every new drawing.
    let claims = dispute.certainty == .sliver && dispute.pieces > 1 ? ["slivers"] : dispute.claims
    let text = ([dispute.kind.rawValue] + dispute.parties + ["/"] + claims).joined(separator: "\n")
    var bits = StableHash.fnv1a(text)
    bits ^= bits >> 40
    // Crockford's alphabet: no letter that is taken for a digit.
    let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    var name = "D-"
    for place in 0..<8 {
      if place == 4 { name.append("-") }
      name.append(digits[Int((bits >> UInt64(5 * place)) & 31)])
    }
    return name
  }

  private static func rank(_ kind: Dispute.Kind) -> Int { Dispute.Kind.allCases.firstIndex(of: kind) ?? 0 }

  /// The westernmost vertex, and of those the southernmost.
  private static func first(_ dispute: Dispute) -> Coordinate<Geographic> {
    var least: Coordinate<Geographic>?
    for polygon in dispute.region.polygons {
      for c in polygon.exterior.coordinates where least.map({ (c.x, c.y) < ($0.x, $0.y) }) ?? true {
        least = c
      }
    }
    return least ?? Coordinate(x: 0, y: 0)
  }
}
