/// A dual graph made ready to be divided: in metres of its own, its pieces planned, its wishes looked up.
struct GraphDivision: Sendable {
  let survey: UnitGraph
  let options: GraphPartitionOptions
  let file: String
  let units: DualGraph
  let request: DivisionRequest
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
    let needsNames = !(options.fixed.isEmpty && options.together.isEmpty && options.apart.isEmpty)
    let names = needsNames ? GraphNames(graph, file: file) : GraphNames()
    let size: DivisionRequest.Size =
      switch options.size {
      case .parts(let count): .parts(count, tolerance: options.tolerances.first ?? 0.05)
      case .band(let target, let minimum, let maximum):
        .band(target: target, minimum: minimum, maximum: maximum)
      }
    var request = DivisionRequest(
      size: size,
      objective: try GraphObjective(units, graph, options, file: file).objective)
    request.allowsOutOfBand = options.allowsOutOfBand
    let kinds = graph.loads.count
    if options.tolerances.count > 1, options.tolerances.count != kinds {
      throw GridGeoError(
        .badOption,
        "--tolerance is given \(options.tolerances.count) times for \(kinds) kinds of load; give it once, or once for each --load-field"
      )
    }
    if let first = options.tolerances.first {
      request.moreTolerances =
        options.tolerances.count == kinds
        ? Array(options.tolerances.dropFirst()) : [Double](repeating: first, count: kinds - 1)
    }
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
    let (pieces, total) = (plan.pieces, plan.graph.unitCount)
    let (options, pieceGraphs) = (self.options, graphs)
    let found = try await parallelMap(searches, workers: workers, blockSize: 1, progress: report) {
      (_: inout WorkerKit, _: Int, search: Search) throws(GridGeoError) -> Found in
      let rules = pieces[search.piece].rules
      let graph = pieceGraphs[search.piece]
      var engine = DivisionEngine(
        effort: .forGraph(options.effort, units: graph.unitCount, total: total, streams: streams))
      engine.extraRounds = 4
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
}
