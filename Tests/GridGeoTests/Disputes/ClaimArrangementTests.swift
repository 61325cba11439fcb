import Testing

@testable import GridGeo

@Suite struct ClaimArrangementTests {
  static func ring(_ points: [(Int, Int)]) -> [LatticePoint] {
    let open = points.map { LatticePoint(x: Int32($0.0), y: Int32($0.1)) }
    return open + [open[0]]
  }

  static func square(_ x: Int, _ y: Int, _ side: Int) -> [LatticePoint] {
    ring([(x, y), (x + side, y), (x + side, y + side), (x, y + side)])
  }

  /// Twice the area under each set of labels.
  static func areas(_ arrangement: ClaimArrangement) -> [[Int32]: Int64] {
    var areas: [[Int32]: Int64] = [:]
    for face in 0..<Int32(arrangement.faceCount) {
      areas[arrangement.labels(ofFace: face), default: 0] += arrangement.faceDoubleAreas[Int(face)]
    }
    return areas
  }

  static func faces(_ arrangement: ClaimArrangement, of label: Int32) -> [Int32] {
    (0..<Int32(arrangement.faceCount)).filter { arrangement.labels(ofFace: $0).contains(label) }
  }

  @Test func overlapOfThreeIsOneFace() throws {
    let arrangement = try ClaimArrangement([
      [Self.square(0, 0, 100)], [Self.square(50, 0, 100)], [Self.square(40, 50, 100)],
    ])
    let expected: [[Int32]: Int64] = [
      [0]: 9000, [1]: 6000, [2]: 10_000, [0, 1]: 5000, [0, 2]: 1000, [1, 2]: 4000, [0, 1, 2]: 5000,
    ]
    #expect(Self.areas(arrangement) == expected)
    #expect(arrangement.identities().hold)
    #expect(arrangement.labelSets[0].isEmpty)
  }

  @Test func nothingGivesNothing() throws {
    for outlines in [[], [[]], [[[]]], [[[LatticePoint(x: 1, y: 1), LatticePoint(x: 1, y: 1)]]]] {
      let arrangement = try ClaimArrangement(outlines as [[[LatticePoint]]])
      #expect(arrangement.faceCount == 0 && arrangement.edgeCount == 0)
      #expect(arrangement.identities().hold)
      #expect(try arrangement.outline(of: [-1]).isEmpty)
    }
  }

  @Test func duplicatesAreOneFaceWithBothLabels() throws {
    var reversed = Self.square(0, 0, 10)
    reversed.reverse()
    let arrangement = try ClaimArrangement([[Self.square(0, 0, 10)], [reversed], [Self.square(0, 0, 10)]])
    #expect(Self.areas(arrangement) == [[0, 1, 2]: 200])
    #expect(arrangement.edgeCount == 4)
    arrangement.forEachEdge { #expect(arrangement.labelSets[Int($0.labels)] == [0, 1, 2]) }
  }

  @Test func aRingDrawnTwiceByOneLabelBoundsNothing() throws {
    let arrangement = try ClaimArrangement([[Self.square(0, 0, 10), Self.square(0, 0, 10)]])
    #expect(arrangement.faceCount == 0)
  }

  @Test func touchingIsNoOverlap() throws {
    // Along an edge with a vertex of one side only, and in a corner.
    let arrangement = try ClaimArrangement([
      [Self.square(0, 0, 100)], [Self.square(100, 20, 50)], [Self.square(100, 100, 30)],
    ])
    #expect(Self.areas(arrangement) == [[0]: 20_000, [1]: 6000, [2]: 1800])
    var shared: [[Int32]] = []
    arrangement.forEachEdge { edge in
      if edge.left >= 0, edge.right >= 0 { shared.append(arrangement.labelSets[Int(edge.labels)]) }
    }
    #expect(shared == [[0, 1]])
  }

  @Test func holesAndPartsAndClaimsInHoles() throws {
    let arrangement = try ClaimArrangement([
      [Self.square(0, 0, 100), Self.square(20, 20, 60), Self.square(200, 0, 10)],
      [Self.square(40, 40, 20)],
      [Self.square(45, 45, 5)],
    ])
    let expected: [[Int32]: Int64] = [[0]: 13_000, []: 6400, [1]: 750, [1, 2]: 50]
    #expect(Self.areas(arrangement) == expected)
    let outline = try arrangement.latticeOutline(of: Self.faces(arrangement, of: 0))
    #expect(outline.map(\.count) == [2, 1])
    #expect(outline[0][0] == Self.square(0, 0, 100))
    #expect(outline[0][1] == Self.ring([(20, 20), (20, 80), (80, 80), (80, 20)]))
    // The unlabelled ground between is a face like any other.
    let gap = (0..<Int32(arrangement.faceCount)).filter { arrangement.labels(ofFace: $0).isEmpty }
    #expect(try arrangement.latticeOutline(of: gap).map(\.count) == [2])
    #expect(arrangement.identities().hold)
  }

  @Test func partsThatTouchInAPointAreSplit() throws {
    let arrangement = try ClaimArrangement([
      [Self.square(0, 0, 10)], [Self.square(10, 10, 10)],
      // A ring of squares that closes in a point: ground around (30, 10) … with the hole touching the outside.
      [
        Self.ring([(100, 0), (130, 0), (130, 30), (100, 30)]), Self.ring([(100, 0), (120, 10), (110, 20)]),
      ],
    ])
    let two = try arrangement.latticeOutline(of: [0, 1, 2].flatMap { Self.faces(arrangement, of: $0) })
    #expect(two.map(\.count) == [1, 1, 2])
    #expect(two[0][0][0] == LatticePoint(x: 0, y: 0) && two[1][0][0] == LatticePoint(x: 10, y: 10))
    #expect(two[2][0] == Self.ring([(100, 0), (130, 0), (130, 30), (100, 30)]))
    #expect(two[2][1] == Self.ring([(100, 0), (110, 20), (120, 10)]))
  }

  @Test func crossingsAreRoundedOnceForBoth() throws {
    // The diagonals cross in (5, 2.5): halves go up.
    let arrangement = try ClaimArrangement([
      [Self.ring([(0, 0), (10, 5), (0, 5)])], [Self.ring([(0, 5), (10, 0), (10, 5)])],
    ])
    #expect(arrangement.points.contains(LatticePoint(x: 5, y: 3)))
    #expect(abs(arrangement.largestMove.metres - 0.5 * 0.0111 * 2 / 5.0.squareRoot()) < 1e-4)
  }

  @Test func crossingDoesNotDependOnOrderOrDirection() {
    var dice = Dice(7)
    for _ in 0..<2000 {
      let span = [8, 50, 1000, 1 << 30].randomElement(using: &dice) ?? 8
      let p = (0..<4).map { _ in
        LatticePoint(
          x: Int32(Int.random(in: 0..<span, using: &dice)), y: Int32(Int.random(in: 0..<span, using: &dice)))
      }
      let first = snappedCrossing(p[0], p[1], p[2], p[3])
      for (a, b, c, d) in [(1, 0, 2, 3), (0, 1, 3, 2), (2, 3, 0, 1), (3, 2, 1, 0)] {
        #expect(snappedCrossing(p[a], p[b], p[c], p[d]) == first)
      }
      guard let first else { continue }
      #expect(passes(p[0], p[1], throughPixelOf: first) && passes(p[2], p[3], throughPixelOf: first))
    }
  }

  @Test func tooWideIsRefused() {
    #expect(throws: GridGeoError.self) {
      try ClaimArrangement([[Self.ring([(-600_000_000, 0), (600_000_000, 0), (0, 100)])]])
    }
  }

  @Test func roundingToTheLatticeIsTold() throws {
    let exact = ClaimOutlines([Draw.square(100.1234567, 33.7654321, 0.001)])
    #expect(exact.largestMove == .zero)
    let moved = ClaimOutlines([Draw.region([(100.12345675, 0), (100.2, 0), (100.2, 0.1)])])
    #expect(abs(moved.largestMove.metres - 0.00557) < 1e-4)
    #expect(moved.rings[0][0].count == 4)
  }

  @Test func edgesKnowTheirFaces() throws {
    let arrangement = try ClaimArrangement([[Self.square(0, 0, 10)], [Self.square(5, 5, 10)]])
    var sums = [Int64](repeating: 0, count: arrangement.faceCount)
    arrangement.forEachEdge { edge in
      let cross = Int64(edge.from.x) * Int64(edge.to.y) - Int64(edge.to.x) * Int64(edge.from.y)
      if edge.left >= 0 { sums[Int(edge.left)] += cross }
      if edge.right >= 0 { sums[Int(edge.right)] -= cross }
      let (a, b) = (
        Set(arrangement.labels(ofFace: edge.left)), Set(arrangement.labels(ofFace: edge.right))
      )
      #expect(a.symmetricDifference(b).sorted() == arrangement.labelSets[Int(edge.labels)])
    }
    #expect(sums == arrangement.faceDoubleAreas)
  }
}
