import Foundation
import Testing

@Suite struct GenerateTests {
  @Test func sameScenarioSameBytes() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(
      ["generate", "-", "-o", "again/", "--json"], input: URL(fileURLWithPath: SmallTerritory.seed))
    #expect(run.status == 0, "\(run.error)")
    #expect(try sandbox.names(in: "again") == ["barriers.geojson", "households.csv", "territory.geojson"])
    // The scenario's name is part of the provenance, so only the table can be compared as it is.
    #expect(try sandbox.bytes("again/households.csv") == SmallTerritory.bytes("households.csv"))
    let summary = try #require(try JSONReading.object(run.output)["summary"] as? [String: Any])
    #expect(summary["villages"] as? Int == 12)
    #expect(summary["households"] as? Int == 2400)

    let twice = try sandbox.gridtool(["generate", SmallTerritory.seed, "-o", "again"])
    #expect(twice.status == 3)
    #expect(twice.error.contains("--overwrite"))
  }

  @Test func anotherSeedAnotherTerritory() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(["generate", SmallTerritory.seed, "--seed", "12", "-o", "d", "--quiet"])
    #expect(run.status == 0)
    #expect(run.output.isEmpty && run.error.isEmpty)
    #expect(try sandbox.bytes("d/households.csv") != SmallTerritory.bytes("households.csv"))
  }

  @Test func aDryRunMakesNoFolder() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(["generate", SmallTerritory.seed, "-o", "d", "--dry-run"])
    #expect(run.status == 0)
    #expect(run.output.contains("d/territory.geojson"))
    #expect(try sandbox.names().isEmpty)
  }
}
