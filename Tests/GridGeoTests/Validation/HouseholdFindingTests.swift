import Testing

@testable import GridGeo

@Suite struct HouseholdFindingTests {
  private let villages = [
    unit("632301101201", parent: "632301101", households: nil, region([[square(102, 35, 0.1)]])),
    unit("632301101202", parent: "632301101", households: nil, region([[square(102.1, 35, 0.1)]])),
    unit("632301101", .township, households: nil, region([[square(102, 35, 0.5)]])),
  ]

  private func survey(_ households: [Household]) throws -> ValidSurvey {
    let home = (0..<2).map {
      Household(id: "home\($0)", position: Coordinate(x: 102.05 + Double($0) * 0.1, y: 35.05), row: 900 + $0)
    }
    let survey = try RawSurvey(
      units: villages, households: households + home,
      inputs: [InputFile(role: "households", name: "h.csv", sha256: "")]
    ).validated()
    #expect(survey.tally.balances)
    #expect(survey.householdUnits.count == survey.households.count)
    return survey
  }

  private func household(_ id: String, _ x: Double, _ y: Double, row: Int = 2) -> Household {
    Household(id: id, position: Coordinate(x: x, y: y), row: row)
  }

  @Test func soundHouseholdsAreLocated() throws {
    let survey = try survey([household("1", 102.02, 35.02), household("2", 102.15, 35.05, row: 3)])
    #expect(survey.findings.isEmpty)
    #expect(survey.households.map(\.id) == ["1", "2", "home0", "home1"])
    #expect(
      survey.householdUnits.map { survey.units[$0].code.suffix(3) } == ["201", "202", "201", "202"])
  }

  @Test func onTheBorderTheLowerCodeHasIt() throws {
    let survey = try survey([household("1", 102.1, 35.05)])
    #expect(survey.units[survey.householdUnits[0]].code == "632301101201")
  }

  @Test(arguments: [
    (0.0, 0.0, Finding.Code.householdAtZero), (35.05, 102.05, .householdSwapped),
    (103.0, 35.05, .householdOutside), (-102.05, 35.05, .householdOutside), (102.3, 35.3, .householdInGap),
    (1e9, 5, .coordinateOutOfRange), (181, 35, .coordinateOutOfRange),
    (.nan, 35, .coordinateNotFinite), (102, .infinity, .coordinateNotFinite),
  ]) func position(x: Double, y: Double, code: Finding.Code) throws {
    let survey = try survey([household("h", x, y, row: 17)])
    #expect(survey.findings.map(\.code) == [code])
    let finding = survey.findings[0]
    #expect(finding.place.row == 17 && finding.place.file == "h.csv" && finding.subject == ["h"])
    #expect(survey.tally.households.leftOut == [code: 1])
    #expect(survey.households.count == 2)
  }

  @Test func noPositionAndNoId() throws {
    let survey = try survey([
      Household(id: "a", position: nil, row: 2),
      Household(id: "", position: Coordinate(x: 102.05, y: 35), row: 3),
    ])
    #expect(survey.findings.map(\.code) == [.householdNoId, .householdNoPosition])
    #expect(survey.tally.households.leftOut == [.householdNoId: 1, .householdNoPosition: 1])
  }

  @Test func duplicateIdsAndSeasons() throws {
    func camp(_ id: String, _ season: Household.Season?, _ row: Int) -> Household {
      Household(id: id, position: Coordinate(x: 102.05, y: 35.05), season: season, row: row)
    }
    let fine = try survey([camp("a", .winter, 2), camp("a", .summer, 3), camp("b", nil, 4)])
    #expect(fine.findings.isEmpty && fine.households.count == 5)
    let twice = try survey([
      camp("a", .winter, 2), camp("a", .winter, 3), camp("b", nil, 4), camp("b", nil, 5),
      camp("c", .summer, 6),
      camp("c", nil, 7),
    ])
    #expect(twice.findings.map(\.code) == [.householdDuplicate, .householdDuplicate, .householdDuplicate])
    #expect(twice.findings.map(\.place.row) == [3, 5, 7])
    #expect(twice.households.count == 5)
  }

  @Test func afterAnUnusableRowTheNextOneCounts() throws {
    let survey = try survey([
      Household(id: "a", position: nil, row: 2), household("a", 102.05, 35.05, row: 3),
      household("a", 102.06, 35.05, row: 4),
    ])
    #expect(survey.households.map(\.row) == [3, 900, 901])
    #expect(survey.findings(.householdDuplicate).map(\.severity) == [.error, .warning])
    #expect(survey.tally.households.leftOut == [.householdNoPosition: 1, .householdDuplicate: 1])
  }

  @Test func counts() throws {
    let here = Coordinate<Geographic>(x: 102.05, y: 35.05)
    let survey = try survey([
      Household(id: "a", position: here, persons: -1, row: 2),
      Household(id: "b", position: here, load: .nan, row: 3),
      Household(id: "c", position: here, persons: 4000, row: 4),
      Household(id: "d", position: here, persons: 0, row: 5),
    ])
    #expect(survey.findings(.countInvalid).map(\.place.row) == [2, 3])
    #expect(survey.findings(.countAbsurd).map(\.place.row) == [4])
    #expect(survey.households.map(\.id) == ["c", "d", "home0", "home1"])
  }

  @Test func aRowWithManyFaultsCountsOnce() throws {
    let survey = try survey([Household(id: "", position: Coordinate(x: 0, y: 0), persons: -1, row: 2)])
    #expect(survey.findings.count == 3 && survey.tally.households.leftOutCount == 1)
  }

  @Test func withoutUnits() throws {
    let survey = try RawSurvey(households: [household("a", 102, 35)]).validated()
    #expect(survey.findings.map(\.code) == [.householdOutside] && survey.tally.balances)
  }
}
