import Foundation
import Testing

/// Encodings, reference systems, seasons, disputes, nearest grids and GeoJSON.
@Suite struct AssignInputTests {
  /// 户编号,经度,纬度 in GBK.
  private static let heading: [UInt8] =
    [0xBB, 0xA7, 0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xBE, 0xAD, 0xB6, 0xC8, 0x2C, 0xCE, 0xB3, 0xB6, 0xC8, 0x0A]

  @Test func gb18030() throws {
    let sandbox = try Sandbox.withGrids()
    // 甲 in two bytes, U+20000 in four; and 甲,乙 in quotes.
    let rows: [UInt8] =
      [0xBC, 0xD7] + Array(",101.005,34.005\r\n".utf8) + [0x95, 0x32, 0x82, 0x36]
      + Array(",101.015,34.005\r\n\"".utf8) + [0xBC, 0xD7, 0x2C, 0xD2, 0xD2]
      + Array("\",101.025,34.005\r\nplain,101.035,34.005".utf8)
    let expected = [
      "甲,G1,V0,inside,,", "\u{20000},G2,V0,inside,,", "\"甲,乙\",G3,V1,inside,,", "plain,G4,V1,inside,,",
    ]
    #expect(try sandbox.assigned(Self.heading + rows) == expected)
    #expect(try sandbox.assigned(Self.heading + rows, ["--encoding", "gb18030"]) == expected)
    // Bytes that are no text, in a table that is said to be UTF-8.
    let bad = try sandbox.assigned(
      Array("id,lon,lat\n".utf8) + rows.prefix(18), ["--encoding", "utf-8"])
    #expect(bad.count == 1 && bad[0].contains(",invalid,,") && bad[0].contains("--encoding"), "\(bad)")
  }

  /// What a table is encoded in is told from its beginning: it is not read twice. A row that shows it to be
  /// something else says so, and no id is garbled in silence.
  @Test func chineseFarBehindTheBeginning() throws {
    let sandbox = try Sandbox.withGrids()
    let plain = (0..<30_000).map { "h\($0),101.005,34.005\n" }.joined()
    let table = Array(("id,lon,lat\n" + plain).utf8) + [0xBC, 0xD7] + Array(",101.015,34.005\n".utf8)
    let told = try #require(try sandbox.assigned(table).last)
    #expect(told.contains(",,,invalid,,") && told.contains("--encoding"), "\(told)")
    #expect(try sandbox.assigned(table, ["--encoding", "gb18030"]).last == "甲,G2,V0,inside,,")
    let late = try sandbox.assigned("id,lon,lat\n" + plain + "甲,101.015,34.005\n")
    #expect(late.count == 30_001 && late.last == "甲,G2,V0,inside,,")
    // Characters of two and four bytes, cut by the ends of blocks.
    let four: [UInt8] = [0x95, 0x32, 0x82, 0x36]
    let long = Self.heading + (0..<40_000).flatMap { four + Array("\($0),101.015,34.005\n".utf8) }
    let rows = try sandbox.assigned(long, ["--workers-threads", "3"])
    #expect(rows.count == 40_000)
    for (i, row) in rows.enumerated() where row != "\u{20000}\(i),G2,V0,inside,," {
      Issue.record("row \(i): \(row)")
      break
    }
  }

  @Test func utf16IsRefused() throws {
    let sandbox = try Sandbox.withGrids()
    let rows = try sandbox.assigned([0xFF, 0xFE] + Array("id,lon,lat\n".utf8).flatMap { [$0, 0] })
    #expect(rows[0] == "exit 65" && rows[1].contains("UTF-16"))
  }

  // MARK: Reference systems

  @Test func projectedAndDeclaredPositions() throws {
    let sandbox = try Sandbox.withGrids()
    // 108° is the zone's own meridian: 500 km east; 3,764 km north of the equator is about 34°.
    var plan = GridSquares.row(["G1", "G2"])
    for (i, west) in [107.99, 108.0].enumerated() {
      plan.squares[i].west = west
      plan.squares[i].east = west + 0.01
    }
    try sandbox.write(plan.text, to: "plan.geojson")
    let north = 3_764_000.0
    var planar = "id,x,y\n"
    for (i, east) in [499_500.0, 500_500, 499_999.9, 500_000.1, 510_000].enumerated() {
      planar += "h\(i),\(east),\(north)\n"
    }
    let rows = try sandbox.assigned(planar, ["--crs", "EPSG:4545"])
    #expect(
      rows.map { String($0.split(separator: ",")[1]) } == ["G1", "G2", "G1", "G2", "outside"], "\(rows)")
    // GCJ-02 lies some hundred metres off there; the declared point must come back to where it was.
    let lines = try sandbox.assigned("id,lon,lat\na,108.0001,34.005\n")
    #expect(lines == ["a,G2,V0,inside,,"])
    let shifted = try sandbox.assigned("id,lon,lat\na,108.0001,34.005\n", ["--crs", "gcj02"])
    #expect(shifted == ["a,G1,V0,inside,,"])
    let far = try sandbox.assigned("id,x,y\na,1e12,1e12\nb,500500,3764000\n", ["--crs", "EPSG:4545"])
    #expect(
      far.count == 2 && far[0].hasPrefix("a,,,invalid,,the position is") && far[1] == "b,G2,V0,inside,,")
    let unknown = try sandbox.assigned("id,x,y\na,1,1\n", ["--crs", "EPSG:999999"])
    #expect(unknown[0].hasPrefix("exit 6"), "\(unknown)")
  }

  // MARK: Seasons

  @Test func oneHomeByTheWinterCamp() throws {
    let sandbox = try Sandbox.withGrids()
    let table = """
      id,lon,lat,season,persons
      early,101.015,34.005,summer,3
      late,101.005,34.005,winter,2
      early,101.005,34.005,winter,3
      late,101.025,34.005,夏季,2
      alone,101.035,34.005,summer,4
      all-year,101.035,34.005,,5
      lost,0,0,winter,1
      lost,101.005,34.005,summer,1
      odd,101.005,34.005,monsoon,1

      """
    let rows = try sandbox.assigned(table)
    #expect(
      try sandbox.text("out.csv").hasPrefix("household,grid,village,status,distance_m,reason,summer_grid\n"))
    #expect(
      rows == [
        "early,G1,V0,inside,,,G2", "late,G1,V0,inside,,,G3", "early,G1,V0,inside,,,G2",
        "late,G1,V0,inside,,,G3",
        "alone,G4,V1,inside,,a summer camp without a winter camp; its own grid is taken for the home,G4",
        "all-year,G4,V1,inside,,,", "lost,,,invalid,,\"the position is 0 0, which stands for none\",G1",
        "lost,,,inside,,,G1", "odd,G1,V0,inside,,,",
      ])
    for threads in [2, 5] {
      #expect(try sandbox.assigned(table, ["--workers-threads", "\(threads)"]) == rows)
    }
    let run = try sandbox.gridtool(AssignCommandTests.base + ["-o", "-", "--json", "--dry-run"])
    #expect(run.status == 0)
    let counted = try sandbox.gridtool(AssignCommandTests.base + ["-o", "n.csv", "--json"])
    let summary = try #require(try JSONReading.object(counted.output)["summary"] as? [String: Int])
    #expect(summary["rows"] == 9 && summary["summer_camps"] == 3 && summary["inside"] == 5, "\(summary)")
    let piped = try sandbox.shell("$GRIDTOOL assign --grids plan.geojson --households - -o - < h.csv")
    #expect(piped.status == 64 && piped.output.isEmpty && piped.errorLines.count == 1, "\(piped.error)")
    let ignored = try sandbox.shell(
      "$GRIDTOOL assign --grids plan.geojson --households - -o - --ignore-column season --quiet < h.csv")
    #expect(ignored.status == 0 && ignored.output.split(separator: "\n").count == 10, "\(ignored.error)")
  }

  @Test func seasonsOfPoints() throws {
    let sandbox = try Sandbox.withGrids()
    func camp(_ id: String, _ lon: String, _ season: String) -> String {
      #"{"type":"Feature","properties":{"id":"\#(id)","season":"\#(season)"},"geometry":{"type":"Point","coordinates":[\#(lon),34.005]}}"#
    }
    let camps = [
      camp("a", "101.015", "summer"), camp("a", "101.005", "winter"), camp("b", "101.025", "summer"),
      camp("c", "101.035", ""),
    ]
    try sandbox.write(
      #"{"type":"FeatureCollection","features":["# + camps.joined(separator: ",") + "]}", to: "h.geojson")
    let run = try sandbox.gridtool("assign --grids plan.geojson --households h.geojson -o o.csv --quiet")
    #expect(run.status == 0, "\(run.error)")
    #expect(
      try sandbox.text("o.csv").split(separator: "\n").dropFirst().map(String.init) == [
        "a,G1,V0,inside,,,G2", "a,G1,V0,inside,,,G2",
        "b,G3,V1,inside,,a summer camp without a winter camp; its own grid is taken for the home,G3",
        "c,G4,V1,inside,,,",
      ])
  }

  // MARK: Disputes

  @Test func disputedGround() throws {
    let sandbox = try Sandbox.withGrids()
    func claim(_ id: String, _ party: String, _ west: Double, _ east: Double) -> String {
      """
      {"type":"Feature","properties":{"id":"\(id)","party":"\(party)","season":"winter"},"geometry":\
      {"type":"Polygon","coordinates":[[[\(west),34],[\(east),34],[\(east),34.03],[\(west),34.03],[\(west),34]]]}}
      """
    }
    try sandbox.write(
      #"{"type":"FeatureCollection","features":[\#(claim("c1", "A", 101.03, 101.06)),\#(claim("c2", "B", 101.025, 101.05))]}"#,
      to: "claims.geojson")
    let made = try sandbox.gridtool("disputes claims.geojson -o disputes.geojson --quiet")
    #expect(made.status == 0, "\(made.error)")
    let table =
      "id,lon,lat\na,101.005,34.005\nb,101.035,34.005\nc,101.045,34.005\nd,101.03,34.005\ne,101.0405,34.005\n"
    let plain = try sandbox.assigned(table, ["--nearest", "100m"])
    let rows = try sandbox.assigned(table, ["--nearest", "100m", "--disputes", "disputes.geojson"])
    #expect(rows.count == 5)
    let fields = rows.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(fields.map { $0[3] } == ["inside", "disputed", "outside", "disputed", "disputed"])
    #expect(fields.map { $0[1] } == ["G1", "G4", "", "G3", "G4"])
    #expect(fields.map { !$0[6].isEmpty } == [false, true, true, true, true])
    for (row, before) in zip(fields, plain.map { $0.split(separator: ",", omittingEmptySubsequences: false) })
    {
      #expect(row[1] == before[1] && row[4] == before[4])
    }
    let none = try sandbox.assigned(table, ["--disputes", "plan.geojson"])
    #expect(none[0] == "exit 65")
  }

  // MARK: GeoJSON

  @Test func pointsInAndFeaturesOut() throws {
    let sandbox = try Sandbox.withGrids()
    func point(_ id: String, _ lon: String, _ more: String = "") -> String {
      #"{"type":"Feature","properties":{"id":"\#(id)","persons":2\#(more)},"geometry":{"type":"Point","coordinates":[\#(lon),34.005]}}"#
    }
    let features = [
      point("a \\\"1\\\"", "101.005"), point("多吉", "101.02"), point("c,1", "101.2"),
      #"{"type":"Feature","id":"d","properties":{},"geometry":null}"#,
    ]
    try sandbox.write(
      #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}", to: "h.geojson")
    let base = ["assign", "--grids", "plan.geojson", "--households", "h.geojson", "--quiet"]
    let run = try sandbox.gridtool(base + ["-o", "o.csv"])
    #expect(run.status == 0, "\(run.error)")
    #expect(
      try sandbox.text("o.csv").split(separator: "\n").dropFirst().map(String.init) == [
        "\"a \"\"1\"\"\",G1,V0,inside,,", "多吉,G2,V0,border,,", "\"c,1\",,,outside,,",
        "d,,,invalid,,no position",
      ])
    try sandbox.write(features.joined(separator: "\n") + "\n", to: "h.geojsonl")
    let lines = try sandbox.gridtool(
      ["assign", "--grids", "plan.geojson", "--households", "h.geojsonl", "--quiet", "-o", "l.csv"])
    #expect(lines.status == 0, "\(lines.error)")
    #expect(try sandbox.bytes("l.csv") == sandbox.bytes("o.csv"))

    for name in ["o.geojson", "o.geojsonl"] {
      #expect(try sandbox.gridtool(base + ["-o", name]).status == 0)
    }
    let collection = try JSONReading.object(try sandbox.text("o.geojson"))
    let found = try #require(collection["features"] as? [[String: Any]])
    #expect(found.map { $0["id"] as? String } == ["a \"1\"", "多吉", "c,1", "d"])
    #expect(found[3]["geometry"] is NSNull)
    #expect((found[1]["properties"] as? [String: Any])?["status"] as? String == "border")
    #expect(collection["bbox"] as? [Double] == [101.005, 34.005, 101.2, 34.005])
    #expect(collection["gridgeo"] as? [String: Any] != nil)
    let sequence = try sandbox.text("o.geojsonl").split(separator: "\n").map {
      try JSONReading.object(String($0))
    }
    #expect(sequence.count == 4 && NSArray(array: sequence).isEqual(to: found))
    // Both can be read again, with the same grids.
    for name in ["o.geojson", "o.geojsonl"] {
      let again = try sandbox.gridtool(
        ["assign", "--grids", "plan.geojson", "--households", name, "-o", "again.csv", "--overwrite"])
      #expect(again.status == 0, "\(again.error)")
      #expect(try sandbox.bytes("again.csv") == sandbox.bytes("o.csv"))
    }
  }

  @Test func aCollectionWithoutPoints() throws {
    let sandbox = try Sandbox.withGrids()
    try sandbox.write("id,lon,lat\n", to: "h.csv")
    #expect(try sandbox.gridtool(AssignCommandTests.base + ["-o", "o.geojson"]).status == 0)
    let collection = try JSONReading.object(try sandbox.text("o.geojson"))
    #expect((collection["features"] as? [Any])?.isEmpty == true)
    #expect(try sandbox.gridtool(AssignCommandTests.base + ["-o", "o.geojsonl"]).status == 0)
    #expect(try sandbox.text("o.geojsonl").isEmpty)
  }

  @Test func personalPropertiesAreRefused() throws {
    let sandbox = try Sandbox.withGrids()
    try sandbox.write(
      #"{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","properties":{"姓名":"x"},"geometry":{"type":"Point","coordinates":[101.005,34.005]}}]}"#,
      to: "h.geojson")
    let line = "assign --grids plan.geojson --households h.geojson -o o.csv"
    let run = try sandbox.gridtool(line)
    #expect(run.status == 65 && run.error.contains("--ignore-column"), "\(run.error)")
    #expect(try sandbox.names() == ["h.geojson", "plan.geojson"])
    #expect(try sandbox.gridtool(line + " --ignore-column 姓名").status == 0)
  }
}
