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

  static func energy(_ graph: DualGraph, _ parts: [Int32], _ count: Int) -> Double {
    var engine = DivisionEngine(
      graph, partCount: count, tolerance: 0.02, generator: SeededGenerator(seed: 0, stream: ""))
    engine.assign(parts)
    return engine.energy
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
    var best = Double.infinity
    for mask in 1..<(1 << (n - 1)) {
      let parts = (0..<n).map { Int32(mask >> $0 & 1) }
      guard Self.isContiguous(graph, parts, 0), Self.isContiguous(graph, parts, 1) else { continue }
      best = min(best, Self.energy(graph, parts, 2))
    }
    let parts = DivisionEngine.divide(
      graph, into: 2, effort: .normal, generator: SeededGenerator(seed: UInt64(seed), stream: "x"))
    #expect(Self.energy(graph, parts, 2) <= best + 1e-9)
  }

  /// The running sums agree with a count from scratch after many moves.
  @Test func bookkeepingIsExact() {
    let graph = Self.lattice(10, 10, seed: 3)
    var engine = DivisionEngine(
      graph, partCount: 7, tolerance: 0.02, generator: SeededGenerator(seed: 5, stream: "x"))
    engine.start(turned: Direction.turns[0])
    engine.anneal(sweeps: 30, hottest: 0.5, fall: 3)
    #expect(abs(engine.energy - Self.energy(graph, engine.parts, 7)) < 1e-6)
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
