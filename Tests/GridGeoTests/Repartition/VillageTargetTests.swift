import Testing

@testable import GridGeo

@Suite struct VillageTargetTests {
  static func villages(_ loads: [Double], _ grids: [Int]) -> [(
    unit: AdminUnit, load: Double, grids: Int, places: Int, isWhole: Bool, deviation: Double
  )] {
    zip(loads, grids).enumerated().map { i, village in
      (
        AdminUnit(code: "v\(i)", name: "", level: .village, grids: i + 1, region: .empty), village.0,
        village.1,
        Int(village.0), true, 0
      )
    }
  }

  @Test func aNewTotalChangesAsFewVillagesAsItCan() throws {
    let villages = Self.villages([100, 200, 300], [2, 4, 6])
    func counts(_ total: Int) throws -> [Int] {
      try RepartitionOptions(gridCount: .total(total)).targets(villages).map(\.counts.lowerBound)
    }
    #expect(try counts(12) == [2, 4, 6])
    #expect(try counts(13) == [2, 4, 7])
    #expect(try counts(11) == [2, 4, 5])
    #expect(try counts(3) == [1, 1, 1])
    #expect(throws: GridGeoError.self) { try counts(2) }
  }

  @Test func countsOfTheTerritoryOrThePlan() throws {
    let villages = Self.villages([100, 200], [2, 4])
    #expect(try RepartitionOptions().targets(villages).map(\.counts) == [2...2, 4...4])
    #expect(
      try RepartitionOptions(gridCount: .perVillage).targets(villages).map(\.counts) == [1...1, 2...2])
    let band = try RepartitionOptions(gridCount: .band(minimum: 20, maximum: 50)).targets(villages)
    #expect(band.map(\.counts) == [2...5, 4...10])
  }

  /// No number of grids can do better than the mean, so a band always holds it.
  @Test func bandsHoldTheMean() {
    var generator = SeededGenerator(seed: 4, stream: "band")
    for _ in 0..<300 {
      let count = 1 + generator.next(below: 9)
      let isWhole = generator.next(below: 2) == 0
      let target = VillageTarget(
        counts: count...count, minimum: generator.next(below: 2) == 0 ? 20 : nil, maximum: 50,
        tolerance: generator.next(below: 2) == 0 ? 0.01 : nil,
        load: isWhole ? Double(generator.next(below: 400)) : generator.nextUniform(from: 0, to: 400),
        isWhole: isWhole)
      let band = target.band(count)
      #expect(band.contains(target.load / Double(count)))
      if isWhole { #expect(band.contains((target.load / Double(count)).rounded(.up))) }
    }
  }

  @Test func wholeLoadsRoundTheBandInwards() {
    let target = VillageTarget(counts: 4...4, tolerance: 0.05, load: 203, isWhole: true)
    // Mean 50.75: 48.2125 … 53.2875.
    #expect(target.band(4) == 49...53)
  }
}
