/// Writes a grid plan as the contract's GeoJSON: grids by code, provenance in `gridgeo`.
public enum GridPlanWriter {
  /// - Throws: `cannotWrite`, `brokenPipe`, `broken`.
  /// - Complexity: O(vertices), and O(*n* log *n*) to order the grids.
  public static func write(_ plan: GridPlan, to target: String, overwrite: Bool) throws(GridGeoError) {
    try GeoJSONWriter.write(features(plan), to: target, overwrite: overwrite, provenance: plan.provenance)
  }

  /// The plan as text in memory.
  ///
  /// - Throws: `broken` for a number that is not finite.
  public static func text(_ plan: GridPlan) throws(GridGeoError) -> String {
    try GeoJSONWriter.text(features(plan), provenance: plan.provenance)
  }

  private static func features(_ plan: GridPlan) -> some Sequence<OutputFeature> {
    plan.grids.stablySorted { StableOrder.precedes($0.code, $1.code) }.lazy.map { OutputFeature($0) }
  }
}
