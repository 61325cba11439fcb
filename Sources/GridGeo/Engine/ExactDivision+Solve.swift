extension ExactDivision {
  /// Proves what it can.
  ///
  /// - Parameters:
  ///   - upperBound: cost of a division that is known; only a cheaper one is looked for.
  ///   - limits: what may be spent. The result depends on them, on nothing else.
  ///   - shouldStop: asked now and then; the bound proven so far is returned when it says so.
  /// - Returns: a bound that holds even where the search was cut short.
  /// - Complexity: exponential in the width of the frontier; well under a second for most maps of 44 units.
  func solve(
    upperBound: Double? = nil, limits: Limits = Limits(), shouldStop: () -> Bool = { false }
  ) -> Outcome {
    var search = ExactDivisionSearch(self, upperBound: upperBound, limits: limits)
    var outcome = search.run(shouldStop)
    if !outcome.isOptimal {
      outcome.lowerBound = max(outcome.lowerBound, min(quickBound(), upperBound ?? .infinity))
      outcome.isOptimal = upperBound.map { outcome.lowerBound >= $0 } ?? false
    }
    return outcome
  }
}

/// Narrows the gap between bound and optimum: finer diagrams under better multipliers, until the columns that
/// are left can be listed.
private struct ExactDivisionSearch {
  let division: ExactDivision
  let upperBound: Double?
  let limits: ExactDivision.Limits
  let isIntegral: Bool
  /// Rounding of costs.
  let epsilon: Double
  /// Nodes of a layer in the first diagram that tells loads apart; each finer one may have four times as many.
  var coarsest = 1000
  var lowerBound = 0.0
  var nodes = 0
  var arcs = 0

  init(_ division: ExactDivision, upperBound: Double?, limits: ExactDivision.Limits) {
    self.division = division
    self.upperBound = upperBound
    self.limits = limits
    isIntegral = division.isIntegral
    epsilon = isIntegral ? 1e-6 : division.totalWeight * 1e-11
  }

  /// The greatest cost that is still of interest.
  private var ceiling: Double {
    guard let upperBound else { return division.totalWeight }
    return isIntegral ? (upperBound - epsilon).rounded(.up) - 1 : upperBound - epsilon
  }

  mutating func run(_ shouldStop: () -> Bool) -> ExactDivision.Outcome {
    let n = division.unitCount
    let nothing = [UInt64](repeating: 0, count: (n + 63) / 64)
    var room = ExactDivisionRoom(division)
    guard room.holds(division.partCount, without: nothing[...]) else { return outcome(.infinity) }
    if division.partCount == 1 {
      return outcome(0, best: [Int32](repeating: 0, count: n), isOptimal: true)
    }
    guard n <= limits.units else { return outcome(0) }
    let order = ExactDivisionOrder(division)
    guard order.width <= limits.frontier else { return outcome(0) }
    guard
      var diagram = ExactDivisionDiagram.connectedSets(
        division, order: order, boundaryLimit: upperBound ?? .infinity, nodeLimit: limits.diagramNodes,
        shouldStop: shouldStop)
    else { return outcome(lowerBound) }
    nodes += diagram.nodeCount
    if diagram.isEmpty { return exhausted() }
    var ascent = ExactDivisionAscent(values: startValues(diagram))
    climb(&ascent, diagram, target: ceiling, shouldStop)
    raise(ascent.bound)
    if isDone { return exhausted() }
    coarsest = min(max(1000, 16 * diagram.nodeCount / n), 16_000, limits.layerNodes)
    guard let finer = refine(diagram, ascent, gap: ceiling - ascent.bound, coarsest, shouldStop) else {
      return outcome(lowerBound)
    }
    if finer.isEmpty { return exhausted() }
    diagram = finer
    climb(&ascent, diagram, target: ceiling, shouldStop)
    raise(ascent.bound)
    if isDone { return exhausted() }
    if shouldStop() { return outcome(lowerBound) }
    return level(diagram, ascent, shouldStop)
  }

  /// Asks of one cost after the other whether a division is that cheap.
  private mutating func level(
    _ diagram: ExactDivisionDiagram, _ ascent: ExactDivisionAscent, _ shouldStop: () -> Bool
  ) -> ExactDivision.Outcome {
    var ascent = ascent
    var stride = isIntegral ? 0 : max(ceiling - lowerBound, 0) / 64
    while true {
      let target = min(ceiling, lowerBound + stride)
      switch attempt(diagram, &ascent, target: target, shouldStop) {
      case .found(let parts):
        let cost = division.cost(of: parts)
        // Within rounding of the ceiling lies what the caller has already.
        if let upperBound, cost >= upperBound - epsilon { return exhausted() }
        return outcome(cost, best: parts, isOptimal: true)
      case .excluded:
        if target >= ceiling { return exhausted() }
        lowerBound = max(lowerBound, isIntegral ? target + 1 : target)
      case .cutShort: return outcome(lowerBound)
      }
      if isDone { return exhausted() }
      stride = stride == 0 ? 1 : stride * (isIntegral && stride < 3 ? 1.5 : 2)
      if isIntegral { stride.round(.down) }
    }
  }

  private enum Attempt {
    case found([Int32])
    case excluded
    case cutShort
  }

  /// Looks for a division of at most the target cost.
  private mutating func attempt(
    _ coarse: ExactDivisionDiagram, _ ascent: inout ExactDivisionAscent, target: Double,
    _ shouldStop: () -> Bool
  ) -> Attempt {
    var diagram = coarse
    var own = ascent
    own.evaluate(diagram, partCount: division.partCount)
    var layerLimit = coarsest
    while true {
      let gap = max(target - own.bound, 0) + epsilon
      let isLast = layerLimit > limits.layerNodes
      let columns = ExactDivisionColumns(
        division, diagram, own, gap: gap, limit: isLast ? limits.columns : limits.columns / 20,
        stepLimit: isLast ? limits.columns * 100 : limits.columns * 10)
      nodes += columns.steps
      if !columns.isCutShort {
        var cover = ExactDivisionCover(division, columns, gap: gap, stepLimit: limits.coverSteps)
        cover.search(shouldStop: shouldStop)
        nodes += cover.steps
        if let parts = cover.parts, !cover.isCutShort { return .found(parts) }
        return cover.isCutShort ? .cutShort : .excluded
      }
      if isLast { return .cutShort }
      guard let finer = refine(diagram, own, gap: target - own.bound, layerLimit, shouldStop) else {
        return .cutShort
      }
      layerLimit *= 4
      if finer.isEmpty { return .excluded }
      diagram = finer
      climb(&own, diagram, target: target, shouldStop)
      if own.bound > target + epsilon { return .excluded }
      if shouldStop() || arcs > limits.ascentArcs { return .cutShort }
      ascent.values = own.values
    }
  }

  private mutating func climb(
    _ ascent: inout ExactDivisionAscent, _ diagram: ExactDivisionDiagram, target: Double,
    _ shouldStop: () -> Bool
  ) {
    let before = ascent.arcs
    ascent.ascend(
      diagram, partCount: division.partCount, target: target + epsilon, steps: 300, shouldStop: shouldStop)
    arcs += ascent.arcs - before
  }

  private mutating func refine(
    _ diagram: ExactDivisionDiagram, _ ascent: ExactDivisionAscent, gap: Double, _ layerLimit: Int,
    _ shouldStop: () -> Bool
  ) -> ExactDivisionDiagram? {
    let finer = diagram.refined(
      division, layerLimit: layerLimit, values: ascent.values, restCosts: ascent.restCosts,
      costLimit: ascent.leastCost + max(gap, 0) + epsilon, shouldStop: shouldStop)
    nodes += finer?.nodeCount ?? 0
    return finer
  }

  /// In proportion to the loads, which suits a bound that all parts reach alike.
  private func startValues(_ diagram: ExactDivisionDiagram) -> [Double] {
    var flat = ExactDivisionAscent(values: [Double](repeating: 0, count: division.unitCount))
    flat.evaluate(diagram, partCount: division.partCount)
    let total = division.loads[0].reduce(0, +)
    return division.loads[0].map { total > 0 ? $0 / total * flat.bound : 0 }
  }

  private mutating func raise(_ bound: Double) {
    let rounded = isIntegral ? (bound - epsilon).rounded(.up) : bound - epsilon
    lowerBound = max(lowerBound, min(rounded, upperBound ?? .infinity))
  }

  private var isDone: Bool { lowerBound > ceiling }

  /// Nothing up to the ceiling exists: the upper bound is the optimum, or there is no division.
  private func exhausted() -> ExactDivision.Outcome {
    if let upperBound { return outcome(upperBound, isOptimal: true) }
    return outcome(.infinity)
  }

  private func outcome(
    _ bound: Double, best: [Int32]? = nil, isOptimal: Bool = false
  ) -> ExactDivision.Outcome {
    let isKnown = upperBound.map { bound >= $0 - epsilon } ?? false
    return ExactDivision.Outcome(
      lowerBound: bound, best: best, isOptimal: isOptimal || isKnown || bound == .infinity, nodes: nodes)
  }
}
