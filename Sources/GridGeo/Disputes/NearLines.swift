/// The edges of some lines near a box, in short chains with boxes of their own, for many distances.
struct NearLines {
  struct Edge {
    var x: Double
    var y: Double
    var dx: Double
    var dy: Double
    /// 1 over the squared length; 0 for an edge without length.
    var inverse: Double
    /// Numbers of its ends among the vertices of the cut lines; edges that follow each other share one.
    var from: Int32
    var to: Int32
  }

  private struct Chain {
    var west = Double.infinity
    var south = Double.infinity
    var east = -Double.infinity
    var north = -Double.infinity
    var first: Int
    var end: Int
  }

  private(set) var edges: [Edge] = []
  private var chains: [Chain] = []
  /// The chains of each line.
  private var lines: [Range<Int>] = []
  private(set) var vertexCount = 0

  private static let chainLength = 8

  /// - Parameter box: Only edges whose own boxes meet it are kept.
  /// - Complexity: O(n) in the vertices of the regions.
  init(_ regions: [Region<Planar>], near box: BoundingBox<Planar>) {
    let (west, south) = (box.minimum.x, box.minimum.y)
    let (east, north) = (box.maximum.x, box.maximum.y)
    for region in regions {
      let start = edges.count
      for polygon in region.polygons {
        for ring in [polygon.exterior] + polygon.holes {
          ring.coordinates.withUnsafeBufferPointer { add($0, west, south, east, north) }
        }
      }
      let firstChain = chains.count
      for first in stride(from: start, to: edges.count, by: Self.chainLength) {
        chains.append(chain(first, min(first + Self.chainLength, edges.count)))
      }
      lines.append(firstChain..<chains.count)
    }
  }

  private mutating func add(
    _ ring: UnsafeBufferPointer<Coordinate<Planar>>, _ west: Double, _ south: Double, _ east: Double,
    _ north: Double
  ) {
    var before = -2
    var firstVertex: Int32 = -1
    for i in 0..<max(0, ring.count - 1) {
      let (a, b) = (ring[i], ring[i + 1])
      guard max(a.x, b.x) >= west, min(a.x, b.x) <= east, max(a.y, b.y) >= south, min(a.y, b.y) <= north
      else { continue }
      let from = before == i - 1 ? edges[edges.count - 1].to : newVertex()
      if i == 0 { firstVertex = from }
      let to = i == ring.count - 2 && firstVertex >= 0 ? firstVertex : newVertex()
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let square = dx * dx + dy * dy
      edges.append(
        Edge(x: a.x, y: a.y, dx: dx, dy: dy, inverse: square > 0 ? 1 / square : 0, from: from, to: to))
      before = i
    }
  }

  private mutating func newVertex() -> Int32 {
    vertexCount += 1
    return Int32(vertexCount - 1)
  }

  private func chain(_ first: Int, _ end: Int) -> Chain {
    var chain = Chain(first: first, end: end)
    for edge in edges[first..<end] {
      chain.west = min(chain.west, edge.x, edge.x + edge.dx)
      chain.east = max(chain.east, edge.x, edge.x + edge.dx)
      chain.south = min(chain.south, edge.y, edge.y + edge.dy)
      chain.north = max(chain.north, edge.y, edge.y + edge.dy)
    }
    return chain
  }

  var lineCount: Int { lines.count }

  /// The edge of a line that is nearest to a place, and the square of its distance; −1 when none is nearer
  /// than `limit`.
  ///
  /// - Parameter hint: The chain to look at first, such as that of the place before; −1 for none. It becomes
  ///   the chain of the answer.
  func nearest(
    on line: Int, x: Double, y: Double, within limit: Double = .infinity, hint: inout Int
  ) -> (edge: Int, square: Double) {
    var best = (edge: -1, square: limit * limit)
    edges.withUnsafeBufferPointer { edges in
      chains.withUnsafeBufferPointer { chains in
        let first = hint
        if first >= 0, Self.square(chains[first], x, y) < best.square {
          for e in chains[first].first..<chains[first].end {
            let square = Self.square(edges[e], x, y)
            if square < best.square { best = (e, square) }
          }
        }
        for c in lines[line] where c != first && Self.square(chains[c], x, y) <= best.square {
          for e in chains[c].first..<chains[c].end {
            let square = Self.square(edges[e], x, y)
            // The first of equals, wherever the search began.
            if square < best.square || square == best.square && e < best.edge { best = (e, square) }
          }
          if best.edge >= chains[c].first && best.edge < chains[c].end { hint = c }
        }
      }
    }
    return best
  }

  /// The same without a hint.
  func nearest(
    on line: Int, x: Double, y: Double, within limit: Double = .infinity
  ) -> (edge: Int, square: Double) {
    var hint = -1
    return nearest(on: line, x: x, y: y, within: limit, hint: &hint)
  }

  /// The least, over the lines, of the distance to a line less that line's band; or some number not above
  /// `enough`, as soon as it is known to be no greater.
  func margin(x: Double, y: Double, bands: [Double], enough: Double) -> Double {
    var margin = Double.infinity
    edges.withUnsafeBufferPointer { edges in
      chains.withUnsafeBufferPointer { chains in
        for line in lines.indices {
          let band = bands[line]
          // A distance is not negative.
          guard margin + band > 0 else { continue }
          var limit = (margin + band) * (margin + band)
          for c in lines[line] where Self.square(chains[c], x, y) < limit {
            for e in chains[c].first..<chains[c].end {
              limit = min(limit, Self.square(edges[e], x, y))
            }
            margin = min(margin, limit.squareRoot() - band)
            if margin <= enough { return }
          }
        }
      }
    }
    return margin
  }

  @inline(__always)
  private static func square(_ chain: Chain, _ x: Double, _ y: Double) -> Double {
    let dx = max(0, max(chain.west - x, x - chain.east))
    let dy = max(0, max(chain.south - y, y - chain.north))
    return dx * dx + dy * dy
  }

  @inline(__always)
  private static func square(_ edge: Edge, _ x: Double, _ y: Double) -> Double {
    let (px, py) = (x - edge.x, y - edge.y)
    let t = min(1, max(0, (px * edge.dx + py * edge.dy) * edge.inverse))
    let (ex, ey) = (px - t * edge.dx, py - t * edge.dy)
    return ex * ex + ey * ey
  }

  /// Whether a place is inside the rings, by the parity of the edges to its east. For lines that are whole.
  func encloses(x: Double, y: Double) -> Bool {
    var inside = false
    edges.withUnsafeBufferPointer { edges in
      for edge in edges where (edge.y > y) != (edge.y + edge.dy > y) {
        if x < edge.x + (y - edge.y) / edge.dy * edge.dx { inside.toggle() }
      }
    }
    return inside
  }
}
