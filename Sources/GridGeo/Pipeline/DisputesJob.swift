/// Reads claims, a territory and households, and finds and weighs what the parties do not agree about.
public struct DisputesJob: Sendable {
  /// The claims, and, where they are there, the territory, the households and the barriers.
  public var files: SurveyFiles
  public var reading: SurveyReading
  public var options: DisputeOptions
  /// How committees, sectors and the rota are formed; nil to form none.
  public var committees: CommitteeOptions?
  /// Boundary stakes, where sectors may end: points.
  public var stakes: String?
  /// Share of the claims that may be left out as unusable before the run is refused.
  public var badLimit: Double
  /// Where the rules come from, for provenance; nil for the usual ones.
  public var rulesFile: InputFile?
  /// Recompute the areas another way and take a digest.
  public var verifies: Bool
  /// Whether the outcome is to be saved with `saveState`.
  public var savesState = false
  /// How many workers to take; nil for all processors. The result is the same with any number.
  public var workers: Int?

  public init(
    files: SurveyFiles, reading: SurveyReading = SurveyReading(), options: DisputeOptions = DisputeOptions(),
    committees: CommitteeOptions? = nil, stakes: String? = nil, badLimit: Double = 0.2,
    rulesFile: InputFile? = nil, verifies: Bool = false,
    workers: Int? = nil
  ) {
    self.files = files
    self.reading = reading
    self.options = options
    self.committees = committees
    self.stakes = stakes
    self.badLimit = badLimit
    self.rulesFile = rulesFile
    self.verifies = verifies
    self.workers = workers
  }

  public struct Outcome: Sendable {
    /// In order of id.
    public var disputes: [Dispute]
    /// Empty where none were asked for.
    public var committees: [Committee]
    public var sectors: [InspectionSector]
    public var rota: [RotaEntry]
    public var calendar: [SeasonMeeting]
    /// The claims that were used.
    public var claims: [Claim]
    public var units: [AdminUnit]
    public var findings: [Finding]
    /// Those about claims.
    public var claimFindings: [Finding]
    public var notes: [String]
    public var provenance: Provenance
    public var verification: DisputeVerification?
    public var timings: [StageTiming]
    /// What a saved state would hold.
    var state: DisputeState.Content

    /// Saves the run, for changes of single claims to be followed from it.
    ///
    /// - Throws: `cannotWrite`.
    public func saveState(to target: String, overwrite: Bool) throws(GridGeoError) {
      try DisputeStateFile.write(state, to: target, overwrite: overwrite)
    }
  }

  /// What a run would read, for `--dry-run`.
  public struct Preview: Sendable {
    public var frame: String
    public var counts: [SummaryFigure]
    public var notes: [String]
  }

  private struct Survey {
    var read: SurveyReader.Outcome
    var valid: ValidSurvey
    var claims: ValidClaims
    var frame: WorkingFrame
    var stakes: [Coordinate<Geographic>]
    var stakesFile: InputFile?
  }

  /// - Throws: `missingInput`; `badInput` for a file that is not what its role asks for, and when more claims
  ///   are unusable than the limit allows; `badCRS`, `native`, `cancelled`; `broken` when the arrangement
  ///   contradicts itself.
  public func run(progress: ProgressHandler? = nil) async throws(GridGeoError) -> Outcome {
    var clock = StageClock()
    progress?(ProgressEvent(stage: "read", done: 0, total: 0))
    let survey = try survey(&clock)
    let workers = self.workers ?? availableWorkers()
    let households = survey.read.raw.households
    let finder = DisputeFinder(
      claims: survey.claims.claims, units: survey.valid.units, households: households, options: options)
    let result = try await finder.find(in: survey.frame, workers: workers, progress: progress)
    clock.end("find and weigh")
    var verification: DisputeVerification?
    if verifies {
      verification = try await DisputeVerification(
        result.ground.reader.claims, crew: WorkerCrew(workers: workers, frame: nil))
      clock.end("verify")
    }
    var formed = CommitteeForming.Result(
      committees: [], disputes: result.disputes, sectors: [], rota: [], overCap: [])
    if let committees {
      progress?(ProgressEvent(stage: "form committees", done: 0, total: 0))
      formed = try CommitteeForming(
        units: survey.valid.units, disputes: result.disputes,
        households: DisputeFinder.near(survey.claims.claims, households), barriers: survey.valid.barriers,
        stakes: survey.stakes, options: committees
      ).form(in: survey.frame)
      clock.end("form committees")
    }
    var provenance = Provenance(
      version: GridGeo.version, command: "disputes", options: named, frame: survey.frame.projString,
      inputs: survey.read.raw.inputs + [survey.stakesFile, rulesFile].compactMap { $0 })
    provenance.summary = DisputeSummary.figures(
      result, claims: survey.claims, formed: formed, verification: verification)
    let shifts = ShiftSuspicion(units: survey.valid.units, inputs: survey.read.raw.inputs)
      .findings(survey.valid, survey.read.raw, claims: survey.claims.claims)
    let ofClaims = survey.claims.findings + ClaimContracts.findings(survey.claims.claims) + shifts
    return Outcome(
      disputes: formed.disputes, committees: formed.committees, sectors: formed.sectors, rota: formed.rota,
      calendar: result.calendar, claims: survey.claims.claims,
      units: survey.valid.units,
      findings: SurveyFindings.merged(
        reading: survey.read.findings, checks: survey.valid.findings + ofClaims),
      claimFindings: SurveyFindings.merged(
        reading: survey.read.findings.filter { $0.place.file == files.claims }, checks: ofClaims),
      notes: survey.read.raw.notes, provenance: provenance, verification: verification,
      timings: clock.timings,
      state: DisputeState.Content(
        fingerprint: DisputeStateFile.fingerprint(options, rules: rulesFile), options: options,
        claims: survey.claims.claims, units: survey.valid.units, zones: result.ground.reader.zones,
        households: households.filter { $0.position != nil }, pieces: result.pieces,
        leftOut: savesState ? try result.leftOutBoxes() : []))
  }

  /// Reads and checks, and finds nothing.
  ///
  /// - Throws: as `run`, but for what only finding finds.
  public func preview() throws(GridGeoError) -> Preview {
    var clock = StageClock()
    let survey = try survey(&clock)
    let counts = survey.read.counts + [SummaryFigure("claims_usable", .count(survey.claims.account.kept))]
    return Preview(frame: survey.frame.projString, counts: counts, notes: survey.read.raw.notes)
  }

  private func survey(_ clock: inout StageClock) throws(GridGeoError) -> Survey {
    let read = try SurveyReader(options: reading, policy: .collect).read(files)
    clock.end("read")
    let valid = try read.raw.validated(repair: reading.repair)
    let claims = try ValidClaims(checking: read.raw.claims, units: valid.units, repair: reading.repair)
    clock.end("check")
    try gate(read, claims)
    guard let frame = try WorkingFrame(covering: claims.claims.map(\.region) + valid.units.map(\.region))
    else {
      throw GridGeoError(
        .badInput, "has no claim with usable ground; run `gridtool check` on it to see why",
        at: SourcePlace(file: files.claims ?? "the claims"))
    }
    var survey = Survey(read: read, valid: valid, claims: claims, frame: frame, stakes: [])
    if let stakes {
      let places = try StakeReader.read(InputSource(stakes))
      survey.stakes = places.records
      survey.stakesFile = InputFile(
        role: "stakes", name: InputSource(stakes).lastComponent, sha256: places.sha256 ?? "")
    }
    return survey
  }

  /// One bad claim never costs the others their answer; but an answer from half of them would mislead.
  private func gate(_ read: SurveyReader.Outcome, _ claims: ValidClaims) throws(GridGeoError) {
    let total =
      read.counts.lazy.compactMap { figure -> Int? in
        guard figure.name == "claims_read", case .count(let count) = figure.value else { return nil }
        return count
      }.first ?? 0
    let lost = total - claims.account.kept
    guard total > 0, Double(lost) > badLimit * Double(total) else { return }
    let first = (read.findings + claims.findings).first { $0.severity == .error }
    throw GridGeoError(
      .badInput,
      "\(lost) of \(total) claims cannot be used, more than the limit; "
        + "correct them, pass --repair, or raise --bad-limit"
        + (first.map { " (the first: \($0.message))" } ?? ""),
      at: first?.place ?? SourcePlace(file: files.claims))
  }

  /// Names and values for provenance, as the command line spells them.
  private var named: [(name: String, value: String)] {
    var named: [(name: String, value: String)] = []
    if let date = options.date { named.append(("on", date.description)) }
    named.append(("accuracy", "\(options.accuracy.metres) m"))
    if files.territory != nil {
      named.append(("boundary-accuracy", "\(options.boundaryAccuracy.metres) m"))
    }
    if let gap = options.gapDistance { named.append(("gap-distance", "\(gap.metres) m")) }
    if options.minimumArea > .zero { named.append(("min-area", "\(options.minimumArea.squareMetres) m2")) }
    if options.measuresWidth { named.append(("width", "true")) }
    if options.keepsStacked { named.append(("stacked", "true")) }
    if options.keepsSlivers { named.append(("slivers", "true")) }
    named.append(("near", "\(options.nearDistance.metres) m"))
    for (name, days) in reading.seasons.named.sorted(by: { $0.key < $1.key }) {
      named.append(("season", "\(name)=\(days)"))
    }
    return named + reading.named
  }
}
