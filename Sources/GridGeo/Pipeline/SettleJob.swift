/// Reads a dispute with its claims and all that belongs to it, and works out options to settle it.
public struct SettleJob: Sendable {
  public var files: SettleFiles
  /// Id of the dispute.
  public var dispute: String
  public var request: SettlementRequest
  public var reading: SurveyReading

  public init(
    files: SettleFiles, dispute: String, request: SettlementRequest = SettlementRequest(),
    reading: SurveyReading = SurveyReading()
  ) {
    self.files = files
    self.dispute = dispute
    self.request = request
    self.reading = reading
  }

  public struct Outcome: Sendable {
    /// One for each pair of the dispute's parties, in their order.
    public var settlements: [Settlement]
    public var provenance: Provenance
    public var notes: [String]
    public var timings: [StageTiming]
  }

  /// - Throws: `missingInput`; `badInput` for files that are not what their role asks for, and for a dispute that
  ///   is not there or has one party; `badOption` for a share or an adjustment that names no party of it.
  public func run(progress: ProgressHandler? = nil) async throws(GridGeoError) -> Outcome {
    var clock = StageClock()
    progress?(ProgressEvent(stage: "read", done: 0, total: 0))
    let input = try SettleReader(files: files, reading: reading).read(dispute: dispute)
    try check(input.dispute)
    clock.end("read")
    let frame = try SettleCases.frame(input)
    let cases = try SettleCases(input, frame: frame).cases()
    clock.end("prepare")
    let request = self.request
    let report: @Sendable (Int) -> Void = {
      progress?(ProgressEvent(stage: "settle", done: $0, total: cases.count))
    }
    let settlements = try await parallelMap(
      cases, workers: availableWorkers(), blockSize: 1, progress: report
    ) { (_: inout WorkerKit, _: Int, given: SettlementCase) throws(GridGeoError) -> Settlement in
      try SettlementPlanner(given, request).settlement()
    }
    clock.end("settle")
    return Outcome(
      settlements: settlements,
      provenance: Provenance(
        version: GridGeo.version, command: "settle", options: named, frame: frame.projString,
        inputs: input.inputs, summary: SettleJob.summary(settlements)), notes: input.notes,
      timings: clock.timings)
  }

  /// Reads and checks, and works out nothing.
  ///
  /// - Throws: as `run`.
  public func preview() throws(GridGeoError) -> (
    frame: WorkingFrame, counts: [SummaryFigure], notes: [String]
  ) {
    let input = try SettleReader(files: files, reading: reading).read(dispute: dispute)
    try check(input.dispute)
    let parties = input.dispute.parties.count
    return (
      try SettleCases.frame(input),
      [
        SummaryFigure("parties", .count(parties)),
        SummaryFigure("pairs", .count(parties * (parties - 1) / 2)),
        SummaryFigure("claims", .count(input.claims.count)),
        SummaryFigure("features", .count(input.features.count)),
        SummaryFigure("disputed_ha", .number(input.dispute.area.hectares)),
      ], input.notes
    )
  }

  private func check(_ dispute: Dispute) throws(GridGeoError) {
    let place = SourcePlace(file: files.disputes, id: dispute.id)
    guard dispute.parties.count > 1 else {
      throw GridGeoError(.badInput, "has one party; a settlement is between two", at: place)
    }
    var parties: [String] = []
    for key in request.keys + [request.mainKey] {
      if case .stated(let shares) = key { parties += shares.map(\.party) }
    }
    if case .shift(_, let party) = request.adjustment { parties.append(party) }
    if let stranger = parties.first(where: { !dispute.parties.contains($0) }) {
      throw GridGeoError(
        .badOption,
        "\(stranger) is no party of dispute \(dispute.id); its parties are"
          + " \(dispute.parties.joined(separator: ", "))")
    }
  }

  private static func summary(_ settlements: [Settlement]) -> [SummaryFigure] {
    var figures = [
      SummaryFigure("pairs", .count(settlements.count)),
      SummaryFigure("options", .count(settlements.reduce(0) { $0 + $1.options.count })),
    ]
    let left = settlements.flatMap { settlement in
      settlement.omissions.map {
        "\(settlement.parties.joined(separator: "~")) \($0.method.rawValue): \($0.reason)"
      }
    }
    if !left.isEmpty { figures.append(SummaryFigure("left_out", .text(left.joined(separator: "; ")))) }
    return figures
  }

  /// Names and values for provenance, as the command line spells them.
  private var named: [(name: String, value: String)] {
    var result: [(name: String, value: String)] = [("dispute", dispute)]
    for method in SettlementMethod.allCases where request.methods?.contains(method) == true {
      result.append(("method", method.rawValue))
    }
    result.append(("key", request.mainKey.name))
    for key in request.keys {
      if case .stated(let shares) = key {
        result += shares.map { ("share", "\($0.party)=\($0.share)") }
      }
    }
    switch request.adjustment {
    case nil: break
    case .level(let level): result.append(("adjust", "\(level)"))
    case .shift(let length, let party): result.append(("adjust", "\(party)=\(length.metres)m"))
    }
    result += [
      ("buffer", "\(request.buffer.metres)m"), ("stake-distance", "\(request.stakeDistance.metres)m"),
      ("tolerance", "\(request.tolerance.metres)m"),
    ]
    return result + reading.named
  }
}
