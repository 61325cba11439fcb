import Foundation
import Testing

/// Positions in the order and the systems of Chinese survey lists, through the commands.
@Suite struct PositionTests {
  /// G1 … G4 lie from 101° to 101.04°, in zone 34 around 102°: EPSG:4522 with the zone's number, 4543 without.
  @Test func assignUnderstandsZonesAndAxes() throws {
    let sandbox = try Sandbox.withGrids()
    // 101.005° and 101.015° at 34.005°, from pyproj 3.7: EPSG:4543.
    let east = [408_080.7794, 409_004.6252]
    let north = [3_764_662.4507, 3_764_653.5223]
    let plain = (0..<2).map { "h\($0),\(east[$0]),\(north[$0])\n" }.joined()
    let numbered = (0..<2).map { "h\($0),34\(east[$0]),\(north[$0])\n" }.joined()
    let exchanged = (0..<2).map { "h\($0),\(north[$0]),34\(east[$0])\n" }.joined()
    let expected = try sandbox.assigned("id,x,y\n" + plain, ["--crs", "EPSG:4543"])
    #expect(expected.map { String($0.split(separator: ",")[1]) } == ["G1", "G2"], "\(expected)")
    #expect(try sandbox.assigned("id,x,y\n" + numbered, ["--crs", "EPSG:4522"]) == expected)
    #expect(try sandbox.assigned("id,x,y\n" + numbered, ["--crs", "EPSG:4543"]) == expected)
    #expect(
      try sandbox.assigned("id,x,y\n" + exchanged, ["--crs", "EPSG:4543", "--axes", "north-east"]) == expected
    )
    for (table, more, remedy) in [
      (numbered, [], "looks like CGCS2000 3-degree zone 34; pass --crs EPSG:4522"),
      (exchanged, [], "pass --crs EPSG:4522, and --axes north-east"),
      (exchanged, ["--crs", "EPSG:4543"], "pass --axes north-east"),
      (numbered, ["--crs", "EPSG:4542"], "pass --crs EPSG:4522"),
      (plain, ["--crs", "EPSG:4522"], "pass --crs EPSG:4543"),
    ] {
      let refused = try sandbox.assigned("id,x,y\n" + table, more)
      #expect(refused.first == "exit 65" && refused.last?.contains(remedy) == true, "\(refused)")
      #expect(refused.last?.split(separator: "\n").count == 1)
    }
    let swapped = try sandbox.assigned("id,lon,lat\nh0,34.005,101.005\nh1,34.005,101.015\n")
    #expect(swapped.last?.contains("pass --axes north-east") == true, "\(swapped)")
  }

  /// A system that was meant for another file is not taken for degrees, which would put all households at the equator.
  @Test func degreesAreNotTakenForMetres() throws {
    let sandbox = try Sandbox.withGrids()
    for crs in ["EPSG:4543", "EPSG:32647"] {
      let refused = try sandbox.assigned("id,lon,lat\na,101.005,34.005\nb,101.015,34.005\n", ["--crs", crs])
      #expect(refused.first == "exit 65", "\(refused)")
      #expect(refused.last?.contains("is in degrees, and \(crs) in metres") == true, "\(refused)")
    }
    try sandbox.write("id,lon,lat\na,101.005,34.005\nb,101.015,34.005\n", to: "h.csv")
    let plan = try sandbox.gridtool(
      "check plan.geojson h.csv --crs EPSG:4543")
    #expect(plan.status == 65)
    #expect(plan.error.contains("in degrees"), "\(plan.error)")
    // A geographic system with other degrees is none in metres.
    #expect(
      try sandbox.assigned("id,lon,lat\na,101.005,34.005\n", ["--crs", "gcj02"]).first?.hasPrefix("exit")
        == false)
  }

  @Test func assignUnderstandsDegreesMinutesAndSeconds() throws {
    let sandbox = try Sandbox.withGrids()
    let rows = try sandbox.assigned(
      "id,lon,lat\na,101°00′18″,34°00′18″\nb,东经101度0分54秒,北纬34度0分18秒\nc,101 1 30,34-0-18\nd,101 1,34-0-18\n"
        + "e,101.035,34.005\n")
    #expect(rows.prefix(3) == ["a,G1,V0,inside,,", "b,G2,V0,inside,,", "c,G3,V1,inside,,"], "\(rows)")
    #expect(rows[3].hasPrefix("d,,,invalid,,") && rows[4] == "e,G4,V1,inside,,")
  }

  @Test func checkAndPartitionTakeAxesForOneFile() throws {
    let sandbox = try Sandbox()
    let territory = try SmallTerritory.file("territory.geojson")
    let table = try String(contentsOfFile: try SmallTerritory.file("households.csv"), encoding: .utf8)
    // The heading stays: what stands under lon is the latitude now.
    let rows = table.split(separator: "\n").enumerated().map { i, row -> String in
      var fields = row.split(separator: ",", omittingEmptySubsequences: false)
      if i > 0 { fields.swapAt(1, 2) }
      return fields.joined(separator: ",")
    }
    try sandbox.write(rows.joined(separator: "\n") + "\n", to: "h.csv")
    let refused = try sandbox.gridtool(["check", territory, "h.csv"])
    #expect(refused.status == 65 && refused.errorLines.count == 1, "\(refused.error)")
    #expect(refused.error.contains("--axes north-east"))
    let given = try sandbox.gridtool([
      "check", territory, "h.csv", "--axes", "households=north-east", "--json",
    ])
    #expect(given.status == 0, "\(given.error)")
    let usual = try sandbox.gridtool([
      "check", territory, try SmallTerritory.file("households.csv"), "--json",
    ])
    #expect(Self.figure("households_usable", usual.output) != nil)
    #expect(
      Self.figure("households_usable", given.output) == Self.figure("households_usable", usual.output))
    let twice = try sandbox.gridtool([
      "check", territory, "h.csv", "--axes", "north-east", "--axes", "east-north",
    ])
    #expect(twice.status == 64 && twice.error.contains("twice"))
  }

  private static func figure(_ name: String, _ text: String) -> Substring? {
    guard let place = text.range(of: "\"\(name)\"") else { return nil }
    return text[place.upperBound...].prefix { $0 != "," && $0 != "}" && $0 != "\n" }
  }

  @Test func planarGeoJSONIsAskedForItsSystem() throws {
    let sandbox = try Sandbox()
    let ring = "[[34400000,3760000],[34410000,3760000],[34410000,3770000],[34400000,3760000]]"
    try sandbox.write(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"632301101001","name":"a"},\
      "geometry":{"type":"Polygon","coordinates":[\(ring)]}}]}
      """, to: "t.geojson")
    let refused = try sandbox.gridtool("check t.geojson")
    #expect(refused.status == 65 && refused.errorLines.count == 1, "\(refused.error)")
    #expect(refused.error.contains("looks like CGCS2000 3-degree zone 34; pass --crs EPSG:4522"))
    #expect(try sandbox.gridtool("check t.geojson --crs EPSG:4522").status == 0)
    let noted = try sandbox.gridtool("check t.geojson --crs EPSG:4543")
    #expect(
      noted.status == 0 && (noted.output + noted.error).contains("zone's number was taken off"), "\(noted)")
    let other = try sandbox.gridtool("check t.geojson --crs EPSG:4544")
    #expect(other.status == 65 && other.error.contains("pass --crs EPSG:4522"), "\(other.error)")
  }

  /// Claims that are off the territory as a web map is: `check` tells, and the option it names puts it right.
  @Test func anUndeclaredShiftIsTold() throws {
    let sandbox = try Sandbox()
    let files = ["territory", "claims"].map {
      Product.root.appendingPathComponent("GeoData/\($0).geojson").path
    }
    // The shift taken off claims that have none: it is the territory that looks shifted then.
    let told = try sandbox.gridtool(["check"] + files + ["--crs", "claims=gcj02", "-o", "told.json"])
    #expect(told.status == 0, "\(told.error)")
    #expect((told.output + told.error).contains("--crs territory=gcj02"), "\(told.output)\(told.error)")
    for more in [[], ["--crs", "gcj02"]] {
      let quiet = try sandbox.gridtool(["check"] + files + more)
      #expect(quiet.status == 0 && !(quiet.output + quiet.error).contains("gcj02 would have it"))
    }
  }
}
