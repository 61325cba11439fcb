/// Collects the borders between grids from the base cells.
struct BorderBuilder {
  private let positions: [LatticePoint]
  private var edges: [BorderMesh.Edge] = []
  /// Vertices of the village's own border, as given.
  private var isOriginal: [Bool]
  private var isOnBarrier: [Bool]
  private let sites: [LatticePoint]
  private let area: Double
  private let borderEdges: [BaseCells.BorderEdge]
  /// Segments of the village's border that each of `edges` lies on.
  private var edgeSegments: [Set<Int32>] = []
  private let origins: [Int32]

  init(_ cells: BaseCells, grids: [Int32]) {
    let arrangement = cells.arrangement
    positions = arrangement.points
    sites = cells.ground.sites.map(\.position)
    borderEdges = cells.borderEdges
    origins = arrangement.origins
    let corners = Set(cells.ground.rings.joined())
    isOriginal = positions.map { corners.contains($0) }
    isOnBarrier = [Bool](repeating: false, count: positions.count)
    func grid(_ face: Int32) -> Int32 {
      guard face >= 0, cells.units[Int(face)] >= 0 else { return -1 }
      return grids[Int(cells.units[Int(face)])]
    }
    var area = 0.0
    var segmentsOf = [Set<Int32>](repeating: [], count: arrangement.edgeCount)
    for border in cells.borderEdges { segmentsOf[Int(border.edge)].insert(border.segment) }
    for e in 0..<arrangement.edgeCount {
      let (leftFace, rightFace) = cells.sides(ofEdge: e)
      let left = grid(leftFace)
      let right = grid(rightFace)
      guard left != right else { continue }
      let from = arrangement.origins[2 * e]
      let to = arrangement.origins[2 * e + 1]
      let isBarrier = cells.resistances[e] > 0
      if isBarrier {
        isOnBarrier[Int(from)] = true
        isOnBarrier[Int(to)] = true
      }
      if left < 0 || right < 0 {
        let a = cells.planar[Int(from)]
        let b = cells.planar[Int(to)]
        let base = cells.planar[0]
        let cross = (a.x - base.x) * (b.y - base.y) - (b.x - base.x) * (a.y - base.y)
        area += (left >= 0 ? cross : -cross) / 2
      }
      edgeSegments.append(segmentsOf[e])
      edges.append(
        BorderMesh.Edge(from: from, to: to, left: left, right: right, isBarrier: isBarrier))
    }
    self.area = area
  }

  /// Side of a square as large as the mean grid, metres.
  func typicalWidth(gridCount: Int) -> Double { (max(area, 1) / Double(max(gridCount, 1))).squareRoot() }

  /// The mesh, without the vertices that only the base cells had put on the village's border.
  ///
  /// - Parameter keepsBends: keeps them after all.
  func mesh(keepsBends: Bool) -> BorderMesh {
    var isFixed = [Bool](repeating: false, count: positions.count)
    var incident = [[Int32]](repeating: [], count: positions.count)
    for (e, edge) in edges.enumerated() {
      incident[Int(edge.from)].append(Int32(e))
      incident[Int(edge.to)].append(Int32(e))
      if edge.isOuter || edge.isBarrier {
        isFixed[Int(edge.from)] = true
        isFixed[Int(edge.to)] = true
      }
    }
    var edges = self.edges
    var segments = edgeSegments
    for v in positions.indices where !keepsBends && !isOriginal[v] && incident[v].count == 2 {
      let first = incident[v][0]
      let second = incident[v][1]
      // Where two edges of the border run together for a while, their parting point has to stay.
      let common = segments[Int(first)].intersection(segments[Int(second)])
      guard edges[Int(first)].isOuter, edges[Int(second)].isOuter, !common.isEmpty else { continue }
      segments[Int(second)] = common
      let v = Int32(v)
      let a = edges[Int(first)].other(than: v)
      let b = edges[Int(second)].other(than: v)
      // Nor may the straight edge fall on one that is there: a slit would close that the border keeps open.
      guard a != b, !incident[Int(a)].contains(where: { edges[Int($0)].other(than: a) == b }) else {
        continue
      }
      if edges[Int(second)].from == v { edges[Int(second)].from = a } else { edges[Int(second)].to = a }
      edges[Int(first)].from = a
      edges[Int(first)].to = a
      incident[Int(a)] = incident[Int(a)].map { $0 == first ? second : $0 }
      incident[Int(v)] = []
    }
    return BorderMesh(
      positions: positions, edges: edges.filter { $0.from != $0.to }, isFixed: isFixed, sites: sites)
  }

  /// Moves the ends of inner borders to vertices that the village's border has anyway, where one is near.
  func slideEnds(_ mesh: inout BorderMesh, within reach: Double, steps: (x: Double, y: Double)) {
    for v in positions.indices where !isOriginal[v] && mesh.incident[v].count == 3 {
      let p = positions[v]
      let ends = mesh.incident[v].filter { mesh.edges[Int($0)].isOuter }
        .map { mesh.edges[Int($0)].other(than: Int32(v)) }
        .filter { isOriginal[Int($0)] }
        .map { w -> (distance: Double, vertex: Int32) in
          let dx = Double(positions[Int(w)].x - p.x) * steps.x
          let dy = Double(positions[Int(w)].y - p.y) * steps.y
          return ((dx * dx + dy * dy).squareRoot(), w)
        }
        .filter { $0.distance <= reach }
        .sorted { ($0.distance, $0.vertex) < ($1.distance, $1.vertex) }
      for end in ends where mesh.slide(Int32(v), to: end.vertex) { break }
    }
  }

  /// Vertices that stand in the middle of an edge of the village's border: the ends of inner borders, and
  /// vertices of the border itself that another edge of it passes within half a lattice step.
  func insertions(_ mesh: BorderMesh) -> [Outlines.Insertion] {
    var found: Set<Outlines.Insertion> = []
    for border in borderEdges {
      for h in [2 * border.edge, 2 * border.edge + 1] {
        let v = origins[Int(h)]
        guard v != border.from, v != border.to,
          mesh.incident[Int(v)].contains(where: { mesh.edges[Int($0)].isOuter })
        else { continue }
        found.insert(
          Outlines.Insertion(
            from: positions[Int(border.from)], to: positions[Int(border.to)], point: positions[Int(v)]))
      }
    }
    return found.sorted {
      $0.point != $1.point
        ? LatticePoint.precedes($0.point, $1.point) : LatticePoint.precedes($0.from, $1.from)
    }
  }
}
