/// Around each unit, which of its neighbours touch each other, directly or by one unit between them.
///
/// Where the neighbours of a unit that lie in its part hang together by these links, the part stays
/// contiguous without the unit: a test of a few machine words, which on planar graphs seldom says no where the
/// truth is yes. A full search decides those.
struct ContiguityRing: Sendable {
  /// Neighbours beyond this many are not looked at; such units are left to the search.
  static let widest = 32

  /// For the half edge at `i`, the places in its unit's list of the neighbours that touch this one.
  private(set) var touching: [UInt32]
  /// Of unit `u`: `bridges[bridgeStarts[u] ..< bridgeStarts[u + 1]]`.
  private(set) var bridgeStarts: [Int32]
  private(set) var bridges: [Bridge]

  /// Two neighbours, by their places, and a unit that touches both.
  struct Bridge: Sendable {
    var first: UInt8
    var second: UInt8
    var by: Int32
  }

  init(_ graph: borrowing DualGraph) {
    let n = graph.unitCount
    touching = [UInt32](repeating: 0, count: graph.neighbours.count)
    bridgeStarts = [0]
    bridgeStarts.reserveCapacity(n + 1)
    bridges = []
    // Place in the list of the unit that is being looked at, or the place that first met a unit.
    var place = [Int32](repeating: -1, count: n)
    var owner = [Int32](repeating: -1, count: n)
    for u in 0..<n {
      let first = Int(graph.starts[u])
      let degree = Int(graph.starts[u + 1]) - first
      if degree > 1, degree <= ContiguityRing.widest {
        for i in 0..<degree {
          let v = Int(graph.neighbours[first + i])
          owner[v] = Int32(u)
          place[v] = Int32(i)
        }
        owner[u] = Int32(u)
        place[u] = -1
        let known = bridges.count
        for i in 0..<degree {
          let v = Int(graph.neighbours[first + i])
          let range = Int(graph.starts[v])..<Int(graph.starts[v + 1])
          guard range.count <= ContiguityRing.widest else { continue }
          for j in range {
            let w = Int(graph.neighbours[j])
            if owner[w] != Int32(u) {
              owner[w] = Int32(u)
              place[w] = Int32(~i)
              continue
            }
            let at = place[w]
            if w == u { continue }
            if at >= 0 {
              touching[first + i] |= 1 << UInt32(at)
              touching[first + Int(at)] |= 1 << UInt32(i)
            } else if ~Int(at) != i, bridges.count - known < 2 * degree {
              bridges.append(Bridge(first: UInt8(~at), second: UInt8(i), by: Int32(w)))
            }
          }
        }
      }
      bridgeStarts.append(Int32(bridges.count))
    }
  }
}
