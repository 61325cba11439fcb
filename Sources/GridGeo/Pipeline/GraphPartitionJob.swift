/// Reads a dual graph and divides it into contiguous parts.
public struct GraphPartitionJob: Sendable {
  /// Path of the graph; "-" is standard input.
  public var graph: String
  public var options: GraphPartitionOptions
  /// How many workers to take; nil for all processors.
  public var workers: Int?

  public init(graph: String, options: GraphPartitionOptions, workers: Int? = nil) {
    self.graph = graph
    self.options = options
    self.workers = workers
  }

  public struct Outcome: Sendable {
    /// Ids of the units, in the order of the file.
    public var ids: [String]
    /// The best first.
    public var plans: [GraphPlan]
    public var notes: [String]
    public var provenance: Provenance
    public var timings: [StageTiming]
    /// Whether the search ended early on request.
    public var isStopped: Bool
  }

  /// What a run would read, for `--dry-run`.
  public struct Preview: Sendable {
    public var counts: [SummaryFigure]
    public var notes: [String]
  }

  /// - Parameter stop: ends the search early; the best plan found by then is handed out.
  /// - Throws: `missingInput`, `badInput`, `badOption`; `infeasible` with the wishes that contradict each other,
  ///   or when no plan in band was found; `broken` when a plan fails the audit; `cancelled`.
  public func run(
    stop: StopRequest? = nil, progress: ProgressHandler? = nil
  ) async throws(GridGeoError) -> Outcome {
    var clock = StageClock()
    progress?(ProgressEvent(stage: "read", done: 0, total: 0))
    let (file, survey) = try read()
    clock.end("read")
    let division = try GraphDivision(survey, options, file: file.lastComponent)
    clock.end("prepare")
    let found = try await division.run(
      workers: workers ?? availableWorkers(), stop: stop, progress: progress)
    clock.end("divide")
    let plans = try division.plans(found)
    clock.end("audit")
    let first = plans[0]
    return Outcome(
      ids: survey.graph.ids, plans: plans, notes: survey.notes + division.notes,
      provenance: Provenance(
        version: GridGeo.version, command: "partition", options: options.named, seed: options.seed,
        inputs: [InputFile(role: "graph", name: file.lastComponent, sha256: survey.sha256)],
        summary: first.figures),
      timings: clock.timings, isStopped: stop?.isMade ?? false)
  }

  /// Reads and checks, and divides nothing.
  public func preview() throws(GridGeoError) -> Preview {
    let (file, survey) = try read()
    let division = try GraphDivision(survey, options, file: file.lastComponent)
    return Preview(
      counts: [
        SummaryFigure("units", .count(survey.graph.unitCount)),
        SummaryFigure("edges", .count(survey.graph.edgeCount)),
        SummaryFigure("pieces", .count(division.plan.pieces.count)),
        SummaryFigure("parts", .count(division.plan.partCount)),
      ], notes: survey.notes + division.notes)
  }

  private func read() throws(GridGeoError) -> (
    file: InputSource, survey: (graph: UnitGraph, notes: [String], sha256: String)
  ) {
    let source = InputSource(graph)
    var attributes: [String] = []
    for name in [options.within, options.keep].compactMap({ $0 }) where !attributes.contains(name) {
      attributes.append(name)
    }
    return (source, try UnitGraphReader.read(source, loads: options.loadFields, attributes: attributes))
  }
}

extension GraphPartitionOptions {
  /// Names and values for provenance, as the command line spells them.
  var named: [(name: String, value: String)] {
    var named: [(name: String, value: String)] = []
    switch size {
    case .parts(let count): named.append(("parts", String(count)))
    case .band(let target, let minimum, let maximum):
      named += [("target", "\(target)"), ("min", "\(minimum)"), ("max", "\(maximum)")]
    }
    named += tolerances.map { ("tolerance", "\($0)") }
    named += loadFields.map { ("load-field", $0) }
    named += objectives.map { ("objective", "\($0.objective.rawValue)=\($0.weight)") }
    if let within { named.append(("within", within)) }
    if let keep { named.append(("keep", keep)) }
    named += fixed.map { ("fix", "\($0.unit)=\($0.part)") }
    named += together.map { ("together", $0.joined(separator: ",")) }
    named += apart.map { ("apart", "\($0.0),\($0.1)") }
    named.append(("effort", effort.rawValue))
    if let timeLimit { named.append(("time", "\(timeLimit)s")) }
    if alternatives > 1 { named.append(("alternatives", String(alternatives))) }
    return named
  }
}

extension GraphPlan {
  /// The plan's figures by name.
  public var figures: [SummaryFigure] {
    var figures = [
      SummaryFigure("parts", .count(partCount)), SummaryFigure("cut_edges", .count(cutEdges)),
      SummaryFigure("cut_length", .number(cutLength)), SummaryFigure("out_of_band", .count(outOfBand)),
    ]
    for (t, deviation) in worstDeviationPercent.enumerated() {
      figures.append(
        SummaryFigure(t == 0 ? "worst_deviation_pct" : "worst_deviation_pct_\(t + 1)", .number(deviation)))
    }
    if let meanCompactness { figures.append(SummaryFigure("mean_compactness", .number(meanCompactness))) }
    if let splits { figures.append(SummaryFigure("splits", .count(splits))) }
    figures.append(SummaryFigure("objective", .number(objective)))
    if let lowerBound { figures.append(SummaryFigure("lower_bound", .number(lowerBound))) }
    figures.append(SummaryFigure("proven_optimal", .text(isOptimal ? "yes" : "no")))
    return figures
  }
}
