import Testing

@testable import GridGeo

@Suite struct GridCountsTests {
  static func task(_ code: String, sites: Int, grids: Int? = nil, spread: Int = 0) -> VillageTask {
    VillageTask(
      village: AdminUnit(code: code, name: code, level: .village, grids: grids, region: .empty),
      township: "", county: "",
      ground: DivisionGround(
        code: code, rings: [],
        sites: (0..<sites).map {
          .init(position: LatticePoint(x: Int32($0), y: 0), load: 1, persons: 1, households: 1)
        }, barriers: []),
      spreadHouseholds: spread, spreadPersons: 0, gridCount: 1)
  }

  @Test func totalIsShared() throws {
    let tasks = [Self.task("a", sites: 100), Self.task("b", sites: 50), Self.task("c", sites: 0)]
    let counts = try GridCounts.decide(tasks, .total(10)).map(\.gridCount)
    #expect(counts.reduce(0, +) == 10)
    #expect(counts[0] == 6 && counts[1] == 3 && counts[2] == 1)
  }

  @Test func bandIsKeptWherePossible() throws {
    let tasks = [Self.task("a", sites: 100), Self.task("b", sites: 19), Self.task("c", sites: 0, spread: 70)]
    let counts = try GridCounts.decide(tasks, .band(target: 35, minimum: 20, maximum: 50)).map(\.gridCount)
    #expect(counts == [3, 1, 2])
  }

  @Test func infeasibleWishIsExplained() {
    let tasks = [Self.task("632323105203", sites: 3, grids: 4)]
    let error = #expect(throws: GridGeoError.self) { try GridCounts.decide(tasks, .perVillage) }
    #expect(error?.code == .infeasible)
    #expect(error?.message.hasPrefix("village 632323105203: 4 grids wanted, 3 households") == true)
  }

  @Test func everyVillageNeedsANumber() {
    let tasks = [Self.task("a", sites: 3), Self.task("b", sites: 3, grids: 1)]
    let error = #expect(throws: GridGeoError.self) { try GridCounts.decide(tasks, .perVillage) }
    #expect(error?.message.contains("village a has no number of grids") == true)
  }

  @Test func tooFewOrTooMany() {
    let tasks = [Self.task("a", sites: 3), Self.task("b", sites: 3)]
    #expect(throws: GridGeoError.self) { try GridCounts.decide(tasks, .total(1)) }
    #expect(throws: GridGeoError.self) { try GridCounts.decide(tasks, .total(7)) }
    #expect(throws: GridGeoError.self) {
      try GridCounts.decide([Self.task("a", sites: 2000, grids: 1000)], .perVillage)
    }
  }
}
