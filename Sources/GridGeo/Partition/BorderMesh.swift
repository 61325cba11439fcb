/// The borders of one village's grids as a planar mesh: each border once, with the grid on either side.
///
/// All moves keep the mesh planar and every site on its side: a vertex moves only when the ground its edges
/// sweep holds no vertex and no site, and the new edges touch no other.
struct BorderMesh {
  struct Edge {
    var from: Int32
    var to: Int32
    /// Grid on the left, seen from `from`; −1 outside the village.
    var left: Int32
    var right: Int32
    /// Follows a barrier.
    var isBarrier: Bool

    var isOuter: Bool { left < 0 || right < 0 }
    func other(than v: Int32) -> Int32 { from == v ? to : from }
  }

  private(set) var positions: [LatticePoint]
  private(set) var edges: [Edge]
  /// Edges at each vertex; empty for a vertex that is no longer used.
  private(set) var incident: [[Int32]]
  /// Vertices that never move: those of the village's own border, and those on barriers.
  private(set) var isFixed: [Bool]
  /// Points that must stay on their side of every border.
  let sites: [LatticePoint]

  private let cells: CellGrid
  private var edgesInCell: [[Int32]]
  /// Finer than `cells`: sites stand close together in settlements.
  private let siteCells: CellGrid
  private let sitesInCell: [[Int32]]

  init(
    positions: [LatticePoint], edges: [Edge], isFixed: [Bool], sites: [LatticePoint]
  ) {
    self.positions = positions
    self.edges = edges
    self.isFixed = isFixed
    self.sites = sites
    incident = [[Int32]](repeating: [], count: positions.count)
    let cells = CellGrid(covering: positions, cellsWanted: 4 * edges.count)
    var edgesInCell = cells.buckets()
    for (e, edge) in edges.enumerated() {
      incident[Int(edge.from)].append(Int32(e))
      incident[Int(edge.to)].append(Int32(e))
      cells.forEachCell(from: positions[Int(edge.from)], to: positions[Int(edge.to)]) {
        edgesInCell[$0].append(Int32(e))
      }
    }
    let siteCells = CellGrid(covering: sites, cellsWanted: 16 * sites.count)
    var sitesInCell = siteCells.buckets()
    for (i, site) in sites.enumerated() { sitesInCell[siteCells.cell(of: site)].append(Int32(i)) }
    self.cells = cells
    self.siteCells = siteCells
    self.edgesInCell = edgesInCell
    self.sitesInCell = sitesInCell
  }

  /// Whether moving the end `v` of an edge at `q` to `place` sweeps no vertex and no site and touches no edge
  /// but those at `v`, or at `q` in `q` alone.
  private func isFree(
    _ v: Int32, to place: LatticePoint, around q: Int32, spared: Int32 = -1,
    site isClear: (LatticePoint, LatticePoint, Int32) -> Bool
  ) -> Bool {
    let p = positions[Int(v)]
    let end = positions[Int(q)]
    guard place != end else { return false }
    let low = LatticePoint(x: min(p.x, place.x, end.x), y: min(p.y, place.y, end.y))
    let high = LatticePoint(x: max(p.x, place.x, end.x), y: max(p.y, place.y, end.y))
    var free = true
    cells.forEachCell(inBox: low, high) { cell in
      guard free else { return }
      for f in edgesInCell[cell] {
        let edge = edges[Int(f)]
        if edge.from == v || edge.to == v || edge.from == edge.to { continue }
        let from = positions[Int(edge.from)]
        let to = positions[Int(edge.to)]
        if max(from.x, to.x) < low.x || min(from.x, to.x) > high.x || max(from.y, to.y) < low.y
          || min(from.y, to.y) > high.y
        {
          continue
        }
        if edge.from != q, edge.from != spared, isInTriangle(from, p, place, end) { free = false }
        if edge.to != q, edge.to != spared, isInTriangle(to, p, place, end) { free = false }
        if edge.from == q || edge.to == q {
          let far = edge.from == q ? to : from
          if edge.other(than: q) != spared, lies(far, onSegment: place, end) { free = false }
          if far != place, lies(place, onSegment: far, end) { free = false }
        } else if edge.from != spared, edge.to != spared, meet(place, end, from, to) {
          free = false
        }
        if !free { return }
      }
    }
    guard free else { return false }
    let margin = clearanceSteps
    let south = LatticePoint(x: low.x - margin, y: low.y - margin)
    let north = LatticePoint(x: high.x + margin, y: high.y + margin)
    siteCells.forEachCell(inBox: south, north) { cell in
      guard free else { return }
      for s in sitesInCell[cell] {
        let site = sites[Int(s)]
        if site.x < south.x || site.x > north.x || site.y < south.y || site.y > north.y { continue }
        if isInTriangle(site, p, place, end) || !isClear(place, end, s) {
          free = false
          return
        }
      }
    }
    return free
  }

  /// How far around a move sites are asked for their clearance, in lattice steps.
  var clearanceSteps: Int32 = 0

  /// Moves `v` when that keeps the mesh planar and every site on its side and clear.
  mutating func move(
    _ v: Int32, to place: LatticePoint, clear: (LatticePoint, LatticePoint, Int32) -> Bool
  ) -> Bool {
    guard !isFixed[Int(v)], place != positions[Int(v)] else { return false }
    for e in incident[Int(v)] {
      guard isFree(v, to: place, around: edges[Int(e)].other(than: v), site: clear) else { return false }
    }
    positions[Int(v)] = place
    for e in incident[Int(v)] { register(e) }
    return true
  }

  /// Cells of an edge's old place keep naming it: they are only places to look.
  private mutating func register(_ e: Int32) {
    let edge = edges[Int(e)]
    cells.forEachCell(from: positions[Int(edge.from)], to: positions[Int(edge.to)]) { cell in
      if edgesInCell[cell].last != e { edgesInCell[cell].append(e) }
    }
  }

  /// Takes out a vertex between two edges when the straight line can replace them.
  mutating func straighten(_ v: Int32, clear: (LatticePoint, LatticePoint, Int32) -> Bool) -> Bool {
    guard !isFixed[Int(v)], incident[Int(v)].count == 2 else { return false }
    let first = incident[Int(v)][0]
    let second = incident[Int(v)][1]
    let a = edges[Int(first)].other(than: v)
    let b = edges[Int(second)].other(than: v)
    guard a != b, !incident[Int(a)].contains(where: { edges[Int($0)].other(than: a) == b }),
      isFree(v, to: positions[Int(a)], around: b, spared: a, site: clear)
    else { return false }
    remove(v, mergingInto: a, keeping: second, dropping: first)
    return true
  }

  /// Moves the end of an inner border that stands in the middle of an outer one to that one's end `a`, so that
  /// the village's own border keeps its vertices.
  mutating func slide(_ v: Int32, to a: Int32) -> Bool {
    guard incident[Int(v)].count == 3, incident[Int(a)].count == 2,
      let along = incident[Int(v)].first(where: { edges[Int($0)].other(than: v) == a }),
      let inner = incident[Int(v)].first(where: { !edges[Int($0)].isOuter }),
      let rest = incident[Int(v)].first(where: { $0 != along && $0 != inner })
    else { return false }
    let q = edges[Int(inner)].other(than: v)
    let far = edges[Int(rest)].other(than: v)
    guard far != a, q != a else { return false }
    guard isFree(v, to: positions[Int(a)], around: q, spared: a, site: { _, _, _ in true }) else {
      return false
    }
    // The inner end now starts at `a`; the two halves of the outer edge become one again.
    replaceEnd(of: inner, v, by: a)
    incident[Int(v)].removeAll { $0 == inner }
    incident[Int(a)].append(inner)
    register(inner)
    // What lay between `a` and `v` belongs to the side that `rest` has.
    remove(v, mergingInto: a, keeping: rest, dropping: along)
    return true
  }

  /// Moves the end `v` of the edge `inner` along the edge `along` to that one's other end, whose place at `v`
  /// the edge `rest` takes: the line that `along` and `rest` make keeps its vertices.
  mutating func slide(_ v: Int32, inner: Int32, along: Int32, rest: Int32) -> Bool {
    let a = edges[Int(along)].other(than: v)
    let q = edges[Int(inner)].other(than: v)
    let far = edges[Int(rest)].other(than: v)
    guard far != a, q != a, q != far,
      !incident[Int(a)].contains(where: { edges[Int($0)].other(than: a) == q }),
      !incident[Int(a)].contains(where: { edges[Int($0)].other(than: a) == far }),
      isFree(v, to: positions[Int(a)], around: q, spared: a, site: { _, _, _ in true })
    else { return false }
    replaceEnd(of: inner, v, by: a)
    incident[Int(v)].removeAll { $0 == inner }
    incident[Int(a)].append(inner)
    register(inner)
    remove(v, mergingInto: a, keeping: rest, dropping: along)
    return true
  }

  /// Puts a vertex on an edge, `distance` lattice steps from its end `v`; nil when the edge is too short, or the
  /// rounded place is not free.
  mutating func bend(_ e: Int32, from v: Int32, at distance: Double) -> Int32? {
    let q = edges[Int(e)].other(than: v)
    let (a, b) = (positions[Int(v)], positions[Int(q)])
    let (dx, dy) = (Double(b.x) - Double(a.x), Double(b.y) - Double(a.y))
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 2 * distance else { return nil }
    let place = LatticePoint(
      x: a.x + Int32((dx * distance / length).rounded()), y: a.y + Int32((dy * distance / length).rounded()))
    guard place != a, place != b else { return nil }
    // The new vertex starts at the far end and moves back along the edge.
    let new = Int32(positions.count)
    positions.append(b)
    incident.append([])
    isFixed.append(false)
    let forward = edges[Int(e)].from == v
    var second = edges[Int(e)]
    if forward { (second.from, second.to) = (new, q) } else { (second.from, second.to) = (q, new) }
    let number = Int32(edges.count)
    replaceEnd(of: e, q, by: new)
    incident[Int(q)].removeAll { $0 == e }
    incident[Int(q)].append(number)
    incident[Int(new)] = [e, number]
    edges.append(second)
    guard isFree(new, to: place, around: v, spared: q, site: { _, _, _ in true }) else {
      replaceEnd(of: e, new, by: q)
      incident[Int(q)].removeAll { $0 == number }
      incident[Int(q)].append(e)
      incident[Int(new)] = []
      edges[Int(number)].from = edges[Int(number)].to
      return nil
    }
    positions[Int(new)] = place
    register(e)
    register(number)
    return new
  }

  private mutating func replaceEnd(of e: Int32, _ v: Int32, by w: Int32) {
    if edges[Int(e)].from == v { edges[Int(e)].from = w } else { edges[Int(e)].to = w }
  }

  private mutating func remove(_ v: Int32, mergingInto a: Int32, keeping: Int32, dropping: Int32) {
    replaceEnd(of: keeping, v, by: a)
    incident[Int(a)].removeAll { $0 == dropping }
    incident[Int(a)].append(keeping)
    incident[Int(v)] = []
    edges[Int(dropping)].from = edges[Int(dropping)].to
    register(keeping)
  }

  /// Edges still in use.
  var liveEdges: [Edge] { edges.filter { $0.from != $0.to } }
}
