/// Writes disputes as the contract's GeoJSON, provenance in `gridgeo`.
public enum DisputeWriter {
  /// - Throws: `cannotWrite`, `brokenPipe`, `broken`.
  /// - Complexity: O(vertices).
  public static func write(
    _ disputes: [Dispute], provenance: Provenance, to target: String, overwrite: Bool
  ) throws(GridGeoError) {
    try GeoJSONWriter.write(
      disputes.lazy.map { OutputFeature($0) }, to: target, overwrite: overwrite, provenance: provenance)
  }

  /// The file as text in memory.
  ///
  /// - Throws: `broken` for a number that is not finite.
  public static func text(_ disputes: [Dispute], provenance: Provenance) throws(GridGeoError) -> String {
    try GeoJSONWriter.text(disputes.lazy.map { OutputFeature($0) }, provenance: provenance)
  }
}

extension OutputFeature {
  /// A dispute with the contract's properties. What was not asked for is left out, except the committee, which
  /// is null before committees are formed.
  public init(_ dispute: Dispute) {
    func texts(_ values: [String]) -> JSONValue { .array(values.map { .text($0) }) }
    var properties: [(String, JSONValue)] = [
      ("id", .text(dispute.id)),
      ("kind", .text(dispute.kind.rawValue)),
      ("pieces", .integer(dispute.pieces)),
      ("parties", texts(dispute.parties)),
      ("claims", texts(dispute.claims)),
      ("claimants", .integer(dispute.claimants)),
      ("season", .text(dispute.days.description)),
      ("days", .integer(dispute.days.count)),
      ("right", .text(dispute.rights.map(\.rawValue).joined(separator: "+"))),
      ("level", dispute.table.level.map { .text($0.name) } ?? .null),
      ("decided_by", dispute.table.unit.isEmpty ? .null : .text(dispute.table.unit)),
      ("committee", dispute.committee.map { .text($0) } ?? .null),
      ("area_m2", .rounded(dispute.area.squareMetres, decimals: 2)),
      ("area_ha", .rounded(dispute.area.hectares, decimals: 4)),
      ("area_mu", .rounded(dispute.area.mu, decimals: 3)),
      ("area_low_ha", .rounded(dispute.areaLow.hectares, decimals: 4)),
      ("area_high_ha", .rounded(dispute.areaHigh.hectares, decimals: 4)),
      ("area_error_ha", .rounded(dispute.areaError.hectares, decimals: 4)),
      ("z", dispute.z.map { .rounded($0, decimals: 2) } ?? .null),
      ("hectare_days", .rounded(dispute.hectareDays, decimals: 2)),
    ]
    if let width = dispute.width { properties.append(("width_m", .rounded(width.metres, decimals: 2))) }
    properties += [
      ("certainty", .text(dispute.certainty.rawValue)),
      ("tier", .text(dispute.tier.rawValue)),
      ("reasons", texts(dispute.reasons)),
      (
        "side_areas",
        .object(
          dispute.sideAreas.map { JSONMember($0.unit, .rounded($0.area.hectares, decimals: 4)) })
      ),
      (
        "evidence",
        .object(dispute.evidence.map { JSONMember($0.party, $0.rank.map { .integer($0) } ?? .null) })
      ),
    ]
    if let years = dispute.yearsOpen { properties.append(("years_open", .integer(years))) }
    if let households = dispute.households { properties.append(("households", .integer(households))) }
    if let near = dispute.householdsNear { properties.append(("households_near", .integer(near))) }
    if let herd = dispute.herd { properties.append(("herd", .rounded(herd, decimals: 6))) }
    self.init(id: dispute.id, properties: properties, geometry: .region(dispute.region))
  }
}
