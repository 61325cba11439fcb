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

  /// Claims come from a file of their own, or from the scenario; the territory is the same.
  @Test func claimsAreAddedToTheTerritory() throws {
    let sandbox = try Sandbox()
    let figures = """
      {"villages": 12, "accuracy_m": [1, 15], "spacing_m": [30, 150], "disagreements": 0.5,
      "depth_m": [60, 700], "both_sides": 0.2, "gaps": 0.1, "encroachments": 0, "triple_corners": 2,
      "seasonal": 1, "by_township": 0, "digging_grounds": 2, "shared_digging": 1, "filed_twice": 1,
      "years": [1990, 2020], "evidence": [1, 1, 1, 1, 1], "contract_deviation": 0.03}
      """
    try sandbox.write("{\"claims\": \(figures)}", to: "c.json")
    let run = try sandbox.gridtool([
      "generate", SmallTerritory.seed, "--claims", "c.json", "-o", "d", "--json",
    ])
    #expect(run.status == 0, "\(run.error)")
    #expect(
      try sandbox.names(in: "d") == [
        "barriers.geojson", "claims-truth.json", "claims.geojson", "households.csv", "territory.geojson",
      ])
    for name in ["territory.geojson", "households.csv", "barriers.geojson"] {
      #expect(try sandbox.bytes("d/\(name)") == SmallTerritory.bytes(name))
    }
    let claims = try sandbox.text("d/claims.geojson")
    #expect(claims.contains("{\"role\":\"claims\",\"name\":\"c.json\""))
    let summary = try #require(try JSONReading.object(run.output)["summary"] as? [String: Any])
    #expect(summary["claims"] as? Int == claims.components(separatedBy: "{\"type\":\"Feature\"").count - 1)

    let seed = try String(contentsOfFile: SmallTerritory.seed, encoding: .utf8)
    try sandbox.write(
      seed.replacingOccurrences(of: "\"enclaves\"", with: "\"claims\": \(figures), \"enclaves\""),
      to: "s.json")
    let inside = try sandbox.gridtool(["generate", "s.json", "-o", "e"])
    #expect(inside.status == 0, "\(inside.error)")
    let both = try ["d", "e"].map {
      try sandbox.text("\($0)/claims.geojson").components(separatedBy: "\n").dropFirst(2)
    }
    #expect(both[0] == both[1])

    let again = try sandbox.gridtool(["generate", SmallTerritory.seed, "--claims", "c.json", "-o", "d"])
    #expect(again.status == 3)
    try sandbox.write("{\"claims\": {\"villages\": 3, \"colour\": 1}}", to: "c.json")
    let refused = try sandbox.gridtool(["generate", SmallTerritory.seed, "--claims", "c.json", "-o", "f"])
    #expect(refused.status == 65 && refused.error.contains("c.json: \"claims.colour\" is not a member"))
    #expect(!(try sandbox.names().contains("f")))
  }
}
