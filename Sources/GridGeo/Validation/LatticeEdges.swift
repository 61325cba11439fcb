/// All edges of a region's rings in one row, with a tree of boxes over them.
///
/// Edges that follow each other along a ring lie near each other, so the row itself is a good order for the
/// tree: nothing is sorted, and a ring of any shape is searched in about O(n log n).
struct LatticeEdges: Sendable {
  struct Edge: Sendable {
    var segment: LatticeSegment
    /// Index of its ring.
    var ring: Int32
    /// Number of its first point in the ring.
    var position: Int32
  }

  let edges: [Edge]
  private let boxes: [CheckBox]
  /// Leaves of the tree, a power of two; node k has the children 2k and 2k+1, the root is 1.
  private let leafCount: Int
  private static let leafSize = 8

  init(_ rings: [LatticeRing]) {
    var edges: [Edge] = []
    edges.reserveCapacity(rings.reduce(0) { $0 + $1.points.count })
    for (number, ring) in rings.enumerated() where ring.points.count > 1 {
      for position in ring.points.indices {
        edges.append(Edge(segment: ring.edge(position), ring: Int32(number), position: Int32(position)))
      }
    }
    let blocks = max(1, (edges.count + Self.leafSize - 1) / Self.leafSize)
    var leafCount = 1
    while leafCount < blocks { leafCount *= 2 }
    var boxes = [CheckBox](repeating: CheckBox(), count: 2 * leafCount)
    for (i, edge) in edges.enumerated() { boxes[leafCount + i / Self.leafSize].add(edge.segment.box) }
    for node in stride(from: leafCount - 1, to: 0, by: -1) {
      var box = boxes[2 * node]
      box.add(boxes[2 * node + 1])
      boxes[node] = box
    }
    self.edges = edges
    self.boxes = boxes
    self.leafCount = leafCount
  }

  /// Calls `body` once for each pair of edges whose boxes meet, until it returns false.
  func forEachNearPair(_ body: (Int, Int) -> Bool) {
    var stack: [(Int, Int)] = [(1, 1)]
    while let (a, b) = stack.popLast() {
      if a != b && !boxes[a].intersects(boxes[b]) { continue }
      if a < leafCount {
        // Both nodes always stand on the same level.
        stack.append((2 * a, 2 * b))
        stack.append((2 * a, 2 * b + 1))
        if a != b { stack.append((2 * a + 1, 2 * b)) }
        stack.append((2 * a + 1, 2 * b + 1))
        continue
      }
      let firstA = (a - leafCount) * Self.leafSize
      let firstB = (b - leafCount) * Self.leafSize
      let endA = min(firstA + Self.leafSize, edges.count)
      let endB = min(firstB + Self.leafSize, edges.count)
      var i = firstA
      while i < endA {
        let box = edges[i].segment.box
        var j = a == b ? i + 1 : firstB
        while j < endB {
          if box.intersects(edges[j].segment.box), !body(min(i, j), max(i, j)) { return }
          j += 1
        }
        i += 1
      }
    }
  }
}
