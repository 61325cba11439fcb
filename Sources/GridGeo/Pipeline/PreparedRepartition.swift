/// Everything a repartition computes with: the old plan and the survey, matched.
struct PreparedRepartition: Sendable {
  /// In order of code.
  let grids: [Grid]
  let provenance: Provenance
  let planInput: InputFile
  let inputs: [InputFile]
  let counts: [SummaryFigure]
  let findings: [Finding]
  let notes: [String]
  let valid: ValidSurvey
  let units: [AdminUnit]
  let barriers: [Barrier]
  let working: WorkingSurvey
  let setting: VillageChanger.Setting
  let cases: [VillageCase]
  /// Id of each household that has a site, with its village and site; in the order of the table.
  private let placed: [(id: String, village: Int, site: Int)]

  /// Reads the plan and what it says of itself.
  static func read(
    _ plan: InputSource
  ) throws(GridGeoError) -> (grids: [Grid], provenance: Provenance, input: InputFile) {
    let (reading, member) = try PlanReader.read(plan, options: ReadingOptions(policy: .stop))
    guard !reading.records.isEmpty else {
      throw GridGeoError(
        .badInput, "has no grids; give a plan that `gridtool partition` wrote",
        at: SourcePlace(file: plan.name))
    }
    var codes: Set<String> = []
    for grid in reading.records where !codes.insert(grid.code).inserted {
      throw GridGeoError(
        .badInput, "grid \(grid.code) is there twice; a code belongs to one grid",
        at: SourcePlace(file: plan.name))
    }
    let provenance = try member.map { (text) throws(GridGeoError) in
      try Provenance(json: try JSONDocument.read(InputSource(text: text, name: plan.name)).value)
    }
    return (
      reading.records.stablySorted { StableOrder.precedes($0.code, $1.code) },
      provenance ?? Provenance(version: "", command: ""),
      InputFile(role: "plan", name: plan.lastComponent, sha256: reading.sha256 ?? "")
    )
  }

  init(
    grids: [Grid], provenance: Provenance, planInput: InputFile, read: SurveyReader.Outcome,
    valid: ValidSurvey, options: RepartitionOptions
  ) throws(GridGeoError) {
    let working = try WorkingSurvey(valid, spread: options.spread ?? .auto)
    let first = valid.units.firstIndex { $0.level == valid.lowestLevel } ?? 0
    var placed: [(id: String, village: Int, site: Int)] = []
    for (i, site) in working.siteOfHousehold.enumerated() where site >= 0 {
      placed.append((valid.households[i].id, valid.householdUnits[i] - first, Int(site)))
    }
    var lockedSites = [Set<Int>](repeating: [], count: working.tasks.count)
    let locks = Set(options.locks)
    var known = Set(grids.map(\.code)).union(working.tasks.map(\.village.code))
    for household in placed where locks.contains(household.id) {
      lockedSites[household.village].insert(household.site)
      known.insert(household.id)
    }
    if let stranger = locks.subtracting(known).min() {
      throw GridGeoError(
        .badOption, "--lock \(stranger): no grid of the plan, village or placed household has this code")
    }
    let olds = grids.map { OldGrid($0) }
    var kit = try WorkerKit(frame: working.frame)
    cases = try CaseBuilder(tasks: working.tasks, olds: olds, options: options)
      .cases(lockedSites: lockedSites, locks: locks, kit: &kit)
    setting = VillageChanger.Setting(
      olds: olds, usedCodes: Set(grids.map(\.code) + provenance.retired), options: options)
    self.grids = grids
    self.provenance = provenance
    self.planInput = planInput
    self.working = working
    self.placed = placed
    inputs = read.raw.inputs
    counts = read.counts
    findings = SurveyFindings.merged(reading: read.findings, checks: valid.findings + working.findings)
    notes = read.raw.notes
    self.valid = valid
    units = valid.units
    barriers = valid.barriers
  }

  var placedHouseholds: Int { placed.count }

  /// Households whose grid changes.
  func households(_ result: RepartitionResult) -> [HouseholdChange] {
    placed.compactMap { household in
      let move = result.sites[household.village][household.site]
      guard move.from != move.to else { return nil }
      return HouseholdChange(
        household: household.id, from: move.from, to: move.to,
        reason: result.reasons[.init(from: move.from, to: move.to)] ?? "")
    }
  }
}

extension RepartitionOptions {
  /// The options with what the user leaves open filled in from the plan's own.
  func resolved(with provenance: Provenance) -> RepartitionOptions {
    var options = self
    func value(_ name: String) -> String? { provenance.options.first { $0.name == name }?.value }
    if gridCount == nil {
      if let minimum = value("min").flatMap(Double.init), let maximum = value("max").flatMap(Double.init) {
        options.gridCount = .band(minimum: minimum, maximum: maximum)
      } else {
        options.gridCount = value("grids") == "per village" ? .perVillage : .asPlanned
      }
    }
    if tolerance == nil { options.tolerance = value("tolerance").flatMap(Double.init) }
    options.spread = spread ?? value("spread").flatMap(PartitionOptions.Spread.init(rawValue:)) ?? .auto
    options.buildingDistance =
      buildingDistance ?? value("building-distance").flatMap { Length($0) } ?? .metres(10)
    options.smooth = smooth ?? value("smooth").map { $0 == "true" } ?? true
    return options
  }

  /// Names and values for provenance.
  func named(_ reading: SurveyReading) -> [(name: String, value: String)] {
    var named: [(name: String, value: String)] = []
    switch gridCount {
    case nil, .asPlanned?: named.append(("grids", "as planned"))
    case .total(let total)?: named.append(("grids", String(total)))
    case .band(let minimum, let maximum)?: named += [("min", "\(minimum)"), ("max", "\(maximum)")]
    case .perVillage?: named.append(("grids", "per village"))
    }
    if let tolerance { named.append(("tolerance", "\(tolerance)")) }
    if let maximumDistance { named.append(("max-distance", "\(maximumDistance.metres) m")) }
    if let mostMoved { named.append(("max-moved", "\(mostMoved)")) }
    named += locks.map { ("lock", $0) }
    if recodes { named.append(("recode", "true")) }
    if evenness > 0 { named.append(("evenness", "\(evenness)")) }
    named += [
      ("spread", (spread ?? .auto).rawValue),
      ("building-distance", "\((buildingDistance ?? .metres(10)).metres) m"),
      ("smooth", String(smooth ?? true)),
    ]
    named += reading.positionOptions
    if reading.repair != .none { named.append(("repair", reading.repair.rawValue)) }
    for (name, column) in reading.fields.sorted(by: { $0.key < $1.key }) {
      named.append(("field", "\(name)=\(column)"))
    }
    return named
  }
}
