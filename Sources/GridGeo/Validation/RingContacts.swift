/// Where the rings of one region meet themselves and each other, and what that means.
struct RingContacts {
  let rings: [LatticeRing]
  let polygonCount: Int
  private(set) var faults: [RegionFault] = []

  /// A point at which a ring's line passes, and how: at a vertex or inside an edge.
  private struct Passage: Hashable {
    var ring: Int32
    /// The point at which the edge to it begins, and the one at which the edge from it ends.
    var from: CheckPoint
    var to: CheckPoint
    /// The ring's point number at or before it.
    var position: Int32
  }

  private struct Overlap {
    var low: CheckPoint
    var high: CheckPoint
    var first: (ring: Int32, position: Int32)
    var second: (ring: Int32, position: Int32)
  }

  private var passages: [CheckPoint: Set<Passage>] = [:]
  private var overlaps: [Overlap] = []
  /// Points where two different rings only touch.
  private var touches: [(point: CheckPoint, a: Int, b: Int)] = []

  init(rings: [LatticeRing], polygonCount: Int) {
    self.rings = rings
    self.polygonCount = polygonCount
  }

  /// Finds every meeting and judges it.
  mutating func search(limit: Int) {
    let table = LatticeEdges(rings)
    var found = 0
    var crossings: [RegionFault] = []
    table.forEachNearPair { i, j in
      let (e, f) = (table.edges[i], table.edges[j])
      if e.ring == f.ring && areNeighbours(e, f) { return true }
      switch e.segment.meeting(f.segment) {
      case .apart: return true
      case .cross(let coordinate):
        crossings.append(crossing(of: (e.ring, e.position), with: (f.ring, f.position), at: coordinate))
      case .touch(let point):
        passages[point, default: []].insert(passage(e, at: point))
        passages[point, default: []].insert(passage(f, at: point))
      case .overlap(let low, let high):
        overlaps.append(
          Overlap(low: low, high: high, first: (e.ring, e.position), second: (f.ring, f.position)))
      }
      found += 1
      return found < limit
    }
    faults = crossings
    judgeOverlaps()
    judgeTouches()
    if found >= limit, !faults.isEmpty {
      faults[0].text += "; the search of this unit stopped after \(limit) places"
    }
  }

  private func areNeighbours(_ e: LatticeEdges.Edge, _ f: LatticeEdges.Edge) -> Bool {
    let count = Int32(rings[Int(e.ring)].points.count)
    let distance = abs(e.position - f.position)
    return distance == 1 || distance == count - 1
  }

  private func passage(_ edge: LatticeEdges.Edge, at point: CheckPoint) -> Passage {
    let points = rings[Int(edge.ring)].points
    var position = Int(edge.position)
    if edge.segment.b == point { position = position + 1 == points.count ? 0 : position + 1 }
    guard points[position] == point else {
      return Passage(ring: edge.ring, from: edge.segment.a, to: edge.segment.b, position: edge.position)
    }
    let before = points[position == 0 ? points.count - 1 : position - 1]
    let after = points[position + 1 == points.count ? 0 : position + 1]
    return Passage(ring: edge.ring, from: before, to: after, position: Int32(position))
  }

  // MARK: Crossings

  private func crossing(
    of first: (ring: Int32, position: Int32), with second: (ring: Int32, position: Int32),
    at coordinate: Coordinate<Geographic>
  ) -> RegionFault {
    let ring = rings[Int(first.ring)]
    let other = rings[Int(second.ring)]
    let otherVertex = other.vertices[Int(second.position)]
    let same = first.ring == second.ring
    let text =
      same
      ? "has a ring that crosses itself (edges after vertices \(ring.vertices[Int(first.position)]) and \(otherVertex))"
      : "has a ring that crosses the ring \(other.label(of: polygonCount)) after its vertex \(otherVertex)"
    return RegionFault(
      code: same ? .ringSelfIntersection : .ringsCross, ring: ring.label(of: polygonCount),
      vertex: Int(ring.vertices[Int(first.position)]), coordinate: coordinate, text: text)
  }

  // MARK: Stretches

  /// Joins stretches that follow each other into one fault; a stretch that ends in a turn-back is a spike.
  private mutating func judgeOverlaps() {
    var groups = DisjointPoints()
    for overlap in overlaps { groups.join(overlap.low, overlap.high) }
    var tips: [CheckPoint: (ring: Int, position: Int)] = [:]
    var roots: [CheckPoint] = []
    for (number, ring) in rings.enumerated() where ring.points.count > 2 {
      let points = ring.points
      var a = points[points.count - 1]
      for (i, b) in points.enumerated() {
        let c = points[i + 1 == points.count ? 0 : i + 1]
        if turnsBack(a, b, c) {
          if tips[b] == nil { tips[b] = (number, i) }
          // The shorter of the two edges runs wholly on the other.
          let root = CheckPoint.between(b, a, c) ? c : a
          groups.join(b, root)
          roots.append(root)
        }
        a = b
      }
    }
    var stretches: [CheckPoint: [Overlap]] = [:]
    for overlap in overlaps { stretches[groups.find(overlap.low), default: []].append(overlap) }
    var spiked: Set<CheckPoint> = []
    for (tip, place) in tips {
      let group = groups.find(tip)
      spiked.insert(group)
      let ring = rings[place.ring]
      faults.append(
        RegionFault(
          code: .ringSpike, ring: ring.label(of: polygonCount), vertex: Int(ring.vertices[place.position]),
          coordinate: tip.coordinate, count: 1 + (stretches[group]?.count ?? 0),
          text: "has a spike: its ring runs out along a line and back on it"))
    }
    for (group, members) in stretches {
      let crossRing = members.filter { $0.first.ring != $0.second.ring }
      if crossRing.isEmpty && spiked.contains(group) { continue }
      let list = crossRing.isEmpty ? members : crossRing
      guard let first = list.min(by: { ($0.low, $0.high) < ($1.low, $1.high) }) else { continue }
      let ring = rings[Int(first.first.ring)]
      let other = rings[Int(first.second.ring)]
      let same = crossRing.isEmpty
      faults.append(
        RegionFault(
          code: same ? .ringSelfOverlap : .ringsOverlap, ring: ring.label(of: polygonCount),
          vertex: Int(ring.vertices[Int(first.first.position)]), coordinate: first.low.coordinate,
          count: list.count,
          text: same
            ? "has a ring that runs along itself"
            : "has a ring that runs along the ring \(other.label(of: polygonCount))"))
    }
    // Contacts on a stretch say nothing more.
    for overlap in overlaps {
      passages[overlap.low] = nil
      passages[overlap.high] = nil
    }
    for tip in tips.keys { passages[tip] = nil }
    for root in roots { passages[root] = nil }
  }

  private func turnsBack(_ a: CheckPoint, _ b: CheckPoint, _ c: CheckPoint) -> Bool {
    guard CheckPoint.orientation(a, b, c) == 0 else { return false }
    let dot = Int128(b.x - a.x) * Int128(c.x - b.x) + Int128(b.y - a.y) * Int128(c.y - b.y)
    return dot < 0
  }

  // MARK: Points

  private mutating func judgeTouches() {
    for (point, set) in passages {
      let list = set.sorted { ($0.ring, $0.position) < ($1.ring, $1.position) }
      var reported: Set<[Int32]> = []
      for i in list.indices {
        for j in list.indices.dropFirst(i + 1) {
          let (p, q) = (list[i], list[j])
          let crosses = Self.cross(p, q, at: point)
          if p.ring == q.ring {
            guard reported.insert([p.ring]).inserted else { continue }
            faults.append(selfContact(p, q, crosses: crosses, at: point))
          } else if crosses {
            guard reported.insert([p.ring, q.ring]).inserted else { continue }
            faults.append(
              crossing(of: (p.ring, p.position), with: (q.ring, q.position), at: point.coordinate))
          } else {
            touches.append((point, Int(p.ring), Int(q.ring)))
          }
        }
      }
    }
  }

  private func selfContact(_ p: Passage, _ q: Passage, crosses: Bool, at point: CheckPoint) -> RegionFault {
    let ring = rings[Int(p.ring)]
    let (v, w) = (ring.vertices[Int(p.position)], ring.vertices[Int(q.position)])
    return RegionFault(
      code: crosses ? .ringSelfIntersection : .ringSelfTouch, ring: ring.label(of: polygonCount),
      vertex: Int(v), coordinate: point.coordinate,
      text: crosses
        ? "has a ring that crosses itself (vertices \(v) and \(w))"
        : "has a ring that touches itself (vertices \(v) and \(w))")
  }

  /// Whether two lines through a point change sides there: one end of q lies between the ends of p, turning
  /// counter-clockwise, and the other does not.
  private static func cross(_ p: Passage, _ q: Passage, at o: CheckPoint) -> Bool {
    inSector(q.from, from: p.from, to: p.to, at: o) != inSector(q.to, from: p.from, to: p.to, at: o)
  }

  private static func inSector(
    _ d: CheckPoint, from u: CheckPoint, to w: CheckPoint, at o: CheckPoint
  ) -> Bool {
    let ud = CheckPoint.orientation(o, u, d)
    switch CheckPoint.orientation(o, u, w) {
    case 1: return ud > 0 && CheckPoint.orientation(o, d, w) > 0
    case -1: return !(CheckPoint.orientation(o, w, d) >= 0 && CheckPoint.orientation(o, d, u) >= 0)
    default: return ud > 0
    }
  }

  // MARK: Nesting

  /// Holes outside, holes in holes, polygons in polygons, insides cut in two. For rings without other faults.
  func nestingFaults() -> [RegionFault] {
    var faults: [RegionFault] = []
    var byPolygon = [[Int]](repeating: [], count: polygonCount)
    for (number, ring) in rings.enumerated() { byPolygon[ring.polygon].append(number) }
    var contact: [[Int]: Set<CheckPoint>] = [:]
    for touch in touches {
      contact[[min(touch.a, touch.b), max(touch.a, touch.b)], default: []].insert(touch.point)
    }

    /// Side of ring `inner` against ring `outer`: the first of its points that is not on the other decides;
    /// when all are, a point inside an edge does.
    func side(of inner: Int, against outer: Int) -> Int {
      guard rings[outer].box.intersects(rings[inner].box) else { return -1 }
      let shared = contact[[min(inner, outer), max(inner, outer)]] ?? []
      for point in rings[inner].points where !shared.contains(point) { return rings[outer].side(of: point) }
      for i in rings[inner].points.indices {
        let edge = rings[inner].edge(i)
        for part: Int64 in 1...3 {
          let side = rings[outer].side(
            of: CheckPoint(
              x: edge.a.x * (4 - part) + edge.b.x * part, y: edge.a.y * (4 - part) + edge.b.y * part),
            scale: 4)
          if side != 0 { return side }
        }
      }
      return 0
    }
    func report(_ code: Finding.Code, _ ring: LatticeRing, _ text: String) {
      faults.append(
        RegionFault(
          code: code, ring: ring.label(of: polygonCount), vertex: Int(ring.vertices[0]),
          coordinate: ring.points[0].coordinate, text: text))
    }

    byPolygon.removeAll(where: \.isEmpty)

    for members in byPolygon {
      let holes = members.dropFirst()
      for hole in holes where side(of: hole, against: members[0]) < 0 {
        report(.holeOutsideShell, rings[hole], "has a hole outside its exterior ring")
      }
      for hole in holes {
        let box = rings[hole].box
        let nested = holes.contains {
          $0 != hole && rings[$0].box.contains(box) && side(of: hole, against: $0) > 0
        }
        if nested { report(.holesNested, rings[hole], "has a hole inside another hole") }
      }
    }
    for members in byPolygon {
      let box = rings[members[0]].box
      for other in byPolygon where other[0] != members[0] && rings[other[0]].box.contains(box) {
        guard side(of: members[0], against: other[0]) > 0 else { continue }
        if other.dropFirst().contains(where: { side(of: members[0], against: $0) > 0 }) { continue }
        report(.shellsNested, rings[members[0]], "has a polygon inside another of its polygons")
        break
      }
    }
    return faults + disconnections()
  }

  /// Rings and the points where they touch form a graph; a cycle in it encloses a part of the inside.
  private func disconnections() -> [RegionFault] {
    var incidences: Set<Incidence> = []
    for touch in touches where rings[touch.a].polygon == rings[touch.b].polygon {
      incidences.insert(Incidence(ring: touch.a, point: touch.point))
      incidences.insert(Incidence(ring: touch.b, point: touch.point))
    }
    var faults: [RegionFault] = []
    var groups = DisjointPoints()
    var polygon = -1
    var reported = false
    // Rings are numbered polygon by polygon.
    for incidence in incidences.sorted(by: { ($0.ring, $0.point) < ($1.ring, $1.point) }) {
      let ring = rings[incidence.ring]
      if ring.polygon != polygon {
        polygon = ring.polygon
        groups = DisjointPoints()
        reported = false
      }
      // Rings and points are nodes of one graph: no point lies as far north as a ring's node.
      let node = CheckPoint(x: Int64(incidence.ring), y: .max)
      if !reported && groups.find(node) == groups.find(incidence.point) {
        reported = true
        faults.append(
          RegionFault(
            code: .interiorDisconnected, ring: ring.label(of: polygonCount),
            coordinate: incidence.point.coordinate, text: "has an inside that touching rings cut in two"))
      }
      groups.join(node, incidence.point)
    }
    return faults
  }

  private struct Incidence: Hashable {
    var ring: Int
    var point: CheckPoint
  }
}

/// Sets of points that belong together.
private struct DisjointPoints {
  private var parents: [CheckPoint: CheckPoint] = [:]

  mutating func find(_ p: CheckPoint) -> CheckPoint {
    var root = p
    while let next = parents[root], next != root { root = next }
    var walker = p
    while let next = parents[walker], next != root {
      parents[walker] = root
      walker = next
    }
    return root
  }

  mutating func join(_ a: CheckPoint, _ b: CheckPoint) {
    let (a, b) = (find(a), find(b))
    if a != b { parents[max(a, b)] = min(a, b) }
  }
}
