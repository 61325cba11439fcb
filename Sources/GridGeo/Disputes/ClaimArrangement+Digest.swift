extension ClaimArrangement {
  /// SHA-256 over all labelled faces: names of the labels in order, and the edges with the face on their left.
  ///
  /// Two arrangements of the same outlines have the same digest, in whatever order and direction outlines,
  /// labels and vertices came.
  ///
  /// - Parameter names: of the labels, distinct.
  /// - Complexity: O(edges log edges).
  public func digest(names: [String]) -> String {
    var nameOrder = [Int](repeating: 0, count: names.count)
    for (place, label) in names.indices.sorted(by: { names[$0] < names[$1] }).enumerated() {
      nameOrder[label] = place
    }
    var edgesOfFaces: [(face: Int32, edges: [(LatticePoint, LatticePoint)])] = []
    for face in 0..<Int32(faceCount) where !labels(ofFace: face).isEmpty {
      var edges: [(LatticePoint, LatticePoint)] = []
      forEachHalfEdge(ofFace: face) { h in
        edges.append((points[Int(origins[Int(h)])], points[Int(origins[Int(h ^ 1)])]))
      }
      edges.sort(by: ClaimArrangement.edgePrecedes)
      edgesOfFaces.append((face, edges))
    }
    // A half-edge has one face on its left: the first ones are distinct.
    edgesOfFaces.sort { ClaimArrangement.edgePrecedes($0.edges[0], $1.edges[0]) }
    var hash = SHA256()
    var bytes: [UInt8] = []
    for (face, edges) in edgesOfFaces {
      bytes.removeAll(keepingCapacity: true)
      let labels = labels(ofFace: face).sorted { nameOrder[Int($0)] < nameOrder[Int($1)] }
      ClaimArrangement.append(Int32(labels.count), to: &bytes)
      for label in labels {
        let name = Array(names[Int(label)].utf8)
        ClaimArrangement.append(Int32(name.count), to: &bytes)
        bytes += name
      }
      ClaimArrangement.append(Int32(edges.count), to: &bytes)
      for (from, to) in edges {
        for number in [from.x, from.y, to.x, to.y] { ClaimArrangement.append(number, to: &bytes) }
      }
      bytes.withUnsafeBufferPointer { hash.update($0) }
    }
    return hash.hexDigest()
  }

  private static func append(_ number: Int32, to bytes: inout [UInt8]) {
    let bits = UInt32(bitPattern: number)
    for shift: UInt32 in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: bits >> shift)) }
  }

  private static func edgePrecedes(
    _ a: (LatticePoint, LatticePoint), _ b: (LatticePoint, LatticePoint)
  ) -> Bool {
    a.0 != b.0 ? LatticePoint.precedes(a.0, b.0) : LatticePoint.precedes(a.1, b.1)
  }
}
