import Testing

@testable import GridGeo

@Suite struct DelaunayTests {
  /// No site lies inside the circle of any triangle: the definition, by brute force in exact integers.
  static func isDelaunay(_ d: Delaunay) -> Bool {
    for t in 0..<d.triangleCount {
      let c = (0..<3).map { Int(d.corners[3 * t + $0]) }
      let area =
        (d.xs[c[1]] - d.xs[c[0]]) * (d.ys[c[2]] - d.ys[c[0]])
        - (d.ys[c[1]] - d.ys[c[0]]) * (d.xs[c[2]] - d.xs[c[0]])
      if area <= 0 { return false }
      for s in d.xs.indices where !c.contains(s) {
        let r = c.map { (Int128(d.xs[$0] - d.xs[s]), Int128(d.ys[$0] - d.ys[s])) }
        let q = r.map { $0.0 * $0.0 + $0.1 * $0.1 }
        let det =
          q[0] * (r[1].0 * r[2].1 - r[1].1 * r[2].0) + q[1] * (r[2].0 * r[0].1 - r[2].1 * r[0].0)
          + q[2] * (r[0].0 * r[1].1 - r[0].1 * r[1].0)
        if det > 0 { return false }
      }
    }
    return true
  }

  @Test(arguments: 0..<40)
  func emptyCircles(seed: Int) {
    let span: Int32 = [6, 60, 1 << 26][seed % 3]
    let (points, _) = ArrangementTests.random(UInt64(seed), points: 30, segments: 0, span: span)
    let d = Delaunay(x: points.map { Int64($0.x) }, y: points.map { Int64($0.y) }, extent: Int64(span))
    #expect(Self.isDelaunay(d))
    #expect(d.triangleCount == 2 * (points.count + 4) - 2 - 4)
    for e in d.twins.indices where d.twins[e] >= 0 { #expect(d.twins[Int(d.twins[e])] == Int32(e)) }
  }

  @Test func collinearAndLonelySites() {
    #expect(Self.isDelaunay(Delaunay(x: [], y: [], extent: 10)))
    #expect(Self.isDelaunay(Delaunay(x: [5], y: [5], extent: 10)))
    #expect(Self.isDelaunay(Delaunay(x: [0, 1, 2, 3, 4], y: [2, 2, 2, 2, 2], extent: 10)))
  }
}
