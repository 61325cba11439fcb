import Testing

@testable import GridGeo

@Suite struct ClaimCheckTests {
  private static func claim(
    _ id: String, _ corners: [(Double, Double)], party: String = "A"
  ) throws -> Claim {
    let ring = corners.map { Coordinate<Geographic>(x: 101 + $0.0, y: 35 + $0.1) }
    return Claim(id: id, party: party, region: Region(Polygon(exterior: try Ring(ring + [ring[0]]))))
  }

  private static let square = [(0.0, 0.0), (0.01, 0.0), (0.01, 0.01), (0.0, 0.01)]
  private static let bowTie = [(0.0, 0.0), (0.01, 0.01), (0.01, 0.0), (0.0, 0.01)]

  @Test func badOnesGoAndTheOthersStay() throws {
    let valid = try ValidClaims(checking: [
      try Self.claim("d", Self.square), try Self.claim("a", Self.bowTie), try Self.claim("c", Self.square),
      try Self.claim("c", Self.square), try Self.claim("b", Self.square, party: "B"),
    ])
    #expect(valid.claims.map(\.id) == ["b", "d"])
    #expect(valid.account.read == 5)
    #expect(valid.account.balances)
    #expect(valid.findings.contains { $0.code == .ringSelfIntersection && $0.subject == ["a"] })
    #expect(valid.findings.count { $0.code == .idDuplicate } == 2)
  }

  @Test func repairOnRequestTellsTheAreas() throws {
    let valid = try ValidClaims(checking: [try Self.claim("a", Self.bowTie)], repair: .structure)
    #expect(valid.claims.count == 1)
    let finding = try #require(valid.findings.first { $0.code == .repaired })
    #expect(finding.message.contains("ha before"))
    #expect(finding.size?.area != nil)
  }

  @Test func unknownPartiesAreToldOnce() throws {
    let unit = AdminUnit(
      code: "A", name: "A", level: .village, region: try Self.claim("u", Self.square).region)
    let valid = try ValidClaims(
      checking: [
        try Self.claim("1", Self.square, party: "A"), try Self.claim("2", Self.square, party: "Z"),
        try Self.claim("3", Self.square, party: "Z"),
      ], units: [unit])
    #expect(valid.claims.count == 3)
    let strangers = valid.findings.filter { $0.code == .claimPartyUnknown }
    #expect(strangers.count == 1)
    #expect(strangers[0].message.contains("party Z of 2 claims"))
    #expect(strangers[0].severity == .warning)
  }
}
