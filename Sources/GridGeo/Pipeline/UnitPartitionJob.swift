/// Reads base units, checks them and divides them into contiguous parts, without a territory.
public struct UnitPartitionJob: Sendable {
  /// Path of the units; "-" is standard input.
  public var units: String
  /// Path of lines that count where they run along the units' borders.
  public var barriers: String?
  /// How the files are read. The loads are those of `options`.
  public var reading: SurveyReading
  public var options: GraphPartitionOptions
  /// How many workers to take; nil for all processors. The plan is the same with any number.
  public var workers: Int?

  public init(
    units: String, barriers: String? = nil, reading: SurveyReading = SurveyReading(),
    options: GraphPartitionOptions, workers: Int? = nil
  ) {
    self.units = units
    self.barriers = barriers
    self.reading = reading
    self.options = options
    self.workers = workers
  }

  public struct Outcome: Sendable {
    /// Ids of the units that were divided, ascending.
    public var ids: [String]
    /// The best first; lengths in metres.
    public var divisions: [GraphPlan]
    /// The outlines of each division, ready to be written by `UnitPlanWriter`.
    public var plans: [UnitPlan]
    /// What was found on the way; what was left out is among it.
    public var findings: [Finding]
    public var notes: [String]
    public var timings: [StageTiming]
    /// Whether the search ended early on request.
    public var isStopped: Bool
  }

  /// What a run would read and do, for `--dry-run`.
  public struct Preview: Sendable {
    public var frame: String
    public var counts: [SummaryFigure]
    public var notes: [String]
  }

  /// - Parameter stop: ends the search early; the best plan found by then is handed out.
  /// - Throws: `missingInput`, `badInput`, `badCRS`, `badOption`, `native`; `infeasible` with the wishes that
  ///   contradict each other, or when no plan in band was found; `broken` when a plan fails its own audit;
  ///   `cancelled`.
  public func run(
    stop: StopRequest? = nil, progress: ProgressHandler? = nil
  ) async throws(GridGeoError) -> Outcome {
    var clock = StageClock()
    progress?(ProgressEvent(stage: "read", done: 0, total: 0))
    let read = try reader.read(files)
    clock.end("read")
    progress?(ProgressEvent(stage: "check", done: 0, total: 0))
    let valid = try validated(read)
    clock.end("check")
    let working = try WorkingUnits(valid, options, file: fileName)
    let division = try GraphDivision((working.graph, [], ""), options, file: fileName)
    clock.end("prepare")
    let workers = self.workers ?? availableWorkers()
    let found = try await division.run(workers: workers, stop: stop, progress: progress)
    clock.end("divide")
    let divisions = try division.plans(found)
    var plans: [UnitPlan] = []
    for made in divisions {
      let provenance = Provenance(
        version: GridGeo.version, command: "partition", options: options.named + shownReading.named,
        seed: options.seed, frame: working.frame.projString, inputs: read.raw.inputs,
        summary: read.counts + working.counts + made.figures)
      plans.append(
        try await working.plan(
          made, within: options.within, provenance: provenance,
          crew: WorkerCrew(workers: workers, frame: working.frame)))
    }
    clock.end("outline")
    return Outcome(
      ids: working.graph.ids, divisions: divisions, plans: plans,
      findings: SurveyFindings.merged(reading: read.findings, checks: valid.findings + working.findings),
      notes: read.raw.notes + working.notes + division.notes, timings: clock.timings,
      isStopped: stop?.isMade ?? false)
  }

  /// Reads and checks, and divides nothing.
  ///
  /// - Throws: as `run`, but for what only dividing finds.
  public func preview() throws(GridGeoError) -> Preview {
    let read = try reader.read(files)
    let valid = try validated(read)
    let working = try WorkingUnits(valid, options, file: fileName)
    let division = try GraphDivision((working.graph, [], ""), options, file: fileName)
    return Preview(
      frame: working.frame.projString,
      counts: read.counts + working.counts + [
        SummaryFigure("edges", .count(working.graph.edgeCount)),
        SummaryFigure("pieces", .count(division.plan.pieces.count)),
        SummaryFigure("parts", .count(division.plan.partCount)),
      ], notes: read.raw.notes + working.notes + division.notes)
  }

  private var files: SurveyFiles { SurveyFiles(barriers: barriers, baseUnits: units) }
  private var fileName: String { InputSource(units).lastComponent }

  private var reader: SurveyReader {
    var reading = reading
    reading.loadField = options.loadFields.first
    return SurveyReader(
      options: reading, policy: .collect, moreLoads: Array(options.loadFields.dropFirst()),
      attributes: options.attributes)
  }

  /// - Throws: `badInput` with the first reason when no unit can be used.
  private func validated(_ read: SurveyReader.Outcome) throws(GridGeoError) -> ValidSurvey {
    let valid = try read.raw.validated(repair: reading.repair)
    guard valid.baseUnits.isEmpty else { return valid }
    let findings = SurveyFindings.merged(reading: read.findings, checks: valid.findings)
    guard let first = findings.first(where: { $0.severity == .error }) else {
      throw GridGeoError(.badInput, "has no base unit", at: SourcePlace(file: fileName))
    }
    throw GridGeoError(
      .badInput, first.remedy.isEmpty ? first.message : "\(first.message); \(first.remedy)", at: first.place)
  }

  /// The loads are among the options already.
  private var shownReading: SurveyReading {
    var reading = reading
    reading.loadField = nil
    return reading
  }
}
