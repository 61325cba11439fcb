/// Makes a synthetic territory from a scenario file and writes it to a folder: `territory.geojson`,
/// `households.csv`, `barriers.geojson`.
public struct GenerateJob: Sendable {
  /// Path of the scenario; "-" is standard input.
  public var scenario: String
  public var scale: Int
  /// Replaces the scenario's own seed.
  public var seed: UInt64?

  public init(scenario: String, scale: Int = 1, seed: UInt64? = nil) {
    self.scenario = scenario
    self.scale = scale
    self.seed = seed
  }

  /// File names written, in order.
  public static let fileNames = ["territory.geojson", "households.csv", "barriers.geojson"]

  public struct Outcome: Sendable {
    public var territory: SyntheticTerritory
    public var provenance: Provenance
  }

  /// - Throws: `missingInput`, `badInput`, `infeasible`, `badOption`.
  public func run() throws(GridGeoError) -> Outcome {
    var (scenario, file) = try ScenarioReader.read(InputSource(self.scenario))
    if let seed { scenario.seed = seed }
    let territory = try generateTerritory(scenario, scale: scale)
    let provenance = Provenance(
      version: GridGeo.version, command: "generate", options: [("scale", String(scale))],
      seed: scenario.seed, inputs: [file])
    return Outcome(territory: territory, provenance: provenance)
  }

  /// Writes the files of `fileNames` into an existing folder; all are checked before the first is written.
  ///
  /// - Throws: `cannotWrite`.
  public static func write(
    _ outcome: Outcome, to folder: String, overwrite: Bool
  ) throws(GridGeoError) {
    let paths = fileNames.map { "\(folder)/\($0)" }
    for path in paths { try AtomicFile.check(path, overwrite: overwrite) }
    let territory = outcome.territory
    try GeoJSONWriter.write(
      territory.units, to: paths[0], overwrite: overwrite, provenance: outcome.provenance)
    try HouseholdTableWriter.write(territory.households, to: paths[1], overwrite: overwrite)
    try GeoJSONWriter.write(
      territory.barriers, to: paths[2], overwrite: overwrite, provenance: outcome.provenance)
  }
}
