extension ScenarioReader {
  /// Reads a file that holds the figures of claims alone, with a name and a word about them.
  ///
  /// - Throws: as `read`.
  static func readClaims(
    _ input: InputSource
  ) throws(GridGeoError) -> (claims: Scenario.Claims, file: InputFile) {
    let document = try JSONDocument.read(input)
    let root = try ScenarioObject(document.value, path: "", file: input.name)
    try root.allow(["name", "about", "sources", "claims"])
    return (
      try claims(root.object("claims")),
      InputFile(role: "claims", name: input.lastComponent, sha256: document.sha256)
    )
  }

  static func claims(_ claims: ScenarioObject) throws(GridGeoError) -> Scenario.Claims {
    try claims.allow([
      "villages", "accuracy_m", "spacing_m", "disagreements", "depth_m", "both_sides", "gaps",
      "encroachments",
      "triple_corners", "seasonal", "by_township", "digging_grounds", "shared_digging", "filed_twice",
      "years",
      "evidence", "contract_deviation",
    ])
    func lengths(_ name: String) throws(GridGeoError) -> ClosedRange<Length> {
      let range = try claims.range(name)
      return Length.metres(range.lowerBound)...Length.metres(range.upperBound)
    }
    let years = try claims.range("years")
    return Scenario.Claims(
      villages: try claims.count("villages"), accuracy: try lengths("accuracy_m"),
      spacing: try lengths("spacing_m"), disagreements: try claims.number("disagreements"),
      depth: try lengths("depth_m"), bothSides: try claims.number("both_sides"),
      gaps: try claims.number("gaps"), encroachments: try claims.number("encroachments"),
      tripleCorners: try claims.count("triple_corners"), seasonal: try claims.number("seasonal"),
      byTownship: try claims.number("by_township"), diggingGrounds: try claims.count("digging_grounds"),
      sharedDigging: try claims.number("shared_digging"), filedTwice: try claims.count("filed_twice"),
      years: Int(min(max(years.lowerBound, 0), 9999))...Int(min(max(years.upperBound, 0), 9999)),
      evidence: try claims.numbers("evidence", 5),
      contractDeviation: try claims.number("contract_deviation"))
  }
}
