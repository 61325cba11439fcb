import Testing

@testable import GridGeo

@Suite struct ExactDivisionTests {
  @Test func findsWhatTryingAllDivisionsFinds() throws {
    var generator = SeededGenerator(seed: 1, stream: "all divisions")
    var solved = 0
    for round in 0..<160 {
      let division = SmallDivisions.random(&generator)
      let truth = SmallDivisions.cheapest(division)
      let outcome = division.solve()
      #expect(outcome.isOptimal, "round \(round)")
      guard let truth else {
        #expect(outcome.isInfeasible && outcome.best == nil, "round \(round)")
        continue
      }
      solved += 1
      let best = try #require(outcome.best, "round \(round)")
      #expect(SmallDivisions.isAllowed(division, best), "round \(round)")
      #expect(abs(division.cost(of: best) - truth) < 1e-9, "round \(round)")
      #expect(abs(outcome.lowerBound - truth) < 1e-9, "round \(round)")
    }
    #expect(solved > 60)
  }

  @Test func upperBoundsSaveNothingThatMatters() {
    var generator = SeededGenerator(seed: 2, stream: "upper bounds")
    var solved = 0
    while solved < 40 {
      let division = SmallDivisions.random(&generator)
      guard let truth = SmallDivisions.cheapest(division) else { continue }
      solved += 1
      let met = division.solve(upperBound: truth)
      #expect(met.isOptimal && met.best == nil && abs(met.lowerBound - truth) < 1e-9)
      let above = division.solve(upperBound: truth + 1)
      #expect(above.isOptimal && abs(above.lowerBound - truth) < 1e-9)
      #expect(above.best.map { abs(division.cost(of: $0) - truth) < 1e-9 } ?? false)
    }
  }

  @Test func boundsHoldHoweverEarlyTheSearchEnds() {
    var generator = SeededGenerator(seed: 3, stream: "limits")
    var unproven = 0
    for _ in 0..<60 {
      let division = SmallDivisions.random(&generator)
      let truth = SmallDivisions.cheapest(division) ?? .infinity
      let tight = ExactDivision.Limits(
        diagramNodes: 10 + generator.next(below: 100), layerNodes: 1, ascentArcs: generator.next(below: 2000),
        columns: generator.next(below: 40), coverSteps: generator.next(below: 40))
      let outcome = division.solve(limits: tight)
      #expect(outcome.lowerBound <= truth + 1e-9)
      if !outcome.isOptimal { unproven += 1 }
      if outcome.isOptimal { #expect(outcome.isInfeasible == (truth == .infinity)) }
      let stopped = division.solve(upperBound: truth.isFinite ? truth + 0.5 : nil, shouldStop: { true })
      #expect(stopped.lowerBound <= truth + 1e-9)
    }
    #expect(unproven > 10)
  }

  /// Twenty units of `Benchmarks/exact.py` (`instance(20, 0)`), with the optima that HiGHS 1.16.0 proved for
  /// its model; none where it proved that there is no division.
  @Test func agreesWithAnIntegerModel() {
    let proven: [(parts: Int, percent: Double, cut: Double?)] = [
      (2, 2, 7), (2, 5, 7), (2, 10, 6), (3, 2, 15), (3, 5, 12), (3, 10, 11), (4, 2, nil), (4, 5, 18),
      (4, 10, 16), (5, 2, nil), (5, 5, nil),
    ]
    for (parts, percent, cut) in proven {
      let division = Self.twentyUnits(parts, percent: percent)
      let outcome = division.solve()
      #expect(outcome.isOptimal)
      #expect(outcome.lowerBound == cut ?? .infinity, "\(parts) parts, \(percent) %")
      #expect(outcome.best.map { SmallDivisions.isAllowed(division, $0) } ?? (cut == nil))
    }
  }

  @Test(arguments: [(4, 3, 2, 10.0), (5, 4, 3, 5.0), (6, 6, 4, 5.0), (11, 4, 6, 10.0), (11, 4, 2, 5.0)])
  func noRandomDivisionIsCheaper(columns: Int, rows: Int, parts: Int, percent: Double) throws {
    var generator = SeededGenerator(seed: UInt64(columns * parts), stream: "random divisions")
    let edges = SmallDivisions.planar(columns, rows, &generator)
    let loads = (0..<columns * rows).map { _ in Double(20 + generator.next(below: 60)) }
    let division = SmallDivisions.division(
      edges: edges, weights: edges.map { _ in 1 }, loads: [loads],
      bands: [SmallDivisions.band(loads, parts, percent: percent)], partCount: parts)
    let outcome = division.solve()
    let best = try #require(outcome.best)
    #expect(outcome.isOptimal && SmallDivisions.isAllowed(division, best))
    #expect(division.cost(of: best) == outcome.lowerBound)
    // Random moves of single units from the optimum, kept while the plan is allowed.
    var plan = best
    for _ in 0..<4000 {
      let u = generator.next(below: plan.count)
      let e =
        Int(division.starts[u]) + generator.next(below: Int(division.starts[u + 1] - division.starts[u]))
      var moved = plan
      moved[u] = plan[Int(division.neighbours[e])]
      if moved != plan, SmallDivisions.isAllowed(division, moved) { plan = moved }
      #expect(division.cost(of: plan) >= outcome.lowerBound)
    }
    #expect(division.solve().best == best)
  }

  @Test func contradictionsAreProven() {
    func solve(_ loads: [Double], _ edges: [(Int, Int)], low: Double, high: Double, parts: Int) -> Bool {
      SmallDivisions.division(
        edges: edges, weights: edges.map { _ in 1 }, loads: [loads], bands: [.init(low: low, high: high)],
        partCount: parts
      ).solve().isInfeasible
    }
    let path = [(0, 1), (1, 2), (2, 3)]
    #expect(solve([9, 1, 1, 1], path, low: 5, high: 7, parts: 2), "one unit is over the band")
    #expect(solve([2, 2, 2, 2], path, low: 3, high: 3.5, parts: 2), "no sum of loads is in the band")
    #expect(solve([3, 1, 3, 1], [(0, 1), (2, 3)], low: 2, high: 3, parts: 3), "components cannot share")
    #expect(solve([1, 1, 1, 1], [(0, 1), (2, 3)], low: 0, high: 9, parts: 1), "two components, one part")
    #expect(!solve([1, 1, 1, 1], [(0, 1), (2, 3)], low: 0, high: 9, parts: 3))
    #expect(!solve([2, 2, 2, 2], path, low: 4, high: 4, parts: 2))
  }

  static func twentyUnits(_ parts: Int, percent: Double) -> ExactDivision {
    let loads: [Double] = [
      96, 62, 98, 52, 68, 91, 30, 55, 131, 198, 95, 104, 107, 67, 89, 333, 42, 106, 67, 117,
    ]
    let edges = [
      (0, 5), (0, 6), (0, 7), (0, 9), (0, 15), (1, 7), (1, 9), (1, 10), (1, 18), (2, 4), (2, 10), (2, 12),
      (2, 18), (3, 4), (3, 8), (3, 16), (3, 17), (4, 5), (4, 11), (4, 12), (4, 14), (4, 16), (5, 7),
      (5, 11), (5, 12), (5, 14), (5, 15), (6, 7), (6, 9), (7, 9), (7, 10), (7, 12), (8, 17),
      (
        8,
        19
      ), (10, 12), (10, 18), (11, 13), (11, 15), (11, 16), (12, 14), (13, 16), (13, 19), (16, 17),
      (16, 19), (17, 19),
    ]
    return SmallDivisions.division(
      edges: edges, weights: edges.map { _ in 1 }, loads: [loads],
      bands: [SmallDivisions.band(loads, parts, percent: percent)], partCount: parts)
  }
}
