import Testing

@testable import GridGeo

@Suite struct ArrangementTests {
  static func random(_ seed: UInt64, points n: Int, segments m: Int, span: Int32)
    -> ([LatticePoint], [(Int32, Int32)])
  {
    var state = seed
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    var set: Set<LatticePoint> = []
    var points: [LatticePoint] = []
    while points.count < n {
      let p = LatticePoint(x: Int32(next() % UInt64(span)), y: Int32(next() % UInt64(span)))
      if set.insert(p).inserted { points.append(p) }
    }
    var segments: [(Int32, Int32)] = []
    while segments.count < m {
      let a = Int32(next() % UInt64(n))
      let b = Int32(next() % UInt64(n))
      if a != b { segments.append((a, b)) }
    }
    return (points, segments)
  }

  /// Two edges of an arrangement meet in nothing but a shared end.
  static func isPlanar(_ arrangement: Arrangement) -> Bool {
    let n = arrangement.edgeCount
    func ends(_ e: Int) -> (LatticePoint, LatticePoint) {
      (
        arrangement.points[Int(arrangement.origins[2 * e])],
        arrangement.points[Int(arrangement.origins[2 * e + 1])]
      )
    }
    for e in 0..<n {
      let (a, b) = ends(e)
      for f in 0..<e {
        let (c, d) = ends(f)
        for (p, q, r) in [(a, c, d), (b, c, d), (c, a, b), (d, a, b)]
        where p != q && p != r && lies(p, onSegment: q, r) { return false }
        let crossing =
          turn(a, b, c).signum() * turn(a, b, d).signum() < 0
          && turn(c, d, a).signum() * turn(c, d, b).signum() < 0
        if crossing { return false }
      }
    }
    return true
  }

  @Test(arguments: 0..<60)
  func crowdedSegmentsBecomePlanar(seed: Int) {
    // A span this small puts many crossings into one pixel.
    let span: Int32 = [12, 40, 1000][seed % 3]
    let (points, segments) = Self.random(UInt64(seed), points: 20, segments: 24, span: span)
    let arrangement = Arrangement(points: points, segments: segments)
    #expect(Self.isPlanar(arrangement))
    // Euler: V − E + F = 1 + C, over the vertices that edges use.
    var component = Array(0..<arrangement.points.count)
    func root(_ i: Int) -> Int {
      var i = i
      while component[i] != i { i = component[i] }
      return i
    }
    var used: Set<Int> = []
    for e in 0..<arrangement.edgeCount {
      let a = Int(arrangement.origins[2 * e])
      let b = Int(arrangement.origins[2 * e + 1])
      used.insert(a)
      used.insert(b)
      component[root(a)] = root(b)
    }
    let components = Set(used.map { root($0) }).count
    #expect(used.count - arrangement.edgeCount + arrangement.faceCount + 1 == 1 + components)
  }

  @Test func squareInSquareIsAHole() {
    let points = [(0, 0), (90, 0), (90, 90), (0, 90), (30, 30), (60, 30), (60, 60), (30, 60)]
      .map { LatticePoint(x: $0.0, y: $0.1) }
    let segments: [(Int32, Int32)] = [
      (0, 1), (1, 2), (2, 3), (3, 0), (4, 5), (5, 6), (6, 7), (7, 4),
    ]
    let arrangement = Arrangement(points: points, segments: segments)
    #expect(arrangement.faceCount == 2)
    // The outside of the inner square is the inside of the outer one.
    var left: [Int32] = []
    for e in 0..<arrangement.edgeCount {
      arrangement.forEachSource(of: Int32(2 * e)) { segment, reversed in
        let h = reversed ? 2 * e + 1 : 2 * e
        if segment == 0 { left.append(arrangement.faces[h]) }
        if segment == 4 { left.append(arrangement.faces[h ^ 1]) }
      }
    }
    #expect(left.count == 2 && left[0] == left[1] && left[0] >= 0)
  }

  @Test func repeatedSegmentsKeepTheirSources() {
    let points = [(0, 0), (10, 0), (5, 0)].map { LatticePoint(x: $0.0, y: $0.1) }
    let arrangement = Arrangement(points: points, segments: [(0, 1), (1, 0), (0, 2)])
    #expect(arrangement.edgeCount == 2)
    #expect(arrangement.sources.count == 5)
  }
}
