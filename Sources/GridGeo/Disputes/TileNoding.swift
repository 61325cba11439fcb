/// Snap rounding in one tile: its points (ends of edges and rounded crossings that lie in it), and its edges bent
/// through each point whose unit pixel they pass.
///
/// Method: J. D. Hobby, "Practical segment intersection with finite precision output", Computational Geometry 13
/// (1999), 199–214. Pixels are half-open; all decisions are exact. What comes out is a function of the set of
/// edges alone: a tile sees all edges that can reach it, so tiles fit together.
struct TileNoding: Sendable {
  /// A piece of an edge between two points of the tile, from the lesser to the greater.
  struct Piece: BitwiseCopyable, Sendable {
    var from: Int32
    var to: Int32
    var label: Int32
  }

  /// A point in this tile that an edge beyond it passes.
  struct Hit: Sendable {
    var a: LatticePoint
    var b: LatticePoint
    var point: LatticePoint
  }

  /// In order of cells, and west to east in a cell.
  private(set) var points: [LatticePoint] = []
  private(set) var cells: LatticeCells
  /// Of the edges that lie in the tile with all that is near them.
  private(set) var pieces: [Piece] = []
  /// The other edges that begin in the tile, once for each label.
  private(set) var crossers: [OutlineSegment] = []
  /// Points of the tile on those edges, ends included.
  private(set) var hits: [Hit] = []
  /// The farthest that a place on a line moved, in steps.
  private(set) var largestBend = 0.0

  init(_ tiles: OutlineTiles, _ tile: Int) {
    let box = tiles.box(of: tile)
    let range = tiles.starts[tile]..<tiles.starts[tile + 1]
    let segments = tiles.segments[range]
    // The part of the tile that is used.
    var (west, south, east, north) = (Int.max, Int.max, Int.min, Int.min)
    for segment in segments {
      west = min(west, Int(segment.a.x))
      east = max(east, Int(segment.b.x))
      south = min(south, Int(min(segment.a.y, segment.b.y)))
      north = max(north, Int(max(segment.a.y, segment.b.y)))
    }
    west = max(west, box.west)
    south = max(south, box.south)
    east = min(east, box.east)
    north = min(north, box.north)
    guard west <= east, south <= north else {
      // Edges come near, none comes in.
      cells = LatticeCells(west: 0, south: 0, east: 0, north: 0, wanted: 1)
      return
    }
    cells = LatticeCells(
      west: Int32(west), south: Int32(south), east: Int32(east), north: Int32(north),
      wanted: 2 * segments.count + 16)
    let chains = SegmentChains(segments, cells: cells)
    let inside = TileBox(west: west, south: south, east: east, north: north)
    let near = CellLists(chains, cells: cells)
    let nodes = TileNodes(chains, near, cells: cells, inside: inside)
    points = nodes.points
    bend(chains, nodes, box: box, inside: inside)
  }

  private mutating func bend(
    _ chains: borrowing SegmentChains, _ nodes: borrowing TileNodes,
    box: (west: Int, south: Int, east: Int, north: Int), inside: TileBox
  ) {
    pieces.reserveCapacity(chains.labels.count + chains.labels.count / 4)
    var path: [(along: Int64, node: Int32)] = []
    for s in 0..<chains.count {
      let (a, b) = chains.ends[s]
      path.removeAll(keepingCapacity: true)
      nodes.forEachPoint(near: a, b, cells: cells) { node, p in
        if p != a, p != b, passes(a, b, throughPixelOf: p) {
          path.append((ClaimArrangement.along(p, a, b), node))
        }
      }
      if path.count > 1 { path.sort { $0.along < $1.along } }
      for hit in path { largestBend = max(largestBend, TileNoding.bend(points[Int(hit.node)], a, b)) }
      let labels = chains.labels[Int(chains.starts[s])..<Int(chains.starts[s + 1])]
      // All points that it may pass are here.
      let isInner =
        Int(a.x) > box.west && Int(b.x) < box.east && Int(min(a.y, b.y)) > box.south
        && Int(max(a.y, b.y)) < box.north
      if isInner {
        let last = nodes.number(of: b, cells: cells)
        var from = nodes.number(of: a, cells: cells)
        for i in 0...path.count {
          let to = i < path.count ? path[i].node : last
          let forth = LatticePoint.precedes(points[Int(from)], points[Int(to)])
          for label in labels {
            pieces.append(Piece(from: forth ? from : to, to: forth ? to : from, label: label))
          }
          from = to
        }
      } else {
        for hit in path { hits.append(Hit(a: a, b: b, point: points[Int(hit.node)])) }
        if inside.contains(a) {
          hits.append(Hit(a: a, b: b, point: a))
          for label in labels { crossers.append(OutlineSegment(a: a, b: b, label: label)) }
        }
        if inside.contains(b) { hits.append(Hit(a: a, b: b, point: b)) }
      }
    }
  }

  /// The distance of a point from a line, in steps.
  private static func bend(_ p: LatticePoint, _ a: LatticePoint, _ b: LatticePoint) -> Double {
    let dx = Double(b.x) - Double(a.x)
    let dy = Double(b.y) - Double(a.y)
    return abs(Double(turn(a, b, p))) / (dx * dx + dy * dy).squareRoot()
  }

  /// The number of a point of this tile; it must be there.
  func number(of p: LatticePoint) -> Int32 {
    let cell = cells.cell(of: p)
    var (low, high) = (0, points.count)
    while low < high {
      let middle = (low + high) / 2
      let q = points[middle]
      let other = cells.cell(of: q)
      if other < cell || (other == cell && LatticePoint.precedes(q, p)) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return Int32(low)
  }
}

/// A box of the lattice, its sides included.
struct TileBox: Sendable {
  var west: Int
  var south: Int
  var east: Int
  var north: Int

  @inline(__always)
  func contains(_ p: LatticePoint) -> Bool {
    Int(p.x) >= west && Int(p.x) <= east && Int(p.y) >= south && Int(p.y) <= north
  }
}

extension ClaimArrangement {
  /// Orders points along an edge.
  @inline(__always)
  static func along(_ p: LatticePoint, _ a: LatticePoint, _ b: LatticePoint) -> Int64 {
    (Int64(p.x) - Int64(a.x)) * (Int64(b.x) - Int64(a.x)) + (Int64(p.y) - Int64(a.y))
      * (Int64(b.y) - Int64(a.y))
  }
}
