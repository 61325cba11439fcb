import Testing

@testable import GridGeo

@Suite struct ContiguityTests {
  /// Planar lattices, graphs far from planar, stars and hubs wider than the ring looks.
  static func sample(_ seed: Int) -> DualGraph {
    switch seed % 5 {
    case 0, 1: GraphSamples.lattice(4 + seed % 4, 7, seed: seed)
    case 2: GraphSamples.geometric(40, seed: seed)
    case 3: GraphSamples.wheel(20 + seed, hasRim: true, seed: seed)
    default: GraphSamples.wheel(45, hasRim: false, seed: seed)
    }
  }

  private func truth(_ graph: DualGraph, _ parts: [Int32], without u: Int) -> Bool {
    GraphSamples.isContiguous(graph, parts.indices.filter { $0 != u && parts[$0] == parts[u] })
  }

  @Test(arguments: 0..<20)
  func theTestTellsTheTruth(seed: Int) {
    let graph = Self.sample(seed)
    var generator = SeededGenerator(seed: UInt64(seed), stream: "walk")
    let count = 2 + seed % 3
    let band = DivisionRules.Band(lowest: 0, highest: .infinity)
    var state = DivisionState(
      graph, DivisionRules(partCount: count, bands: [band], objective: .init(cutEdges: 1)))
    state.assign(InertialStart.divide(graph, into: count, turns: Direction.fan))
    var moves = 0
    for step in 0..<600 {
      guard let (u, b) = Annealing.pick(&state, &generator) else { break }
      let says = state.staysContiguous(without: u)
      let before = state.assignment
      #expect(says == truth(graph, before, without: u))
      if says {
        state.move(u, to: b)
        moves += 1
      }
      if step % 50 == 0 {
        let parts = state.assignment
        for u in parts.indices {
          let says = state.staysContiguous(without: u)
          #expect(says == truth(graph, parts, without: u))
        }
        let isWhole = state.isContiguous()
        #expect(isWhole)
      }
    }
    // The middle of a star holds its part together: nothing can move.
    #expect(moves > 10 || seed % 5 == 4)
    let parts = state.assignment
    #expect(GraphSamples.isDivision(graph, parts, count))
  }

  /// A search that is cut short may say no where yes is true, and never the other way round.
  @Test(arguments: 0..<8)
  func aShortSearchErrsOnTheSafeSide(seed: Int) {
    let graph = GraphSamples.lattice(8, 8, seed: seed)
    var generator = SeededGenerator(seed: UInt64(seed), stream: "walk")
    let band = DivisionRules.Band(lowest: 0, highest: .infinity)
    var state = DivisionState(
      graph, DivisionRules(partCount: 3, bands: [band], objective: .init(cutEdges: 1)))
    state.searchLimit = 4
    state.assign(InertialStart.divide(graph, into: 3, turns: Direction.fan))
    for _ in 0..<400 {
      guard let (u, b) = Annealing.pick(&state, &generator), state.staysContiguous(without: u) else {
        continue
      }
      let isTrue = truth(graph, state.assignment, without: u)
      #expect(isTrue)
      state.move(u, to: b)
    }
  }

  @Test func brokenAndEmptyPartsAreSeen() {
    let graph = GraphSamples.lattice(3, 1, seed: 1)
    let band = DivisionRules.Band(lowest: 0, highest: .infinity)
    var state = DivisionState(graph, DivisionRules(partCount: 2, bands: [band], objective: .init()))
    for (parts, truth) in [([0, 1, 0], false), ([0, 0, 0], false), ([0, 0, 1], true)] as [([Int32], Bool)] {
      state.assign(parts)
      let isWhole = state.isContiguous()
      #expect(isWhole == truth)
    }
    // The last unit of a part does not leave it.
    let says = state.staysContiguous(without: 2)
    #expect(!says)
  }

  /// Marks do not run out.
  @Test func marksBeginAgain() {
    let graph = GraphSamples.geometric(30, seed: 2)
    let band = DivisionRules.Band(lowest: 0, highest: .infinity)
    var state = DivisionState(graph, DivisionRules(partCount: 2, bands: [band], objective: .init()))
    state.assign(InertialStart.divide(graph, into: 2, turns: Direction.fan))
    let parts = state.assignment
    state.mark = Int32.max - 40
    for _ in 0..<4 {
      for u in parts.indices {
        let says = state.staysContiguous(without: u)
        #expect(says == truth(graph, parts, without: u))
      }
      let isWhole = state.isContiguous()
      #expect(isWhole)
    }
  }
}
