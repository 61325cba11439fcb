/// Checked claims: sound outlines on the output lattice, distinct ids. It can only be made by checking.
public struct ValidClaims: Sendable {
  /// In order of id.
  public let claims: [Claim]
  public let findings: [Finding]
  public let account: SurveyTally.Account
  /// How far rounding to 7 decimals moved a vertex.
  public let largestMove: Length

  /// - Parameters:
  ///   - units: the territory's; empty without one, and then parties are plain labels.
  ///   - repair: whether unsound outlines are made valid instead of left out.
  /// - Throws: `native` when GEOS cannot start. Faults of the claims are findings.
  /// - Complexity: about O(n log n) in coordinates.
  public init(checking claims: [Claim], units: [AdminUnit] = [], repair: RepairPolicy = .none)
    throws(GridGeoError)
  {
    let geos = try GEOSContext()
    var check = ClaimCheck(claims, units: units, repair: repair)
    self.claims = try check.run(in: geos)
    let rounding = check.rounding.finding
    findings = (check.findings + [rounding].compactMap { $0 }).sorted()
    largestMove = rounding?.size?.length ?? .zero
    account = check.account
  }
}
