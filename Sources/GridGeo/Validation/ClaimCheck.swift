/// Checks claims: ground, ids, parties. One bad claim never costs the others their answer.
struct ClaimCheck {
  private let claims: [Claim]
  private let units: Set<String>
  private let repair: RepairPolicy
  private(set) var findings: [Finding] = []
  private(set) var account = SurveyTally.Account()
  private(set) var rounding = LatticeRounding()

  /// - Parameter units: the territory's; empty without one, and then parties are plain labels.
  init(_ claims: [Claim], units: [AdminUnit], repair: RepairPolicy) {
    self.claims = claims.sorted { a, b in
      if a.id != b.id { return a.id < b.id }
      return a.region.stands(before: b.region)
    }
    self.units = Set(units.map(\.code))
    self.repair = repair
  }

  /// - Returns: The claims that can be used, in order of id, on the output lattice.
  mutating func run(in geos: borrowing GEOSContext) throws(GridGeoError) -> [Claim] {
    account.read(claims.count)
    var ground = GroundCheck(repair: repair)
    var times: [String: Int] = [:]
    for claim in claims { times[claim.id, default: 0] += 1 }
    var strangers: [String: Int] = [:]
    var kept: [Claim] = []
    kept.reserveCapacity(claims.count)
    for claim in claims {
      let name = "claim \(claim.id)"
      if times[claim.id, default: 0] > 1 {
        // Nobody can say which of them is meant, so none is taken for the other.
        findings.append(
          Finding(
            .idDuplicate, .error, at: claim.place, subject: [claim.id],
            message: "\(name) occurs \(times[claim.id, default: 0]) times",
            remedy: "give each its own id; until then all of them are left out"))
        account.leaveOut(.idDuplicate)
        continue
      }
      let (region, reason) = try ground.sound(
        claim.region, name: name, id: claim.id, at: claim.place, in: geos)
      guard let region else {
        account.leaveOut(reason ?? .regionEmpty)
        continue
      }
      if !units.isEmpty, !units.contains(claim.party) { strangers[claim.party, default: 0] += 1 }
      account.keep()
      kept.append(claim)
      kept[kept.count - 1].region = region
    }
    for (party, count) in strangers.sorted(by: { $0.key < $1.key }) {
      findings.append(
        Finding(
          .claimPartyUnknown, .warning, subject: [party],
          message: "party \(party) of \(count) \(count == 1 ? "claim" : "claims") is not in the territory",
          remedy: "correct its code; until then its claims are compared with others, not with the boundary"))
    }
    findings += ground.findings
    rounding = ground.rounding
    return kept
  }
}

extension Finding.Code {
  /// A claim's party is not among the territory's units.
  public static let claimPartyUnknown = Self("claim-party-unknown")
  /// A claim's contract states another area than its outline has.
  public static let claimContractArea = Self("claim-contract-area")
}
