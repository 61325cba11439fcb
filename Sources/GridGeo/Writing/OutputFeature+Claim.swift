extension OutputFeature {
  /// A claim with the contract's properties; what it does not say is left out.
  public init(_ claim: Claim) {
    var properties: [(String, JSONValue)] = [
      ("id", .text(claim.id)),
      ("party", .text(claim.party)),
      ("right", .text(claim.right.rawValue)),
      ("season", .text(claim.season.name)),
    ]
    if let from = claim.validFrom { properties.append(("valid_from", .text(from.description))) }
    if let to = claim.validTo { properties.append(("valid_to", .text(to.description))) }
    if !claim.source.isEmpty { properties.append(("source", .text(claim.source))) }
    if let rank = claim.evidence { properties.append(("evidence", .integer(rank))) }
    if let accuracy = claim.accuracy { properties.append(("accuracy_m", .number(accuracy.metres))) }
    if let contract = claim.contract {
      properties.append(("contract_mu", .rounded(contract.mu, decimals: 3)))
    }
    self.init(id: claim.id, properties: properties, geometry: .region(claim.region))
  }
}
