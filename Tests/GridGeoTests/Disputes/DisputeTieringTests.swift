import Testing

@testable import GridGeo

@Suite struct DisputeTieringTests {
  static func tier(_ facts: TierFacts) -> String {
    let (tier, reasons) = DisputeTiering.tier(of: facts, by: .usual)
    return ([tier.rawValue] + reasons).joined(separator: " ")
  }

  static func facts(
    _ certainty: Dispute.Certainty = .certain, kind: Dispute.Kind = .overlap, parties: Int = 2,
    _ change: (inout TierFacts) -> Void = { _ in }
  ) -> TierFacts {
    var facts = TierFacts(kind: kind, certainty: certainty, parties: parties)
    change(&facts)
    return facts
  }

  @Test func oneFactAtATime() {
    #expect(Self.tier(Self.facts()) == "yellow certain")
    #expect(Self.tier(Self.facts(parties: 3)) == "red certain three-parties")
    #expect(Self.tier(Self.facts(parties: 5)) == "red certain 5-parties")
    #expect(Self.tier(Self.facts { $0.householdsInside = 1 }) == "red certain households-inside")
    #expect(Self.tier(Self.facts { $0.householdsInside = 0 }) == "yellow certain")
    #expect(Self.tier(Self.facts { $0.herd = 100 }) == "red certain herds-inside")
    #expect(Self.tier(Self.facts { $0.herd = 99.9 }) == "yellow certain")
    #expect(Self.tier(Self.facts { $0.daysToSeason = 30 }) == "red certain season-soon")
    #expect(Self.tier(Self.facts { $0.daysToSeason = 0 }) == "red certain in-season")
    #expect(Self.tier(Self.facts { $0.daysToSeason = 31 }) == "yellow certain")
    #expect(Self.tier(Self.facts { $0.yearsOpen = 7 }) == "red certain open-5-years")
    #expect(Self.tier(Self.facts(.probable)) == "green probable")
    #expect(Self.tier(Self.facts(.probable) { $0.householdsNear = 5 }) == "yellow probable households-near")
    #expect(Self.tier(Self.facts(.probable) { $0.yearsOpen = 9 }) == "green probable")
  }

  @Test func evidenceIsEqualWhenAllHaveIt() {
    func with(_ ranks: [Int?]) -> String {
      Self.tier(
        Self.facts { facts in
          facts.evidence = ranks.enumerated().map {
            Dispute.Evidence(party: "\($0.offset)", rank: $0.element)
          }
        })
    }
    #expect(with([1, 2]) == "red certain evidence-equal" && with([2, 1]) == with([1, 2]))
    #expect(
      with([1, 3]) == "yellow certain" && with([1, nil]) == "yellow certain" && with([1]) == "yellow certain")
  }

  @Test func everyReasonIsTold() {
    let facts = Self.facts(parties: 4) {
      $0.householdsInside = 3
      $0.herd = 500
      $0.daysToSeason = 2
      $0.yearsOpen = 5
    }
    #expect(
      Self.tier(facts) == "red certain 4-parties households-inside herds-inside season-soon open-5-years")
  }

  @Test func whatIsNeverRed() {
    #expect(Self.tier(Self.facts(.sliver, parties: 9)) == "green sliver")
    #expect(Self.tier(Self.facts(kind: .stacked, parties: 9)) == "green stacked-use")
    #expect(Self.tier(Self.facts(kind: .gap, parties: 3)) == "yellow certain three-parties unclaimed")
    #expect(
      Self.tier(Self.facts(parties: 3) { $0.conflict = .light })
        == "yellow certain three-parties rights-light")
  }

  @Test func howManyTiersWouldChange() {
    let facts = [
      Self.facts(), Self.facts(parties: 3), Self.facts(.probable), Self.facts(.probable, parties: 3),
    ]
    #expect(DisputeTiering.changes(facts, with: facts.map(\.certainty), by: .usual) == 0)
    // Yellow to green, red to yellow, green to green, yellow to green.
    #expect(
      DisputeTiering.changes(facts, with: [.probable, .probable, .sliver, .sliver], by: .usual) == 3)
  }

  @Test func daysUntilASeason() throws {
    let winter = try #require(DaySet("11-01/05-31"))
    func days(_ date: String) throws -> Int? {
      DisputeTiering.days(until: winter, from: try #require(CalendarDate(date)))
    }
    #expect(try days("2025-10-31") == 1 && days("2025-11-01") == 0 && days("2025-02-01") == 0)
    #expect(try days("2025-06-01") == 153 && days("2024-02-29") == 0)
    #expect(DisputeTiering.days(until: .none, from: try #require(CalendarDate("2025-06-01"))) == nil)
    let january = try #require(DaySet("01-05/01-06"))
    #expect(DisputeTiering.days(until: january, from: try #require(CalendarDate("2025-12-31"))) == 5)
  }
}
