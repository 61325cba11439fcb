/// Writes committees with their working areas as the contract's GeoJSON, provenance in `gridgeo`.
public enum CommitteeWriter {
  /// - Throws: `cannotWrite`, `brokenPipe`, `broken`.
  /// - Complexity: O(vertices).
  public static func write(
    _ committees: [Committee], provenance: Provenance, to target: String, overwrite: Bool
  ) throws(GridGeoError) {
    try GeoJSONWriter.write(
      committees.lazy.map { OutputFeature($0) }, to: target, overwrite: overwrite, provenance: provenance)
  }

  /// The file as text in memory.
  ///
  /// - Throws: `broken` for a number that is not finite.
  public static func text(_ committees: [Committee], provenance: Provenance) throws(GridGeoError) -> String {
    try GeoJSONWriter.text(committees.lazy.map { OutputFeature($0) }, provenance: provenance)
  }
}

extension OutputFeature {
  /// A committee with the contract's properties. One whose parties have no common unit in the territory has no level
  /// and no unit.
  public init(_ committee: Committee) {
    var properties: [(String, JSONValue)] = [
      ("id", .text(committee.id)),
      ("level", committee.level.map { .text($0.name) } ?? .null),
      ("unit", committee.unit.isEmpty ? .null : .text(committee.unit)),
      ("parties", .array(committee.parties.map { .text($0) })),
      ("disputes", .array(committee.disputes.map { .text($0) })),
      ("area_ha", .rounded(committee.area.hectares, decimals: 4)),
      ("border_km", .rounded(committee.border.kilometres, decimals: 3)),
      ("field_days", .rounded(committee.fieldDays, decimals: 2)),
    ]
    if let households = committee.households { properties.append(("households", .integer(households))) }
    self.init(id: committee.id, properties: properties, geometry: .region(committee.region))
  }

  /// A sector as a line.
  public init(_ sector: InspectionSector) {
    self.init(
      id: sector.id,
      properties: [
        ("id", .text(sector.id)),
        ("parties", .array(sector.parties.map { .text($0) })),
        ("committee", sector.committee.map { .text($0) } ?? .null),
        ("disputes", .array(sector.disputes.map { .text($0) })),
        ("tier", sector.tier.map { .text($0.rawValue) } ?? .null),
        ("km", .rounded(sector.length.kilometres, decimals: 3)),
      ], geometry: .lines([sector.line]))
  }
}
