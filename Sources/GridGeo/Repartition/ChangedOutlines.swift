/// The outlines of a village's grids after a change: borders of grids that nothing happened to, and the village's
/// own, keep their vertices and get no new ones; new borders are smoothed between changed grids only.
struct ChangedOutlines {
  /// Closed rings of each part, the ground on their left.
  private(set) var rings: [[[LatticePoint]]]
  /// Vertices that stand in the middle of an edge of the village's border, with that edge's ends.
  private(set) var insertions: [Outlines.Insertion] = []

  /// - Parameters:
  ///   - parts: part of each base unit.
  ///   - isKept: whether a part is one of the older grids, with all of its ground and no other.
  ///   - oldVertices: vertices of the older plan's outlines.
  ///   - steps: metres per lattice step eastward and northward.
  ///   - keepsBends: whether outlines keep all vertices that cutting the ground put on them.
  init(
    _ cells: BaseCells, parts: [Int32], isKept: [Bool], oldVertices: Set<LatticePoint>,
    steps: (x: Double, y: Double), smooth: Bool, keepsBends: Bool = false
  ) {
    var work = Work(cells, parts: parts, isKept: isKept, oldVertices: oldVertices)
    if !keepsBends { work.dropBends() }
    var mesh = work.mesh()
    let smoothing = BorderSmoothing(sites: cells.sites, clusters: cells.clusters, steps: steps)
    mesh.clearanceSteps = smoothing.reach
    work.slideEnds(&mesh, steps: steps)
    if smooth { smoothing.run(&mesh) }
    rings = Outlines.trace(mesh, gridCount: isKept.count)
    insertions = work.insertions(mesh)
  }
}

/// The borders on their way from base cells to a mesh.
private struct Work {
  let cells: BaseCells
  let isKept: [Bool]
  /// Vertices of the older plan or of the village's border.
  var isOriginal: [Bool]
  var edges: [BorderMesh.Edge] = []
  var segments: [Set<Int32>] = []
  var incident: [[Int32]]

  init(_ cells: BaseCells, parts: [Int32], isKept: [Bool], oldVertices: Set<LatticePoint>) {
    self.cells = cells
    self.isKept = isKept
    let arrangement = cells.arrangement
    let corners = Set(cells.ground.rings.joined())
    isOriginal = arrangement.points.map { corners.contains($0) || oldVertices.contains($0) }
    incident = [[Int32]](repeating: [], count: arrangement.points.count)
    func part(_ face: Int32) -> Int32 {
      guard face >= 0, cells.units[Int(face)] >= 0 else { return -1 }
      return parts[Int(cells.units[Int(face)])]
    }
    for e in 0..<arrangement.edgeCount {
      let (leftFace, rightFace) = cells.sides(ofEdge: e)
      let (left, right) = (part(leftFace), part(rightFace))
      guard left != right else { continue }
      let edge = BorderMesh.Edge(
        from: arrangement.origins[2 * e], to: arrangement.origins[2 * e + 1], left: left, right: right,
        isBarrier: cells.resistances[e] > 0)
      incident[Int(edge.from)].append(Int32(edges.count))
      incident[Int(edge.to)].append(Int32(edges.count))
      edges.append(edge)
      segments.append(cells.outlineSegments[e])
    }
  }

  /// Whether the edge is the village's border or a kept grid's.
  func isHeld(_ edge: BorderMesh.Edge) -> Bool {
    edge.isOuter || isKept[Int(edge.left)] || isKept[Int(edge.right)]
  }

  /// Takes out the vertices that only the base cells had put on outlines that were there before.
  mutating func dropBends() {
    for v in incident.indices where !isOriginal[v] && incident[v].count == 2 {
      let first = Int(incident[v][0])
      let second = Int(incident[v][1])
      // Where two outlines run together for a while, their parting point has to stay.
      let common = segments[first].intersection(segments[second])
      guard !common.isEmpty else { continue }
      let v = Int32(v)
      let a = edges[first].other(than: v)
      let b = edges[second].other(than: v)
      // Nor may the straight edge fall on one that is there.
      guard a != b, !incident[Int(a)].contains(where: { edges[Int($0)].other(than: a) == b }) else {
        continue
      }
      segments[second] = common
      if edges[second].from == v { edges[second].from = a } else { edges[second].to = a }
      edges[first].from = a
      edges[first].to = a
      incident[Int(a)] = incident[Int(a)].map { Int($0) == first ? Int32(second) : $0 }
      incident[Int(v)] = []
    }
  }

  func mesh() -> BorderMesh {
    var isFixed = [Bool](repeating: false, count: incident.count)
    for (edge, own) in zip(edges, segments) where edge.from != edge.to {
      for v in [edge.from, edge.to]
      where isHeld(edge) || edge.isBarrier || (isOriginal[Int(v)] && !own.isEmpty) {
        isFixed[Int(v)] = true
      }
    }
    return BorderMesh(
      positions: cells.arrangement.points, edges: edges.filter { $0.from != $0.to }, isFixed: isFixed,
      sites: cells.ground.sites.map(\.position))
  }

  /// Moves the ends of new borders that stand in the middle of a held edge to one of its ends: directly where
  /// the way is free, else along the edge from a bend close to it.
  func slideEnds(_ mesh: inout BorderMesh, steps: (x: Double, y: Double)) {
    for v in incident.indices where !isOriginal[v] && mesh.incident[v].count == 3 {
      let v = Int32(v)
      let held = mesh.incident[Int(v)].filter { isHeld(mesh.edges[Int($0)]) }
      guard held.count == 2, let inner = mesh.incident[Int(v)].first(where: { !held.contains($0) }) else {
        continue
      }
      let lengths = (held + [inner]).map { length(of: $0, mesh, steps) }
      var ways = [(along: held[0], rest: held[1], length: lengths[0])]
      ways.insert((held[1], held[0], lengths[1]), at: lengths[1] < lengths[0] ? 0 : 1)
      slide(v, inner, ways, &mesh, reach: lengths[2])
    }
  }

  private func length(of e: Int32, _ mesh: BorderMesh, _ steps: (x: Double, y: Double)) -> Double {
    let (a, b) = (mesh.positions[Int(mesh.edges[Int(e)].from)], mesh.positions[Int(mesh.edges[Int(e)].to)])
    let (dx, dy) = (Double(b.x - a.x) * steps.x, Double(b.y - a.y) * steps.y)
    return (dx * dx + dy * dy).squareRoot()
  }

  private func slide(
    _ v: Int32, _ inner: Int32, _ ways: [(along: Int32, rest: Int32, length: Double)],
    _ mesh: inout BorderMesh, reach: Double
  ) {
    for way in ways where way.length <= reach {
      if mesh.slide(v, inner: inner, along: way.along, rest: way.rest) { return }
    }
    // Ever closer to the edge, so that ever less ground changes hands and ever less is in the way.
    for distance in [2000.0, 500, 100, 20, 5, 2] {
      guard mesh.bend(inner, from: v, at: distance) != nil else { continue }
      for way in ways where mesh.slide(v, inner: inner, along: way.along, rest: way.rest) { return }
    }
    for way in ways where mesh.slide(v, inner: inner, along: way.along, rest: way.rest) { return }
  }

  /// Vertices on the village's border that are none of its own.
  func insertions(_ mesh: BorderMesh) -> [Outlines.Insertion] {
    var found: Set<Outlines.Insertion> = []
    for border in cells.borderEdges {
      for h in [2 * border.edge, 2 * border.edge + 1] {
        let v = cells.arrangement.origins[Int(h)]
        guard v != border.from, v != border.to,
          mesh.incident[Int(v)].contains(where: { mesh.edges[Int($0)].isOuter })
        else { continue }
        let points = cells.arrangement.points
        found.insert(
          Outlines.Insertion(
            from: points[Int(border.from)], to: points[Int(border.to)], point: points[Int(v)]))
      }
    }
    return found.sorted {
      $0.point != $1.point
        ? LatticePoint.precedes($0.point, $1.point) : LatticePoint.precedes($0.from, $1.from)
    }
  }
}
