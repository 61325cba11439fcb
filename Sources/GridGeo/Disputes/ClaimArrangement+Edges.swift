extension ClaimArrangement {
  /// An edge between two faces, with one of them on its left.
  struct Edge: Sendable, Hashable {
    /// Faces on the two sides; −1 is the unbounded one.
    var left: Int32
    var right: Int32
    var from: LatticePoint
    var to: LatticePoint
    /// Index into `labelSets` of the labels that are on one side only: those whose outlines run along the edge.
    var labels: Int32
  }

  func edge(ofHalfEdge h: Int32) -> Edge {
    Edge(
      left: faces[Int(h)], right: faces[Int(h ^ 1)], from: points[Int(origins[Int(h)])],
      to: points[Int(origins[Int(h ^ 1)])], labels: edgeLabels[Int(h >> 1)])
  }

  /// Calls `body` once for each edge.
  func forEachEdge(_ body: (Edge) throws -> Void) rethrows {
    for h in stride(from: 0, to: Int32(origins.count), by: 2) { try body(edge(ofHalfEdge: h)) }
  }

  /// Calls `body` for each half-edge around a face, the outer walk first, each walk in order with the face on
  /// its left; `-1` is the unbounded face.
  func forEachHalfEdge(ofFace face: Int32, _ body: (_ halfEdge: Int32) throws -> Void) rethrows {
    let row = face < 0 ? faceCount : Int(face)
    for w in walkStarts[row]..<walkStarts[row + 1] {
      let start = walks[Int(w)]
      var h = start
      repeat {
        try body(h)
        h = nexts[Int(h)]
      } while h != start
    }
  }
}
