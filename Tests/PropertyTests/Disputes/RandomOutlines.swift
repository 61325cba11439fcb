@testable import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Outlines for tests, repeatable, and a form of arrangements that can be compared.
enum RandomOutlines {
  /// A face without its number.
  struct Face: Hashable {
    var labels: [Int32]
    var edges: [[Int32]]
    var area: Double
  }

  static func star(
    _ random: inout SeededGenerator, at centre: (x: Double, y: Double), radius: Double, vertices: Int
  ) -> [LatticePoint] {
    var ring: [LatticePoint] = []
    for i in 0..<vertices {
      let angle = (Double(i) + 0.8 * random.nextUniform()) / Double(vertices) * 2 * .pi
      let r = radius * (0.3 + 0.7 * random.nextUniform())
      ring.append(
        LatticePoint(
          x: Int32((centre.x + r * cos(angle)).rounded()), y: Int32((centre.y + r * sin(angle)).rounded())))
    }
    return ring + [ring[0]]
  }

  /// Stars with a second ring here and there, and some outlines twice. A small span crowds them into few pixels.
  static func stars(_ seed: UInt64, count: Int, span: Int, reach: Double = 0.4) -> [[[LatticePoint]]] {
    var random = SeededGenerator(seed: seed, stream: "stars")
    var outlines: [[[LatticePoint]]] = []
    for label in 0..<count {
      if label > 0, random.next(below: 6) == 0 {
        outlines.append(outlines[label - 1])
        continue
      }
      outlines.append(
        (0...random.next(below: 2)).map { _ in
          star(
            &random, at: (Double(random.next(below: span)), Double(random.next(below: span))),
            radius: Double(span) * reach * random.nextUniform(), vertices: 3 + random.next(below: 12))
        })
    }
    return outlines
  }

  /// Rings with spikes, bow-ties, repeated vertices and stretches that run forth and back.
  static func dirty(_ seed: UInt64, span: Int) -> [[[LatticePoint]]] {
    var random = SeededGenerator(seed: seed, stream: "dirty")
    return (0..<8).map { _ in
      (0..<3).map { _ in
        var ring: [LatticePoint] = []
        for _ in 0..<(4 + random.next(below: 9)) {
          let p = LatticePoint(x: Int32(random.next(below: span)), y: Int32(random.next(below: span)))
          ring.append(p)
          switch random.next(below: 5) {
          case 0: ring.append(p)
          case 1 where ring.count > 2: ring += [ring[ring.count - 2], p]
          default: break
          }
        }
        return ring + [ring[0]]
      }
    }
  }

  static func faces(
    _ arrangement: ClaimArrangement, names: [Int32]? = nil, moved: (x: Int32, y: Int32) = (0, 0)
  ) -> [Face] {
    (0..<Int32(arrangement.faceCount)).map { face in
      var edges: [[Int32]] = []
      arrangement.forEachHalfEdge(ofFace: face) { h in
        let edge = arrangement.edge(ofHalfEdge: h)
        edges.append([
          edge.from.x - moved.x, edge.from.y - moved.y, edge.to.x - moved.x, edge.to.y - moved.y,
        ])
      }
      return Face(
        labels: arrangement.labels(ofFace: face).map { names?[Int($0)] ?? $0 }.sorted(),
        edges: edges.sorted { $0.lexicographicallyPrecedes($1) },
        area: moved == (0, 0) ? arrangement.faceAreas[Int(face)] : 0)
    }
  }

  /// The labels of a place by the even-odd rule; nil within a step and a half of an edge.
  static func labels(of p: LatticePoint, _ outlines: [[[LatticePoint]]]) -> [Int32]? {
    for rings in outlines {
      for ring in rings {
        for (a, b) in zip(ring, ring.dropFirst()) where distance(p, a, b) < 1.5 { return nil }
      }
    }
    return outlines.indices.filter { locate(p, inRings: outlines[$0]) == .inside }.map { Int32($0) }
  }

  private static func distance(_ p: LatticePoint, _ a: LatticePoint, _ b: LatticePoint) -> Double {
    let u = SIMD2(Double(b.x) - Double(a.x), Double(b.y) - Double(a.y))
    let v = SIMD2(Double(p.x) - Double(a.x), Double(p.y) - Double(a.y))
    let length = (u * u).sum()
    let t = length > 0 ? min(max((u * v).sum() / length, 0), 1) : 0
    let d = v - u * t
    return (d * d).sum().squareRoot()
  }
}
