/// The edges of one village's grids set against each other and against the village's border.
///
/// With direction, the edges of grids that tile a village cancel down to the village's border: what is left
/// over bounds a gap, an overlap or ground outside. With sound rings the converse holds as well: when nothing
/// is left, each point of the village is covered once and no other point at all. Integers decide.
struct PlanEdges {
  /// An edge from `low` to `high`, or back.
  struct Edge: Sendable {
    var low: PlanVertex
    var high: PlanVertex
    var isForward: Bool
    /// A piece of a grid; −1 for the village's border.
    var piece: Int32

    init(from a: PlanVertex, to b: PlanVertex, piece: Int32) {
      (low, high, isForward) = a < b ? (a, b, true) : (b, a, false)
      self.piece = piece
    }

    var from: PlanVertex { isForward ? low : high }
    var to: PlanVertex { isForward ? high : low }

    @inline(__always)
    func isParallel(_ other: Edge) -> Bool { low == other.low && high == other.high }

    @inline(__always)
    static func precedes(_ a: Edge, _ b: Edge) -> Bool {
      if a.low != b.low { return a.low < b.low }
      if a.high != b.high { return a.high < b.high }
      return a.piece < b.piece
    }
  }

  /// Pieces on the two sides of an edge, as often as they meet.
  private(set) var contacts: [(Int32, Int32)] = []
  /// Edges of pieces that have no piece of the village on their other side.
  private(set) var outer: [Edge] = []
  /// What neither a piece nor the village's border answers for.
  private(set) var unmatched: [Edge] = []

  /// - Parameters:
  ///   - pieces: rings of each piece.
  ///   - border: rings of the village.
  /// - Complexity: O(n log n) in the edges.
  init(pieces: [Polygon<Geographic>], border: Region<Geographic>) {
    var edges: [Edge] = []
    edges.reserveCapacity(
      pieces.reduce(border.coordinateCount) { $0 + Region($1).coordinateCount })
    func add(_ polygon: Polygon<Geographic>, _ piece: Int32) {
      for (i, ring) in polygon.rings.enumerated() {
        let vertices = ring.planVertices(isExterior: i == 0)
        for k in vertices.indices.dropFirst() {
          edges.append(Edge(from: vertices[k - 1], to: vertices[k], piece: piece))
        }
      }
    }
    for (i, polygon) in pieces.enumerated() { add(polygon, Int32(i)) }
    for polygon in border.polygons { add(polygon, -1) }
    edges.sort(by: Edge.precedes)
    var start = 0
    while start < edges.count {
      var end = start + 1
      while end < edges.count, edges[end].isParallel(edges[start]) { end += 1 }
      settle(edges[start..<end])
      start = end
    }
  }

  /// Parallel edges against each other.
  private mutating func settle(_ edges: ArraySlice<Edge>) {
    // By far the most common: two pieces, or a piece and the border.
    if edges.count == 2, let a = edges.first, let b = edges.last, b.piece >= 0 {
      if a.piece < 0, a.isForward == b.isForward { return outer.append(b) }
      if a.piece >= 0, a.isForward != b.isForward {
        if a.piece != b.piece { contacts.append((a.piece, b.piece)) }
        return
      }
    }
    var forward = edges.filter { $0.piece >= 0 && $0.isForward }
    var backward = edges.filter { $0.piece >= 0 && !$0.isForward }
    while let a = forward.last, let b = backward.last {
      if a.piece != b.piece { contacts.append((a.piece, b.piece)) }
      forward.removeLast()
      backward.removeLast()
    }
    outer += forward
    outer += backward
    // The border is taken away: an edge of it the other way round cancels one of itself.
    let border = edges.reduce(0) { $1.piece < 0 ? $0 + ($1.isForward ? 1 : -1) : $0 }
    let excess = forward.count - backward.count - border
    guard excess != 0, let first = edges.first else { return }
    let own = (forward + backward).first
    var left = own ?? first
    if own == nil { left.isForward = border > 0 }
    unmatched += [Edge](repeating: left, count: abs(excess))
  }

  /// Edges left over that rounding to the lattice does not explain, connected ones together.
  ///
  /// Where an inner border ends on a long edge of the village's, that edge gets a vertex, at most a step beside
  /// it; and a needle thinner than a step is gone. Such edges run from vertex to vertex along the same line as
  /// the village's border does, and stay within one step of it.
  func faults(vertices: Set<PlanVertex>) -> [[Edge]] {
    guard !unmatched.isEmpty else { return [] }
    var groupOf: [PlanVertex: Int] = [:]
    var groups: [[Edge]] = []
    for edge in unmatched {
      let a = groupOf[edge.low]
      let b = groupOf[edge.high]
      guard let here = a ?? b else {
        groupOf[edge.low] = groups.count
        groupOf[edge.high] = groups.count
        groups.append([edge])
        continue
      }
      groups[here].append(edge)
      groupOf[edge.low] = here
      groupOf[edge.high] = here
      if let other = b, other != here {
        for moved in groups[other] {
          groupOf[moved.low] = here
          groupOf[moved.high] = here
        }
        groups[here] += groups[other]
        groups[other] = []
      }
    }
    return groups.filter { !$0.isEmpty && !PlanEdges.isRounding($0, vertices) }
  }

  private static func isRounding(_ edges: [Edge], _ vertices: Set<PlanVertex>) -> Bool {
    let border = edges.filter { $0.piece < 0 }
    let own = edges.filter { $0.piece >= 0 }
    guard !border.isEmpty, !own.isEmpty else { return false }
    // Each edge of a grid runs along one of the border, the same way.
    let isFollowing = own.allSatisfy { edge in
      border.contains { along in
        let (a, b) = (
          PlanVertex.steps(from: edge.from, to: edge.to), PlanVertex.steps(from: along.from, to: along.to)
        )
        return edge.from.isNear(along.low, along.high) && edge.to.isNear(along.low, along.high)
          && Int128(a.x) * Int128(b.x) + Int128(a.y) * Int128(b.y) > 0
      }
    }
    guard isFollowing, isHairline(edges) else { return false }
    // A vertex of the border that no grid has is the tip of a needle, cut where both its sides fall together.
    let corners = Set(own.flatMap { [$0.low, $0.high] })
    return border.allSatisfy { edge in
      vertices.contains(edge.to)
        || border.contains { next in
          next.from == edge.to
            && corners.contains {
              $0.isNear(edge.low, edge.high) && $0.isNear(next.low, next.high) && !$0.isNear(edge.to, edge.to)
            }
        }
    }
  }

  /// Whether a fault is no wider than a step and lies along the village's border, where slits and needles of a
  /// step or two can close when borders are rounded. Between grids nothing excuses a fault.
  static func isAlongBorder(_ fault: [Edge], _ border: Region<Geographic>) -> Bool {
    guard isHairline(fault) else { return false }
    let corners = Set(fault.flatMap { [$0.low, $0.high] })
    let rings = border.polygons.flatMap(\.rings).map { $0.planVertices(isExterior: true) }
    return corners.allSatisfy { corner in
      rings.contains { ring in
        ring.indices.dropFirst().contains { corner.isNear(ring[$0 - 1], ring[$0]) }
      }
    }
  }

  /// Whether the edges, those of the border the other way round, enclose no more than a step's width.
  private static func isHairline(_ edges: [Edge]) -> Bool {
    guard let base = edges.first?.low else { return true }
    var doubleArea = Int128(0)
    var length = 0.0
    for edge in edges {
      let (a, b) = (PlanVertex.steps(from: base, to: edge.from), PlanVertex.steps(from: base, to: edge.to))
      let cross = Int128(a.x) * Int128(b.y) - Int128(b.x) * Int128(a.y)
      doubleArea += edge.piece < 0 ? -cross : cross
      let (x, y) = (Double(b.x - a.x), Double(b.y - a.y))
      length += (x * x + y * y).squareRoot()
    }
    return Double(doubleArea.magnitude) <= length
  }
}
