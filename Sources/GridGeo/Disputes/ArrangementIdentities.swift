/// Two sums that must agree in every arrangement, each found in two ways.
public struct ArrangementIdentities: Sendable, Hashable {
  /// The areas of all labelled faces, and the area inside the outline of their union.
  public var faces: Area
  public var union: Area
  /// Σ m (m − 1) ⁄ 2 × area over faces with m labels, and the areas of the intersections of all pairs of labels.
  public var facePairs: Area
  public var pairs: Area

  /// Relative.
  public static let tolerance = 1e-9

  public var hold: Bool {
    ArrangementIdentities.agree(faces, union) && ArrangementIdentities.agree(facePairs, pairs)
  }

  private static func agree(_ a: Area, _ b: Area) -> Bool {
    // A square centimetre, for sets so small that rounding to double is all that is left.
    abs(a.squareMetres - b.squareMetres)
      <= tolerance * max(abs(a.squareMetres), abs(b.squareMetres)) + 1e-4
  }
}

extension ClaimArrangement {
  /// The second way takes no face's area: each edge's ground to the equator, by another quadrature, is summed
  /// for the union and for each pair of labels whose intersection the edge bounds.
  ///
  /// - Complexity: O(edges × labels on their sides), and O(pairs) memory.
  public func identities() -> ArrangementIdentities {
    var faceSum = 0.0
    var facePairs = 0.0
    for face in 0..<faceCount {
      let m = Double(labelSets[Int(faceLabels[face])].count)
      if m > 0 { faceSum += faceAreas[face] }
      facePairs += m * (m - 1) / 2 * faceAreas[face]
    }
    // Counted from one parallel, which every closed outline may: smaller numbers, less rounding.
    let base = points.first?.y ?? 0
    var union = 0.0
    var sums: [UInt64: Double] = [:]
    forEachEdge { edge in
      let ground =
        GreenArea.squareMetres(edge.to, edge.from)
        - GreenArea.squareMetres(LatticePoint(x: edge.to.x, y: base), LatticePoint(x: edge.from.x, y: base))
      let left = labels(ofFace: edge.left)
      let right = labels(ofFace: edge.right)
      if left.isEmpty != right.isEmpty { union += left.isEmpty ? -ground : ground }
      for (labels, others, sign) in [(left, right, 1.0), (right, left, -1.0)] {
        for (i, a) in labels.enumerated() {
          for b in labels[(i + 1)...] where !(others.contains(a) && others.contains(b)) {
            sums[UInt64(a) << 32 | UInt64(b), default: 0] += sign * ground
          }
        }
      }
    }
    let pairs = sums.keys.sorted().reduce(0) { $0 + (sums[$1] ?? 0) }
    return ArrangementIdentities(
      faces: .squareMetres(faceSum), union: .squareMetres(union), facePairs: .squareMetres(facePairs),
      pairs: .squareMetres(pairs))
  }
}
