import Testing

@testable import GridGeo

@Suite struct ClaimArrangementPropertyTests {
  typealias Outlines = [[[LatticePoint]]]

  /// 300 sets, from few pixels to wide ones.
  @Test(arguments: 0..<30)
  func everyPlaceHasTheLabelsOfItsOutlines(block: Int) throws {
    for seed in (10 * block)..<(10 * block + 10) {
      let span = [30, 200, 5000, 1_000_000][seed % 4]
      let outlines = RandomOutlines.stars(UInt64(seed), count: 1 + seed % 12, span: span)
      let arrangement = try ClaimArrangement(outlines)
      try check(arrangement, outlines, seed: seed, span: span)
    }
  }

  @Test(arguments: 0..<20)
  func dirtySetsHoldTheIdentities(seed: Int) throws {
    let span = [12, 60, 1000, 100_000][seed % 4]
    let outlines = RandomOutlines.dirty(UInt64(seed), span: span)
    try check(try ClaimArrangement(outlines), outlines, seed: seed, span: span)
  }

  private func check(
    _ arrangement: ClaimArrangement, _ outlines: Outlines, seed: Int, span: Int
  ) throws {
    #expect(isPlanar(arrangement), "seed \(seed)")
    #expect(arrangement.identities().hold, "seed \(seed)")
    var random = SeededGenerator(seed: UInt64(seed), stream: "places")
    for _ in 0..<40 {
      let p = LatticePoint(x: Int32(random.next(below: span)), y: Int32(random.next(below: span)))
      guard let expected = RandomOutlines.labels(of: p, outlines) else { continue }
      let look = WestwardLooks(from: [p], points: arrangement.points, origins: arrangement.origins)
      let half = look.halfEdges[0]
      let found = half < 0 ? [] : arrangement.labels(ofFace: arrangement.faces[Int(half)])
      #expect(found == expected, "seed \(seed) at \(p)")
    }
    let geos = try GEOSContext()
    for label in outlines.indices {
      let faces = (0..<Int32(arrangement.faceCount)).filter {
        arrangement.labels(ofFace: $0).contains(Int32(label))
      }
      let outline = try arrangement.latticeOutline(of: faces)
      #expect(doubleArea(outline) == faces.reduce(0) { $0 + arrangement.faceDoubleAreas[Int($1)] })
      #expect(try arrangement.outline(of: faces).isValid(in: geos), "seed \(seed) label \(label)")
      #expect(try arrangement.latticeOutline(of: faces.reversed()) == outline)
    }
  }

  private func doubleArea(_ polygons: [[[LatticePoint]]]) -> Int64 {
    polygons.joined().reduce(0) { sum, ring in
      zip(ring, ring.dropFirst()).reduce(sum) {
        $0 + Int64($1.0.x) * Int64($1.1.y) - Int64($1.1.x) * Int64($1.0.y)
      }
    }
  }

  private func isPlanar(_ arrangement: ClaimArrangement) -> Bool {
    var ends: [(LatticePoint, LatticePoint)] = []
    // An edge begins at its western end: in that order those that can meet it stand close.
    arrangement.forEachEdge { ends.append(($0.from, $0.to)) }
    ends.sort { $0.0.x < $1.0.x }
    for (e, (a, b)) in ends.enumerated() {
      for (c, d) in ends[(e + 1)...] {
        if c.x > b.x { break }
        if max(a.y, b.y) < min(c.y, d.y) || max(c.y, d.y) < min(a.y, b.y) { continue }
        for (p, q, r) in [(a, c, d), (b, c, d), (c, a, b), (d, a, b)]
        where p != q && p != r && lies(p, onSegment: q, r) { return false }
        if turn(a, b, c).signum() * turn(a, b, d).signum() < 0,
          turn(c, d, a).signum() * turn(c, d, b).signum() < 0
        {
          return false
        }
      }
    }
    return true
  }

  /// Masks of squares: every area is known without geometry.
  @Test(arguments: 0..<20)
  func squaresAreCountedExactly(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed), stream: "masks")
    let side = 9
    let step = 1000
    let labels = 5
    var masks = [[Bool]](repeating: [], count: labels)
    var outlines: Outlines = []
    for label in 0..<labels {
      masks[label] = (0..<(side * side)).map { _ in random.next(below: 3) > 0 }
      outlines.append(
        masks[label].indices.filter { masks[label][$0] }.map { cell in
          let (x, y) = (cell % side * step, cell / side * step)
          return [(0, 0), (step, 0), (step, step), (0, step), (0, 0)].map {
            LatticePoint(x: Int32(x + $0.0), y: Int32(y + $0.1))
          }
        })
    }
    let arrangement = try ClaimArrangement(outlines)
    var expected: [[Int32]: Int64] = [:]
    for cell in 0..<(side * side) {
      let set = (0..<labels).filter { masks[$0][cell] }.map { Int32($0) }
      if !set.isEmpty { expected[set, default: 0] += Int64(2 * step * step) }
    }
    var found: [[Int32]: Int64] = [:]
    for face in 0..<Int32(arrangement.faceCount) where !arrangement.labels(ofFace: face).isEmpty {
      found[arrangement.labels(ofFace: face), default: 0] += arrangement.faceDoubleAreas[Int(face)]
    }
    #expect(found == expected)
    // The dissolved outlines, arranged again, are the same faces.
    let dissolved = try (0..<Int32(labels)).map { label in
      try arrangement.latticeOutline(
        of: (0..<Int32(arrangement.faceCount)).filter { arrangement.labels(ofFace: $0).contains(label) }
      ).flatMap { $0 }
    }
    let again = try ClaimArrangement(dissolved)
    let names = (0..<labels).map { "claim \($0)" }
    #expect(again.digest(names: names) == arrangement.digest(names: names))
  }

  /// GEOS, which has no part in the making, finds the same ground under each pair and under all.
  @Test(arguments: 0..<12)
  func pairsAgreeWithGEOS(seed: Int) throws {
    let span = 2_000_000
    let outlines = RandomOutlines.stars(UInt64(700 + seed), count: 9, span: span).map { [$0[0]] }
    let arrangement = try ClaimArrangement(outlines)
    let geos = try GEOSContext()
    let regions = outlines.map { rings in
      Region<Planar>(
        Polygon(
          exterior: Ring(trusted: rings[0].map { Coordinate(x: Double($0.x), y: Double($0.y)) })))
    }
    func area(where holds: ([Int32]) -> Bool) -> Double {
      (0..<Int32(arrangement.faceCount)).reduce(0) {
        holds(arrangement.labels(ofFace: $1)) ? $0 + Double(arrangement.faceDoubleAreas[Int($1)]) / 2 : $0
      }
    }
    // A line may move by a step along its whole length.
    let tolerance = Double(span) * 10
    for a in 0..<Int32(regions.count) {
      for b in (a + 1)..<Int32(regions.count) {
        let theirs = try regions[Int(a)].intersection(regions[Int(b)], in: geos).area.squareMetres
        #expect(abs(area { $0.contains(a) && $0.contains(b) } - theirs) < tolerance)
      }
    }
    let union = try Region.union(of: regions, in: geos).area.squareMetres
    #expect(abs(area { !$0.isEmpty } - union) < tolerance)
  }

  @Test(arguments: 0..<24)
  func orderAndDirectionDoNotMatter(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed), stream: "order")
    let span = [40, 3000, 1_000_000][seed % 3]
    let outlines = RandomOutlines.stars(UInt64(900 + seed), count: 10, span: span)
    let names = outlines.indices.map { "claim \($0)" }
    let arrangement = try ClaimArrangement(outlines)
    let digest = arrangement.digest(names: names)
    var order = Array(outlines.indices)
    random.shuffle(&order)
    let changed = order.map { label in
      outlines[label].reversed().map { ring -> [LatticePoint] in
        var open = Array(ring.dropLast())
        let first = random.next(below: open.count)
        open = Array(open[first...] + open[..<first])
        if random.next(below: 2) == 0 { open.reverse() }
        let twice = random.next(below: open.count)
        open.insert(open[twice], at: twice)
        return open + [open[0]]
      }
    }
    let other = try ClaimArrangement(changed)
    #expect(other.digest(names: order.map { names[$0] }) == digest)
    #expect(
      Set(RandomOutlines.faces(other, names: order.map { Int32($0) }))
        == Set(RandomOutlines.faces(arrangement)))
    #expect(other.largestMove == arrangement.largestMove)
    #expect(other.points == arrangement.points && other.faces == arrangement.faces)
  }

  @Test(arguments: 0..<8)
  func wholeStepsMoveEverythingAlike(seed: Int) throws {
    let outlines = RandomOutlines.stars(UInt64(300 + seed), count: 8, span: 4000)
    let moved = outlines.map { rings in
      rings.map { $0.map { LatticePoint(x: $0.x + 777_777, y: $0.y - 65_537) } }
    }
    let a = RandomOutlines.faces(try ClaimArrangement(outlines), moved: (0, 0))
    let b = RandomOutlines.faces(try ClaimArrangement(moved), moved: (777_777, -65_537))
    #expect(
      Set(a.map { RandomOutlines.Face(labels: $0.labels, edges: $0.edges, area: 0) }) == Set(b))
  }

  /// A face is decided by what is near it: the rest may be left out, moved or crowded.
  @Test(arguments: 0..<16)
  func aPartAgreesWithTheWhole(seed: Int) throws {
    let span = [2000, 300_000, 5_000_000, 500_000_000][seed % 4]
    let outlines = RandomOutlines.stars(UInt64(500 + seed), count: 120, span: span, reach: 0.09)
    let (low, high) = (Int32(span / 3), Int32(span / 3 * 2))
    func meetsWindow(_ rings: [[LatticePoint]]) -> Bool {
      let points = rings.joined()
      return points.contains { $0.x >= low } && points.contains { $0.x <= high }
        && points.contains { $0.y >= low } && points.contains { $0.y <= high }
    }
    func inWindow(_ arrangement: ClaimArrangement) -> Set<RandomOutlines.Face> {
      Set(
        RandomOutlines.faces(arrangement).filter { face in
          face.edges.allSatisfy { $0.allSatisfy { $0 > low && $0 < high } }
        })
    }
    let whole = try ClaimArrangement(outlines)
    // Labels keep their numbers.
    let part = try ClaimArrangement(outlines.map { meetsWindow($0) ? $0 : [] })
    #expect(inWindow(part) == inWindow(whole))
    #expect(!inWindow(whole).isEmpty)
  }

  @Test func aClaimSplitInTwoLeavesTheOthersAsTheyAre() throws {
    var outlines = RandomOutlines.stars(41, count: 8, span: 100_000)
    let half: Int32 = 50_000
    func box(_ west: Int32, _ east: Int32) -> [LatticePoint] {
      [(west, 0), (east, 0), (east, 100_000), (west, 100_000), (west, 0)].map {
        LatticePoint(x: $0.0, y: $0.1)
      }
    }
    outlines.append([box(0, 100_000)])
    let whole = try ClaimArrangement(outlines)
    let split = try ClaimArrangement(outlines.dropLast() + [[box(0, half)], [box(half, 100_000)]])
    func areas(_ arrangement: ClaimArrangement) -> [[Int32]: Int64] {
      var areas: [[Int32]: Int64] = [:]
      for face in 0..<Int32(arrangement.faceCount) {
        let labels = Set(arrangement.labels(ofFace: face).map { min($0, 8) }).sorted()
        areas[labels, default: 0] += arrangement.faceDoubleAreas[Int(face)]
      }
      return areas
    }
    let (a, b) = (areas(whole), areas(split))
    #expect(Set(a.keys) == Set(b.keys))
    for (labels, area) in a {
      // Lines bend by a step where the new border crosses them.
      #expect(abs(area - (b[labels] ?? 0)) < 2_000_000)
    }
  }

  @Test func sameBytesForAnyNumberOfWorkers() async throws {
    let outlines = RandomOutlines.stars(77, count: 1500, span: 20_000_000, reach: 0.01)
    let once = try ClaimArrangement(outlines)
    #expect(once.faceCount > 1500)
    for workers in [1, 2, 3] {
      let other = try await ClaimArrangement.build(outlines, crew: WorkerCrew(workers: workers))
      #expect(other.points == once.points && other.origins == once.origins && other.nexts == once.nexts)
      #expect(other.faces == once.faces && other.faceLabels == once.faceLabels)
      #expect(other.labelSets == once.labelSets && other.faceAreas == once.faceAreas)
    }
  }

  /// However the work is cut up, what comes out is the same.
  @Test(arguments: [1, 7, 50, 100_000])
  func tilesDecideNothing(segmentsPerTile: Int) throws {
    for (seed, span) in [(1, 60), (2, 5000), (3, 1_000_000)] {
      let outlines = RandomOutlines.stars(UInt64(seed), count: 12, span: span)
      let names = outlines.indices.map { "claim \($0)" }
      let usual = try ClaimArrangement(outlines)
      let cut = try ClaimArrangement(
        NodedOutlines(outlines, segmentsPerTile: segmentsPerTile), labelCount: outlines.count)
      #expect(cut.digest(names: names) == usual.digest(names: names))
      #expect(cut.largestMove == usual.largestMove)
    }
  }
}
