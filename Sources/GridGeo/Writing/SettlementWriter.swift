/// Writes settlement options as GeoJSON: for each option the ground of each side, the lines and the stakes, then
/// what it would be if one side got it all.
public enum SettlementWriter {
  /// - Throws: `cannotWrite`, `brokenPipe`; `broken` for a number that is not finite.
  public static func write(
    _ settlements: [Settlement], language: TableLanguage, provenance: Provenance?, to target: String,
    overwrite: Bool
  ) throws(GridGeoError) {
    try GeoJSONWriter.write(
      features(settlements, language: language), to: target, overwrite: overwrite, provenance: provenance)
  }

  /// In the order of the pairs and options; ids hold the dispute, the parties, the option and the part.
  public static func features(_ settlements: [Settlement], language: TableLanguage) -> [OutputFeature] {
    settlements.flatMap { settlement in
      settlement.options.flatMap { SettlementFeatures(settlement, language).features($0) }
        + settlement.references.flatMap { SettlementFeatures(settlement, language).features($0) }
    }
  }
}
