/// Reads disputes and all that a dossier puts beside them.
public struct DossierJob: Sendable {
  public var disputes: String
  public var claims: String
  public var territory: String?
  public var committees: String?
  /// Files of settlement options.
  public var options: [String]
  /// Seasons by name, before those that the disputes were found with and the usual ones.
  public var seasons: SeasonText

  public init(
    disputes: String, claims: String, territory: String? = nil, committees: String? = nil,
    options: [String] = [],
    seasons: SeasonText = SeasonText(named: [:])
  ) {
    self.disputes = disputes
    self.claims = claims
    self.territory = territory
    self.committees = committees
    self.options = options
    self.seasons = seasons
  }

  public struct Outcome: Sendable {
    /// In the file's order.
    public var disputes: [Dispute]
    public var claims: [Claim]
    public var units: [AdminUnit]
    public var committees: [Committee]
    /// By id of the dispute.
    public var settlements: [String: [Settlement]]
    /// Of the disputes, with the other files among its inputs.
    public var provenance: Provenance
  }

  /// - Throws: `missingInput`; `badInput` for a file that is not what its role asks for, and for options of a
  ///   dispute that is not there.
  public func run() throws(GridGeoError) -> Outcome {
    let stop = ReadingOptions(policy: .stop)
    let (disputes, member) = try DisputeReader.read(InputSource(self.disputes), options: stop)
    guard !disputes.records.isEmpty else {
      throw GridGeoError(
        .badInput, "has no disputes: there is nothing to put in a dossier",
        at: SourcePlace(file: self.disputes))
    }
    var provenance = try ReportJob.provenance(member, of: self.disputes)
    func note(_ role: String, _ path: String, _ sha256: String?) {
      let file = InputFile(role: role, name: InputSource(path).lastComponent, sha256: sha256 ?? "")
      if !provenance.inputs.contains(file) { provenance.inputs.append(file) }
    }
    note("disputes", self.disputes, disputes.sha256)
    // Named seasons mean what they meant to the run that found the disputes, unless the caller says otherwise.
    var seasons = seasons
    for option in provenance.options where option.name == "season" {
      let parts = option.value.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let days = parts[1] == "year" ? .wholeYear : DaySet(parts[1]) else { continue }
      if seasons.named[parts[0].lowercased()] == nil { seasons.named[parts[0].lowercased()] = days }
    }
    for (name, days) in SeasonText.usual.named where seasons.named[name] == nil { seasons.named[name] = days }
    // A claim that cannot be used is in no dispute; the run that found them has said so.
    let claims = try ClaimReader.read(
      InputSource(self.claims), seasons: seasons, options: ReadingOptions(policy: .collect))
    note("claims", self.claims, claims.sha256)
    var units: [AdminUnit] = []
    if let territory {
      let reading = try TerritoryReader.read(
        InputSource(territory), options: ReadingOptions(policy: .collect))
      units = reading.records
      note("territory", territory, reading.sha256)
    }
    var committees: [Committee] = []
    if let path = self.committees {
      let reading = try CommitteeReader.read(InputSource(path), options: stop).reading
      committees = reading.records
      note("committees", path, reading.sha256)
    }
    let known = Set(disputes.records.map(\.id))
    var settlements: [String: [Settlement]] = [:]
    for path in options {
      let reading = try SettlementReader.read(InputSource(path))
      for settlement in reading.records {
        guard known.contains(settlement.dispute) else {
          throw GridGeoError(
            .badInput,
            "has options for dispute \(settlement.dispute), which is not among the disputes; make them again",
            at: SourcePlace(file: path))
        }
        settlements[settlement.dispute, default: []].append(settlement)
      }
      note("options", path, reading.sha256)
    }
    return Outcome(
      disputes: disputes.records, claims: claims.records, units: units, committees: committees,
      settlements: settlements.mapValues { $0.sorted { $0.parties.lexicographicallyPrecedes($1.parties) } },
      provenance: provenance)
  }
}
