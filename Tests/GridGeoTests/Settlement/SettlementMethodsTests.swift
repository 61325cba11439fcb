import Testing

@testable import GridGeo

@Suite struct SettlementMethodsTests {
  typealias Point = Coordinate<Planar>

  static func option(_ settlement: Settlement, _ id: String) throws -> SettlementOption {
    try #require(settlement.options.first { $0.id == id }, "\(settlement.omissions)")
  }

  @Test func aFeatureThatCrossesIsAnOption() throws {
    let river = try SettlementPlannerTests.river([(300, -100), (400, 1000), (300, 2100)])
    // It ends inside, so it parts nothing.
    let road = try SettlementPlannerTests.river([(500, -100), (500, 900)], name: "G214")
    let given = try DisputedGround.rectangle().given(features: [river, road])
    let settlement = try DisputedGround.settle(given, [.feature])
    #expect(settlement.options.map(\.name) == ["Hei"])
    let option = try Self.option(settlement, "feature-1")
    // Under the river's two straight reaches.
    #expect(abs(option.effects.sides[0].area.squareMetres - 709_090.9) < 200)
    #expect(option.stakes.dropLast().allSatisfy { $0.landmark == "Hei" })
    let none = try DisputedGround.settle(try DisputedGround.rectangle().given(features: [road]), [.feature])
    #expect(none.options.isEmpty && none.omissions.count == 1)
  }

  @Test func theThreeStageMethodMovesTheMedian() throws {
    let given = try DisputedGround.rectangle().given()
    let shifted = try DisputedGround.settle(given, [.threeStage]) {
      $0.adjustment = .shift(.metres(100), favouring: "B")
    }
    let east = try Self.option(shifted, "three-stage")
    #expect(abs(east.effects.sides[0].share - 0.4) < 1e-4)
    #expect(abs((east.effects.disproportion ?? 0) - 2.0 / 3) < 1e-3)
    let level = try DisputedGround.settle(given, [.threeStage]) { $0.adjustment = .level(0.7) }
    #expect(abs(try Self.option(level, "three-stage").effects.sides[0].share - 0.7) < 1e-4)
    let nothing = try DisputedGround.settle(given, [.threeStage])
    #expect(nothing.options.isEmpty)
    #expect(nothing.omissions.map(\.method) == [.threeStage])
  }

  @Test func aStripKeepsItsWidth() throws {
    let made = try DisputedGround.lens(11, vertices: 60, waves: 0.2)
    let given = try made.given()
    let settlement = try DisputedGround.settle(given, [.median, .buffer]) {
      $0.buffer = .metres(80)
      $0.tolerance = .metres(0.25)
    }
    let median = try Self.option(settlement, "median")
    let strip = try Self.option(settlement, "buffer")
    #expect(strip.parts.map(\.party) == ["A", "B", ""])
    let middle = try median.lines.map { try given.frame.planar($0.coordinates) }
    let line = EdgeDistance(
      middle.flatMap { line in
        line.indices.dropFirst().map { EdgeDistance.Edge(a: line[$0 - 1], b: line[$0]) }
      })
    for border in strip.lines {
      // The ends stand on the border of the ground, where the strip may be cut off.
      for p in try given.frame.planar(border.coordinates).dropFirst().dropLast() {
        #expect(abs(line.nearest(to: p.x, p.y).distance - 40) < 1.5)
      }
    }
    try SettlementPlannerTests.checkGeometry(strip, given, settlement.area.squareMetres)
  }

  @Test func recordedUseIsKept() throws {
    let made = try DisputedGround.rectangle()
    let line = try Polyline([Point(x: 250, y: -50), Point(x: 250, y: 2050)])
    let byLine = try DisputedGround.settle(try made.given(use: .lines([line])), [.statusQuo])
    #expect(abs(try Self.option(byLine, "status-quo").effects.sides[0].share - 0.25) < 1e-4)
    let ground = SettlementCase.Use.ground([
      "A": try DisputedGround.box(-200, 0, 300, 2000), "B": try DisputedGround.box(600, 0, 1200, 2000),
    ])
    let byGround = try Self.option(
      try DisputedGround.settle(try made.given(use: ground), [.statusQuo]), "status-quo")
    // What nobody uses, from 300 m to 600 m, is parted at the median.
    #expect(abs(byGround.effects.sides[0].share - 0.5) < 1e-3)
    #expect(byGround.notes.contains { $0.contains("60.0 ha") }, "\(byGround.notes)")
    let none = try DisputedGround.settle(try made.given(), [.statusQuo])
    #expect(none.options.isEmpty && none.omissions.count == 1)
  }

  @Test func daysAreSharedInTurn() {
    let season = DaySet("11-01/04-30")!
    #expect(season.count == 181)
    let turns = SeasonTurns.turns(season, parties: ["A", "B"], share: 0.5)
    // The odd day is the one's who begins.
    #expect(turns.map(\.days.count) == [91, 90] && turns.map(\.otherYears.count) == [90, 91])
    #expect(turns[0].days.description == "11-01/01-30")
    #expect(turns[1].otherYears.description == "11-01/01-30")
    for k in 0..<2 {
      #expect(turns[k].days.isDisjoint(with: turns[1 - k].days))
      #expect(turns[k].otherYears.union(turns[1 - k].otherYears) == season)
    }
    let third = SeasonTurns.turns(season, parties: ["A", "B"], share: 0.25)
    #expect(third.map(\.days.count) == [45, 136] && third.map(\.otherYears.count) == [45, 136])
  }

  @Test func effectsCountWhatLiesInEachPart() throws {
    let made = try DisputedGround.rectangle()
    func house(_ x: Double, _ y: Double, _ party: String?) -> SettlementCase.House {
      SettlementCase.House(position: Point(x: x, y: y), persons: 4, load: 60, party: party)
    }
    let houses = [
      house(100, 100, "A"), house(380, 900, "A"), house(900, 50, nil), house(-300, 1000, "A"),
      house(1100, 5, "B"),
    ]
    let places = [
      SettlementCase.Place(kind: .water, position: Point(x: 20, y: 20)),
      SettlementCase.Place(kind: .camp, position: Point(x: 800, y: 20)),
      SettlementCase.Place(kind: .water, position: Point(x: -800, y: 20)),
    ]
    let settlement = try DisputedGround.settle(
      try made.given(houses: houses, places: places), [.median])
    let sides = try Self.option(settlement, "median").effects.sides
    #expect(sides.map(\.households) == [2, 1] && sides.map(\.persons) == [8, 4])
    #expect(sides.map(\.herd) == [120, 60])
    #expect(sides.map(\.waterPoints) == [1, 0] && sides.map(\.camps) == [0, 1])
    #expect(abs((sides[0].householdShare ?? 0) - 2.0 / 3) < 1e-9)
    #expect(abs((sides[0].nearestHouse?.metres ?? 0) - 120) < 0.05)
    #expect(abs((sides[1].nearestHouse?.metres ?? 0) - 600) < 0.05)
    #expect(settlement.references.map(\.party) == ["A", "B"])
    #expect(settlement.references[1].effects.sides.map(\.households) == [0, 3])
  }

  @Test func whatCannotBeAppliedIsSaid() throws {
    // B's claim lies wholly inside A's: it has no land, and no border of its own.
    let hole = try DisputedGround.box(400, 400, 600, 600)
    let around = Region(
      Polygon(
        exterior: try Ring(try DisputedGround.box(0, 0, 1000, 1000).polygons[0].exterior.coordinates),
        holes: [try Ring(hole.polygons[0].exterior.coordinates.reversed())]))
    let enclosed = DisputedGround(ground: hole, landA: around, landB: .empty)
    let settlement = try DisputedGround.settle(try enclosed.given())
    #expect(settlement.options.map(\.method) == [.season])
    #expect(settlement.omissions.contains { $0.method == .median && $0.reason.contains("B has no") })
    #expect(Set(settlement.omissions.map(\.method)).count == SettlementMethod.allCases.count - 1)

    // Half of the border is nobody's: it stands in for B's land.
    let open = DisputedGround(
      ground: try DisputedGround.box(0, 0, 1000, 1000), landA: try DisputedGround.box(-1000, 0, 0, 1000),
      landB: .empty)
    let median = try Self.option(try DisputedGround.settle(try open.given(), [.median]), "median")
    #expect(median.effects.sides[1].joined == true)
    #expect(median.notes.contains { $0.contains("stands in") })
    #expect(throws: GridGeoError.self) {
      try SettlementCase(
        dispute: "D-1", ground: hole, sides: enclosed.side("A", around), enclosed.side("A", .empty),
        frame: try DisputedGround.frame())
    }
  }

  @Test func aHoleBelongsToNobody() throws {
    var made = try DisputedGround.rectangle()
    let hole = try Ring(
      try DisputedGround.box(300, 800, 700, 1200).polygons[0].exterior.coordinates.reversed())
    made.ground.polygons[0].holes = [hole]
    let given = try made.given()
    let settlement = try DisputedGround.settle(given, [.median, .share]) {
      $0.keys = [.stated([SettlementKey.Share(party: "A", share: 0.3)])]
    }
    #expect(abs(settlement.area.hectares - 184) < 0.01)
    let median = try Self.option(settlement, "median")
    #expect(abs(median.effects.fence.metres - 1600) < 0.5 && median.lines.count == 2)
    #expect(abs(try Self.option(settlement, "share-stated").effects.sides[0].share - 0.3) <= 1e-4)
    for option in settlement.options {
      try SettlementPlannerTests.checkGeometry(option, given, settlement.area.squareMetres)
    }
  }
}
