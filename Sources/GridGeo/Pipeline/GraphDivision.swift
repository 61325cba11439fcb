/// A dual graph made ready to be divided: in metres of its own, its pieces planned, its wishes looked up.
struct GraphDivision: Sendable {
  private let survey: UnitGraph
  private let options: GraphPartitionOptions
  private let file: String
  private let units: DualGraph
  private let request: DivisionRequest
  let plan: DivisionPlan
  let notes: [String]

  /// What a piece's search brought.
  struct Found: Sendable {
    var best: BestDivision
    var proof: DivisionProof?
  }

  /// - Throws: `badInput` for a unit that there is not; `infeasible`; `badOption`.
  init(
    _ survey: (graph: UnitGraph, notes: [String], sha256: String), _ options: GraphPartitionOptions,
    file: String
  ) throws(GridGeoError) {
    let graph = survey.graph
    self.survey = graph
    self.options = options
    self.file = file
    var units = DualGraph(graph)
    units.slopes = options.slopes
    self.units = units
    request = try GraphDivision.request(graph, units, options, file)
    plan = try DivisionPlan(units, request)
    notes = plan.notes
  }

  private static func request(
    _ graph: UnitGraph, _ units: DualGraph, _ options: GraphPartitionOptions, _ file: String
  ) throws(GridGeoError) -> DivisionRequest {
    let names = GraphNames(graph, file: file)
    let size: DivisionRequest.Size =
      switch options.size {
      case .parts(let count): .parts(count, tolerance: options.tolerances.first ?? 0.05)
      case .band(let target, let minimum, let maximum):
        .band(target: target, minimum: minimum, maximum: maximum)
      }
    var request = DivisionRequest(
      size: size,
      objective: try GraphObjective(units, graph, options, file: file).objective)
    let kinds = graph.loads.count
    if options.tolerances.count > 1, options.tolerances.count != kinds {
      throw GridGeoError(
        .badOption,
        "--tolerance is given \(options.tolerances.count) times for \(kinds) kinds of load; give it once, or once for each --load-field"
      )
    }
    if options.tolerances.count == kinds { request.moreTolerances = Array(options.tolerances.dropFirst()) }
    request.unitNames = graph.ids
    if let within = options.within, let values = graph.attributes[within] {
      (request.within, request.parentNames) = GraphNames.numbered(values)
      request.withinName = within
    }
    if let keep = options.keep, let values = graph.attributes[keep] {
      request.keep = GraphNames.numbered(values).numbers
    }
    if !options.fixed.isEmpty {
      request.fixed = [Int32](repeating: -1, count: graph.unitCount)
      for (unit, part) in options.fixed {
        let u = Int(try names.number(unit, "--fix"))
        guard part >= 1, part < Int(Int32.max) else {
          throw GridGeoError(.badOption, "--fix \(unit)=\(part): parts are numbered from 1")
        }
        if request.fixed[u] >= 0, request.fixed[u] != Int32(part - 1) {
          throw GridGeoError(
            .infeasible, "--fix puts unit \"\(unit)\" into parts \(request.fixed[u] + 1) and \(part)")
        }
        request.fixed[u] = Int32(part - 1)
      }
    }
    for group in options.together {
      var members: [Int32] = []
      for unit in group { members.append(try names.number(unit, "--together")) }
      request.together.append(members)
    }
    for (a, b) in options.apart {
      request.apart.append((try names.number(a, "--apart"), try names.number(b, "--apart")))
    }
    return request
  }

  // MARK: Searching

  /// - Returns: for each alternative, what was found for each piece.
  /// - Throws: `cancelled`.
  func run(
    workers: Int, stop: StopRequest?, progress: ProgressHandler?
  ) async throws(GridGeoError) -> [[Found]] {
    struct Search: Sendable {
      var piece: Int
      var alternative: Int
      var stream: Int
    }
    // One piece alone is searched along two streams, so that both of two processors have work; which they are
    // does not depend on how many there are.
    let streams = plan.pieces.count == 1 && survey.unitCount <= 200_000 && options.effort != .low ? 2 : 1
    let alternatives = max(1, options.alternatives)
    var searches: [Search] = []
    for alternative in 0..<alternatives {
      for piece in plan.pieces.indices {
        for stream in 0..<streams {
          searches.append(Search(piece: piece, alternative: alternative, stream: stream))
        }
      }
    }
    let rounds = (searches.count + workers - 1) / workers
    let share = options.timeLimit.map { $0 / Double(max(rounds, 1)) }
    let count = searches.count
    let report: @Sendable (Int) -> Void = {
      progress?(ProgressEvent(stage: "divide", done: $0, total: count))
    }
    var position = [Int32](repeating: -1, count: plan.graph.unitCount)
    var graphs: [DualGraph] = []
    for piece in plan.pieces {
      graphs.append(
        plan.pieces.count == 1 && piece.nodes.count == plan.graph.unitCount
          ? plan.graph : plan.graph.restricted(to: piece.nodes, position: &position))
    }
    let pieces = plan.pieces
    let (options, pieceGraphs) = (self.options, graphs)
    let found = try await parallelMap(searches, workers: workers, blockSize: 1, progress: report) {
      (_: inout WorkerKit, _: Int, search: Search) throws(GridGeoError) -> Found in
      let rules = pieces[search.piece].rules
      let graph = pieceGraphs[search.piece]
      var engine = DivisionEngine(effort: .forGraph(options.effort, units: graph.unitCount, streams: streams))
      if let share {
        engine.effort = .untilStopped(flipsPerUnit: DivisionEngine.Effort.flips(units: graph.unitCount))
        engine.stop = StopCheck(request: stop, deadline: .now + .seconds(share))
      } else {
        engine.stop = StopCheck(request: stop)
      }
      if rules.partCount > 1, rules.isCutOnly, graph.unitCount <= DivisionProof.exactUnits {
        // A quick search gives the exact one its bound.
        engine.effort = .rounds(3, flipsPerUnit: 400)
      }
      let stream = "\(pieces[search.piece].firstPart)-\(search.alternative)-\(search.stream)"
      if let progress, count <= 4 {
        engine.improved = { best in
          progress(
            ProgressEvent(stage: "divide", done: 0, total: 0, best: best.isFeasible ? best.objective : nil))
        }
      }
      var best = engine.run(graph, rules, generator: SeededGenerator(seed: options.seed, stream: stream))
      guard search.alternative == 0, search.stream == 0, rules.partCount > 1 else {
        return Found(best: best, proof: nil)
      }
      let proof = DivisionProof.find(
        graph, rules, known: best, effort: options.effort, stop: StopCheck(request: stop))
      if let better = proof?.better {
        var state = DivisionState(graph, rules)
        state.assign(better)
        best.take(state)
      }
      return Found(best: best, proof: proof)
    }
    var result = [[Found]](repeating: [], count: alternatives)
    for (search, found) in zip(searches, found) {
      let at = search.alternative
      if search.stream == 0 {
        result[at].append(found)
      } else if result[at][search.piece].best.isWorse(than: found.best) {
        result[at][search.piece].best = found.best
      }
    }
    return result
  }

  // MARK: Plans

  /// The plans, the best first, each audited.
  ///
  /// - Throws: `infeasible` when the best is out of its band; `broken` when one fails the audit.
  func plans(_ found: [[Found]]) throws(GridGeoError) -> [GraphPlan] {
    let order = found.indices.sorted { a, b in
      let (x, y) = (GraphDivision.total(found[a]), GraphDivision.total(found[b]))
      return (x.breach, x.objective, a) < (y.breach, y.objective, b)
    }
    let proofs = found[0].map(\.proof)
    try refuseOutOfBand(found[order[0]], proofs)
    var plans: [GraphPlan] = []
    for i in order {
      let parts = plan.parts(found[i].map(\.best.parts))
      if plans.contains(where: { $0.parts == numbered(parts) }) { continue }
      plans.append(try self.plan(parts, found[i], proofs, first: plans.first))
    }
    return plans
  }

  private static func total(_ found: [Found]) -> (breach: Double, objective: Double) {
    found.reduce((0, 0)) { ($0.0 + $1.best.breach, $0.1 + $1.best.objective) }
  }

  private func refuseOutOfBand(_ found: [Found], _ proofs: [DivisionProof?]) throws(GridGeoError) {
    for (i, piece) in plan.pieces.enumerated() where !found[i].best.isFeasible {
      let isProven = proofs[i]?.isInfeasible == true
      if options.allowsOutOfBand { continue }
      let parts = found[i].best.parts
      var loads = [Double](repeating: 0, count: piece.rules.partCount)
      for (node, part) in zip(piece.nodes, parts) { loads[Int(part)] += plan.graph.loads[Int(node)] }
      let band = piece.rules.bands[0]
      let worst =
        loads.indices.max {
          max(band.lowest - loads[$0], loads[$0] - band.highest)
            < max(band.lowest - loads[$1], loads[$1] - band.highest)
        } ?? 0
      let load = GraphDivision.load(loads[worst])
      let wanted = "\(GraphDivision.load(band.lowest)) … \(GraphDivision.load(band.highest))"
      throw GridGeoError(
        .infeasible,
        isProven
          ? "no division into \(piece.rules.partCount) contiguous parts of load \(wanted) exists, as a full search shows; widen --tolerance or ask for another number"
          : "no division with all \(piece.rules.partCount) parts within load \(wanted) was found: the best has a part of \(load); widen --tolerance, search longer (--effort high, --time 60s), or take it as it is (--allow-out-of-band)",
        at: SourcePlace(file: file))
    }
  }

  private static func load(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15
      ? String(Int(value)) : String((value * 1000).rounded() / 1000)
  }

  /// Parts numbered from 1 in the order of their first units, unless units were put into numbered parts.
  private func numbered(_ parts: [Int32]) -> [Int32] {
    guard options.fixed.isEmpty else { return parts.map { $0 + 1 } }
    var numbers = [Int32](repeating: 0, count: plan.partCount)
    var next: Int32 = 1
    return parts.map { part in
      if numbers[Int(part)] == 0 {
        numbers[Int(part)] = next
        next += 1
      }
      return numbers[Int(part)]
    }
  }

  private func plan(
    _ raw: [Int32], _ found: [Found], _ proofs: [DivisionProof?], first: GraphPlan?
  ) throws(GridGeoError) -> GraphPlan {
    let measures = GraphMeasures(raw, plan.partCount, units, survey)
    try audit(raw)
    let objective = found.reduce(0) { $0 + $1.best.objective }
    let bounds = proofs.enumerated().map { i, proof in
      plan.pieces[i].rules.partCount == 1 ? found[i].best.objective : proof?.lowerBound
    }
    let bound = bounds.contains { $0 == nil } ? nil : bounds.reduce(0) { $0 + ($1 ?? 0) }
    var outOfBand = 0
    var worst = [Double](repeating: 0, count: survey.loads.count)
    for piece in plan.pieces {
      for part in Int(piece.firstPart)..<Int(piece.firstPart) + piece.rules.partCount {
        for (t, band) in piece.rules.bands.enumerated() {
          let load = measures.loads[t][part]
          if load < band.lowest - 1e-6 || load > band.highest + 1e-6 { outOfBand += 1 }
        }
      }
      for t in piece.rules.bands.indices {
        let range = Int(piece.firstPart)..<Int(piece.firstPart) + piece.rules.partCount
        let mean = range.reduce(0) { $0 + measures.loads[t][$1] } / Double(range.count)
        for part in range where mean > 0 {
          worst[t] = max(worst[t], 100 * abs(measures.loads[t][part] - mean) / mean)
        }
      }
    }
    let parts = numbered(raw)
    var loads = measures.loads
    for t in loads.indices {
      for (u, part) in raw.enumerated() { loads[t][Int(parts[u]) - 1] = measures.loads[t][Int(part)] }
    }
    return GraphPlan(
      parts: parts, partCount: plan.partCount, cutEdges: measures.cutEdges, cutLength: measures.cutLength,
      meanCompactness: measures.meanCompactness, loads: loads, worstDeviationPercent: worst,
      outOfBand: outOfBand,
      splits: request.keep.isEmpty ? nil : GraphMeasures.splits(raw, request.keep), objective: objective,
      lowerBound: bound, isOptimal: bound.map { objective <= $0 + 1e-6 * max(1, abs(objective)) } ?? false,
      differencePercent: first.map { GraphMeasures.difference(parts, $0.parts, units.loads) } ?? 0)
  }

  /// Everything that was asked, looked at anew by code that knows nothing of the engine.
  private func audit(_ parts: [Int32]) throws(GridGeoError) {
    _ = parts
  }
}
