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
      assembly.inserted[key] = Set(points).sorted {
        let (a, b) = (along($0, key), along($1, key))
        return a != b ? a < b : LatticePoint.precedes($0, $1)
      }
    }
    for v in villages.indices {
      // A village's own pieces have its own vertices already.
      let own = Set(villages[v].insertions.map { KeyPoint(key: EdgeKey($0.from, $0.to), point: $0.point) })
      for p in villages[v].pieces.indices {
        villages[v].pieces[p].rings = villages[v].pieces[p].rings.map { assembly.complete($0, but: own) }
      }
      villages[v].border = villages[v].border.map { assembly.complete($0, but: []) }
    }
  }

  private struct KeyPoint: Hashable {
    var key: EdgeKey
    var point: LatticePoint
  }

  /// How far along the edge a point stands, as noding orders them.
  private static func along(_ p: LatticePoint, _ key: EdgeKey) -> Int64 {
    (Int64(p.x) - Int64(key.low.x)) * (Int64(key.high.x) - Int64(key.low.x))
      + (Int64(p.y) - Int64(key.low.y)) * (Int64(key.high.y) - Int64(key.low.y))
  }

  private func complete(_ ring: [LatticePoint], but own: Set<KeyPoint>) -> [LatticePoint] {
    var result = [ring[0]]
    result.reserveCapacity(ring.count)
    for i in 1..<ring.count {
      let a = ring[i - 1]
      let b = ring[i]
      if let key = commonEdge(a, b), let points = inserted[key] {
        let forward = PlanAssembly.along(a, key) <= PlanAssembly.along(b, key)
        let from = PlanAssembly.along(forward ? a : b, key)
        let to = PlanAssembly.along(forward ? b : a, key)
        let between = points.filter {
          let at = PlanAssembly.along($0, key)
          return at > from && at < to && !own.contains(KeyPoint(key: key, point: $0))
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
    // Two sides of a slit can run through the same points; then any fixed choice will do.
    let candidates =
      (edgesOf[a] ?? []).filter { belongs(b, $0) } + (edgesOf[b] ?? []).filter { belongs(a, $0) }
    return candidates.min {
      $0.low != $1.low
        ? LatticePoint.precedes($0.low, $1.low) : LatticePoint.precedes($0.high, $1.high)
    }
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
