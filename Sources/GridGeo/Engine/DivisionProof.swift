/// What can be proven of a division: that none is better, or how much better one could be at most.
struct DivisionProof: Sendable {
  /// No division that keeps the rules has a smaller objective.
  var lowerBound: Double
  /// A division with the least objective, where one was found that is better than the known one.
  var better: [Int32]?
  var isOptimal: Bool
  /// No division keeps to the bands.
  var isInfeasible = false

  /// Graphs up to this size are always searched exactly: that takes less than a second.
  static let exactUnits = 64
  /// Graphs up to this size get a bound.
  static let boundUnits = 700

  /// - Returns: nil for objectives that are more than a sum over cut edges, and for graphs that are too large.
  static func find(
    _ graph: DualGraph, _ rules: DivisionRules, known: BestDivision, effort: SearchEffort, stop: StopCheck
  ) -> DivisionProof? {
    guard rules.isCutOnly, graph.unitCount <= boundUnits else { return nil }
    let aim = rules.objective
    var division = ExactDivision(
      starts: graph.starts, neighbours: graph.neighbours,
      weights: graph.lengths.indices.map {
        aim.cutEdges * (graph.counts.isEmpty ? 1 : Double(graph.counts[$0]))
          + aim.borderLength * graph.lengths[$0] * rules.roughness
      }, loads: [graph.loads] + graph.moreLoads, bands: [], partCount: rules.partCount)
    division.bands = rules.bands.map { band in
      ExactDivision.Band(low: band.lowest, high: band.highest)
    }
    // Restricting the divisions can only make the best one worse: the bound holds all the same.
    let isFree = rules.fixed.isEmpty && rules.apart.isEmpty
    guard isFree, graph.unitCount <= exactUnits || effort == .high else {
      if effort == .low { return nil }
      let bound = division.quickBound()
      return DivisionProof(
        lowerBound: bound, better: nil, isOptimal: known.isFeasible && known.objective <= bound + 1e-9)
    }
    var limits = ExactDivision.Limits()
    if effort != .high { limits.ascentArcs = 600_000_000 }
    let outcome = division.solve(
      upperBound: known.isFeasible ? known.objective : nil, limits: limits, shouldStop: { stop.isDue })
    return DivisionProof(
      lowerBound: outcome.isInfeasible && known.isFeasible ? known.objective : outcome.lowerBound,
      better: outcome.best, isOptimal: outcome.isOptimal,
      isInfeasible: outcome.isInfeasible && !known.isFeasible)
  }
}

extension DivisionRules {
  /// Whether the objective is a sum over the edges between parts.
  var isCutOnly: Bool {
    let aim = objective
    return aim.compactness == 0 && aim.inertia == 0 && aim.travel == 0 && aim.barriers == 0
      && aim.splits == 0 && aim.moved == 0
  }
}
