/// Writes a division of base units as the contract's GeoJSON: a feature a part, provenance in `gridgeo`.
public enum UnitPlanWriter {
  /// - Throws: `cannotWrite`, `brokenPipe`, `broken`.
  /// - Complexity: O(vertices).
  public static func write(_ plan: UnitPlan, to target: String, overwrite: Bool) throws(GridGeoError) {
    try GeoJSONWriter.write(features(plan), to: target, overwrite: overwrite, provenance: plan.provenance)
  }

  /// The plan as text in memory.
  ///
  /// - Throws: `broken` for a number that is not finite.
  public static func text(_ plan: UnitPlan) throws(GridGeoError) -> String {
    try GeoJSONWriter.text(features(plan), provenance: plan.provenance)
  }

  private static func features(_ plan: UnitPlan) -> some Sequence<OutputFeature> {
    plan.parts.lazy.map { OutputFeature($0, of: plan) }
  }
}

extension OutputFeature {
  /// A part with the contract's properties, and those named by the user: the value that it keeps within, and
  /// the loads by their own names.
  public init(_ part: UnitPart, of plan: UnitPlan) {
    var properties: [(String, JSONValue)] = [
      ("code", .text(part.code)),
      ("part", .integer(part.number)),
      ("units", .integer(part.unitCount)),
      ("load", .rounded(part.loads.first ?? 0, decimals: 6)),
      ("area_ha", .rounded(part.area.hectares, decimals: 4)),
      ("area_mu", .rounded(part.area.mu, decimals: 3)),
      ("compactness", .rounded(part.compactness, decimals: 4)),
      ("neighbours", .array(part.neighbours.map { .text($0) })),
      ("deviation_pct", .rounded(part.deviationPercent, decimals: 2)),
    ]
    // The contract's names keep their meaning.
    func add(_ name: String, _ value: JSONValue) {
      if !properties.contains(where: { $0.0 == name }) { properties.append((name, value)) }
    }
    for (name, load) in zip(plan.loadNames, part.loads) { add(name, .rounded(load, decimals: 6)) }
    if let name = plan.parentName, let parent = part.parent { add(name, .text(parent)) }
    self.init(id: part.code, properties: properties, geometry: .region(part.region))
  }
}
