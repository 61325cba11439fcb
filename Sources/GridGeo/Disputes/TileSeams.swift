/// Edges that reach beyond a tile, put together from the points that each tile has on them.
struct TileSeams: Sendable {
  /// Pieces that begin in tile `t`: `pieces[starts[t] ..< starts[t + 1]]`.
  private(set) var pieces: [TileEdges.Piece] = []
  private(set) var starts: [Int]

  /// - Parameter bases: the number of each tile's first point over all tiles.
  init(_ tiles: OutlineTiles, _ nodings: [TileNoding], bases: [Int32]) {
    var hits = nodings.flatMap(\.hits)
    hits.sort { TileSeams.precedes($0, $1) }
    var crossers = nodings.flatMap(\.crossers)
    crossers.sort { TileSeams.precedes($0.a, $0.b, $1.a, $1.b) }
    var found: [(tile: Int, piece: TileEdges.Piece)] = []
    func placed(_ p: LatticePoint) -> (tile: Int, number: Int32) {
      let tile = tiles.tiles.cell(of: p)
      return (tile, nodings[tile].number(of: p))
    }
    var h = 0
    var c = 0
    while c < crossers.count {
      let (a, b) = (crossers[c].a, crossers[c].b)
      let first = c
      while c < crossers.count, crossers[c].a == a, crossers[c].b == b { c += 1 }
      while hits[h].a != a || hits[h].b != b { h += 1 }
      var from = hits[h].point
      h += 1
      while h < hits.count, hits[h].a == a, hits[h].b == b {
        let to = hits[h].point
        h += 1
        let forth = LatticePoint.precedes(from, to)
        let (low, high) = (placed(forth ? from : to), placed(forth ? to : from))
        for crosser in crossers[first..<c] {
          found.append(
            (
              low.tile,
              TileEdges.Piece(from: low.number, to: bases[high.tile] + high.number, label: crosser.label)
            ))
        }
        from = to
      }
    }
    var starts = [Int](repeating: 0, count: tiles.count + 2)
    for entry in found { starts[entry.tile + 2] += 1 }
    for t in 2..<starts.count { starts[t] += starts[t - 1] }
    pieces = [TileEdges.Piece](repeating: TileEdges.Piece(from: 0, to: 0, label: 0), count: found.count)
    for entry in found {
      pieces[starts[entry.tile + 1]] = entry.piece
      starts[entry.tile + 1] += 1
    }
    starts.removeLast()
    self.starts = starts
  }

  private static func precedes(_ g: TileNoding.Hit, _ h: TileNoding.Hit) -> Bool {
    if g.a != h.a || g.b != h.b { return precedes(g.a, g.b, h.a, h.b) }
    return ClaimArrangement.along(g.point, g.a, g.b) < ClaimArrangement.along(h.point, g.a, g.b)
  }

  private static func precedes(
    _ a: LatticePoint, _ b: LatticePoint, _ c: LatticePoint, _ d: LatticePoint
  ) -> Bool {
    a != c ? LatticePoint.precedes(a, c) : LatticePoint.precedes(b, d)
  }
}
