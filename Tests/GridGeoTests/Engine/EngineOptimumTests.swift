import Testing

@testable import GridGeo

/// The engine against all divisions there are, on graphs small enough to list them.
@Suite struct EngineOptimumTests {
  private static let objectives: [DivisionRules.Objective] = [
    .init(cutEdges: 1), .init(borderLength: 0.02), .init(compactness: 1), .init(inertia: 1e-4),
    .init(travel: 1), .init(cutEdges: 1, inertia: 5e-5),
  ]

  @Test(arguments: 0..<6, 0..<3)
  func findsTheOptimum(objective: Int, seed: Int) {
    let graph = GraphSamples.lattice(3, 3, seed: seed, heaviest: 3)
    let total = graph.loads.reduce(0, +)
    let rules = DivisionRules(
      partCount: 3, bands: [.init(mean: total / 3, tolerance: 0.4, isWhole: true)],
      objective: Self.objectives[objective])
    var state = DivisionState(graph, rules)
    var best = BestDivision()
    for parts in GraphSamples.divisions(graph, into: 3) {
      state.assign(parts)
      best.take(state)
    }
    let found = DivisionEngine(effort: .rounds(6, flipsPerUnit: 300))
      .run(graph, rules, generator: SeededGenerator(seed: UInt64(seed), stream: "x"))
    #expect(best.isFeasible && found.isFeasible)
    #expect(found.objective <= best.objective + 1e-9 * max(1, best.objective))
    state.assign(found.parts)
    #expect(abs(state.objective - found.objective) < 1e-6 * max(1, found.objective))
    #expect(GraphSamples.isDivision(graph, found.parts, 3))
  }

  /// With rivals and a fixed unit: the optimum among the divisions that keep to them.
  @Test(arguments: 0..<4)
  func keepsToRules(seed: Int) {
    let graph = GraphSamples.lattice(3, 3, seed: 20 + seed, heaviest: 2)
    var rules = DivisionRules(
      partCount: 3, bands: [.init(lowest: 1, highest: 9)], objective: .init(borderLength: 0.02))
    rules.fixed = [Int32](repeating: -1, count: 9)
    rules.fixed[8] = 2
    rules.apart = [(0, 1), (4, 5)]
    var best = Double.infinity
    for parts in GraphSamples.divisions(graph, into: 3) {
      guard parts[0] != parts[1], parts[4] != parts[5] else { continue }
      let cost = DivisionEngineTests.cost(graph, parts, rules)
      if cost.breach == 0 { best = min(best, cost.objective) }
    }
    let found = DivisionEngine(effort: .rounds(6, flipsPerUnit: 300))
      .run(graph, rules, generator: SeededGenerator(seed: UInt64(seed), stream: "x"))
    #expect(found.isFeasible)
    #expect(found.parts[8] == 2)
    #expect(found.parts[0] != found.parts[1] && found.parts[4] != found.parts[5])
    #expect(abs(found.objective - best) < 1e-6 * best)
  }

  // MARK: Travel

  /// Kruskal's tree over a part's links, walked there and back, in mean links of the graph.
  private static func round(_ graph: DualGraph, _ units: Set<Int>, _ slopes: [SlopeStep]) -> Double {
    func factor(_ slope: Double) -> Double {
      guard let above = slopes.firstIndex(where: { $0.slope >= slope }) else {
        return slopes[slopes.count - 1].factor
      }
      guard above > 0 else { return slopes[0].factor }
      let (p, q) = (slopes[above - 1], slopes[above])
      let share = (slope - p.slope) / (q.slope - p.slope)
      return p.factor * (1 - share) + q.factor * share
    }
    var links: [(cost: Double, a: Int, b: Int)] = []
    for u in 0..<graph.unitCount {
      for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) where Int(graph.neighbours[i]) > u {
        let v = Int(graph.neighbours[i])
        let (dx, dy) = (graph.centres[u].x - graph.centres[v].x, graph.centres[u].y - graph.centres[v].y)
        let distance = (dx * dx + dy * dy).squareRoot()
        let slope = abs(graph.heights[u] - graph.heights[v]) / distance
        links.append((distance / (1 - graph.resistances[i]) * factor(slope), u, v))
      }
    }
    let mean = links.reduce(0) { $0 + $1.cost } / Double(links.count)
    var sets = DisjointSets(count: graph.unitCount)
    var sum = 0.0
    for link in links.sorted(by: { $0.cost < $1.cost })
    where units.contains(link.a) && units.contains(link.b)
      && sets.root(of: Int32(link.a)) != sets.root(of: Int32(link.b))
    {
      sets.unite(Int32(link.a), Int32(link.b))
      sum += link.cost
    }
    return 2 * sum / mean
  }

  @Test(arguments: 0..<8)
  func roundsAreLeastTrees(seed: Int) {
    var graph = GraphSamples.lattice(6, 5, seed: seed)
    var generator = SeededGenerator(seed: UInt64(seed), stream: "heights")
    graph.heights = (0..<30).map { _ in Double(generator.next(below: 60)) }
    graph.slopes = [
      SlopeStep(slope: 0, factor: 1), SlopeStep(slope: 0.2, factor: 2), SlopeStep(slope: 0.5, factor: 7),
    ]
    // Barriers, the same from both sides.
    for u in 0..<30 {
      for i in Int(graph.starts[u])..<Int(graph.starts[u + 1]) {
        graph.resistances[i] = (u + Int(graph.neighbours[i])) % 3 == 0 ? 0.5 : 0
      }
    }
    let rules = DivisionRules(
      partCount: 3, bands: [.init(lowest: 0, highest: .infinity)], objective: .init(travel: 2))
    var state = DivisionState(graph, rules)
    state.assign(InertialStart.divide(graph, into: 3, turns: Direction.fan))
    for _ in 0..<60 {
      if let (u, b) = Annealing.pick(&state, &generator), state.staysContiguous(without: u) {
        state.move(u, to: b)
      }
      let parts = state.assignment
      let truth = (0..<3).reduce(0) { sum, part in
        sum + 2 * Self.round(graph, Set(parts.indices.filter { Int(parts[$0]) == part }), graph.slopes)
      }
      #expect(abs(state.objective - truth) < 1e-6 * truth)
    }
  }
}
