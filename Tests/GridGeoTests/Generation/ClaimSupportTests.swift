import Foundation
import GridGeoTestSupport
import Testing

@testable import GridGeo

/// What other tests lean on: the score, and the dirty claims.
struct ClaimSupportTests {
  private func dispute(
    _ id: String, _ parties: [String], _ region: Region<Geographic>, _ area: Area,
    _ certainty: Dispute.Certainty = .certain
  ) -> Dispute {
    Dispute(
      id: id, kind: .overlap, parties: parties, claims: [], claimants: 2, days: .wholeYear,
      rights: [.grazing],
      table: Dispute.Table(level: nil, unit: ""), area: area, areaLow: .squareMetres(area.squareMetres * 0.9),
      areaHigh: .squareMetres(area.squareMetres * 1.1), areaError: .zero, z: nil, hectareDays: 0,
      certainty: certainty, tier: .green, reasons: [], sideAreas: [], evidence: [], region: region)
  }

  @Test func aPerfectFinderScoresOne() throws {
    let truth = try #require(try ClaimDrawingTests.territory.get().truth)
    let overlaps = truth.planted.filter { $0.kind == .overlap }
    var disputes = overlaps.map { dispute("D\($0.id)", $0.parties, $0.region, $0.area) }
    let perfect = DisputeScore(disputes, truth)
    #expect(perfect.recall == 1 && perfect.precision == 1 && perfect.coverage == 1)
    #expect(perfect.areaRatios.allSatisfy { $0 == 1 })

    disputes[0].parties = ["nobody"]
    disputes[1].certainty = .sliver
    disputes[2].areaHigh = .zero
    let worse = DisputeScore(disputes, truth)
    #expect(worse.missed == [overlaps[0].id, overlaps[1].id])
    #expect(worse.falseAlarms == ["D\(overlaps[0].id)"])
    #expect(worse.inRange.count == overlaps.count - 3)
    #expect(worse.recall < 1 && worse.precision < 1 && worse.coverage < 1)
    #expect(DisputeScore([], truth).recall == 0)
    #expect(DisputeScore([], ClaimTruth()).recall == 1)
  }

  @Test func dirtySetsAreJSONAndTheirOwn() throws {
    let sets = DirtyClaims.all()
    #expect(sets.count == 20 && Set(sets.map(\.main)).count == 20)
    #expect(sets == DirtyClaims.all())
    #expect(sets != DirtyClaims.all(seed: 2))
    for set in sets {
      let object = try JSONSerialization.jsonObject(with: Data(set.text.utf8)) as? [String: Any]
      let features = try #require(object?["features"] as? [[String: Any]])
      let ids = features.compactMap { ($0["properties"] as? [String: Any])?["id"] as? String }
      #expect(Set(ids) == Set(set.sound + set.faulty))
      #expect(Set(set.sound).isDisjoint(with: set.faulty) && set.sound.count >= 6)
      #expect(set.main.isFault ? !set.faulty.isEmpty : set.sound.count > 6)
    }
  }

  @Test func aClaimIsWrittenWithTheContractsProperties() throws {
    let ring = try Ring<Geographic>(
      [(0, 0), (1, 0), (1, 1), (0, 0)].map { Coordinate(longitude: $0.0, latitude: $0.1) })
    let full = Claim(
      id: "A-2", party: "632323105203", right: .digging,
      season: Season(name: "05-10/06-30", days: try #require(DaySet("05-10/06-30"))),
      validFrom: CalendarDate("1998-04-01"), validTo: CalendarDate("2048-12-31"), source: "1998 contract map",
      evidence: 2, accuracy: .metres(7.5), contract: .mu(1234.5678), region: Region(Polygon(exterior: ring)))
    let bare = Claim(id: "A-1", party: "x", region: full.region)
    let text = try ClaimWriter.text([full, bare])
    #expect(
      text.contains(
        """
        "id":"A-2","properties":{"id":"A-2","party":"632323105203","right":"digging","season":"05-10/06-30",\
        "valid_from":"1998-04-01","valid_to":"2048-12-31","source":"1998 contract map","evidence":2,\
        "accuracy_m":7.5,"contract_mu":1234.568},"geometry":{"type":"Polygon"
        """))
    #expect(
      text.contains(
        """
        "id":"A-1","properties":{"id":"A-1","party":"x","right":"grazing","season":"year"},"geometry"
        """))
    #expect(text.firstRange(of: "A-1")!.lowerBound < text.firstRange(of: "A-2")!.lowerBound)
  }
}
