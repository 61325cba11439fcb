import GridGeo
import GridGeoTestSupport
import Testing

@testable import GridMap

@Suite struct PlanComparisonTests {
  private func grid(_ code: String, _ west: Double, _ east: Double) throws -> Grid {
    Grid(
      code: code, village: "v", township: "t", county: "c", households: 1, persons: 1, load: 1,
      area: .hectares(1), compactness: 1, neighbours: [], deviationPercent: 0,
      region: try MadeDisputes.box(west, 35, east, 35.1))
  }

  private func compare(_ old: [Grid], _ new: [Grid]) -> PlanComparison {
    PlanComparison(
      before: old, after: new, oldMiddle: { old[$0].region.boundingBox?.centre },
      newMiddle: { new[$0].region.boundingBox?.centre })
  }

  @Test func eachKindIsTold() throws {
    let old = [
      try grid("a", 0, 1), try grid("b", 1, 2), try grid("c", 2, 3), try grid("d", 3, 4), try grid("e", 4, 5),
      try grid("f", 5, 6),
    ]
    let new = [
      // a stays; b gives half to n; c takes in d; e and f move their border.
      try grid("a", 0, 1), try grid("b", 1, 1.5), try grid("n", 1.5, 2), try grid("c", 2, 4),
      try grid("e", 4, 5.2), try grid("f", 5.2, 6),
    ]
    let comparison = compare(old, new)
    #expect(
      comparison.after == ["a": .kept, "b": .split, "n": .new, "c": .merged, "e": .reshaped, "f": .reshaped])
    #expect(
      comparison.before
        == ["a": .kept, "b": .split, "c": .merged, "d": .retired, "e": .reshaped, "f": .reshaped])
  }

  @Test func aPlanIsKeptAgainstItself() throws {
    let made = try SyntheticPlan(grids: 40, villages: 8, townships: 4, counties: 2, halvings: 1)
    let comparison = compare(made.plan.grids, made.plan.grids)
    #expect(comparison.after.count == 40 && comparison.after.values.allSatisfy { $0 == .kept })
    #expect(comparison.before == comparison.after)
  }

  @Test func plansWithoutACodeInCommon() throws {
    let comparison = compare([try grid("a", 0, 1)], [try grid("z", 0, 1)])
    #expect(comparison.before == ["a": .retired] && comparison.after == ["z": .new])
  }
}
