/// Decides exactly whether a region is sound: every ring simple, holes inside, no ring crossing another.
///
/// The coordinates are rounded to the lattice first and all decisions are made on whole numbers, so the
/// verdict holds for what later stages use. The rules are those of OGC Simple Features (06-103r4, 6.1.11 and
/// 6.1.14); edges are paired by a tree of boxes, contacts at vertices are told from crossings by the
/// cyclic order of the edges around the vertex.
struct RegionCheck {
  /// Beyond this many meetings the search of a region stops: it is beyond reading, not only unsound.
  static let meetingLimit = 20_000

  let rings: [LatticeRing]
  let polygonCount: Int
  private(set) var faults: [RegionFault] = []
  /// The largest move by rounding, in degrees, where it happened and how many coordinates moved.
  private(set) var rounding = LatticeRounding()

  /// - Complexity: about O(n log n) in coordinates for real outlines.
  init(_ region: Region<Geographic>) {
    polygonCount = region.polygons.count
    if region.isEmpty {
      rings = []
      faults = [RegionFault(code: .regionEmpty, text: "has no ground")]
      return
    }
    let unusable = Self.coordinateFaults(region)
    guard unusable.isEmpty else {
      rings = []
      faults = unusable
      return
    }
    var rings: [LatticeRing] = []
    // Rings that have ground, but none that 7 decimals can show.
    var lost: [LatticeRing] = []
    for (polygon, shape) in region.polygons.enumerated() {
      for (role, ring) in shape.rings.enumerated() {
        let before = rounding.moved
        for coordinate in ring.coordinates.dropLast() { rounding.add(coordinate) }
        let onLattice = LatticeRing(ring, polygon: polygon, role: role)
        let isLost = rounding.moved > before && onLattice.isStraight && ring.signedDoubleArea != 0
        if isLost { lost.append(onLattice) } else { rings.append(onLattice) }
        // With an exterior its holes go.
        if isLost && role == 0 { break }
      }
    }
    if rings.isEmpty { swap(&rings, &lost) }
    for ring in lost {
      faults.append(
        RegionFault(
          code: .ringLost, ring: ring.label(of: polygonCount), vertex: 0,
          coordinate: ring.points.first?.coordinate,
          text: "has a ring too small for 7 decimals; it is dropped"))
    }
    self.rings = rings
    checkRings()
    let collapsed = faults.contains { !$0.isHarmless }
    // A ring on one line has nothing more to tell.
    let open = collapsed ? rings.filter { !$0.isStraight } : rings
    var contacts = RingContacts(rings: open, polygonCount: polygonCount)
    contacts.search(limit: Self.meetingLimit)
    faults += contacts.faults
    // Nesting has no meaning while rings are collapsed or crossing.
    if !collapsed && contacts.faults.isEmpty { faults += contacts.nestingFaults() }
    faults.sort()
  }

  var isSound: Bool { faults.allSatisfy(\.isHarmless) }

  /// The region on the lattice, without duplicate vertices. Only for a sound one.
  var region: Region<Geographic> {
    var polygons: [Polygon<Geographic>] = []
    polygons.reserveCapacity(polygonCount)
    for ring in rings {
      if ring.role == 0 {
        polygons.append(Polygon(exterior: ring.ring))
      } else {
        // Rings stand polygon by polygon, each exterior before its holes.
        polygons[polygons.count - 1].holes.append(ring.ring)
      }
    }
    return Region(polygons)
  }

  private static func coordinateFaults(_ region: Region<Geographic>) -> [RegionFault] {
    var faults: [RegionFault] = []
    for (number, polygon) in region.polygons.enumerated() {
      for (role, ring) in polygon.rings.enumerated() {
        let bad = ring.coordinates.firstIndex { !($0.isFinite && abs($0.x) <= 180 && abs($0.y) <= 90) }
        guard let bad else { continue }
        let name = role == 0 ? "exterior" : "hole \(role)"
        let label = region.polygons.count > 1 ? "polygon \(number + 1) \(name)" : name
        let c = ring.coordinates[bad]
        faults.append(
          c.isFinite
            ? RegionFault(
              code: .coordinateOutOfRange, ring: label, vertex: bad, coordinate: c,
              text: "has the coordinate \(c), beyond ±180 or ±90 degrees")
            : RegionFault(
              code: .coordinateNotFinite, ring: label, vertex: bad,
              text: "has a coordinate that is not a finite number"))
      }
    }
    return faults
  }

  private mutating func checkRings() {
    for ring in rings {
      let label = ring.label(of: polygonCount)
      if ring.duplicates > 0 {
        faults.append(
          RegionFault(
            code: .duplicateVertex, ring: label, vertex: ring.firstDuplicate,
            coordinate: ring.points.first.map { first in
              // The vertex itself is dropped; the kept one before it is the same point.
              let kept = ring.vertices.lastIndex { Int($0) < ring.firstDuplicate }
              return (kept.map { ring.points[$0] } ?? first).coordinate
            }, count: ring.duplicates,
            text: "repeats \(ring.duplicates) \(ring.duplicates == 1 ? "vertex" : "vertices")"))
      }
      guard ring.isStraight else { continue }
      let distinct = Set(ring.points).count
      let first = ring.points.first?.coordinate
      faults.append(
        distinct < 3
          ? RegionFault(
            code: .ringTooFewPoints, ring: label, vertex: 0, coordinate: first, count: distinct,
            text: "has a ring of only \(distinct) distinct \(distinct == 1 ? "point" : "points")")
          : RegionFault(
            code: .ringZeroArea, ring: label, vertex: 0, coordinate: first,
            text: "has a ring that encloses no area"))
    }
  }
}
