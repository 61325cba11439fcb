/// Makes a synthetic territory from a scenario file and writes it to a folder: `territory.geojson`,
/// `households.csv`, `barriers.geojson`, and `claims.geojson` with `claims-truth.json` where the scenario has claims.
public struct GenerateJob: Sendable {
  /// Path of the scenario; "-" is standard input.
  public var scenario: String
  public var scale: Int
  /// Replaces the scenario's own seed.
  public var seed: UInt64?
  /// Path of a file with figures of claims, which replace the scenario's own; nil for none.
  public var claims: String?

  public init(scenario: String, scale: Int = 1, seed: UInt64? = nil, claims: String? = nil) {
    self.scenario = scenario
    self.scale = scale
    self.seed = seed
    self.claims = claims
  }

  /// File names written, in order.
  public static let fileNames = ["territory.geojson", "households.csv", "barriers.geojson"]
  /// File names written after these when there are claims.
  public static let claimFileNames = ["claims.geojson", "claims-truth.json"]

  public struct Outcome: Sendable {
    public var territory: SyntheticTerritory
    /// Of the territory: the claims have no part in it.
    public var provenance: Provenance
    /// Of the claims.
    public var claimProvenance: Provenance

    /// Names of the files that will be written.
    public var fileNames: [String] {
      GenerateJob.fileNames + (territory.truth == nil ? [] : GenerateJob.claimFileNames)
    }
  }

  /// - Throws: `missingInput`, `badInput`, `infeasible`, `badOption`.
  public func run() throws(GridGeoError) -> Outcome {
    var (scenario, file) = try ScenarioReader.read(InputSource(self.scenario))
    if let seed { scenario.seed = seed }
    var files = [file]
    if let claims {
      let (figures, claimFile) = try ScenarioReader.readClaims(InputSource(claims))
      scenario.claims = figures
      files.append(claimFile)
    }
    let territory = try generateTerritory(scenario, scale: scale)
    let provenance = Provenance(
      version: GridGeo.version, command: "generate", options: [("scale", String(scale))],
      seed: scenario.seed, inputs: [file])
    var claimProvenance = provenance
    claimProvenance.inputs = files
    return Outcome(territory: territory, provenance: provenance, claimProvenance: claimProvenance)
  }

  /// Writes the outcome's files into an existing folder; all are checked before the first is written.
  ///
  /// - Throws: `cannotWrite`.
  public static func write(
    _ outcome: Outcome, to folder: String, overwrite: Bool
  ) throws(GridGeoError) {
    let paths = outcome.fileNames.map { "\(folder)/\($0)" }
    for path in paths { try AtomicFile.check(path, overwrite: overwrite) }
    let territory = outcome.territory
    try GeoJSONWriter.write(
      territory.units, to: paths[0], overwrite: overwrite, provenance: outcome.provenance)
    try HouseholdTableWriter.write(territory.households, to: paths[1], overwrite: overwrite)
    try GeoJSONWriter.write(
      territory.barriers, to: paths[2], overwrite: overwrite, provenance: outcome.provenance)
    guard let truth = territory.truth else { return }
    try ClaimWriter.write(
      territory.claims, to: paths[3], overwrite: overwrite, provenance: outcome.claimProvenance)
    try ClaimTruthWriter.write(
      truth, to: paths[4], overwrite: overwrite, provenance: outcome.claimProvenance)
  }
}
