import Testing

@testable import GridGeo

@Suite struct DivisionEngineTests {
  /// A lattice of unit squares with random loads.
  static func lattice(_ columns: Int, _ rows: Int, seed: UInt64, side: Double = 100) -> DualGraph {
    var generator = SeededGenerator(seed: seed, stream: "lattice")
    var links: [DualGraph.Link] = []
    var outer: [Double] = []
    for y in 0..<rows {
      for x in 0..<columns {
        let i = Int32(y * columns + x)
        if x + 1 < columns { links.append(.init(a: i, b: i + 1, length: side, resistance: 0)) }
        if y + 1 < rows { links.append(.init(a: i, b: i + Int32(columns), length: side, resistance: 0)) }
        let sides = [x == 0, y == 0, x == columns - 1, y == rows - 1].count { $0 }
        outer.append(Double(sides) * side)
      }
    }
    let n = columns * rows
    return DualGraph(
      loads: (0..<n).map { _ in Double(1 + generator.next(below: 3)) },
      areas: [Double](repeating: side * side, count: n), outerLengths: outer,
      centres: (0..<n).map {
        Coordinate(x: Double($0 % columns) * side, y: Double($0 / columns) * side)
      }, links: links)
  }

  static func isContiguous(_ graph: DualGraph, _ parts: [Int32], _ part: Int32) -> Bool {
    let units = parts.indices.filter { parts[$0] == part }.map { Int32($0) }
    return !units.isEmpty && graph.restricted(to: units).components().count == 1
  }

  /// Objective and distance from the bands, counted from scratch.
  static func cost(_ graph: DualGraph, _ parts: [Int32], _ rules: DivisionRules) -> (
    breach: Double, objective: Double
  ) {
    var state = DivisionState(graph, rules)
    state.assign(parts)
    return (state.imbalance, state.objective)
  }

  @Test(arguments: 0..<12)
  func partsAreContiguousAndCounted(seed: Int) {
    let graph = Self.lattice(9, 8, seed: UInt64(seed))
    let count = 2 + seed
    let parts = DivisionEngine.divide(
      graph, into: count, effort: .low, generator: SeededGenerator(seed: UInt64(seed), stream: "x"))
    #expect(Set(parts) == Set(0..<Int32(count)))
    for part in 0..<Int32(count) { #expect(Self.isContiguous(graph, parts, part)) }
  }

  /// All contiguous divisions in two, by brute force: the engine finds one as good as the best.
  @Test(arguments: 0..<8)
  func findsTheOptimumOfSmallCases(seed: Int) {
    let graph = Self.lattice(4, 3, seed: UInt64(seed))
    let n = graph.unitCount
    let rules = DivisionRules.even(graph, into: 2, tolerance: 0.02)
    var best = (breach: Double.infinity, objective: Double.infinity)
    for mask in 1..<(1 << (n - 1)) {
      let parts = (0..<n).map { Int32(mask >> $0 & 1) }
      guard Self.isContiguous(graph, parts, 0), Self.isContiguous(graph, parts, 1) else { continue }
      let cost = Self.cost(graph, parts, rules)
      if cost < best { best = cost }
    }
    let parts = DivisionEngine.divide(
      graph, into: 2, effort: .normal, generator: SeededGenerator(seed: UInt64(seed), stream: "x"))
    let found = Self.cost(graph, parts, rules)
    #expect(found.breach <= best.breach + 1e-9)
    #expect(found.objective <= best.objective + 1e-9)
  }

  /// The running sums agree with a count from scratch after many moves.
  @Test func bookkeepingIsExact() {
    var graph = Self.lattice(10, 10, seed: 3)
    graph.moreLoads = [graph.loads.reversed()]
    let total = graph.loads.reduce(0, +)
    let band = DivisionRules.Band(mean: total / 7, tolerance: 0.1, isWhole: true)
    var rules = DivisionRules(
      partCount: 7, bands: [band, band],
      objective: .init(
        cutEdges: 1, borderLength: 0.01, compactness: 2, inertia: 1e-5, barriers: 0.1, splits: 3, moved: 0.5))
    rules.parents = (0..<100).map { Int32($0 / 25) }
    rules.home = (0..<100).map { Int32($0 % 10 < 5 ? 0 : -1) }
    rules.apart = [(0, 1), (5, 50), (98, 99)]
    var state = DivisionState(graph, rules)
    var cuts = TreeCuts(unitCount: 100)
    var best = BestDivision()
    var generator = SeededGenerator(seed: 5, stream: "x")
    state.assign(InertialStart.divide(graph, into: 7, turns: Direction.fan))
    Annealing(proposals: 30_000, hottest: 1, coldest: 0.2, flipsPerCut: 100)
      .run(&state, &cuts, &best, &generator, stop: .never)
    let kept = (state.objective, state.imbalance, state.outOfBand, state.conflicts)
    let isWhole = state.isContiguous()
    #expect(isWhole)
    state.recount()
    #expect(abs(kept.0 - state.objective) < 1e-6)
    #expect(abs(kept.1 - state.imbalance) < 1e-6)
    #expect(kept.2 == state.outOfBand)
    #expect(kept.3 == state.conflicts)
  }

  @Test func asManyPartsAsUnits() {
    let graph = Self.lattice(3, 2, seed: 1)
    let parts = DivisionEngine.divide(
      graph, into: 6, effort: .low, generator: SeededGenerator(seed: 1, stream: "x"))
    #expect(Set(parts).count == 6)
  }

  /// A star cannot be halved: the repair and the tree start must still give what is asked.
  @Test(arguments: 2..<9)
  func starGraph(count: Int) {
    let n = 9
    let graph = DualGraph(
      loads: [Double](repeating: 1, count: n), areas: [Double](repeating: 1e4, count: n),
      outerLengths: [Double](repeating: 300, count: n),
      centres: (0..<n).map { Coordinate(x: Double($0 % 3) * 100, y: Double($0 / 3) * 100) },
      links: (1..<Int32(n)).map { .init(a: 0, b: $0, length: 50, resistance: 0) })
    let parts = DivisionEngine.divide(
      graph, into: count, effort: .low, generator: SeededGenerator(seed: 1, stream: "x"))
    for part in 0..<Int32(count) { #expect(Self.isContiguous(graph, parts, part)) }
  }
}
