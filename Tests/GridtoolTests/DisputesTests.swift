import Foundation
import Testing

@Suite struct DisputesTests {
  /// Two villages of one township side by side, and claims over their border.
  private static let territory = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"code":"990101101","name":"Town","level":"township"},"geometry":\
    {"type":"Polygon","coordinates":[[[101,35],[101.04,35],[101.04,35.02],[101,35.02],[101,35]]]}},
    {"type":"Feature","properties":{"code":"990101101201","name":"West","level":"village","parent":"990101101"},\
    "geometry":{"type":"Polygon","coordinates":[[[101,35],[101.02,35],[101.02,35.02],[101,35.02],[101,35]]]}},
    {"type":"Feature","properties":{"code":"990101101202","name":"East","level":"village","parent":"990101101"},\
    "geometry":{"type":"Polygon","coordinates":\
    [[[101.02,35],[101.04,35],[101.04,35.02],[101.02,35.02],[101.02,35]]]}}]}
    """

  private static func claim(
    _ id: String, _ party: String, _ west: Double, _ east: Double, _ more: String = ""
  ) -> String {
    """
    {"type":"Feature","properties":{"id":"\(id)","party":"\(party)","accuracy_m":3\(more)},"geometry":\
    {"type":"Polygon","coordinates":[[[\(west),35],[\(east),35],[\(east),35.02],[\(west),35.02],[\(west),35]]]}}
    """
  }

  private static func collection(_ features: [String]) -> String {
    "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
  }

  private static func sandbox(_ claims: [String]) throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(territory, to: "territory.geojson")
    try sandbox.write(collection(claims), to: "claims.geojson")
    return sandbox
  }

  private static func properties(_ sandbox: Sandbox, _ name: String = "d.geojson") throws -> [[String: Any]] {
    let object = try JSONReading.object(try sandbox.text(name))
    return try #require(object["features"] as? [[String: Any]]).compactMap {
      $0["properties"] as? [String: Any]
    }
  }

  private static let west = claim("w", "990101101201", 101, 101.025)
  private static let east = claim("e", "990101101202", 101.018, 101.04)

  @Test func anOverlapHasItsSidesAndItsTable() throws {
    let sandbox = try Self.sandbox([Self.west, Self.east])
    let run = try sandbox.gridtool(
      "disputes claims.geojson --territory territory.geojson -o d.geojson --calendar c.csv --verify --json")
    #expect(run.status == 0, "\(run.error)")
    let disputes = try Self.properties(sandbox)
    #expect(disputes.count == 1)
    let dispute = try #require(disputes.first)
    #expect(dispute["kind"] as? String == "overlap")
    #expect(dispute["parties"] as? [String] == ["990101101201", "990101101202"])
    #expect(dispute["certainty"] as? String == "certain")
    #expect(dispute["level"] as? String == "township")
    #expect(dispute["decided_by"] as? String == "990101101")
    #expect(dispute["season"] as? String == "year")
    let area = try #require(dispute["area_ha"] as? Double)
    let sides = try #require(dispute["side_areas"] as? [String: Double])
    #expect(abs((sides["990101101201"] ?? 0) + (sides["990101101202"] ?? 0) - area) < 0.001)
    // 0.005 of 0.007 degrees lie on the eastern side.
    #expect(abs((sides["990101101202"] ?? 0) / area - 5.0 / 7) < 1e-3)
    let low = try #require(dispute["area_low_ha"] as? Double)
    let high = try #require(dispute["area_high_ha"] as? Double)
    #expect(0 < low && low < area && area < high)
    let calendar = try sandbox.text("c.csv").split(separator: "\n")
    #expect(calendar.count == 2)
    #expect(calendar[1].hasPrefix("990101101201,990101101202,dispute,01-01,12-31,365,"))
    let summary = try #require(try JSONReading.object(run.output)["summary"] as? [String: Any])
    #expect(summary["areas_add_up"] as? String == "yes")
    #expect((summary["digest"] as? String)?.count == 64)
  }

  /// The features as text: everything but provenance.
  private static func features(_ sandbox: Sandbox, _ name: String) throws -> String {
    let text = try sandbox.text(name)
    let start = try #require(text.range(of: "\"features\":["))
    return String(text[start.lowerBound...])
  }

  @Test func aChangedClaimIsFollowedFromASavedRun() throws {
    let third = Self.claim("x", "990101101202", 101.001, 101.003)
    let sandbox = try Self.sandbox([Self.west, Self.east, third])
    let first = try sandbox.gridtool(
      "disputes claims.geojson --territory territory.geojson --save-state s.gridgeo -o d.geojson")
    #expect(first.status == 0, "\(first.error)")
    let moved = Self.claim("x", "990101101202", 101.002, 101.006)
    try sandbox.write(Self.collection([moved]), to: "changed.geojson")
    try sandbox.write(Self.collection([Self.west, Self.east, moved]), to: "all.geojson")
    let update = try sandbox.gridtool(
      "disputes --state s.gridgeo --changed changed.geojson -o u.geojson --changes c.geojson --save-state t.gridgeo"
    )
    #expect(update.status == 0, "\(update.error)")
    let full = try sandbox.gridtool(
      "disputes all.geojson --territory territory.geojson -o f.geojson --save-state f.gridgeo")
    #expect(full.status == 0, "\(full.error)")
    #expect(try Self.features(sandbox, "u.geojson") == Self.features(sandbox, "f.geojson"))
    #expect(try Self.features(sandbox, "u.geojson") != Self.features(sandbox, "d.geojson"))
    #expect(try Self.properties(sandbox, "c.geojson").count < Self.properties(sandbox, "u.geojson").count)

    let gone = try sandbox.gridtool("disputes --state t.gridgeo --removed x -o g.geojson --json")
    #expect(gone.status == 0, "\(gone.error)")
    let ids = try #require(try JSONReading.object(gone.output)["gone"] as? [String])
    #expect(!ids.isEmpty)

    let other = try sandbox.gridtool("disputes --state t.gridgeo --removed x -o h.geojson --accuracy 9m")
    #expect(other.status == 65)
    #expect(other.error.contains("other options"))
    try sandbox.write("not a state at all", to: "n.gridgeo")
    let none = try sandbox.gridtool("disputes --state n.gridgeo --removed x -o h.geojson")
    #expect(none.status == 65)
    #expect(none.error.contains("n.gridgeo: is not a saved state"))
    #expect(try sandbox.gridtool("disputes --changed changed.geojson -o h.geojson").status == 64)
  }

  @Test func theOrderOfTheSidesDoesNotShow() throws {
    let one = try Self.sandbox([Self.west, Self.east])
    let other = try Self.sandbox([Self.east, Self.west])
    for sandbox in [one, other] {
      let run = try sandbox.gridtool("disputes claims.geojson -o d.geojson --workers-threads 2 --verify")
      #expect(run.status == 0, "\(run.error)")
    }
    func features(_ sandbox: Sandbox) throws -> Substring {
      let text = try sandbox.text("d.geojson")
      return text[try #require(text.range(of: "\"features\":[")).lowerBound...]
    }
    #expect(try features(one) == features(other))
  }

  @Test func seasonsThatNeverMeetAreStackedUse() throws {
    let sandbox = try Self.sandbox([
      Self.claim("w", "990101101201", 101, 101.025, ",\"season\":\"winter\""),
      Self.claim("e", "990101101202", 101.018, 101.04, ",\"season\":\"summer\""),
    ])
    #expect(try sandbox.gridtool("disputes claims.geojson -o d.geojson").status == 0)
    #expect(try Self.properties(sandbox).isEmpty)
    let run = try sandbox.gridtool("disputes claims.geojson -o s.geojson --stacked --calendar c.csv")
    #expect(run.status == 0, "\(run.error)")
    #expect(try Self.properties(sandbox, "s.geojson").map { $0["kind"] as? String } == ["stacked"])
    #expect(try sandbox.text("c.csv").contains(",stacked,"))
    // Where winter is longer, they meet.
    let longer = try sandbox.gridtool(
      "disputes claims.geojson -o l.geojson --season winter=11-01/06-15 --fail-on-findings")
    #expect(longer.status == 10, "\(longer.error)")
    let dispute = try #require(try Self.properties(sandbox, "l.geojson").first)
    #expect(dispute["season"] as? String == "06-01/06-15")
    #expect(dispute["days"] as? Int == 15)
  }

  @Test func onADateOnlyWhatIsInForceCounts() throws {
    let sandbox = try Self.sandbox([
      Self.west, Self.claim("e", "990101101202", 101.018, 101.04, ",\"valid_to\":\"2019-12-31\""),
    ])
    let late = try sandbox.gridtool("disputes claims.geojson -o late.geojson --on 2024-06-01")
    #expect(late.status == 0, "\(late.error)")
    #expect(try Self.properties(sandbox, "late.geojson").isEmpty)
    #expect(try sandbox.gridtool("disputes claims.geojson -o early.geojson --on 2018-06-01").status == 0)
    #expect(try Self.properties(sandbox, "early.geojson").count == 1)
  }

  @Test func oneBadClaimDoesNotCostTheOthersTheirAnswer() throws {
    let bow = """
      {"type":"Feature","properties":{"id":"bow","party":"990101101201"},"geometry":\
      {"type":"Polygon","coordinates":[[[101,35],[101.01,35.01],[101.01,35],[101,35.01],[101,35]]]}}
      """
    let more = (0..<6).map { Self.claim("m\($0)", "990101101201", 101, 101.001) }
    let sandbox = try Self.sandbox([Self.west, Self.east, bow] + more)
    let run = try sandbox.gridtool("disputes claims.geojson -o d.geojson --fail-on-findings")
    #expect(run.status == 10)
    #expect(run.error.contains("ring-self-intersection"))
    #expect(run.error.contains("claim bow"))
    #expect(try Self.properties(sandbox).count == 1)
    let strict = try sandbox.gridtool("disputes claims.geojson -o s.geojson --bad-limit 5%")
    #expect(strict.status == 65)
    #expect(strict.error.contains("1 of 9 claims cannot be used"))
    #expect(try !sandbox.names().contains("s.geojson"))
    let repaired = try sandbox.gridtool("disputes claims.geojson -o r.geojson --repair --bad-limit 5%")
    #expect(repaired.status == 0, "\(repaired.error)")
  }

  @Test func checkKnowsClaims() throws {
    let sandbox = try Self.sandbox([Self.west, Self.claim("x", "elsewhere", 101, 101.01)])
    let run = try sandbox.gridtool("check claims.geojson territory.geojson --json")
    #expect(run.status == 0, "\(run.error)")
    let object = try JSONReading.object(run.output)
    let counts = try #require(object["counts"] as? [String: Any])
    #expect(counts["claims_usable"] as? Int == 2)
    #expect(run.output.contains("claim-party-unknown"))
  }

  @Test func partitionFlagsWhatIsFrozen() throws {
    let sandbox = try Sandbox()
    let box = try Self.box(try SmallTerritory.file("territory.geojson"))
    let middle = (box.west + box.east) / 2
    func claim(_ id: String, _ west: Double, _ east: Double) -> String {
      """
      {"type":"Feature","properties":{"id":"\(id)","party":"\(id)"},"geometry":{"type":"Polygon","coordinates":\
      [[[\(west),\(box.south)],[\(east),\(box.south)],[\(east),\(box.north)],[\(west),\(box.north)],\
      [\(west),\(box.south)]]]}}
      """
    }
    let claims = Self.collection([claim("A", box.west, middle + 0.01), claim("B", middle - 0.01, box.east)])
    try sandbox.write(claims, to: "claims.geojson")
    #expect(try sandbox.gridtool("disputes claims.geojson -o d.geojson").status == 0)
    let run = try sandbox.gridtool(
      try SmallTerritory.partition(["-o", "plan.geojson", "--disputes", "d.geojson", "--disputed", "h.csv"]))
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error.contains("frozen"))
    let flagged = try Self.properties(sandbox, "plan.geojson").filter {
      ($0["disputes"] as? [String])?.isEmpty == false
    }
    #expect(!flagged.isEmpty && flagged.count < 75)
    let rows = try sandbox.text("h.csv").split(separator: "\n").dropFirst()
    #expect(!rows.isEmpty)
    // Every household on disputed ground is in a grid that is flagged.
    let codes = Set(flagged.compactMap { $0["code"] as? String })
    #expect(rows.allSatisfy { codes.contains(String($0.split(separator: ",")[1])) })
    let refused = try sandbox.gridtool(
      try SmallTerritory.partition(["-o", "p.geojson", "--disputed", "h2.csv"]))
    #expect(refused.status == 64)
  }

  private static func box(_ path: String) throws -> (west: Double, south: Double, east: Double, north: Double)
  {
    let object = try JSONReading.object(try String(contentsOfFile: path, encoding: .utf8))
    let box = try #require(object["bbox"] as? [Double])
    return (box[0], box[1], box[2], box[3])
  }
}
