import Testing

@testable import GridGeo

@Suite struct TreeCutsTests {
  private static func rules(_ graph: DualGraph, _ count: Int) -> DivisionRules {
    let bands = ([graph.loads] + graph.moreLoads).map { loads in
      DivisionRules.Band(mean: loads.reduce(0, +) / Double(count), tolerance: 0.2, isWhole: false)
    }
    return DivisionRules(
      partCount: count, bands: bands,
      objective: .init(
        cutEdges: 1, borderLength: 0.02, compactness: 1.5, inertia: 1e-6, splits: 2, moved: 0.3))
  }

  /// At any temperature parts stay whole, and the running sums are those of a count from scratch.
  @Test(arguments: 0..<10)
  func cutsKeepPartsWholeAndCounted(seed: Int) {
    var graph = ContiguityTests.sample(seed)
    graph.moreLoads = [graph.loads.reversed()]
    let count = 2 + seed % 4
    var rules = Self.rules(graph, count)
    rules.parents = graph.loads.indices.map { Int32($0 % 3) }
    rules.home = graph.loads.indices.map { Int32($0 % count) }
    rules.apart = [(1, 2), (0, 5)]
    var state = DivisionState(graph, rules)
    state.assign(InertialStart.divide(graph, into: count, turns: Direction.fan))
    var cuts = TreeCuts(unitCount: graph.unitCount)
    var generator = SeededGenerator(seed: UInt64(seed), stream: "cuts")
    var changes = 0
    for step in 0..<60 {
      if cuts.propose(&state, step % 2 == 0 ? 1e9 : 1, &generator) { changes += 1 }
      let parts = state.assignment
      #expect(GraphSamples.isDivision(graph, parts, count))
      let kept = (state.objective, state.imbalance, state.outOfBand, state.conflicts, state.borderCount)
      state.recount()
      #expect(abs(kept.0 - state.objective) < 1e-6 * max(1, abs(kept.0)))
      #expect(abs(kept.1 - state.imbalance) < 1e-6)
      #expect(kept.2 == state.outOfBand)
      #expect(kept.3 == state.conflicts)
      #expect(kept.4 == state.borderCount)
    }
    #expect(changes > 5 || seed % 5 == 4)
  }

  /// What the sums along the tree foretell is what there is after the cut.
  @Test(arguments: 0..<8)
  func foretoldCostsComeTrue(seed: Int) {
    let graph = GraphSamples.lattice(7, 6, seed: seed)
    var state = DivisionState(graph, Self.rules(graph, 2))
    state.balancePrice = 3
    state.assign(InertialStart.divide(graph, into: 2, turns: Direction.fan))
    var cuts = TreeCuts(unitCount: graph.unitCount)
    var generator = SeededGenerator(seed: UInt64(seed), stream: "cuts")
    var compared = 0
    for _ in 0..<40 where cuts.propose(&state, 1e9, &generator) {
      // Two parts: the tree spans everything, so its costs are all there are.
      var imbalance = 0.0
      for part in 0..<2 { imbalance += state.price(state.excess(state.loads[part], kind: 0)) }
      let truth = state.objective + 3 * imbalance
      #expect(abs(cuts.foreseen - truth) < 1e-6 * max(1, truth))
      compared += 1
    }
    #expect(compared > 10)
  }

  @Test func fixedUnitsStay() {
    let graph = GraphSamples.lattice(6, 6, seed: 4)
    var rules = Self.rules(graph, 2)
    rules.fixed = [Int32](repeating: -1, count: 36)
    rules.fixed[0] = 1
    rules.fixed[35] = 0
    var generator = SeededGenerator(seed: 4, stream: "cuts")
    var state = DivisionState(graph, rules)
    state.assign(GrownStart.divide(graph, rules, &generator))
    var cuts = TreeCuts(unitCount: 36)
    var changes = 0
    for _ in 0..<100 {
      if cuts.propose(&state, 1e9, &generator) { changes += 1 }
      let parts = state.assignment
      #expect(parts[0] == 1 && parts[35] == 0)
    }
    #expect(changes > 0)
  }
}
