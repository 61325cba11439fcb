import Foundation
import Testing

@Suite struct CheckTests {
  @Test func everyFindingInEveryForm() throws {
    let sandbox = try Sandbox()
    let files = try ["territory.geojson", "households.csv", "barriers.geojson"].map {
      try SmallTerritory.file($0)
    }
    let run = try sandbox.gridtool(["check"] + files + ["--json", "-o", "f.geojson"])
    #expect(run.status == 0, "\(run.error)")
    let summary = try JSONReading.object(run.output)
    let findings = try #require(summary["findings"] as? [[String: Any]])
    let totals = try #require(summary["totals"] as? [String: Any])
    #expect(totals["total"] as? Int == findings.count)
    let byCode = try #require(totals["by_code"] as? [String: Int])
    #expect(byCode.values.reduce(0, +) == findings.count)
    // The scenario plants two of each.
    #expect(byCode["household-at-zero"] == 2)
    #expect(byCode["household-duplicate-id"] == 2)
    let roles = (summary["files"] as? [String: String])?.keys.sorted()
    #expect(roles == ["barriers", "households", "territory"])

    let collection = try JSONReading.object(try sandbox.text("f.geojson"))
    let features = try #require(collection["features"] as? [[String: Any]])
    #expect(features.map { $0["id"] as? String } == findings.indices.map { "finding-\($0 + 1)" })
    let codes = features.map { ($0["properties"] as? [String: Any])?["code"] as? String }
    #expect(codes == findings.map { $0["code"] as? String })
    #expect((collection["gridgeo"] as? [String: Any])?["command"] as? String == "check")
  }

  @Test func theTableShowsAtMostTwentyOfAKind() throws {
    let run = try Sandbox().gridtool([
      "check", try SmallTerritory.file("territory.geojson"), "--households",
      try SmallTerritory.file("households.csv"),
    ])
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    let heading = try #require(lines.firstIndex { $0.hasPrefix("warning household-no-position (") })
    let count = try #require(Int(lines[heading].split { "()".contains($0) }[1]))
    #expect(count > 20)
    #expect(lines[heading].hasSuffix("households.csv"))
    #expect(lines[heading + 20].hasPrefix("  row "))
    #expect(lines[heading + 21] == "  … and \(count - 20) more")
    #expect(!run.output.contains("\u{1b}"))
  }

  @Test func failingOnFindingsIsAsked() throws {
    let sandbox = try Sandbox()
    let files = [try SmallTerritory.file("territory.geojson"), try SmallTerritory.file("households.csv")]
    let run = try sandbox.gridtool(["check", "--fail-on-findings", "-o", "f.geojson"] + files)
    #expect(run.status == 10)
    #expect(run.error.isEmpty)
    #expect(try sandbox.names() == ["f.geojson"])
    let quiet = try sandbox.gridtool(["check", "--fail-on-findings", "--quiet"] + files)
    #expect(quiet.status == 10)
    #expect(quiet.output.isEmpty && quiet.error.isEmpty)
  }

  @Test func notesAreNoReasonToFail() throws {
    let run = try Sandbox().gridtool([
      "check", "--fail-on-findings", try SmallTerritory.file("territory.geojson"),
    ])
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("notes"))
  }

  @Test func rolesAreRecognised() throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      """
      { "type" : "FeatureCollection", "features" : [ { "type" : "Feature", "properties" : { "id" : "A" },
      "geometry" : { "type" : "Point", "coordinates" : [101.8, 35.6] } } ] }
      """, to: "points.json")
    let run = try sandbox.gridtool([
      "check", "--dry-run", try SmallTerritory.file("barriers.geojson"), "points.json",
      try SmallTerritory.file("territory.geojson"),
    ])
    #expect(run.status == 0, "\(run.error)")
    let lines = run.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines.map { "\($0[0]) \($0[1])" } == ["read territory", "read households", "read barriers"])
    #expect(lines[1][2] == "points.json")
  }

  @Test func whatIsNoSurveyIsNamed() throws {
    let sandbox = try Sandbox()
    try sandbox.write("# How it was made\n", to: "README.md")
    try sandbox.write("\u{feff}\u{1e}{\"type\":\"Feature\"", to: "begun.json")
    let run = try sandbox.gridtool("check README.md")
    #expect(run.status == 65)
    #expect(run.error.hasPrefix("gridtool: error: README.md: is neither GeoJSON nor a table"))
    #expect(try sandbox.gridtool("check begun.json --dry-run").output.hasPrefix("read territory"))
  }

  @Test func findingsToStandardOutput() throws {
    let run = try Sandbox().gridtool(["check", try SmallTerritory.file("territory.geojson"), "-o", "-"])
    #expect(run.status == 0)
    #expect(try JSONReading.object(run.output)["type"] as? String == "FeatureCollection")
    #expect(run.error.contains("territory read"))
  }
}
