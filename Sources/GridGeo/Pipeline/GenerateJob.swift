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

  /// - Throws: `missingInput`, `badInput`, `infeasible`, `badOption`.
  public func run() throws(GridGeoError) -> SyntheticTerritory {
    throw GridGeoError(.broken, "not wired yet")
  }

  /// Writes the files of `fileNames` into an existing folder.
  ///
  /// - Throws: `cannotWrite`.
  public static func write(
    _ territory: SyntheticTerritory, to folder: String, overwrite: Bool, provenance: Provenance
  ) throws(GridGeoError) {
    throw GridGeoError(.broken, "not wired yet")
  }
}
