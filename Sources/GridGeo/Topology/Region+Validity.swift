extension Region where Space: GatedSpace {
  /// Every reason why the region is not valid, in order of polygon, ring and vertex; empty for a valid one.
  ///
  /// GEOS names only the first fault, and not the ring: so an invalid region is taken apart, ring by ring,
  /// hole by hole and pair by pair, and only what is left is put in GEOS's words. The question is a
  /// topological one and may be asked of degrees as of metres.
  ///
  /// - Throws: `native`.
  /// - Complexity: O(n log n) in the coordinates; more only with many faults.
  func validityProblems(
    in geos: borrowing GEOSContext
  ) throws(GridGeoError) -> [ValidityProblem<Space>] {
    let refused = coordinatesRefused()
    // Nothing that failed the gate reaches GEOS.
    guard refused.isEmpty else { return refused }
    if polygons.isEmpty { return [] }
    if try geos.isValid(try geos.handle(of: self)) { return [] }

    var problems: [ValidityProblem<Space>] = []
    var sound: [Int] = []
    for (i, polygon) in polygons.enumerated() {
      let found = try polygon.validityProblems(number: i, in: geos)
      if found.isEmpty { sound.append(i) }
      problems += found
    }
    problems += try overlapsOfParts(sound, in: geos)
    if problems.isEmpty, let detail = try geos.validityDetail(try geos.handle(of: self), as: Space.self) {
      problems.append(
        ValidityProblem(
          reason: .other, polygon: 0, ring: .exterior, location: detail.location, remark: detail.reason))
    }
    return problems
  }

  /// Valid by the rules of OGC Simple Features, coordinates in range included.
  ///
  /// - Throws: `native`.
  func isValid(in geos: borrowing GEOSContext) throws(GridGeoError) -> Bool {
    guard coordinatesRefused().isEmpty else { return false }
    return polygons.isEmpty ? true : try geos.isValid(try geos.handle(of: self))
  }

  private func coordinatesRefused() -> [ValidityProblem<Space>] {
    var problems: [ValidityProblem<Space>] = []
    for (i, polygon) in polygons.enumerated() {
      for (ring, role) in polygon.ringsWithRoles where firstRefused(ring.coordinates) != nil {
        for (vertex, coordinate) in ring.coordinates.enumerated() where !coordinate.passesGate {
          problems.append(
            ValidityProblem(
              reason: .invalidCoordinate, polygon: i, ring: role, vertex: vertex, location: coordinate))
        }
      }
    }
    return problems
  }

  /// Pairs of polygons, each valid by itself, that share ground or a stretch of border.
  private func overlapsOfParts(
    _ sound: [Int], in geos: borrowing GEOSContext
  ) throws(GridGeoError) -> [ValidityProblem<Space>] {
    let boxes = sound.map { Region(polygons[$0]).boundingBox }
    let index = SpatialIndex<Space>(boxes)
    var problems: [ValidityProblem<Space>] = []
    for (k, i) in sound.enumerated() {
      guard let box = boxes[k] else { continue }
      for other in index.items(meeting: box) where other > k {
        let j = sound[other]
        let pair = Region([polygons[i], polygons[j]])
        guard let detail = try geos.validityDetail(try geos.handle(of: pair), as: Space.self) else {
          continue
        }
        problems.append(
          ValidityProblem(
            reason: .partsOverlap, polygon: i, ring: .exterior,
            vertex: detail.location.map { polygons[i].exterior.vertex(near: $0) },
            location: detail.location, otherPolygon: j))
      }
    }
    return problems
  }
}

extension Polygon where Space: GatedSpace {
  var ringsWithRoles: [(ring: Ring<Space>, role: RingRole)] {
    [(exterior, .exterior)] + holes.enumerated().map { ($1, .hole($0 + 1)) }
  }

  fileprivate func validityProblems(
    number: Int, in geos: borrowing GEOSContext
  ) throws(GridGeoError) -> [ValidityProblem<Space>] {
    let whole = try geos.validityDetail(try geos.handle(of: self), as: Space.self)
    guard let whole else { return [] }

    var problems: [ValidityProblem<Space>] = []
    var soundRings: Set<RingRole> = []
    for (ring, role) in ringsWithRoles {
      if ring.hasNoArea {
        problems.append(
          ValidityProblem(
            reason: .noArea, polygon: number, ring: role, vertex: 0, location: ring.coordinates[0]))
        continue
      }
      let contacts = ring.contacts()
      if contacts.isEmpty { soundRings.insert(role) }
      problems += contacts.map {
        ValidityProblem(
          reason: .selfIntersection, polygon: number, ring: role, vertex: $0.vertex, location: $0.location)
      }
    }
    let soundHoles = holes.indices.filter { soundRings.contains(.hole($0 + 1)) }
    if soundRings.contains(.exterior) {
      for i in soundHoles { problems += try problemsOfHole(i, number: number, in: geos) }
    }
    problems += try problemsBetweenHoles(soundHoles, number: number, in: geos)
    if problems.isEmpty {
      problems.append(
        ValidityProblem(
          reason: whole.reason.hasPrefix("Interior is disconnected") ? .disconnectedInterior : .other,
          polygon: number, ring: .exterior,
          vertex: whole.location.map { exterior.vertex(near: $0) }, location: whole.location,
          remark: whole.reason))
    }
    return problems
  }

  /// The hole against the exterior alone.
  private func problemsOfHole(
    _ i: Int, number: Int, in geos: borrowing GEOSContext
  ) throws(GridGeoError) -> [ValidityProblem<Space>] {
    let alone = Polygon(exterior: exterior, holes: [holes[i]])
    guard let detail = try geos.validityDetail(try geos.handle(of: alone), as: Space.self) else { return [] }
    let reason: ValidityProblem<Space>.Reason =
      detail.reason.hasPrefix("Hole lies outside")
      ? .holeOutsideShell : detail.reason.hasPrefix("Interior") ? .disconnectedInterior : .ringsCross
    return [
      ValidityProblem(
        reason: reason, polygon: number, ring: .hole(i + 1),
        vertex: detail.location.map { holes[i].vertex(near: $0) }, location: detail.location,
        otherRing: .exterior)
    ]
  }

  /// Two holes may touch like two parts of a multipolygon may, and no more.
  private func problemsBetweenHoles(
    _ sound: [Int], number: Int, in geos: borrowing GEOSContext
  ) throws(GridGeoError) -> [ValidityProblem<Space>] {
    let boxes = sound.map { Region(Polygon(exterior: holes[$0])).boundingBox }
    let index = SpatialIndex<Space>(boxes)
    var problems: [ValidityProblem<Space>] = []
    for (k, i) in sound.enumerated() {
      guard let box = boxes[k] else { continue }
      for other in index.items(meeting: box) where other > k {
        let j = sound[other]
        let pair = Region([Polygon(exterior: holes[i]), Polygon(exterior: holes[j])])
        guard let detail = try geos.validityDetail(try geos.handle(of: pair), as: Space.self) else {
          continue
        }
        let crosses = detail.reason.hasPrefix("Self-intersection")
        problems.append(
          ValidityProblem(
            reason: crosses ? .ringsCross : .nestedHoles, polygon: number, ring: .hole(i + 1),
            vertex: detail.location.map { holes[i].vertex(near: $0) }, location: detail.location,
            otherRing: .hole(j + 1)))
      }
    }
    return problems
  }
}

extension Ring {
  /// The vertex at a place, or the one that begins the edge nearest to it.
  func vertex(near place: Coordinate<Space>) -> Int {
    var (best, nearest) = (0, Double.infinity)
    for i in 0..<(coordinates.count - 1) {
      let (a, b) = (coordinates[i], coordinates[i + 1])
      if a == place { return i }
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let squared = dx * dx + dy * dy
      let along = squared > 0 ? ((place.x - a.x) * dx + (place.y - a.y) * dy) / squared : 0
      let t = min(1, max(0, along))
      let (ex, ey) = (place.x - a.x - t * dx, place.y - a.y - t * dy)
      let distance = ex * ex + ey * ey
      if distance < nearest { (best, nearest) = (i, distance) }
    }
    return best
  }
}
