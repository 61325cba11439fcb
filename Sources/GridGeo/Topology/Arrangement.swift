/// Planar arrangement of segments on the lattice: vertices, edges that meet only in their ends, and the
/// faces between them. Crossings are snap-rounded, so the arrangement is exact as it stands.
///
/// Half-edges `2e` and `2e + 1` are the two directions of edge `e`; a half-edge bounds the face on its left.
struct Arrangement {
  /// All vertices: the given points first, then the crossings.
  let points: [LatticePoint]
  /// Start point of each half-edge.
  let origins: [Int32]
  /// Next half-edge around the face on the left.
  let nexts: [Int32]
  /// Face on the left of each half-edge; −1 is the unbounded one.
  let faces: [Int32]
  let faceCount: Int
  /// One half-edge of each boundary walk. A face has one outer walk and one for each hole.
  let walks: [Int32]
  /// Input segments that lie on edge `e`: `sources[sourceStarts[e] ..< sourceStarts[e + 1]]`, each as twice
  /// the segment's number, plus 1 when it runs against half-edge `2e`.
  let sourceStarts: [Int32]
  let sources: [Int32]

  var edgeCount: Int { origins.count / 2 }

  /// Input segments on the edge of half-edge `h`; `reversed` when the segment runs against `h`.
  func forEachSource(of h: Int32, _ body: (_ segment: Int32, _ reversed: Bool) -> Void) {
    let e = Int(h >> 1)
    for i in sourceStarts[e]..<sourceStarts[e + 1] {
      let source = sources[Int(i)]
      body(source >> 1, (source & 1) != (h & 1))
    }
  }

  /// - Parameters:
  ///   - points: distinct points, in a box of less than 2³⁰ steps.
  ///   - segments: pairs of different point numbers; they may cross, touch, overlap and repeat.
  /// - Complexity: O((*n* + *k*) log *n*) expected for *n* evenly spread segments with *k* crossings; each
  ///   further connected component costs a scan of all edges.
  init(points given: [LatticePoint], segments: [(Int32, Int32)]) {
    let noded = ArrangementNoding(points: given, segments: segments)
    points = noded.points
    let pieces = noded.pieces
    // Equal pieces become one edge that remembers all its sources.
    func key(_ p: ArrangementNoding.Piece) -> UInt64 {
      UInt64(min(p.from, p.to)) << 32 | UInt64(max(p.from, p.to))
    }
    let order = pieces.indices.map { (key: key(pieces[$0]), piece: $0) }
      .sorted { ($0.key, $0.piece) < ($1.key, $1.piece) }
    var origins: [Int32] = []
    var starts: [Int32] = []
    var sources: [Int32] = []
    var last: UInt64?
    for entry in order {
      let piece = pieces[entry.piece]
      if entry.key != last {
        last = entry.key
        starts.append(Int32(sources.count))
        origins.append(min(piece.from, piece.to))
        origins.append(max(piece.from, piece.to))
      }
      sources.append(piece.source * 2 + (piece.from < piece.to ? 0 : 1))
    }
    starts.append(Int32(sources.count))
    self.origins = origins
    sourceStarts = starts
    self.sources = sources
    nexts = Arrangement.nextHalfEdges(points: points, origins: origins)
    let traced = Arrangement.traceFaces(points: points, origins: origins, nexts: nexts)
    faces = traced.faces
    faceCount = traced.faceCount
    walks = traced.walks
  }

  /// The half-edge after each one around the face on its left: at its end, the first one clockwise from
  /// the way back.
  static func nextHalfEdges(points: [LatticePoint], origins: [Int32]) -> [Int32] {
    var starts = [Int32](repeating: 0, count: points.count + 1)
    for origin in origins { starts[Int(origin) + 1] += 1 }
    for i in 1..<starts.count { starts[i] += starts[i - 1] }
    var outgoing = [Int32](repeating: 0, count: origins.count)
    var fill = starts
    for h in origins.indices {
      let origin = Int(origins[h])
      outgoing[Int(fill[origin])] = Int32(h)
      fill[origin] += 1
    }
    var nexts = [Int32](repeating: -1, count: origins.count)
    for v in points.indices {
      let range = Int(starts[v])..<Int(starts[v + 1])
      guard !range.isEmpty else { continue }
      let centre = points[v]
      outgoing[range].sort { a, b in
        precedesByAngle(points[Int(origins[Int(a ^ 1)])], points[Int(origins[Int(b ^ 1)])], around: centre)
      }
      for i in range {
        let before = i == range.lowerBound ? range.upperBound - 1 : i - 1
        nexts[Int(outgoing[i] ^ 1)] = outgoing[before]
      }
    }
    return nexts
  }

  private static func traceFaces(
    points: [LatticePoint], origins: [Int32], nexts: [Int32]
  ) -> (faces: [Int32], faceCount: Int, walks: [Int32]) {
    var walkOf = [Int32](repeating: -1, count: origins.count)
    var walks: [Int32] = []
    var walkFace: [Int32] = []
    var faceCount: Int32 = 0
    var outer: [(leftmost: LatticePoint, walk: Int)] = []
    for start in origins.indices where walkOf[start] < 0 {
      let walk = Int32(walks.count)
      walks.append(Int32(start))
      let base = points[Int(origins[start])]
      var doubleArea: Int64 = 0
      var leftmost = base
      var h = Int32(start)
      repeat {
        walkOf[Int(h)] = walk
        let p = points[Int(origins[Int(h)])]
        // Wrapping is exact: the sum itself fits.
        doubleArea &+= turn(base, p, points[Int(origins[Int(h ^ 1)])])
        if LatticePoint.precedes(p, leftmost) { leftmost = p }
        h = nexts[Int(h)]
      } while h != Int32(start)
      if doubleArea > 0 {
        walkFace.append(faceCount)
        faceCount += 1
      } else {
        walkFace.append(-1)
        outer.append((leftmost, Int(walk)))
      }
    }
    // An outer walk bounds a hole of the face around it. Its leftmost point sees that face to the west;
    // from west to east, so that a neighbour's own place is known when it is asked for.
    outer.sort { LatticePoint.precedes($0.leftmost, $1.leftmost) }
    for (i, component) in outer.enumerated() where i > 0 {
      if let h = halfEdge(westOf: component.leftmost, points: points, origins: origins) {
        walkFace[component.walk] = walkFace[Int(walkOf[Int(h)])]
      }
    }
    return (walkOf.map { walkFace[Int($0)] }, Int(faceCount), walks)
  }

  /// The half-edge that a look to the west from `p` meets first, in the direction that has `p` on its left;
  /// the look runs a hair north of `p`, so that it never meets a vertex.
  private static func halfEdge(
    westOf p: LatticePoint, points: [LatticePoint], origins: [Int32]
  ) -> Int32? {
    var best: (numerator: Int128, divisor: Int128, slopeX: Int128, half: Int32)?
    for e in 0..<(origins.count / 2) {
      let a = points[Int(origins[2 * e])]
      let b = points[Int(origins[2 * e + 1])]
      guard (a.y <= p.y) != (b.y <= p.y), min(a.x, b.x) < p.x else { continue }
      let (low, high) = a.y < b.y ? (a, b) : (b, a)
      let dy = Int128(high.y) - Int128(low.y)
      let dx = Int128(high.x) - Int128(low.x)
      // x where the edge meets the look, times dy, relative to p.
      let x = (Int128(low.x) - Int128(p.x)) * dy + dx * (Int128(p.y) - Int128(low.y))
      guard x < 0 else { continue }
      // Downwards, the look's origin in the east is on the left.
      let half = Int32(2 * e) + (a.y < b.y ? 1 : 0)
      if let current = best {
        let left = x * current.divisor
        let right = current.numerator * dy
        if left < right { continue }
        if left == right, dx * current.divisor <= current.slopeX * dy { continue }
      }
      best = (x, dy, dx, half)
    }
    return best?.half
  }
}

/// Counter-clockwise order of directions from `centre`, starting at east. Exact.
func precedesByAngle(_ a: LatticePoint, _ b: LatticePoint, around centre: LatticePoint) -> Bool {
  let upperA = isUpper(a, centre)
  let upperB = isUpper(b, centre)
  if upperA != upperB { return upperA }
  return turn(centre, a, b) > 0
}

/// Directions from east (included) counter-clockwise to west (excluded).
private func isUpper(_ p: LatticePoint, _ centre: LatticePoint) -> Bool {
  p.y > centre.y || (p.y == centre.y && p.x > centre.x)
}
