/// Where a ring meets itself: at its vertex, or on the edge that begins there.
struct RingContact<Space: CoordinateSpace>: Hashable {
  var vertex: Int
  var location: Coordinate<Space>
}

extension Ring {
  /// All points of the ring lie on one line, so that it encloses nothing; decided exactly.
  var hasNoArea: Bool {
    let a = coordinates[0]
    guard let b = coordinates.first(where: { $0 != a }) else { return true }
    return coordinates.allSatisfy { Turn(a, b, $0) == .straight }
  }

  /// Every place where the ring crosses, touches or runs back on itself, in order of vertex; each place once.
  /// Vertices that repeat the one before them are no contact.
  ///
  /// - Complexity: O(n log n + k) for k pairs of edges whose boxes meet.
  func contacts() -> [RingContact<Space>] {
    // Distinct vertices, without the closing one, and their numbers in the ring.
    var vertices: [(point: Coordinate<Space>, number: Int)] = []
    for (i, point) in coordinates.dropLast().enumerated() where vertices.last?.point != point {
      vertices.append((point, i))
    }
    while vertices.count > 1, let last = vertices.last, last.point == vertices[0].point {
      vertices.removeLast()
    }
    let count = vertices.count
    guard count >= 3 else { return [] }
    func end(_ i: Int) -> Int { i + 1 == count ? 0 : i + 1 }
    let index = SpatialIndex<Space>(
      (0..<count).map { BoundingBox(vertices[$0].point).including(vertices[end($0)].point) })

    var found: [Coordinate<Space>: Int] = [:]
    func note(_ location: Coordinate<Space>, _ vertex: Int) {
      found[location] = min(found[location] ?? .max, vertex)
    }
    for i in 0..<count {
      let (p, q) = (vertices[i].point, vertices[end(i)].point)
      index.forEachItem(meeting: BoundingBox(p).including(q)) { j in
        guard j > i else { return }
        let (r, s) = (vertices[j].point, vertices[end(j)].point)
        let isNext = end(i) == j
        if isNext || end(j) == i {
          // Neighbours share a vertex by right; more only when the second runs back along the first.
          let (before, shared, after) = isNext ? (p, q, s) : (r, p, q)
          let back =
            (before.x - shared.x) * (after.x - shared.x) + (before.y - shared.y) * (after.y - shared.y)
          if back > 0, Turn(before, shared, after) == .straight {
            note(shared, vertices[isNext ? j : i].number)
          }
          return
        }
        switch SegmentContact(p, q, r, s) {
        case .none: break
        case .crossing(let place): note(place, vertices[i].number)
        case .touch(let r1, let s1, let p1, let q1):
          if p1 { note(p, vertices[i].number) }
          if q1 { note(q, vertices[end(i)].number) }
          if r1 { note(r, vertices[j].number) }
          if s1 { note(s, vertices[end(j)].number) }
        }
      }
    }
    return found.map { RingContact(vertex: $0.value, location: $0.key) }
      .sorted { ($0.vertex, $0.location.x, $0.location.y) < ($1.vertex, $1.location.x, $1.location.y) }
  }
}

/// What two segments have in common, decided exactly; only the place of a crossing is rounded.
enum SegmentContact<Space: CoordinateSpace> {
  case none
  case crossing(Coordinate<Space>)
  /// Which ends lie on the other segment.
  case touch(r: Bool, s: Bool, p: Bool, q: Bool)

  /// Segments p–q and r–s.
  init(_ p: Coordinate<Space>, _ q: Coordinate<Space>, _ r: Coordinate<Space>, _ s: Coordinate<Space>) {
    let (turnR, turnS) = (Turn(p, q, r), Turn(p, q, s))
    if turnR == turnS && turnR != .straight {
      self = .none
      return
    }
    let (turnP, turnQ) = (Turn(r, s, p), Turn(r, s, q))
    if turnP == turnQ && turnP != .straight {
      self = .none
      return
    }
    if turnR != .straight && turnS != .straight && turnP != .straight && turnQ != .straight {
      // Proper: by the ratio in which r–s divides p–q.
      let (dx, dy) = (q.x - p.x, q.y - p.y)
      let (ex, ey) = (s.x - r.x, s.y - r.y)
      let t = ((r.x - p.x) * ey - (r.y - p.y) * ex) / (dx * ey - dy * ex)
      self = .crossing(Coordinate(x: p.x + t * dx, y: p.y + t * dy))
      return
    }
    func isWithin(_ c: Coordinate<Space>, _ a: Coordinate<Space>, _ b: Coordinate<Space>) -> Bool {
      BoundingBox(a).including(b).contains(c)
    }
    let touch = (
      r: turnR == .straight && isWithin(r, p, q), s: turnS == .straight && isWithin(s, p, q),
      p: turnP == .straight && isWithin(p, r, s), q: turnQ == .straight && isWithin(q, r, s)
    )
    self =
      touch.r || touch.s || touch.p || touch.q
      ? .touch(r: touch.r, s: touch.s, p: touch.p, q: touch.q) : .none
  }
}
