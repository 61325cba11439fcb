import Testing

@testable import GridGeo

@Suite struct DivisionStartTests {
  @Test(arguments: 0..<25)
  func halvesAreWholeAndNeverEmpty(seed: Int) {
    let graph = ContiguityTests.sample(seed)
    for count in [2, 3, 5, graph.unitCount / 2, graph.unitCount - 1, graph.unitCount] {
      for turns in [Direction.fan, [Direction.turns[seed % 8]]] {
        let parts = InertialStart.divide(graph, into: count, turns: turns)
        #expect(GraphSamples.isDivision(graph, parts, count), "seed \(seed), \(count) parts")
      }
    }
  }

  @Test func unitsInOnePlace() {
    var graph = GraphSamples.lattice(5, 4, seed: 1)
    for u in 0..<20 { graph.centres[u] = Coordinate(x: 3, y: 3) }
    #expect(GraphSamples.isDivision(graph, InertialStart.divide(graph, into: 4, turns: Direction.fan), 4))
    let placed = GraphLayout.placed(graph)
    #expect(Set(placed.centres.map { [$0.x, $0.y] }).count > 8)
    #expect(GraphSamples.isDivision(placed, InertialStart.divide(placed, into: 4, turns: Direction.fan), 4))
  }

  @Test func unitsWithoutLoad() {
    var graph = GraphSamples.lattice(6, 5, seed: 2)
    graph.loads = [Double](repeating: 0, count: 30)
    #expect(GraphSamples.isDivision(graph, InertialStart.divide(graph, into: 7, turns: Direction.fan), 7))
  }

  /// Around fixed units: each keeps its part, and parts are whole.
  @Test(arguments: 0..<20)
  func grownAroundFixedUnits(seed: Int) {
    let graph = GraphSamples.lattice(7, 7, seed: seed)
    var generator = SeededGenerator(seed: UInt64(seed), stream: "fixed")
    let count = 2 + seed % 5
    var rules = DivisionRules(
      partCount: count, bands: [.init(lowest: 0, highest: .infinity)], objective: .init(cutEdges: 1))
    rules.fixed = [Int32](repeating: -1, count: 49)
    // Along two opposite sides, one part each: they can always be joined.
    rules.fixed[generator.next(below: 7)] = 0
    rules.fixed[generator.next(below: 7)] = 0
    rules.fixed[42 + generator.next(below: 7)] = 1
    rules.fixed[42 + generator.next(below: 7)] = 1
    let parts = GrownStart.divide(graph, rules, &generator)
    #expect(GraphSamples.isDivision(graph, parts, count))
    for u in 0..<49 where rules.fixed[u] >= 0 { #expect(parts[u] == rules.fixed[u]) }
  }

  /// The shortest path of part 1 would cut part 2 in two; it has to go around.
  @Test func aPathMakesWay() {
    // Part 0 at both ends of the second row, part 1 above and below it: the row itself is the shortest way.
    let graph = DivisionEngineTests.lattice(5, 5, seed: 1)
    var rules = DivisionRules(
      partCount: 2, bands: [.init(lowest: 0, highest: .infinity)], objective: .init(cutEdges: 1))
    rules.fixed = [Int32](repeating: -1, count: 25)
    (rules.fixed[5], rules.fixed[9]) = (0, 0)
    (rules.fixed[2], rules.fixed[12]) = (1, 1)
    var generator = SeededGenerator(seed: 1, stream: "x")
    let parts = GrownStart.divide(graph, rules, &generator)
    #expect(GraphSamples.isDivision(graph, parts, 2), "\(parts)")
  }

  /// Strips at both ends that are off come into their bands, with parts whole and sums right.
  @Test(arguments: 0..<6)
  func chainsBringIntoTheBand(seed: Int) {
    var graph = GraphSamples.lattice(12, 12, seed: seed)
    graph.loads = [Double](repeating: 1, count: 144)
    let rules = DivisionRules(
      partCount: 6, bands: [.init(mean: 24, tolerance: 0.05, isWhole: true)],
      objective: .init(borderLength: 1))
    var state = DivisionState(graph, rules)
    state.assign((0..<144).map { Int32($0 % 12 / 2) })
    // Everything goes one strip to the west, four times: the first has 28 then, the last 20.
    var moved = 0
    for _ in 0..<4 {
      for part in 1..<6 {
        for u in 0..<144
        where Int(state.parts[u]) == part && u % 12 > 0 && Int(state.parts[u - 1]) == part - 1 {
          guard state.staysContiguous(without: u) else { continue }
          state.move(u, to: part - 1)
          moved += 1
          break
        }
      }
    }
    #expect(moved == 20)
    #expect(state.outOfBand == 2)
    let isInBand = BalanceChains.run(&state, stop: .never)
    #expect(isInBand)
    #expect(state.outOfBand == 0)
    let parts = state.assignment
    #expect(GraphSamples.isDivision(graph, parts, 6))
    let objective = state.objective
    state.recount()
    #expect(abs(objective - state.objective) < 1e-6 * objective)
    for part in 0..<6 {
      let load = state.loads[part]
      #expect((23...25).contains(load))
    }
  }
}
