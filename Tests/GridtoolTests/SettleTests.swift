import Foundation
import Testing

@Suite struct SettleTests {
  /// Two parties whose claims overlap between 100.00° and 100.02°.
  private static func sandbox(third: Bool = false) throws -> Sandbox {
    let sandbox = try Sandbox()
    func claim(_ id: String, _ party: String, _ west: Double, _ east: Double, south: Double = 34) -> String {
      """
      {"type":"Feature","properties":{"id":"\(id)","party":"\(party)","season":"winter"},"geometry":\
      {"type":"Polygon","coordinates":[[[\(west),\(south)],[\(east),\(south)],[\(east),34.03],[\(west),34.03],\
      [\(west),\(south)]]]}}
      """
    }
    var claims = [claim("c1", "A", 99.95, 100.02), claim("c2", "B", 100, 100.07)]
    if third { claims.append(claim("c3", "C", 99.97, 100.05, south: 33.98)) }
    try sandbox.write(
      #"{"type":"FeatureCollection","features":["# + claims.joined(separator: ",") + "]}",
      to: "claims.geojson")
    try sandbox.write(
      "id,lon,lat,persons,load\nh1,99.96,34.01,4,100\nh2,100.005,34.01,5,50\nh3,100.06,34.02,3,150\n",
      to: "households.csv")
    try sandbox.write(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kind":"river","name":"Hei",\
      "resistance":0.8},"geometry":{"type":"LineString","coordinates":[[100.012,33.99],[100.008,34.015],\
      [100.011,34.04]]}}]}
      """, to: "rivers.geojson")
    let run = try sandbox.gridtool("disputes claims.geojson -o disputes.geojson")
    #expect(run.status == 0, "\(run.error)")
    return sandbox
  }

  /// Id of the dispute with most parties.
  private static func dispute(_ sandbox: Sandbox) throws -> String {
    let disputes = try features(try sandbox.text("disputes.geojson"))
    func parties(_ feature: [String: Any]) -> Int {
      ((feature["properties"] as? [String: Any])?["parties"] as? [String])?.count ?? 0
    }
    return try #require(disputes.max { parties($0) < parties($1) }?["id"] as? String)
  }

  private static func features(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONReading.object(text)["features"] as? [[String: Any]])
  }

  private static func properties(_ feature: [String: Any]) throws -> [String: Any] {
    try #require(feature["properties"] as? [String: Any])
  }

  private static func all(_ sandbox: Sandbox) throws -> String {
    "settle disputes.geojson --dispute \(try dispute(sandbox)) --claims claims.geojson"
      + " --households households.csv --features rivers.geojson"
  }

  @Test func optionsStakesAndTrack() throws {
    let sandbox = try Self.sandbox()
    let run = try sandbox.gridtool(
      try Self.all(sandbox) + " -o options.geojson --stakes stakes.csv --gpx stakes.gpx")
    #expect(run.status == 0, "\(run.error)")
    for word in [
      "median", "share-equal", "fence-1", "feature-1 (Hei)", "least-cost", "season-equal", "buffer",
    ] {
      #expect(run.error.contains(word), "\(word): \(run.error)")
    }
    #expect(run.error.contains("left out: status-quo"))
    let features = try Self.features(try sandbox.text("options.geojson"))
    let areas = try features.map(Self.properties).filter { $0["kind"] as? String == "area" }
    let median = areas.filter { $0["option"] as? String == "median" }
    #expect(median.map { $0["party"] as? String } == ["A", "B"])
    for area in median {
      #expect(abs((area["share"] as? Double ?? 0) - 0.5) < 1e-4)
      #expect(area["joined"] as? Bool == true)
    }
    #expect(median.map { $0["households"] as? Int } == [1, 0])
    let shares = areas.filter { $0["option"] as? String == "share-herd" }
    #expect(abs((shares.first?["share"] as? Double ?? 0) - 0.4) < 1e-4, "\(shares)")
    let bytes = try sandbox.bytes("stakes.csv")
    #expect(bytes.prefix(3) == Data([0xEF, 0xBB, 0xBF]))
    let rows = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\n")
    #expect(rows[0].hasPrefix("dispute,parties,option,line,stake,lon,lat,bearing_deg"))
    let stakes = try features.map(Self.properties).count { $0["kind"] as? String == "stake" }
    #expect(rows.count == stakes + 1)
    #expect(try sandbox.text("stakes.gpx").contains("<gpx version=\"1.1\""))
    // Once more, the claims in the other order: the same bytes but for the digest of the file.
    let again = try sandbox.gridtool(try Self.all(sandbox) + " -o again.geojson --quiet")
    #expect(again.status == 0 && again.error.isEmpty)
    #expect(try sandbox.bytes("again.geojson") == sandbox.bytes("options.geojson"))
  }

  @Test func inChineseWithAMethodAndAShare() throws {
    let sandbox = try Self.sandbox()
    let run = try sandbox.gridtool(
      try Self.all(sandbox) + " --method share --method three-stage --share A=60% --adjust B=100m --lang zh"
        + " --stakes stakes.csv -o options.geojson --json")
    #expect(run.status == 0, "\(run.error)")
    #expect(try sandbox.text("stakes.csv").contains("界桩号"))
    #expect(try sandbox.text("stakes.csv").contains("方位角"))
    let json = try JSONReading.object(run.output)
    let settlements = try #require(json["settlements"] as? [[String: Any]])
    let options = try #require(settlements.first?["options"] as? [[String: Any]])
    #expect(
      options.map { $0["option"] as? String } == [
        "share-equal", "share-households", "share-herd", "share-frontage", "share-stated", "three-stage",
      ])
    let stated = try #require(options[4]["shares"] as? [String: Double])
    #expect(abs((stated["A"] ?? 0) - 0.6) < 1e-4)
  }

  @Test func moreThanTwoPartiesGoPairByPair() throws {
    let sandbox = try Self.sandbox(third: true)
    let id = try Self.dispute(sandbox)
    let run = try sandbox.gridtool(
      "settle disputes.geojson --dispute \(id) --claims claims.geojson --method median --method season"
        + " -o o.geojson --json")
    #expect(run.status == 0, "\(run.error)")
    let settlements = try #require(try JSONReading.object(run.output)["settlements"] as? [[String: Any]])
    #expect(settlements.map { ($0["parties"] as? [String])?.joined() } == ["AB", "AC", "BC"])
  }

  @Test func refusalsAreOneLine() throws {
    let sandbox = try Self.sandbox()
    let base = "settle disputes.geojson --claims claims.geojson -o o.geojson"
    let id = try Self.dispute(sandbox)
    for (more, status, words) in [
      ("--dispute D-99", 65, "has no dispute \"D-99\"; it holds \(id)"),
      ("--dispute \(id) --share Z=0.5", 64, "Z is no party"),
      ("--dispute \(id) --share A=1.5", 64, "--share"),
      ("--dispute \(id) --key stated", 64, "--share PARTY=SHARE"),
      ("--dispute \(id) --method magic", 64, "magic"),
      ("--dispute \(id) --raster claims.geojson", 65, "claims.geojson: row 1"),
      ("--dispute \(id) --points none.geojson", 66, "none.geojson"),
      ("--dispute \(id) --buffer 100", 64, "--buffer"),
    ] as [(String, Int32, String)] {
      let run = try sandbox.gridtool("\(base) \(more)")
      #expect(run.status == status, "\(more): \(run.error)")
      #expect(run.error.contains(words), "\(more): \(run.error)")
    }
    #expect(
      try sandbox.gridtool("settle disputes.geojson --claims claims.geojson --dispute \(id)").status == 64)
    #expect(try !sandbox.names().contains("o.geojson"))
  }

  @Test func aDryRunWritesNothing() throws {
    let sandbox = try Self.sandbox()
    let run = try sandbox.gridtool(try Self.all(sandbox) + " -o options.geojson --dry-run")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("pairs") && run.output.contains("+proj=laea"))
    #expect(try !sandbox.names().contains("options.geojson"))
    try sandbox.write("", to: "options.geojson")
    #expect(try sandbox.gridtool(try Self.all(sandbox) + " -o options.geojson").status == 3)
  }
}
