/// The legal boundary between neighbouring lowest units, edge by edge. It is only read, never moved.
struct SharedBoundary: Sendable {
  /// Two lowest units, by number in `ground`, the lesser first.
  struct Pair: Hashable, Sendable {
    let first: Int
    let second: Int
  }

  let ground: LegalGround
  /// By pair; the edges in order.
  private let edges: [(pair: Pair, edges: [BorderEdge])]

  /// Edges are compared on the output lattice. Where one unit's edge is split at a vertex of another's (within one
  /// lattice step of it), it is split there too, so that both have the same edges.
  ///
  /// - Complexity: O(n log n) in vertices.
  init(_ units: [AdminUnit]) {
    ground = LegalGround(units)
    var owners: [BorderEdge: (Int, Int)] = [:]
    func take(_ edge: BorderEdge, _ unit: Int) {
      guard let known = owners[edge] else {
        owners[edge] = (unit, -1)
        return
      }
      if known.1 < 0, known.0 != unit { owners[edge] = (min(known.0, unit), max(known.0, unit)) }
    }
    for (i, unit) in ground.units.enumerated() {
      for polygon in unit.region.polygons {
        for (r, ring) in polygon.rings.enumerated() {
          let vertices = ring.planVertices(isExterior: r == 0)
          for k in vertices.indices.dropFirst() { take(BorderEdge(vertices[k - 1], vertices[k]), i) }
        }
      }
    }
    let alone = owners.filter { $0.value.1 < 0 }.map { (edge: $0.key, unit: $0.value.0) }
      .sorted { ($0.edge.low, $0.edge.high) < ($1.edge.low, $1.edge.high) }
    let ends = Array(Set(alone.flatMap { [$0.edge.low, $0.edge.high] })).sorted()
    let index = SpatialIndex<Geographic>(ends.map { BoundingBox($0.coordinate) })
    for (edge, unit) in alone {
      let pieces = SharedBoundary.split(edge, at: ends, index)
      guard pieces.count > 1 else { continue }
      owners[edge] = nil
      for piece in pieces { take(piece, unit) }
    }
    var byPair: [Pair: [BorderEdge]] = [:]
    for (edge, pair) in owners where pair.1 >= 0 {
      byPair[Pair(first: pair.0, second: pair.1), default: []].append(edge)
    }
    edges = byPair.map { pair, edges in
      (pair, edges.sorted { ($0.low, $0.high) < ($1.low, $1.high) })
    }
    .sorted { ($0.pair.first, $0.pair.second) < ($1.pair.first, $1.pair.second) }
  }

  private static func split(
    _ edge: BorderEdge, at ends: [PlanVertex], _ index: SpatialIndex<Geographic>
  ) -> [BorderEdge] {
    let (a, b) = (edge.low, edge.high)
    let box = BoundingBox(a.coordinate).including(b.coordinate).padded(
      by: 1.5 / CoordinateLattice.unitsPerDegree)
    let length = PlanVertex.steps(from: a, to: b)
    let between = index.items(meeting: box).map { ends[$0] }.filter { $0 != a && $0 != b && $0.isNear(a, b) }
      .map { vertex -> (along: Int128, vertex: PlanVertex) in
        let step = PlanVertex.steps(from: a, to: vertex)
        return (Int128(step.x) * Int128(length.x) + Int128(step.y) * Int128(length.y), vertex)
      }
      .sorted { ($0.along, $0.vertex) < ($1.along, $1.vertex) }
    let line = [a] + between.map(\.vertex) + [b]
    return line.indices.dropFirst().map { BorderEdge(line[$0 - 1], line[$0]) }
  }

  /// Neighbours, in order of code, with their border.
  func neighbours() -> [(units: [String], chains: [BorderChain])] {
    edges.map { pair, edges in
      (
        [ground.units[pair.first].code, ground.units[pair.second].code],
        BorderChain.chains(edges.map { ($0.low, $0.high) })
      )
    }
  }

  /// Whether the border of two lowest units is border of parties too: one side is one's, the other another's. Between
  /// a unit and one within it that is the border of the lesser inside the greater.
  func separates(_ pair: Pair, _ parties: [String]) -> Bool {
    parties.indices.contains { i in
      parties.indices.contains { j in
        i != j && ground.isOwn(pair.first, of: parties[i]) && ground.isOwn(pair.second, of: parties[j])
      }
    }
  }

  /// The border between parties at any level; empty for those that share none.
  func chains(of parties: [String]) -> [BorderChain] {
    BorderChain.chains(
      edges.filter { separates($0.pair, parties) }.flatMap { $0.edges.map { ($0.low, $0.high) } })
  }
}
