import Foundation
import GridGeoTestSupport
import Testing

@testable import GridGeo

/// A whole plan: codes, counts and neighbours to the letter, areas and shapes to a tolerance, since the last
/// digits of a projection may differ from one PROJ to the next.
@Suite struct PlanGoldenTests {
  private struct Row: Equatable {
    var code: String
    var households: Int
    var persons: Int
    var neighbours: String
    var area: Double
    var compactness: Double

    init(_ grid: Grid) {
      code = grid.code
      households = grid.households
      persons = grid.persons
      neighbours = grid.neighbours.joined(separator: " ")
      area = grid.area.hectares
      compactness = grid.compactness
    }

    init?(_ line: Substring) {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 6, let households = Int(fields[1]), let persons = Int(fields[2]),
        let area = Double(fields[4]), let compactness = Double(fields[5])
      else { return nil }
      (code, self.households, self.persons, neighbours) = (fields[0], households, persons, fields[3])
      (self.area, self.compactness) = (area, compactness)
    }

    var line: String {
      "\(code),\(households),\(persons),\(neighbours),\(String(format: "%.3f,%.4f", area, compactness))"
    }
  }

  @Test func tinyPlan() async throws {
    let working = try WorkingSurvey(TinySurvey.raw(seed: 2).validated(), spread: .auto)
    let options = PartitionOptions(gridCount: .total(TinySurvey.grids))
    let result = try await TerritoryPartition.run(
      try GridCounts.decide(working.tasks, options.gridCount), options: options,
      crew: WorkerCrew(workers: 2, frame: working.frame), progress: nil)
    let rows = result.grids.map { Row($0) }
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/tiny-plan.csv")
    if ProcessInfo.processInfo.environment["GRIDGEO_RENEW_GOLDEN"] == "1" {
      let text = "code,households,persons,neighbours,area_ha,compactness\n"
      try (text + rows.map { $0.line + "\n" }.joined()).write(to: file, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
      .map { try #require(Row($0)) }
    #expect(rows.count == golden.count)
    for (row, wanted) in zip(rows, golden) {
      #expect(row.code == wanted.code && row.neighbours == wanted.neighbours)
      #expect(row.households == wanted.households && row.persons == wanted.persons)
      #expect(abs(row.area - wanted.area) <= 1e-3 * wanted.area)
      #expect(abs(row.compactness - wanted.compactness) <= 1e-3)
    }
  }
}
