import Foundation
import Testing

@Suite struct PlanCheckTests {
  private static func arguments(_ plan: String, _ more: [String] = []) throws -> [String] {
    [
      "check", plan, "--territory", try SmallTerritory.file("territory.geojson"), "--households",
      try SmallTerritory.file("households.csv"),
    ] + more
  }

  /// The plan with a change to its features.
  private static func changed(_ change: (inout [[String: Any]]) throws -> Void) throws -> Data {
    var plan = try #require(
      JSONSerialization.jsonObject(with: try SmallTerritory.bytes("plan.geojson")) as? [String: Any])
    var features = try #require(plan["features"] as? [[String: Any]])
    try change(&features)
    plan["features"] = features
    return try JSONSerialization.data(withJSONObject: plan)
  }

  private static func codes(_ plan: Data) throws -> [String: Int] {
    let sandbox = try Sandbox()
    try plan.write(to: sandbox.url("plan.geojson"))
    let run = try sandbox.gridtool(try arguments("plan.geojson", ["--json", "--fail-on-findings"]))
    #expect(run.status == 10, "\(run.error)")
    let totals = try #require(try JSONReading.object(run.output)["totals"] as? [String: Any])
    return try #require(totals["by_code"] as? [String: Int])
  }

  @Test func aPlanOfOurOwnIsSound() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(
      try Self.arguments(try SmallTerritory.plan(), ["--fail-on-findings", "-o", "f.geojson"]))
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.hasPrefix("nothing found"))
    let member = try #require(
      try JSONReading.object(try sandbox.text("f.geojson"))["gridgeo"] as? [String: Any])
    let roles = (member["inputs"] as? [[String: Any]])?.compactMap { $0["role"] as? String }
    #expect(roles == ["plan", "territory", "households"])
  }

  /// All files without options; what they are is recognised.
  @Test func theFilesAreRecognised() throws {
    let run = try Sandbox().gridtool([
      "check", "--dry-run", try SmallTerritory.file("territory.geojson"),
      try SmallTerritory.file("households.csv"), try SmallTerritory.plan(),
    ])
    #expect(run.status == 0, "\(run.error)")
    let roles = run.output.split(separator: "\n").map { $0.split(separator: " ")[1] }
    #expect(roles == ["plan", "territory", "households"])
  }

  @Test func aPlanWithoutProvenanceIsRecognisedByItsFeatures() throws {
    let sandbox = try Sandbox()
    let plan = try JSONReading.object(
      String(decoding: try SmallTerritory.bytes("plan.geojson"), as: UTF8.self))
    let features = try #require(plan["features"] as? [[String: Any]])
    let first = try JSONSerialization.data(withJSONObject: features[0]["properties"] as Any)
    try sandbox.write(
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
        + String(decoding: first, as: UTF8.self) + ",\"geometry\":null}]}", to: "bare.geojson")
    let run = try sandbox.gridtool("check --dry-run bare.geojson")
    #expect(run.output.hasPrefix("read plan"))
  }

  @Test func whatIsWrongIsFound() throws {
    let dropped = try Self.codes(try Self.changed { $0.remove(at: 10) })
    #expect(dropped["grid-gap"] == 1 && (dropped["grid-neighbours"] ?? 0) > 0)
    let recounted = try Self.codes(
      try Self.changed { features in
        var properties = try #require(features[3]["properties"] as? [String: Any])
        properties["households"] = 1 + (try #require(properties["households"] as? Int))
        features[3]["properties"] = properties
      })
    #expect(recounted == ["grid-count-mismatch": 1])
    let swapped = try Self.codes(
      try Self.changed { features in
        let geometry = features[0]["geometry"]
        features[0]["geometry"] = features[1]["geometry"]
        features[1]["geometry"] = geometry
      })
    #expect((swapped["grid-neighbours"] ?? 0) > 0 && (swapped["grid-count-mismatch"] ?? 0) > 0)
  }

  @Test func refusalsSayWhatToDo() throws {
    let plan = try SmallTerritory.plan()
    let alone = try Sandbox().gridtool(["check", plan])
    #expect(alone.status == 64)
    #expect(alone.errorLines.count == 1 && alone.error.contains("--territory"))
    let twice = try Sandbox().gridtool(["check", plan, plan])
    #expect(twice.status == 64)
    #expect(twice.error.contains("both look like plans"))
  }
}
