/// Writes claims as the contract's GeoJSON: claims by id, provenance in `gridgeo`.
public enum ClaimWriter {
  /// - Throws: `cannotWrite`, `brokenPipe`, `broken`.
  /// - Complexity: O(vertices), and O(*n* log *n*) to order the claims.
  public static func write(
    _ claims: [Claim], to target: String, overwrite: Bool, provenance: Provenance? = nil
  ) throws(GridGeoError) {
    try GeoJSONWriter.write(features(claims), to: target, overwrite: overwrite, provenance: provenance)
  }

  /// The claims as text in memory.
  ///
  /// - Throws: `broken` for a number that is not finite.
  public static func text(
    _ claims: [Claim], provenance: Provenance? = nil
  ) throws(GridGeoError) -> String {
    try GeoJSONWriter.text(features(claims), provenance: provenance)
  }

  private static func features(_ claims: [Claim]) -> some Sequence<OutputFeature> {
    claims.stablySorted { StableOrder.precedes($0.id, $1.id) }.lazy.map { OutputFeature($0) }
  }
}
