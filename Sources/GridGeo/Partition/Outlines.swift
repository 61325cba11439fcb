/// The outlines of one village's grids: its base units joined by grid, borders smoothed, rings traced on the
/// output lattice. Rings tile the village exactly, and neighbouring rings share all their vertices.
struct Outlines {
  /// Closed rings of each grid, the ground on their left: outer ones counter-clockwise, holes clockwise.
  private(set) var rings: [[[LatticePoint]]]
  /// Vertices that stand in the middle of an edge of the village's border, with that edge's ends.
  private(set) var insertions: [Insertion] = []

  struct Insertion: Sendable, Hashable {
    var from: LatticePoint
    var to: LatticePoint
    var point: LatticePoint
  }

  /// - Parameters:
  ///   - grids: grid of each base unit.
  ///   - gridCount: number of grids.
  ///   - steps: metres per lattice step eastward and northward.
  ///   - smooth: whether inner borders are smoothed.
  ///   - keepsUnits: whether borders stay on those of the base units, which the user gave.
  ///   - keepsBends: whether the village's border keeps all vertices that cutting the ground put on it.
  init(
    _ cells: BaseCells, grids: [Int32], gridCount: Int, steps: (x: Double, y: Double), smooth: Bool,
    keepsUnits: Bool = false, keepsBends: Bool = false
  ) {
    let builder = BorderBuilder(cells, grids: grids)
    var mesh = builder.mesh(keepsBends: keepsBends)
    let scale = builder.typicalWidth(gridCount: gridCount)
    let smoothing = BorderSmoothing(sites: cells.sites, clusters: cells.clusters, steps: steps)
    mesh.clearanceSteps = smoothing.reach
    if !keepsUnits { builder.slideEnds(&mesh, within: scale / 4, steps: steps) }
    if smooth, !keepsUnits { smoothing.run(&mesh) }
    rings = Outlines.trace(mesh, gridCount: gridCount)
    insertions = builder.insertions(mesh)
  }

  static func trace(_ mesh: BorderMesh, gridCount: Int) -> [[[LatticePoint]]] {
    let edges = mesh.liveEdges
    return rings(
      of: gridCount, points: mesh.positions, origins: edges.flatMap { [$0.from, $0.to] },
      lefts: edges.flatMap { [$0.left, $0.right] })
  }

  /// Closed rings of each piece of ground, the ground on their left, from the borders between pieces.
  ///
  /// - Parameters:
  ///   - origins: start of each half-edge; the two directions of an edge stand one after the other.
  ///   - lefts: piece on the left of each half-edge; −1 outside.
  static func rings(
    of count: Int, points: [LatticePoint], origins: [Int32], lefts: [Int32]
  ) -> [[[LatticePoint]]] {
    let nexts = Arrangement.nextHalfEdges(points: points, origins: origins)
    var rings = [[[LatticePoint]]](repeating: [], count: count)
    var done = [Bool](repeating: false, count: origins.count)
    for start in origins.indices where !done[start] && lefts[start] >= 0 {
      var walk: [LatticePoint] = []
      var h = start
      repeat {
        done[h] = true
        walk.append(points[Int(origins[h])])
        h = Int(nexts[h])
      } while h != start
      rings[Int(lefts[start])] += simpleRings(of: walk)
    }
    return rings
  }

  /// Splits a closed walk that visits a point more than once into simple closed rings.
  static func simpleRings(of walk: [LatticePoint]) -> [[LatticePoint]] {
    var rings: [[LatticePoint]] = []
    var path: [LatticePoint] = []
    var position: [LatticePoint: Int] = [:]
    for p in walk {
      if let at = position[p] {
        let loop = Array(path[at...]) + [p]
        if loop.count >= 4 { rings.append(loop) }
        for q in path[(at + 1)...] { position[q] = nil }
        path.removeSubrange((at + 1)...)
      } else {
        position[p] = path.count
        path.append(p)
      }
    }
    if path.count >= 3 { rings.append(path + [path[0]]) }
    return rings
  }
}

extension Region where Space == Geographic {
  /// Rings with the ground on their left become polygons: each hole goes to the outer ring around it.
  init(latticeRings rings: [[LatticePoint]]) {
    var outers: [(ring: [LatticePoint], area: Int64, holes: [[LatticePoint]])] = []
    var holes: [[LatticePoint]] = []
    for ring in rings {
      let area = doubleArea(of: ring)
      if area > 0 { outers.append((ring, area, [])) } else if area < 0 { holes.append(ring) }
    }
    for hole in holes {
      // The smallest outer ring that holds all of the hole; touching in points is allowed.
      let holder = outers.indices
        .filter { i in
          let places = hole.map { locate($0, inRings: [outers[i].ring]) }
          return !places.contains(.outside) && places.contains(.inside)
            || !places.contains(.outside) && outers[i].area > -doubleArea(of: hole)
        }
        .min { outers[$0].area < outers[$1].area }
      if let holder { outers[holder].holes.append(hole) }
    }
    // Largest first; the lattice decides between equals.
    outers.sort {
      $0.area != $1.area ? $0.area > $1.area : LatticePoint.precedes($0.ring[0], $1.ring[0])
    }
    self.init(
      outers.map { outer in
        Polygon(
          exterior: Ring(lattice: outer.ring),
          holes: outer.holes.map { Ring(lattice: $0) }.sorted {
            ($0.coordinates[0].x, $0.coordinates[0].y) < ($1.coordinates[0].x, $1.coordinates[0].y)
          })
      })
  }
}

extension Ring where Space == Geographic {
  /// The ring, started at its westernmost (then southernmost) point, so that equal outlines are equal bytes.
  init(lattice ring: [LatticePoint]) {
    let open = ring.dropLast()
    let first = open.indices.min { LatticePoint.precedes(open[$0], open[$1]) } ?? 0
    let turned = open[first...] + open[..<first] + [open[first]]
    self.init(trusted: turned.map(\.coordinate))
  }
}
