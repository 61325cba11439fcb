/// Reads a plan, and all that is drawn with it.
public struct ReportJob: Sendable {
  public var plan: String
  public var territory: String?
  public var barriers: String?
  /// Disputes of `gridtool disputes`; the plan's grids are flagged with them.
  public var disputes: String?
  public var committees: String?
  /// Household points, for working copies.
  public var households: String?
  /// The plan that a repartition began from.
  public var before: String?
  /// Plans to stand beside this one.
  public var alternatives: [String]
  /// How many threads to take; nil for all processors. The result is the same with any number.
  public var workers: Int?

  public init(
    plan: String, territory: String? = nil, barriers: String? = nil, disputes: String? = nil,
    committees: String? = nil, households: String? = nil, before: String? = nil, alternatives: [String] = [],
    workers: Int? = nil
  ) {
    self.plan = plan
    self.territory = territory
    self.barriers = barriers
    self.disputes = disputes
    self.committees = committees
    self.households = households
    self.before = before
    self.alternatives = alternatives
    self.workers = workers
  }

  public struct Outcome: Sendable {
    public var plan: GridPlan
    public var units: [AdminUnit]
    public var barriers: [Barrier]
    public var disputes: [Dispute]
    public var committees: [Committee]
    public var households: [Household]
    public var before: GridPlan?
    /// In the order that they were given in.
    public var alternatives: [GridPlan]
    /// What the readers have to say, such as columns that were left out.
    public var notes: [String]
  }

  /// - Throws: `missingInput`; `badInput` for a file that is not what its role asks for.
  public func run() async throws(GridGeoError) -> Outcome {
    let stop = ReadingOptions(policy: .stop)
    let survey = try SurveyReader(options: SurveyReading(), policy: .collect)
      .read(SurveyFiles(territory: territory, households: households, barriers: barriers))
    var outcome = Outcome(
      plan: try ReportJob.readPlan(plan), units: survey.raw.units, barriers: survey.raw.barriers,
      disputes: [],
      committees: [], households: survey.raw.households, before: nil, alternatives: [],
      notes: survey.raw.notes)
    if let disputes {
      outcome.disputes = try DisputeReader.read(InputSource(disputes), options: stop).reading.records
      outcome.plan = try await ReportJob.flagged(outcome.plan, with: outcome.disputes, workers: workers)
    }
    if let committees {
      outcome.committees = try CommitteeReader.read(InputSource(committees), options: stop).reading.records
    }
    if let before { outcome.before = try ReportJob.readPlan(before) }
    for path in alternatives { outcome.alternatives.append(try ReportJob.readPlan(path)) }
    return outcome
  }

  /// The plan with the ids of the disputes that each grid shares ground with; slivers and gaps flag nothing.
  ///
  /// - Throws: `badCRS` for ground too far from its own middle; `native`.
  public static func flagged(
    _ plan: GridPlan, with disputes: [Dispute], workers: Int? = nil
  ) async throws(GridGeoError) -> GridPlan {
    var plan = plan
    var ground: BoundingBox<Geographic>?
    for case let box? in plan.grids.map(\.region.boundingBox) { ground = ground?.union(box) ?? box }
    guard let ground else { return plan }
    let crew = WorkerCrew(
      workers: workers ?? availableWorkers(), frame: try WorkingFrame(centredOn: ground))
    plan.grids = try await DisputeFreeze(disputes).marked(plan.grids, crew: crew)
    return plan
  }

  static func readPlan(_ path: String) throws(GridGeoError) -> GridPlan {
    let (reading, member) = try PlanReader.read(InputSource(path), options: ReadingOptions(policy: .stop))
    guard !reading.records.isEmpty else {
      throw GridGeoError(
        .badInput, "has no grids; give a plan that `gridtool partition` wrote", at: SourcePlace(file: path))
    }
    return GridPlan(grids: reading.records, provenance: try ReportJob.provenance(member, of: path))
  }

  /// From the text of the foreign member; empty without one.
  static func provenance(_ member: String?, of plan: String) throws(GridGeoError) -> Provenance {
    guard let member else { return Provenance(version: "", command: "", inputs: []) }
    return try Provenance(json: try JSONDocument.read(InputSource(text: member, name: plan)).value)
  }
}

extension Provenance {
  /// From the foreign member `gridgeo`; what is not there stays empty.
  init(json: JSONValue) throws(GridGeoError) {
    func text(_ value: JSONValue?) -> String {
      switch value {
      case .text(let text): text
      case .integer(let number): String(number)
      default: ""
      }
    }
    self.init(version: text(json["version"]), command: text(json["command"]))
    seed = UInt64(text(json["seed"])) ?? 0
    frame = text(json["frame"])
    if case .object(let members)? = json["options"] {
      options = members.flatMap { member -> [(name: String, value: String)] in
        if case .array(let values) = member.value { return values.map { (member.name, text($0)) } }
        return [(member.name, text(member.value))]
      }
    }
    if case .array(let files)? = json["inputs"] {
      inputs = files.map {
        InputFile(role: text($0["role"]), name: text($0["name"]), sha256: text($0["sha256"]))
      }
    }
    if case .array(let codes)? = json["retired"] { retired = codes.map { text($0) } }
    if case .object(let members)? = json["summary"] {
      summary = members.compactMap { member in
        switch member.value {
        case .integer(let count): SummaryFigure(member.name, .count(count))
        case .number(let number): SummaryFigure(member.name, .number(number))
        case .text(let text): SummaryFigure(member.name, .text(text))
        default: nil
        }
      }
    }
  }
}

extension JSONValue {
  /// A member of an object; nil for all else.
  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}
