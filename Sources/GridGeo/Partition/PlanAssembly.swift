/// Puts the villages' pieces together: borders between villages get the same vertices on both sides, and each
/// piece learns its neighbours.
struct PlanAssembly {
  private struct EdgeKey: Hashable {
    var low: LatticePoint
    var high: LatticePoint

    init(_ a: LatticePoint, _ b: LatticePoint) {
      (low, high) = LatticePoint.precedes(a, b) ? (a, b) : (b, a)
    }
  }

  /// Edges of the territory's borders that got vertices, with those in order from `low` to `high`.
  private var inserted: [EdgeKey: [LatticePoint]] = [:]
  private var edgesOf: [LatticePoint: Set<EdgeKey>] = [:]

  /// Completes the rings of all villages in place.
  static func stitch(_ villages: inout [DividedVillage]) {
    var assembly = PlanAssembly()
    for village in villages {
      for insertion in village.insertions {
        let key = EdgeKey(insertion.from, insertion.to)
        assembly.inserted[key, default: []].append(insertion.point)
        assembly.edgesOf[insertion.point, default: []].insert(key)
      }
    }
    guard !assembly.inserted.isEmpty else { return }
    for (key, points) in assembly.inserted {
      assembly.inserted[key] = Set(points).sorted { distance($0, key.low) < distance($1, key.low) }
    }
    for v in villages.indices {
      for p in villages[v].pieces.indices {
        villages[v].pieces[p].rings = villages[v].pieces[p].rings.map(assembly.complete)
      }
      villages[v].border = villages[v].border.map(assembly.complete)
    }
  }

  private static func distance(_ a: LatticePoint, _ b: LatticePoint) -> Int64 {
    let dx = Int64(a.x) - Int64(b.x)
    let dy = Int64(a.y) - Int64(b.y)
    return dx * dx + dy * dy
  }

  private func complete(_ ring: [LatticePoint]) -> [LatticePoint] {
    var result = [ring[0]]
    result.reserveCapacity(ring.count)
    for i in 1..<ring.count {
      let a = ring[i - 1]
      let b = ring[i]
      if let key = commonEdge(a, b), let points = inserted[key] {
        let forward = LatticePoint.precedes(a, b)
        let from = PlanAssembly.distance(key.low, forward ? a : b)
        let to = PlanAssembly.distance(key.low, forward ? b : a)
        let between = points.filter {
          let at = PlanAssembly.distance(key.low, $0)
          return at > from && at < to
        }
        result += forward ? between : between.reversed()
      }
      result.append(b)
    }
    return result
  }

  /// The completed edge that both points belong to.
  private func commonEdge(_ a: LatticePoint, _ b: LatticePoint) -> EdgeKey? {
    let direct = EdgeKey(a, b)
    if inserted[direct] != nil { return direct }
    func belongs(_ p: LatticePoint, _ key: EdgeKey) -> Bool {
      key.low == p || key.high == p || edgesOf[p]?.contains(key) == true
    }
    // At most one edge holds both: two of them share no more than an end.
    return edgesOf[a]?.first { belongs(b, $0) } ?? edgesOf[b]?.first { belongs(a, $0) }
  }

  /// Pieces that share a border line, by number over all villages; ascending, without repeats.
  ///
  /// - Complexity: O(*n*) expected in the number of edges.
  static func neighbours(_ villages: [DividedVillage]) -> [[Int32]] {
    var owner: [DirectedEdge: Int32] = [:]
    owner.reserveCapacity(villages.reduce(0) { $0 + $1.border.reduce(0) { $0 + $1.count } } * 2)
    var number: Int32 = 0
    var neighbours: [Set<Int32>] = []
    for village in villages {
      for piece in village.pieces {
        neighbours.append([])
        for ring in piece.rings {
          for i in 1..<ring.count {
            if let other = owner.removeValue(forKey: DirectedEdge(ring[i], ring[i - 1])) {
              if other != number {
                neighbours[Int(number)].insert(other)
                neighbours[Int(other)].insert(number)
              }
            } else {
              owner[DirectedEdge(ring[i - 1], ring[i])] = number
            }
          }
        }
        number += 1
      }
    }
    return neighbours.map { $0.sorted() }
  }
}

/// An edge in one direction.
struct DirectedEdge: Hashable {
  private let start: UInt64
  private let end: UInt64

  init(_ a: LatticePoint, _ b: LatticePoint) {
    start = UInt64(UInt32(bitPattern: a.x)) << 32 | UInt64(UInt32(bitPattern: a.y))
    end = UInt64(UInt32(bitPattern: b.x)) << 32 | UInt64(UInt32(bitPattern: b.y))
  }
}
