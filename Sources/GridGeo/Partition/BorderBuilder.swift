/// Collects the borders between grids from the base cells.
struct BorderBuilder {
  private let positions: [LatticePoint]
  private var edges: [BorderMesh.Edge] = []
  /// Vertices of the village's own border, as given.
  private var isOriginal: [Bool]
  private var isOnBarrier: [Bool]
  private let sites: [LatticePoint]
  private let area: Double

  init(_ cells: BaseCells, grids: [Int32]) {
    let arrangement = cells.arrangement
    positions = arrangement.points
    sites = cells.ground.sites.map(\.position)
    let corners = Set(cells.ground.rings.joined())
    isOriginal = positions.map { corners.contains($0) }
    isOnBarrier = [Bool](repeating: false, count: positions.count)
    func grid(_ face: Int32) -> Int32 {
      guard face >= 0, cells.units[Int(face)] >= 0 else { return -1 }
      return grids[Int(cells.units[Int(face)])]
    }
    var area = 0.0
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
      edges.append(
        BorderMesh.Edge(from: from, to: to, left: left, right: right, isBarrier: isBarrier))
    }
    self.area = area
  }

  /// Side of a square as large as the mean grid, metres.
  func typicalWidth(gridCount: Int) -> Double { (max(area, 1) / Double(max(gridCount, 1))).squareRoot() }

  /// The mesh, without the vertices that only the base cells had put on the village's border.
  func mesh() -> BorderMesh {
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
    for v in positions.indices where !isOriginal[v] && incident[v].count == 2 {
      let first = incident[v][0]
      let second = incident[v][1]
      guard edges[Int(first)].isOuter, edges[Int(second)].isOuter else { continue }
      let v = Int32(v)
      let a = edges[Int(first)].other(than: v)
      guard a != edges[Int(second)].other(than: v) else { continue }
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

  /// Vertices that were put into an edge of the village's border and are needed there.
  func insertions(_ mesh: BorderMesh) -> [Outlines.Insertion] {
    var found: [Outlines.Insertion] = []
    for v in positions.indices where !isOriginal[v] {
      let outer = mesh.incident[v].filter { mesh.edges[Int($0)].isOuter }
      guard outer.count == 2 else { continue }
      let ends = outer.map { original(from: Int32(v), along: $0, mesh) }
      found.append(
        Outlines.Insertion(from: positions[Int(ends[0])], to: positions[Int(ends[1])], point: positions[v]))
    }
    return found
  }

  /// The first vertex of the given border that one meets from `v` along an outer edge.
  private func original(from v: Int32, along edge: Int32, _ mesh: BorderMesh) -> Int32 {
    var edge = edge
    var at = mesh.edges[Int(edge)].other(than: v)
    while !isOriginal[Int(at)] {
      guard let next = mesh.incident[Int(at)].first(where: { $0 != edge && mesh.edges[Int($0)].isOuter })
      else { break }
      edge = next
      at = mesh.edges[Int(next)].other(than: at)
    }
    return at
  }
}
