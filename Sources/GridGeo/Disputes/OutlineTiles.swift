/// An edge of an outline, from its lesser to its greater end.
struct OutlineSegment: Sendable {
  var a: LatticePoint
  var b: LatticePoint
  var label: Int32
}

/// The edges of all outlines, sorted into square tiles: an edge stands in each tile that a point within one step
/// of it can lie in. What happens in a tile is decided by the edges that stand in it.
struct OutlineTiles: Sendable {
  let tiles: LatticeCells
  /// Edges of tile `t`: `segments[starts[t] ..< starts[t + 1]]`.
  private(set) var starts: [Int]
  private(set) var segments: [OutlineSegment]

  var count: Int { tiles.count }

  /// About as many edges fit into the processor's cache with all that is made of them.
  static let segmentsPerTile = 6000

  /// - Throws: `badInput` when the outlines reach over 107° or more.
  init(
    _ outlines: [[[LatticePoint]]], segmentsPerTile: Int = OutlineTiles.segmentsPerTile
  ) throws(GridGeoError) {
    var low = LatticePoint(x: .max, y: .max)
    var high = LatticePoint(x: .min, y: .min)
    var edgeCount = 0
    for rings in outlines {
      for ring in rings {
        var last = ring.first
        for p in ring {
          if p != last { edgeCount += 1 }
          last = p
          low = LatticePoint(x: min(low.x, p.x), y: min(low.y, p.y))
          high = LatticePoint(x: max(high.x, p.x), y: max(high.y, p.y))
        }
      }
    }
    if edgeCount == 0 { (low, high) = (LatticePoint(x: 0, y: 0), LatticePoint(x: 0, y: 0)) }
    guard Int(high.x) - Int(low.x) < 1 << 30, Int(high.y) - Int(low.y) < 1 << 30 else {
      throw GridGeoError(.badInput, "the outlines reach over more than 107 degrees; divide them first")
    }
    let tiles = LatticeCells(
      west: low.x, south: low.y, east: high.x, north: high.y, wanted: edgeCount / segmentsPerTile + 1)
    var starts = [Int](repeating: 0, count: tiles.count + 2)
    OutlineTiles.forEachSegment(outlines) { segment in
      tiles.forEachCell(from: segment.a, to: segment.b) { starts[$0 + 2] += 1 }
    }
    for t in 2..<starts.count { starts[t] += starts[t - 1] }
    segments = [OutlineSegment](unsafeUninitializedCapacity: starts[tiles.count + 1]) { room, count in
      OutlineTiles.forEachSegment(outlines) { segment in
        tiles.forEachCell(from: segment.a, to: segment.b) { t in
          room.initializeElement(at: starts[t + 1], to: segment)
          starts[t + 1] += 1
        }
      }
      count = starts[tiles.count]
    }
    starts.removeLast()
    self.starts = starts
    self.tiles = tiles
  }

  @inline(__always)
  private static func forEachSegment(
    _ outlines: [[[LatticePoint]]], _ body: (OutlineSegment) -> Void
  ) {
    for (label, rings) in outlines.enumerated() {
      for ring in rings where ring.count > 1 {
        ring.withUnsafeBufferPointer { ring in
          var p = ring[0]
          for i in 1..<ring.count {
            let q = ring[i]
            if p != q {
              let forth = LatticePoint.precedes(p, q)
              body(OutlineSegment(a: forth ? p : q, b: forth ? q : p, label: Int32(label)))
            }
            p = q
          }
        }
      }
    }
  }

  /// First and last coordinates of a tile; the last ones may lie beyond the outlines.
  func box(of tile: Int) -> (west: Int, south: Int, east: Int, north: Int) {
    let side = 1 << tiles.shift
    let west = tiles.west + (tile % tiles.columns) * side
    let south = tiles.south + (tile / tiles.columns) * side
    return (west, south, west + side - 1, south + side - 1)
  }
}
