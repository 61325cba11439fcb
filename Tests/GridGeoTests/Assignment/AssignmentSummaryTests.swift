import Testing

@testable import GridGeo

@Suite struct AssignmentSummaryTests {
  /// Each grid has so many households of each status, from inside on; `without` are outside and invalid.
  static func summary(
    _ grids: [(code: String, village: String, township: String, county: String, counts: [Int])],
    without: [Int] = [0, 0], ruledOut: Set<AssignmentStatus> = [.nearest, .disputed]
  ) throws -> AssignmentSummary {
    var counts = AssignmentCounts(grids: grids.count)
    func add(_ grid: Int, _ status: AssignmentStatus, _ households: Int) {
      for _ in 0..<households { counts.add(grid: grid, status: status, persons: 4) }
    }
    for (grid, entry) in grids.enumerated() {
      for (status, households) in entry.counts.enumerated() {
        add(grid, AssignmentStatus.allCases[status], households)
      }
    }
    add(-1, .outside, without[0])
    add(-1, .invalid, without[1])
    return try AssignmentSummary(
      grids: grids.map {
        GridCodes(code: $0.code, village: $0.village, township: $0.township, county: $0.county)
      }, counts: counts, ruledOut: ruledOut)
  }

  static func small() throws -> AssignmentSummary {
    try summary(
      [
        ("g3", "v2", "t1", "c1", [7, 0, 1, 2]), ("g1", "v1", "t1", "c1", [20, 3]),
        ("g2", "v1", "t1", "c1", [30]), ("g4", "", "t2", "c1", [5]), ("g0", "", "", "", [2]),
      ], without: [3, 1])
  }

  private func shown(_ summary: AssignmentSummary) -> [String] {
    summary.tallies.map { tally in
      let counts = [tally.households, tally.persons] + AssignmentStatus.allCases.map { tally.households($0) }
      let words = counts.map { $0.map(String.init) ?? "-" }
      return ([tally.level.name, tally.code] + words).joined(separator: " ")
    }
  }

  @Test func rollsUpByLevelAndCode() throws {
    let summary = try Self.small()
    #expect(
      shown(summary) == [
        "total  74 296 64 3 1 2 3 1",
        "unassigned  4 16 0 0 0 0 3 1",
        "county c1 68 272 62 3 1 2 0 0",
        "township t1 63 252 57 3 1 2 0 0",
        "township t2 5 20 5 0 0 0 0 0",
        "village v1 53 212 50 3 0 0 0 0",
        "village v2 10 40 7 0 1 2 0 0",
        "grid g0 2 8 2 0 0 0 0 0",
        "grid g1 23 92 20 3 0 0 0 0",
        "grid g2 30 120 30 0 0 0 0 0",
        "grid g3 10 40 7 0 1 2 0 0",
        "grid g4 5 20 5 0 0 0 0 0",
      ])
    #expect(summary.isBalanced(rows: 74))
    #expect(!summary.isBalanced(rows: 73))
    #expect(summary.tallies.allSatisfy { $0.isExact })
  }

  @Test func oneHouseholdTooManyIsNotBalanced() throws {
    for row in try Self.small().tallies.indices {
      for place in 0..<8 {
        var summary = try Self.small()
        var one = SIMD8<Int>.zero
        one[place] = 1
        summary.tallies[row].add(one)
        #expect(!summary.isBalanced(), "row \(row), number \(place)")
      }
    }
  }

  @Test func sameVillageCodeInTwoTownshipsIsTwoVillages() throws {
    let summary = try Self.summary([
      ("g1", "v", "t1", "", [20, 10]), ("g2", "v", "t2", "", [30, 10]),
    ])
    #expect(summary.tallies.filter { $0.level == .village }.map(\.households) == [30, 40])
    #expect(summary.isBalanced(rows: 70))
  }

  @Test func noGridsAtAll() throws {
    let summary = try Self.summary([], without: [40, 20])
    #expect(shown(summary) == ["total  60 240 0 0 0 0 40 20", "unassigned  60 240 0 0 0 0 40 20"])
    #expect(try summary.published().isBalanced(rows: 60))
  }

  @Test func refusesWhatCannotBe() throws {
    #expect(throws: GridGeoError.self) {
      try AssignmentSummary(grids: [GridCodes(code: "g")], counts: AssignmentCounts(grids: 2))
    }
    for (grid, status) in [(0, AssignmentStatus.outside), (0, .invalid), (-1, .inside), (-1, .nearest)] {
      var counts = AssignmentCounts(grids: 1)
      counts.add(grid: grid, status: status, persons: 1)
      #expect(throws: GridGeoError.self) {
        try AssignmentSummary(grids: [GridCodes(code: "g")], counts: counts)
      }
    }
    let published = try Self.small().published()
    #expect(throws: GridGeoError.self) { try published.published() }
  }

  @Test func publishesLargeCountsWhole() throws {
    let summary = try Self.summary([
      ("g1", "v1", "t1", "c1", [50, 10]), ("g2", "v1", "t1", "c1", [60, 12]),
      ("g3", "v2", "t1", "c1", [40, 30]),
    ])
    #expect(try summary.published() == summary)
  }

  @Test func aSmallStatusTakesTheRowAndAnotherWithIt() throws {
    // g1 has 2 on the border: its statuses go, and with them those of the smallest of its village, g3.
    let summary = try Self.summary([
      ("g1", "v1", "t1", "c1", [50, 2]), ("g2", "v1", "t1", "c1", [60, 12]),
      ("g3", "v1", "t1", "c1", [40, 11]), ("g4", "v2", "t1", "c1", [40, 30]),
    ])
    #expect(
      shown(try summary.published()) == [
        "total  245 980 190 55 0 0 0 0",
        "unassigned  0 0 0 0 0 0 0 0",
        "county c1 245 980 190 55 0 0 0 0",
        "township t1 245 980 190 55 0 0 0 0",
        "village v1 175 700 150 25 0 0 0 0",
        "village v2 70 280 40 30 0 0 0 0",
        "grid g1 52 208 - - 0 0 0 0",
        "grid g2 72 288 60 12 0 0 0 0",
        "grid g3 51 204 - - 0 0 0 0",
        "grid g4 70 280 40 30 0 0 0 0",
      ])
  }

  @Test func aSingleChildTakesItsParents() throws {
    // The only grid of the only village: all units above it are the same row and go with it.
    let summary = try Self.summary([
      ("g1", "v1", "t1", "c1", [50, 2]), ("g2", "v2", "t2", "c1", [60, 12]),
    ])
    #expect(
      shown(try summary.published()) == [
        "total  124 496 110 14 0 0 0 0",
        "unassigned  0 0 0 0 0 0 0 0",
        "county c1 124 496 110 14 0 0 0 0",
        "township t1 52 208 - - 0 0 0 0",
        "township t2 72 288 - - 0 0 0 0",
        "village v1 52 208 - - 0 0 0 0",
        "village v2 72 288 - - 0 0 0 0",
        "grid g1 52 208 - - 0 0 0 0",
        "grid g2 72 288 - - 0 0 0 0",
      ])
  }

  @Test func fewWithoutAGridAreNotTheTotalLessTheRest() throws {
    let summary = try Self.summary(
      [("g1", "v1", "t1", "c1", [50, 10]), ("g2", "v2", "t2", "c2", [60, 12])], without: [3, 0])
    #expect(
      shown(try summary.published()) == [
        "total  135 540 - - 0 0 - -",
        "unassigned  - - 0 0 0 0 - -",
        "county c1 - - - - 0 0 0 0",
        "county c2 72 288 60 12 0 0 0 0",
        "township t1 - - - - 0 0 0 0",
        "township t2 72 288 60 12 0 0 0 0",
        "village v1 - - - - 0 0 0 0",
        "village v2 72 288 60 12 0 0 0 0",
        "grid g1 - - - - 0 0 0 0",
        "grid g2 72 288 60 12 0 0 0 0",
      ])
  }

  @Test func aReaderKnowsOfOneHouseholdWithoutAGrid() throws {
    // 2 and 8 are 10 together: a range from 1 to 10 is too narrow, so that a third is suppressed.
    let summary = try Self.summary(
      [
        ("g1", "", "", "c1", [8]), ("g2", "", "", "c2", [60, 12]), ("g3", "", "", "c3", [70, 20]),
        ("g4", "", "", "c4", [80, 20]),
      ], without: [2, 0])
    let counties = try summary.published().tallies.filter { $0.level == .county }
    #expect(counties.map(\.households) == [nil, nil, 90, 100])
  }

  @Test func suppressedNumbersAreNotKept() throws {
    let published = try Self.small().published()
    for tally in published.tallies {
      for place in 0..<8 where tally.number(place) == nil { #expect(tally.numbers[place] == 0) }
    }
    #expect(published.tallies.contains { !$0.isExact })
  }
}
