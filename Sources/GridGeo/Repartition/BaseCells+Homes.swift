extension BaseCells {
  /// The ground of a village cut as for a first plan, and also along the outlines of an older plan's grids: each
  /// base unit lies in one of those, or in ground that none of them covers.
  ///
  /// - Parameters:
  ///   - homes: rings of the older grids that meet the village, their ground on their left.
  ///   - homeOfSite: older grid of each site; −1 for none.
  init(
    _ ground: DivisionGround, buildingDistance: Length, homes: [[[LatticePoint]]], homeOfSite: [Int32],
    kit: inout WorkerKit
  ) throws(GridGeoError) {
    self.ground = ground
    sites = try kit.planar(ground.sites.map(\.position.coordinate))
    clusters = SettlementClusters.of(sites, within: buildingDistance)
    var input = SegmentInput()
    for ring in ground.rings { input.add(ring, .border) }
    let corners = try kit.planar(ground.rings.joined().map(\.coordinate))
    var box = corners.dropFirst().reduce(BoundingBox(corners[0])) { $0.including($1) }
    box = sites.reduce(box) { $0.including($1) }
    if clusters.contains(where: { $0 > 0 }) {
      let cells = VoronoiCells(sites: sites, clusters: clusters, box: box)
      let ends = try kit.geographic(cells.segments.flatMap { [$0.from, $0.to] }).map { LatticePoint($0) }
      for (i, segment) in cells.segments.enumerated() {
        input.add(ends[2 * i], ends[2 * i + 1], .cell(left: segment.left, right: segment.right))
      }
    }
    for (home, rings) in homes.enumerated() {
      for ring in rings { input.add(ring, .unit(Int32(home))) }
    }
    for barrier in ground.barriers {
      input.add(barrier.from, barrier.to, .barrier(resistance: barrier.resistance))
    }
    arrangement = Arrangement(points: input.points, segments: input.segments)
    planar = try kit.planar(arrangement.points.map(\.coordinate))
    let faces = label(input)
    homeOfFace = coveringUnits(input.kinds)
    outlineSegments = (0..<arrangement.edgeCount).map { e in
      var found: Set<Int32> = []
      arrangement.forEachSource(of: Int32(2 * e)) { segment, _ in
        switch input.kinds[Int(segment)] {
        case .border, .unit: found.insert(segment)
        case .cell, .barrier: break
        }
      }
      return found
    }
    join(nearestSites(faces.votes, faces.inside), faces.isBorder, homeOfSite)
  }

  /// Joins faces to base units as for a first plan, but never across an outline of the older plan.
  private mutating func join(_ siteOfFace: [Int32], _ isBorder: [Bool], _ homeOfSite: [Int32]) {
    var sets = DisjointSets(count: arrangement.faceCount)
    func isInside(_ face: Int32) -> Bool { siteOfFace[Int(face)] >= 0 }
    for e in 0..<arrangement.edgeCount where resistances[e] < 0 && !isBorder[e] {
      let (left, right) = sides(ofEdge: e)
      guard left >= 0, right >= 0, isInside(left), isInside(right),
        homeOfFace[Int(left)] == homeOfFace[Int(right)]
      else { continue }
      if cluster(siteOfFace[Int(left)]) == cluster(siteOfFace[Int(right)]) { sets.unite(left, right) }
    }
    let faceOfSite = facesOfSites(siteOfFace, homeOfSite)
    var holdsSite = [Bool](repeating: false, count: arrangement.faceCount)
    for face in faceOfSite { holdsSite[Int(sets.root(of: face))] = true }
    let homes = homeOfFace
    adoptEmptyPieces(&sets, &holdsSite, isInside: isInside) { homes[Int($0)] == homes[Int($1)] }
    // Ground of an older grid without any site stays in one piece.
    for e in 0..<arrangement.edgeCount where !isBorder[e] {
      let (left, right) = sides(ofEdge: e)
      guard left >= 0, right >= 0, isInside(left), isInside(right), homes[Int(left)] == homes[Int(right)]
      else { continue }
      let (l, r) = (sets.root(of: left), sets.root(of: right))
      if !holdsSite[Int(l)], !holdsSite[Int(r)] { sets.unite(l, r) }
    }
    units = [Int32](repeating: -1, count: arrangement.faceCount)
    var numbers: [Int32: Int32] = [:]
    for face in units.indices where siteOfFace[face] >= 0 {
      let root = sets.root(of: Int32(face))
      let number = numbers[root] ?? Int32(numbers.count)
      numbers[root] = number
      units[face] = number
    }
    unitCount = numbers.count
    unitOfSite = faceOfSite.map { units[Int($0)] }
  }

  /// The face in which each site lies: one of its own older grid wherever there is any.
  private func facesOfSites(_ siteOfFace: [Int32], _ homeOfSite: [Int32]) -> [Int32] {
    var ofCluster: [Int32: [Int32]] = [:]
    var ofHome: [Int32: [Int32]] = [:]
    for (face, site) in siteOfFace.enumerated() where site >= 0 {
      if !sites.isEmpty { ofCluster[cluster(site), default: []].append(Int32(face)) }
      ofHome[homeOfFace[face], default: []].append(Int32(face))
    }
    let faceRings = rings()
    return sites.indices.map { i in
      let p = ground.sites[i].position
      func holds(_ face: Int32) -> Bool { locate(p, inRings: faceRings[Int(face)]) != .outside }
      let inHome = ofHome[homeOfSite[i]] ?? []
      let own = ofCluster[cluster(Int32(i))] ?? []
      let near = own.filter { homeOfFace[Int($0)] == homeOfSite[i] }
      return near.first(where: holds) ?? inHome.first(where: holds) ?? near.first ?? own.first(where: holds)
        ?? inHome.first ?? own.first ?? 0
    }
  }

  /// Older grid of each unit; −1 for none.
  var homeOfUnit: [Int32] {
    var homes = [Int32](repeating: -1, count: unitCount)
    for face in units.indices where units[face] >= 0 { homes[Int(units[face])] = homeOfFace[face] }
    return homes
  }
}
