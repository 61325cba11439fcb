import Testing

@testable import GridGeo

@Suite struct GraphDivisionTests {
  private static func options(_ parts: Int, _ tolerance: Double = 0.3) -> GraphPartitionOptions {
    var options = GraphPartitionOptions(size: .parts(parts))
    options.tolerances = [tolerance]
    options.effort = .low
    return options
  }

  private static func plans(
    _ survey: (graph: UnitGraph, notes: [String], sha256: String), _ options: GraphPartitionOptions,
    workers: Int = 2
  ) async throws -> [GraphPlan] {
    let division = try GraphDivision(survey, options, file: "g.json")
    return try division.plans(await division.run(workers: workers, stop: nil, progress: nil))
  }

  private static let lattice = GraphSamples.survey(
    GraphSamples.lattice(10, 8, seed: 5),
    attributes: ["county": (0..<80).map { "c\($0 % 10 / 5)" }, "town": (0..<80).map { "t\($0 / 20)" }])

  // MARK: Determinism

  @Test func theSamePlansWithAnyNumberOfWorkers() async throws {
    var options = Self.options(6)
    options.within = "county"
    options.alternatives = 2
    var seen: [[[Int32]]] = []
    for workers in [1, 2, 5] {
      seen.append(try await Self.plans(Self.lattice, options, workers: workers).map(\.parts))
    }
    #expect(seen[0] == seen[1] && seen[1] == seen[2])
    // One piece is searched along two streams.
    options = Self.options(3)
    options.effort = .normal
    options.objectives = [(.compactness, 1)]
    let small = GraphSamples.survey(GraphSamples.lattice(5, 4, seed: 5))
    let one = try await Self.plans(small, options, workers: 1)
    let four = try await Self.plans(small, options, workers: 4)
    #expect(one[0].parts == four[0].parts)
    #expect(one[0].objective == four[0].objective)
  }

  // MARK: Rules

  @Test func nestedPlansReachAcrossNoParent() async throws {
    var options = Self.options(7)
    options.within = "county"
    let plan = try await Self.plans(Self.lattice, options)[0]
    var county: [Int32: String] = [:]
    for (u, part) in plan.parts.enumerated() {
      let own = Self.lattice.graph.attributes["county"]?[u]
      #expect(county.updateValue(own ?? "", forKey: part) ?? own == own)
    }
    #expect(county.count == 7)
  }

  @Test func keptParentsAreSplitLess() async throws {
    var options = Self.options(5, 0.4)
    options.objectives = [(.cutEdges, 1)]
    let graph = Self.lattice.graph
    let towns = try #require(graph.attributes["town"])
    let free = try await Self.plans(Self.lattice, options)[0]
    options.keep = "town"
    options.effort = .normal
    let kept = try await Self.plans(Self.lattice, options)[0]
    let splits = GraphMeasures.splits(free.parts, GraphNames.numbered(towns).numbers)
    #expect(try #require(kept.splits) <= splits)
    #expect(try #require(kept.splits) < 4)
    #expect(free.splits == nil)
  }

  @Test func everyWishAtOnce() async throws {
    var graph = GraphSamples.lattice(8, 8, seed: 6)
    graph.moreLoads = [graph.loads.reversed()]
    var options = Self.options(4, 0.3)
    options.tolerances = [0.3, 0.4]
    options.fixed = [("u0", 3), ("u63", 1)]
    options.together = [["u5", "u7"], ["u20", "u21"]]
    options.apart = [("u24", "u25"), ("u39", "u38")]
    options.alternatives = 3
    let plans = try await Self.plans(GraphSamples.survey(graph), options)
    for plan in plans {
      #expect(plan.outOfBand == 0)
      #expect(plan.parts[0] == 3 && plan.parts[63] == 1)
      #expect(plan.parts[5] == plan.parts[7] && plan.parts[20] == plan.parts[21])
      #expect(plan.parts[24] != plan.parts[25] && plan.parts[39] != plan.parts[38])
      #expect(GraphSamples.isDivision(graph, plan.parts.map { $0 - 1 }, 4))
      for (t, tolerance) in [0.3, 0.4].enumerated() {
        let loads = t == 0 ? graph.loads : graph.moreLoads[0]
        let mean = loads.reduce(0, +) / 4
        for load in plan.loads[t] { #expect(abs(load - mean) <= tolerance * mean + 1e-9) }
      }
    }
    // The best first, and no two the same.
    #expect(zip(plans, plans.dropFirst()).allSatisfy { $0.objective <= $1.objective })
    #expect(Set(plans.map(\.parts)).count == plans.count)
  }

  /// Inertia is that of the units, groups or not.
  @Test func inertiaOfGroups() async throws {
    let graph = GraphSamples.lattice(5, 4, seed: 8)
    var options = Self.options(3, 0.5)
    options.objectives = [(.inertia, 1)]
    options.together = [["u0", "u1", "u5"], ["u18", "u19"]]
    let plan = try await Self.plans(GraphSamples.survey(graph), options)[0]
    let survey = GraphSamples.survey(graph)
    let rules = DivisionRules(
      partCount: 3, bands: [.init(lowest: 0, highest: .infinity)],
      objective: try GraphObjective(DualGraph(survey.graph), survey.graph, options, file: "").objective)
    let truth = DivisionEngineTests.cost(graph, plan.parts.map { $0 - 1 }, rules).objective
    #expect(abs(plan.objective - truth) < 1e-6 * truth)
  }

  // MARK: What is not to be had

  /// Alternate heavy and light units on a path: no two parts are even.
  private static func path(_ loads: [Double]) -> (graph: UnitGraph, notes: [String], sha256: String) {
    let n = loads.count
    return GraphSamples.survey(
      DualGraph(
        loads: loads, areas: loads.map { _ in 1 }, outerLengths: loads.map { _ in 1 },
        centres: (0..<n).map { Coordinate(x: Double($0), y: 0) },
        links: (0..<n - 1).map { .init(a: Int32($0), b: Int32($0 + 1), length: 1, resistance: 0) }))
  }

  @Test func provenInfeasible() async throws {
    var options = Self.options(2, 0.1)
    let survey = Self.path([5, 2, 5, 2, 2])
    do {
      _ = try await Self.plans(survey, options)
      Issue.record("not refused")
    } catch let error as GridGeoError {
      #expect(error.code == .infeasible)
      #expect(error.message.contains("as a full search shows"))
    }
    options.allowsOutOfBand = true
    let plan = try await Self.plans(survey, options)[0]
    #expect(plan.outOfBand == 2)
    #expect(plan.lowerBound == nil && !plan.isOptimal)
    #expect(
      plan.figures.allSatisfy { if case .number(let value) = $0.value { value.isFinite } else { true } })
  }

  /// A breach of the second kind of load is told as one of it.
  @Test func theKindThatIsOut() async throws {
    var survey = Self.path([1, 1, 1, 1])
    survey.graph.loads.append([1, 1, 1, 7])
    survey.graph.loadNames.append("more")
    var options = Self.options(2, 0.5)
    options.tolerances = [0.5, 0.1]
    options.objectives = [(.compactness, 1)]
    do {
      _ = try await Self.plans(survey, options)
      Issue.record("not refused")
    } catch let error as GridGeoError {
      #expect(error.message.contains("of kind 2"), "\(error.message)")
      #expect(error.message.contains("\"u3\""))
    }
  }

  /// One tolerance holds for the further kinds of load beside a band too.
  @Test func oneToleranceForFurtherKinds() throws {
    var survey = Self.path([1, 1, 1, 1])
    survey.graph.loads.append([1, 1, 1, 1])
    survey.graph.loadNames.append("more")
    var options = GraphPartitionOptions(size: .band(target: 2, minimum: 1, maximum: 3))
    options.tolerances = [0.25]
    let division = try GraphDivision(survey, options, file: "g.json")
    #expect(division.plan.pieces[0].rules.bands.map(\.lowest) == [1, 2])
    #expect(division.plan.pieces[0].rules.bands.map(\.highest) == [3, 2])
  }

  // MARK: The audit

  @Test func brokenDivisionsFailTheAudit() throws {
    var survey = Self.path([1, 1, 1, 1, 1, 1])
    survey.graph.attributes["county"] = ["a", "a", "a", "b", "b", "b"]
    var options = Self.options(2, 0.4)
    func expect(_ parts: [Int32], _ part: String?) throws {
      let division = try GraphDivision(survey, options, file: "g.json")
      do throws(GridGeoError) {
        try division.audit(parts)
        #expect(part == nil)
      } catch {
        #expect(error.code == .broken)
        #expect(part.map { error.message.contains($0) } == true, "\(error.message)")
      }
    }
    try expect([0, 0, 0, 1, 1, 1], nil)
    try expect([0, 0, 1, 0, 1, 1], "pieces")
    try expect([0, 0, 0, 0, 0, 0], "no unit")
    try expect([0, 0, 0, 0, 0, 1], "load")
    try expect([0, 0, 0, 1, 1], "6 units")
    options.allowsOutOfBand = true
    try expect([0, 0, 0, 0, 0, 1], nil)
    options.apart = [("u0", "u1")]
    try expect([0, 0, 0, 1, 1, 1], "must not stay together")
    options.apart = []
    options.together = [["u2", "u3"]]
    try expect([0, 0, 0, 1, 1, 1], "must stay together")
    options.together = []
    options.fixed = [("u0", 2)]
    try expect([0, 0, 0, 1, 1, 1], "fixed")
    options.fixed = []
    options.within = "county"
    try expect([0, 0, 1, 1, 1, 1], "parent")
  }

  /// Links across water that the plan made count as borders.
  @Test func linksCountInTheAudit() throws {
    var survey = Self.path([1, 1, 1, 1, 1])
    // The last unit is an island.
    survey.graph.starts = [0, 1, 3, 5, 6, 6]
    survey.graph.neighbours = [1, 0, 2, 1, 3, 2]
    survey.graph.lengths = [1, 1, 1, 1, 1, 1]
    let division = try GraphDivision(survey, Self.options(2, 0.4), file: "g.json")
    #expect(division.plan.links.count == 1)
    try division.audit([0, 0, 0, 1, 1])
    #expect(throws: GridGeoError.self) { try division.audit([0, 0, 1, 1, 0]) }
  }
}
