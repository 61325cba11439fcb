public import GridGeo

/// All that a dossier is made from.
public struct DossierInput: Sendable {
  public var disputes: [Dispute]
  /// The claims that the disputes were found in.
  public var claims: [Claim]
  /// Names and legal boundaries; may be empty, then codes stand for names.
  public var units: [AdminUnit]
  public var committees: [Committee]
  /// Options to settle, by id of the dispute; of more than two parties one settlement a pair.
  public var settlements: [String: [Settlement]]
  /// How the disputes were found.
  public var provenance: Provenance

  public init(
    disputes: [Dispute], claims: [Claim], units: [AdminUnit] = [], committees: [Committee] = [],
    settlements: [String: [Settlement]] = [:], provenance: Provenance
  ) {
    self.disputes = disputes
    self.claims = claims
    self.units = units
    self.committees = committees
    self.settlements = settlements
    self.provenance = provenance
  }
}
