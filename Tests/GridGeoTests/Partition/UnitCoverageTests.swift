import Testing

@testable import GridGeo

@Suite struct UnitCoverageTests {
  /// Steps of the lattice to a side of a cell.
  static let cell: Int32 = 10_000
  static let origin = LatticePoint(Coordinate(longitude: 101.5, latitude: 35.2))

  static func point(_ x: Int32, _ y: Int32) -> LatticePoint {
    LatticePoint(x: origin.x + x * cell, y: origin.y + y * cell)
  }

  /// A rectangle of cells, counter-clockwise; nothing but its corners.
  static func box(_ x: ClosedRange<Int32>, _ y: ClosedRange<Int32>) -> [LatticePoint] {
    let (w, e, s, n) = (x.lowerBound, x.upperBound, y.lowerBound, y.upperBound)
    return [point(w, s), point(e, s), point(e, n), point(w, n), point(w, s)]
  }

  static func kit() throws -> WorkerKit { try WorkerKit(frame: WorkingFrame(centre: origin.coordinate)) }

  static func coverage(
    _ rings: [[[LatticePoint]]], barriers: [DivisionGround.BarrierSegment] = []
  ) throws -> UnitCoverage {
    var kit = try kit()
    return try UnitCoverage(rings, barriers: barriers, kit: &kit)
  }

  static func neighbours(_ graph: DualGraph, _ u: Int) -> [Int32] {
    Array(graph.neighbours[Int(graph.starts[u])..<Int(graph.starts[u + 1])])
  }

  static func length(_ graph: DualGraph, _ u: Int, _ v: Int32) -> Double {
    let row = Int(graph.starts[u])..<Int(graph.starts[u + 1])
    return row.first { graph.neighbours[$0] == v }.map { graph.lengths[$0] } ?? 0
  }

  /// Edges of the parts' rings that no other part has the other way round.
  static func leftOver(_ rings: [[[LatticePoint]]]) -> [DirectedEdge: Int] {
    var balance: [DirectedEdge: Int] = [:]
    for ring in rings.joined() {
      for i in 1..<ring.count {
        balance[DirectedEdge(ring[i - 1], ring[i]), default: 0] += 1
        balance[DirectedEdge(ring[i], ring[i - 1]), default: 0] -= 1
      }
    }
    return balance.filter { $0.value != 0 }
  }

  @Test func aVertexOnANeighboursEdgeBelongsToBoth() throws {
    let coverage = try Self.coverage([
      [Self.box(0...2, 0...2)], [Self.box(2...3, 0...1)], [Self.box(2...3, 1...2)],
    ])
    let graph = coverage.dualGraph(loads: [1, 1, 1])
    #expect(Self.neighbours(graph, 0) == [1, 2])
    #expect(Self.neighbours(graph, 1) == [0, 2])
    let height = try Self.kit().planar([Self.point(2, 0), Self.point(2, 1)].map(\.coordinate))
    #expect(abs(Self.length(graph, 0, 1) - height[0].metres(to: height[1])) < 1e-6)
    let rings = coverage.rings([0, 1, 1], count: 2)
    #expect(rings[0][0].contains(Self.point(2, 1)))
    #expect(coverage.gaps == UnitCoverage.Flaw())
    #expect(coverage.overlaps == UnitCoverage.Flaw())
  }

  @Test func anEnclaveFillsItsHole() throws {
    let hole = Array(Self.box(1...2, 1...2).reversed())
    let coverage = try Self.coverage([[Self.box(0...3, 0...3), hole], [Self.box(1...2, 1...2)]])
    let graph = coverage.dualGraph(loads: [1, 1])
    #expect(Self.neighbours(graph, 1) == [0])
    #expect(graph.outerLengths[1] == 0)
    #expect(abs(graph.areas[0] / graph.areas[1] - 8) < 1e-3)
    #expect(coverage.gaps.pieces == 0)
    // As one part the hole is gone, as two it is there.
    #expect(coverage.rings([0, 0], count: 1)[0].count == 1)
    #expect(coverage.rings([0, 1], count: 2).map(\.count) == [2, 1])
  }

  @Test func aHoleThatNobodyFillsIsAGap() throws {
    let hole = Array(Self.box(1...2, 1...2).reversed())
    let coverage = try Self.coverage([[Self.box(0...3, 0...3), hole], [Self.box(3...4, 0...3)]])
    let graph = coverage.dualGraph(loads: [1, 1])
    #expect(coverage.gaps.pieces == 1)
    #expect(coverage.gaps.units == [0])
    #expect(abs(coverage.gaps.squareMetres * 8 - graph.areas[0]) < 1e-3 * graph.areas[0])
    #expect(coverage.rings([0, 0], count: 1)[0].count == 2)
  }

  @Test func oneDrawnOverAnotherKeepsItsGround() throws {
    let coverage = try Self.coverage([[Self.box(0...3, 0...3)], [Self.box(1...2, 1...2)]])
    let graph = coverage.dualGraph(loads: [1, 1])
    #expect(coverage.overlaps.pieces == 1)
    #expect(coverage.overlaps.units == [0, 1])
    #expect(abs(coverage.overlaps.squareMetres - graph.areas[1]) < 1e-6 * graph.areas[1])
    #expect(Self.neighbours(graph, 0) == [1])
    #expect(coverage.covered.isEmpty)
    let twice = try Self.coverage([[Self.box(0...1, 0...1)], [Self.box(0...1, 0...1)]])
    #expect(twice.covered == [1])
  }

  @Test func contactInAPointIsNoBorder() throws {
    let coverage = try Self.coverage([
      [Self.box(0...1, 0...1)], [Self.box(1...2, 1...2)], [Self.box(5...6, 5...6), Self.box(6...7, 6...7)],
    ])
    let graph = coverage.dualGraph(loads: [1, 1, 1])
    #expect(graph.neighbours.isEmpty)
    #expect(coverage.scattered == 1)
    #expect(coverage.rings([0, 0, 0], count: 1)[0].count == 4)
  }

  @Test func barriersCountAlongCommonBorders() throws {
    let rings = [[Self.box(0...1, 0...2)], [Self.box(1...2, 0...2)], [Self.box(2...3, 0...2)]]
    let coverage = try Self.coverage(
      rings,
      barriers: [
        // All of the first border, half of the second; and one through a unit, which parts nothing.
        .init(from: Self.point(1, -1), to: Self.point(1, 3), resistance: 1),
        .init(from: Self.point(2, 0), to: Self.point(2, 1), resistance: 0.4),
        .init(from: Self.point(2, 1), to: Self.point(3, 1), resistance: 1),
      ])
    let graph = coverage.dualGraph(loads: [1, 1, 1])
    #expect(Self.neighbours(graph, 0) == [])
    #expect(Self.neighbours(graph, 1) == [2])
    #expect(abs(graph.resistances[0] - 0.2) < 1e-4)
    let open = try Self.coverage(rings).dualGraph(loads: [1, 1, 1])
    #expect(abs(graph.outerLengths[0] - open.outerLengths[0] - Self.length(open, 0, 1)) < 1e-6)
    #expect(coverage.gaps.pieces == 0)
    #expect(coverage.scattered == 0)
  }

  /// Random rectangles that touch, overlap and leave gaps, against cells painted one by one.
  @Test(arguments: 0..<60)
  func rectanglesAgainstPaintedCells(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed), stream: "coverage")
    let side = 12
    var boxes: [(x: ClosedRange<Int32>, y: ClosedRange<Int32>)] = []
    var sizes: Set<Int> = []
    while boxes.count < 9 {
      let (x, y) = (generator.next(below: side - 1), generator.next(below: side - 1))
      let w = 1 + generator.next(below: min(6, side - x))
      let h = 1 + generator.next(below: min(6, side - y))
      // Of equal size, it would be left to the last digit which is the smaller.
      guard sizes.insert(w * h).inserted else { continue }
      boxes.append((Int32(x)...Int32(x + w), Int32(y)...Int32(y + h)))
    }
    let coverage = try Self.coverage(boxes.map { [Self.box($0.x, $0.y)] })
    let graph = coverage.dualGraph(loads: boxes.map { _ in 1 })
    let painted = PaintedCells(boxes, side: side)

    let corner = try Self.kit().planar(
      [Self.point(0, 0), Self.point(1, 0), Self.point(0, 1)].map(\.coordinate))
    let (width, height) = (corner[0].metres(to: corner[1]), corner[0].metres(to: corner[2]))
    func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-3 * max(a, b) + 1e-6 }
    for u in boxes.indices {
      #expect(isNear(graph.areas[u], Double(painted.owned[u]) * width * height))
      var expected: [Int32] = []
      for v in boxes.indices where v != u {
        let (vertical, horizontal) = painted.common(u, v)
        if vertical + horizontal > 0 { expected.append(Int32(v)) }
        let length = Double(vertical) * height + Double(horizontal) * width
        #expect(isNear(Self.length(graph, u, Int32(v)), length))
      }
      #expect(Self.neighbours(graph, u) == expected)
    }
    #expect(coverage.covered == boxes.indices.filter { painted.owned[$0] == 0 }.map { Int32($0) })
    #expect(coverage.gaps.pieces == painted.gaps.pieces)
    #expect(isNear(coverage.gaps.squareMetres, Double(painted.gaps.cells) * width * height))
    #expect(isNear(coverage.overlaps.squareMetres, Double(painted.overlapping) * width * height))
    #expect(coverage.scattered == painted.scattered)

    let parts = boxes.map { _ in Int32(generator.next(below: 3)) }
    let rings = coverage.rings(parts, count: 3)
    let whole = coverage.rings(parts.map { _ in 0 }, count: 1)
    #expect(Self.leftOver(rings) == Self.leftOver(whole))
    let steps = Double(Self.cell) * Double(Self.cell)
    for part in 0..<3 {
      let owned = boxes.indices.filter { parts[$0] == part }.reduce(0) { $0 + painted.owned[$1] }
      #expect(Double(rings[part].reduce(0) { $0 + doubleArea(of: $1) }) / 2 == Double(owned) * steps)
    }
  }
}
