/// What the open edges of a coverage look like: plain outlines, or borders that do not match.
///
/// How many regions cover a point is the winding number of the open edges about it. Where they form rings that
/// meet nothing else and have one region on their left, nothing overlaps: the outline of a clean coverage is
/// told from a fault without a single overlay.
struct CoverageOutline {
  /// Regions at edges where something may overlap. From there every overlap can be reached.
  let suspects: Set<Int>
  /// There is a hole, or something that may be one.
  let mayHaveGaps: Bool

  /// - Complexity: O(n log n) in open edges.
  init(_ edges: CoverageEdges) {
    let open = edges.open
    let index = SpatialIndex<Planar>(open.map { BoundingBox($0.edge.a).including($0.edge.b) })
    var leaving: [Coordinate<Planar>: [Int]] = [:]
    var arriving: [Coordinate<Planar>: Int] = [:]
    for (i, item) in open.enumerated() {
      leaving[item.edge.a, default: []].append(i)
      arriving[item.edge.b, default: 0] += 1
    }
    // An edge is plain when it meets no other one but at its ends, and one other at each.
    let isPlain = open.indices.map { i in
      let edge = open[i].edge
      guard leaving[edge.a]?.count == 1, leaving[edge.b]?.count == 1, arriving[edge.a] == 1,
        arriving[edge.b] == 1
      else { return false }
      var meets = false
      index.forEachItem(meeting: BoundingBox(edge.a).including(edge.b)) { j in
        if !meets && j != i && Self.meet(edge, open[j].edge) { meets = true }
      }
      return !meets
    }
    var suspects: Set<Int> = []
    var mayHaveGaps = false
    var isDone = [Bool](repeating: false, count: open.count)
    for start in open.indices where !isDone[start] {
      // Walk the ring on; a chain that is not plain all the way is suspect all the way.
      var chain: [Int] = []
      var isRing = true
      var next: Int? = start
      while let i = next, !isDone[i] {
        isDone[i] = true
        chain.append(i)
        if !isPlain[i] { isRing = false }
        let after = leaving[open[i].edge.b] ?? []
        if after.count != 1 { isRing = false }
        next = after.first
      }
      if next != start { isRing = false }
      if isRing {
        let rise = chain.max { a, b in
          abs(open[a].edge.b.y - open[a].edge.a.y) < abs(open[b].edge.b.y - open[b].edge.a.y)
        }
        if let rise, Self.cover(leftOf: rise, among: open, index) != 1 { isRing = false }
      }
      if isRing {
        if Self.doubleArea(chain.map { open[$0].edge }) <= 0 { mayHaveGaps = true }
      } else {
        mayHaveGaps = true
        for i in chain { suspects.insert(open[i].owner) }
      }
    }
    self.suspects = suspects
    self.mayHaveGaps = mayHaveGaps
  }

  /// The edges share a point other than the end of one where the other begins.
  private static func meet(_ e: CoverageEdges.Edge, _ f: CoverageEdges.Edge) -> Bool {
    if e.b == f.a || f.b == e.a {
      let (p, q, r) = e.b == f.a ? (e.a, e.b, f.b) : (f.a, f.b, e.b)
      guard Turn(p, q, r) == .straight else { return false }
      return (q.x - p.x) * (r.x - q.x) + (q.y - p.y) * (r.y - q.y) < 0
    }
    let (c, d) = (Turn(e.a, e.b, f.a), Turn(e.a, e.b, f.b))
    if c == d && c != .straight { return false }
    let (a, b) = (Turn(f.a, f.b, e.a), Turn(f.a, f.b, e.b))
    // Edges on one line have boxes that meet, so they count as meeting.
    return a != b || a == .straight
  }

  /// How many regions lie just to the left of an edge that is not level: the winding number there.
  private static func cover(
    leftOf number: Int, among open: [(edge: CoverageEdges.Edge, owner: Int)], _ index: SpatialIndex<Planar>
  ) -> Int {
    let edge = open[number].edge
    let p = Coordinate<Planar>(x: (edge.a.x + edge.b.x) / 2, y: (edge.a.y + edge.b.y) / 2)
    // A ray that runs east from the left side of a rising edge crosses that edge itself.
    var winding = edge.b.y > edge.a.y ? 1 : 0
    let ray = BoundingBox<Planar>(minimum: p, maximum: Coordinate(x: .infinity, y: p.y))
    index.forEachItem(meeting: ray) { i in
      let (a, b) = (open[i].edge.a, open[i].edge.b)
      guard i != number, (a.y > p.y) != (b.y > p.y) else { return }
      if b.y > a.y {
        if Turn(a, b, p) == .left { winding += 1 }
      } else if Turn(a, b, p) == .right {
        winding -= 1
      }
    }
    return winding
  }

  private static func doubleArea(_ chain: [CoverageEdges.Edge]) -> Double {
    guard let origin = chain.first?.a else { return 0 }
    return chain.reduce(0) { sum, edge in
      sum + (edge.a.x - origin.x) * (edge.b.y - origin.y) - (edge.b.x - origin.x) * (edge.a.y - origin.y)
    }
  }
}
