/// Follows some changed claims from a saved state, without a look at the others.
public struct DisputesUpdateJob: Sendable {
  /// A file that a run of `DisputesJob` saved.
  public var state: String
  /// Claims that are new or replace one of the same id; nil when some are only removed.
  public var changed: String?
  /// Ids of claims that are no more.
  public var removed: [String]
  public var reading: SurveyReading
  /// Those of the run that saved the state.
  public var options: DisputeOptions
  public var rulesFile: InputFile?
  /// Whether all disputes are wanted, not only those that changed.
  public var wantsAll: Bool
  /// Where the state after the change goes; nil for nowhere.
  public var newState: String?
  public var overwrite: Bool
  /// How many workers to take; nil for all processors. The result is the same with any number.
  public var workers: Int?

  public init(
    state: String, changed: String?, removed: [String] = [], reading: SurveyReading = SurveyReading(),
    options: DisputeOptions = DisputeOptions(), rulesFile: InputFile? = nil, wantsAll: Bool = false,
    newState: String? = nil, overwrite: Bool = false, workers: Int? = nil
  ) {
    self.state = state
    self.changed = changed
    self.removed = removed
    self.reading = reading
    self.options = options
    self.rulesFile = rulesFile
    self.wantsAll = wantsAll
    self.newState = newState
    self.overwrite = overwrite
    self.workers = workers
  }

  public struct Outcome: Sendable {
    /// As a run of all claims would give them; nil when nobody wanted them.
    public var disputes: [Dispute]?
    /// Disputes that are new or not as they were.
    public var changed: [Dispute]
    /// Ids that are no more.
    public var gone: [String]
    public var provenance: Provenance
    public var timings: [StageTiming]
  }

  /// - Throws: `missingInput`; `badInput` for a state that is damaged, of another version or of other options, for
  ///   claims that cannot be used, and where only a run of all claims can tell; `badCRS`, `native`, `cancelled`,
  ///   `cannotWrite`.
  public func run() async throws(GridGeoError) -> Outcome {
    var clock = StageClock()
    let read = try claims()
    clock.end("read")
    let file = try MappedFile(state)
    let update: DisputeUpdate
    let finder: DisputeFinder
    let frame: WorkingFrame
    do throws(GridGeoError) {
      let saved = try DisputeState(file.bytes)
      guard saved.fingerprint == DisputeStateFile.fingerprint(options, rules: rulesFile) else {
        throw GridGeoError(
          .badInput, "was saved with other options, rules or another version; give the same or run all claims"
        )
      }
      update = try DisputeUpdate(saved, options: options, changed: read.claims, removed: removed)
      frame = try centre(update)
      finder = try update.finder()
    } catch {
      throw named(error)
    }
    clock.end("open")
    let result = try await finder.find(in: frame, workers: workers ?? availableWorkers())
    clock.end("find and weigh")
    do throws(GridGeoError) {
      let found = try update.found(result)
      let difference = try update.difference(with: found)
      clock.end("compare")
      let all = wantsAll ? try update.disputes(with: found) : nil
      if let newState {
        try DisputeStateFile.write(try update.content(with: found), to: newState, overwrite: overwrite)
      }
      clock.end("gather")
      withExtendedLifetime(file.bytes) {}
      var provenance = Provenance(
        version: GridGeo.version, command: "disputes", options: removed.map { (name: "removed", value: $0) },
        frame: frame.projString, inputs: read.inputs + [rulesFile].compactMap { $0 })
      provenance.summary = [
        SummaryFigure("disputes_changed", .count(difference.changed.count)),
        SummaryFigure("disputes_gone", .count(difference.gone.count)),
        SummaryFigure("claims_arranged", .count(finder.claims.count)),
      ]
      return Outcome(
        disputes: all, changed: difference.changed, gone: difference.gone, provenance: provenance,
        timings: clock.timings)
    } catch {
      throw named(error)
    }
  }

  private func claims() throws(GridGeoError) -> (claims: [Claim], inputs: [InputFile]) {
    guard let changed else { return ([], []) }
    let read = try SurveyReader(options: reading, policy: .stop).read(SurveyFiles(claims: changed))
    let valid = try ValidClaims(checking: read.raw.claims, repair: reading.repair)
    if let fault = valid.findings.first(where: { $0.severity == .error }) {
      throw GridGeoError(.badInput, fault.message, at: fault.place)
    }
    return (valid.claims, read.raw.inputs)
  }

  /// The frame of the run of all claims, which must be that of the state: all measures are taken in it.
  private func centre(_ update: DisputeUpdate) throws(GridGeoError) -> WorkingFrame {
    guard let extent = update.extent, let before = update.extentBefore else {
      throw GridGeoError(.badInput, "no claim is left; run all claims")
    }
    let frame = try WorkingFrame(centredOn: extent)
    if let obstacle = update.obstacle() {
      throw GridGeoError(.badInput, "cannot follow this change: \(obstacle); run all claims")
    }
    guard try WorkingFrame(centredOn: before) == frame else {
      throw GridGeoError(
        .badInput, "cannot follow this change: the extent of all ground moves the frame; run all claims")
    }
    return frame
  }

  private func named(_ error: GridGeoError) -> GridGeoError {
    var named = error
    if named.place.file == nil, error.code == .badInput { named.place.file = state }
    return named
  }
}
