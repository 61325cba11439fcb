import Foundation
import Testing

@Suite struct AssignCommandTests {
  static let base = ["assign", "--grids", "plan.geojson", "--households", "h.csv"]

  @Test func everyStatusInTheOrderOfTheRows() throws {
    let sandbox = try Sandbox.withGrids()
    let rows = try sandbox.assigned(
      """
      id,lon,lat,persons
      inside,101.005,34.005,3
      border,101.02,34.005,2
      corner,101.01,34,1
      beside,101.01000004,34.005,1
      clear,101.0100001,34.005,1
      near,101.0405,34.005,4
      far,101.2,34.005,1
      zero,0,0,1
      inside,101.035,34.005,5

      """, ["--nearest", "500m"])
    #expect(
      rows.map { $0.replacing(try! Regex(",4[0-9]\\.[0-9]+,"), with: ",46,") } == [
        "inside,G1,V0,inside,,", "border,G2,V0,border,,", "corner,G1,V0,border,,", "beside,G2,V0,border,,",
        "clear,G2,V0,inside,,", "near,G4,V1,nearest,46,", "far,,,outside,,",
        "zero,,,invalid,,\"the position is 0 0, which stands for none\"", "inside,G4,V1,inside,,",
      ])
    #expect(
      try sandbox.text("out.csv").hasPrefix("household,grid,village,status,distance_m,reason\ninside,G1,"))
    // 46.19 m to the edge.
    for (limit, status) in [
      ("46m", "outside"), ("46.1m", "outside"), ("46.2m", "nearest"), ("1km", "nearest"),
    ] {
      let near = try sandbox.assigned("id,lon,lat\nnear,101.0405,34.005\n", ["--nearest", limit])
      #expect(near.count == 1 && near[0].contains(",\(status),"), "\(limit): \(near)")
    }
  }

  @Test func totalsBalance() throws {
    let sandbox = try Sandbox.withGrids()
    var table = "id,lon,lat\n"
    for i in 0..<3000 {
      let lon = ["101.005", "101.01", "101.5", "", "x", "101.015,7", "nan"][i * i % 7]
      table += "h\(i),\(lon),34.005\n"
    }
    try sandbox.write(table, to: "h.csv")
    let run = try sandbox.gridtool(Self.base + ["-o", "o.csv", "--json"])
    #expect(run.status == 0, "\(run.error)")
    let summary = try #require(try JSONReading.object(run.output)["summary"] as? [String: Int])
    let states = ["inside", "border", "nearest", "disputed", "outside", "invalid"]
    #expect(summary["rows"] == 3000)
    #expect(states.reduce(0) { $0 + (summary[$1] ?? 0) } == 3000)
    let rows = try sandbox.text("o.csv").split(separator: "\n").dropFirst()
    #expect(rows.count == 3000)
    for state in states { #expect(rows.count { $0.contains(",\(state),") } == summary[state], "\(state)") }
    for (i, row) in rows.enumerated() { #expect(row.hasPrefix("h\(i),")) }
    let reasons = try #require(try JSONReading.object(run.output)["reasons"] as? [String: Int])
    #expect(reasons.values.reduce(0, +) == summary["invalid"])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func lineEndsAndTheLastOneMissing(_ end: String) throws {
    let sandbox = try Sandbox.withGrids()
    let lines = ["id,lon,lat,name of place", "a,101.005,34.005,x", "b,101.015,34.005,", "c,101.025,34.005,y"]
    let expected = ["a,G1,V0,inside,,", "b,G2,V0,inside,,", "c,G3,V1,inside,,"]
    let text = lines.joined(separator: end)
    #expect(try sandbox.assigned(text) == expected)
    #expect(try sandbox.assigned(text + end) == expected)
    #expect(try sandbox.assigned("\u{FEFF}" + text + end) == expected)
  }

  @Test(arguments: ["\t", ";"])
  func otherDelimiters(_ delimiter: String) throws {
    let sandbox = try Sandbox.withGrids()
    let table = """
      id|lon|lat|persons
      a|101.005|34.005|1
      b, c|101.015|34.005|2
      "d|e"|101.025|34.005|

      """
    let rows = try sandbox.assigned(table.replacing("|", with: delimiter))
    let quoted = delimiter == ";" ? "d;e" : "d\te"
    #expect(rows == ["a,G1,V0,inside,,", "\"b, c\",G2,V0,inside,,", "\(quoted),G3,V1,inside,,"])
  }

  @Test func idsThatNeedCare() throws {
    let sandbox = try Sandbox.withGrids()
    let long = String(repeating: "长", count: 9000)
    let rows = try sandbox.assigned(
      #"""
      id,lon,lat
      "plain",101.005,34.005
      "with, comma",101.005,34.005
      "with ""quotes""",101.005,34.005
      half"quoted,101.005,34.005
      多吉·甲 1,101.005,34.005
      "多,吉",101.005,34.005
       spaced ,101.005,34.005
      \#u{3000}wide\#u{3000},101.005,34.005
      \#(long),101.005,34.005
      "",101.005,34.005

      """#)
    #expect(
      rows == [
        "plain,G1,V0,inside,,", "\"with, comma\",G1,V0,inside,,", "\"with \"\"quotes\"\"\",G1,V0,inside,,",
        "\"half\"\"quoted\",G1,V0,inside,,", "多吉·甲 1,G1,V0,inside,,", "\"多,吉\",G1,V0,inside,,",
        "spaced,G1,V0,inside,,", "wide,G1,V0,inside,,", "\(long),G1,V0,inside,,", ",,,invalid,,no id",
      ])
    let broken = try sandbox.assigned(
      "id,lon,lat\n\"two\nlines\",101.005,34.005\r\n\"x\r\ny\",101.015,34.005\n")
    #expect(broken == ["\"two", "lines\",G1,V0,inside,,", "\"x\r\ny\",G2,V0,inside,,"])
  }

  @Test func numbersAsPeopleWriteThem() throws {
    let sandbox = try Sandbox.withGrids()
    func one(_ lon: String, _ lat: String = "34.005") throws -> String {
      try sandbox.assigned("id,lon,lat\na,\(lon),\(lat)\n").joined(separator: "|")
    }
    for lon in [
      "101.015", "+101.015", "1.01015e2", "1.01015E+02", "101.01500000000000001", "0101.015", "\"101.015 \"",
      " 101.015", "101.015\t", "00000101.015", "101.0150000000000000000000000000000001", "10101500000e-8",
      "\"101.015\"",
    ] {
      #expect(try one(lon) == "a,G2,V0,inside,,", "\(lon)")
    }
    for (lon, reason) in [
      ("nan", "the position is not finite"), ("inf", "the position is not finite"),
      ("-Infinity", "the position is not finite"), ("1e999", "the position is not finite"),
      ("", "no position"), ("  ", "no position"), ("\"\"", "no position"),
      ("east", "the position is not a number"), ("101.5°x", "the position is not a number"),
      ("0x65", "the position is not a number"), ("101.5.1", "the position is not a number"),
      ("1e", "the position is not a number"), ("-", "the position is not a number"),
      ("180.0000001", "the position is off the map"), ("-181", "the position is off the map"),
    ] {
      #expect(try one(lon) == "a,,,invalid,,\(reason)", "\(lon)")
    }
    #expect(try one("101.015", "90.00001") == "a,,,invalid,,the position is off the map")
    #expect(try one("0", "-0.0").hasPrefix("a,,,invalid,,\"the position is 0 0"))
    #expect(try one("180", "-90") == "a,,,outside,,")
    #expect(try one("101.015", ".34005e2") == "a,G2,V0,inside,,")
  }

  @Test func badRowsAreToldAndTheOthersGoOn() throws {
    let sandbox = try Sandbox.withGrids()
    let rows = try sandbox.assigned(
      "id,lon,lat\na,101.005,34.005\n\nb,101.005\n   ,\t,\nc,101.005,34.005,5\nd,\"101.005\"x,34.005\n"
        + "e,\"101.005\",34.005\n\"f\"g,101.005,34.005")
    #expect(
      rows == [
        "a,G1,V0,inside,,", "b,,,invalid,,2 fields where the heading has 3",
        "c,,,invalid,,4 fields where the heading has 3", "d,,,invalid,,text behind a closing quote",
        "e,G1,V0,inside,,", "f,,,invalid,,text behind a closing quote",
      ])
  }

  @Test func headingsInQuotes() throws {
    let sandbox = try Sandbox.withGrids()
    for heading in [
      #"5" pipe,id,lon,lat"#, #""5"" pipe",id,lon,lat"#, "\"a\nb, c\",id,lon,lat", #""",id,lon,"lat""#,
      #""x","id","lon","lat""#, #"a""b"",id,lon,lat"#,
    ] {
      let rows = try sandbox.assigned("\(heading)\nx,a,101.005,34.005\n\"y\",b,101.015,34.005\n")
      #expect(rows == ["a,G1,V0,inside,,", "b,G2,V0,inside,,"], "\(heading)")
    }
  }

  @Test func nothingToAssign() throws {
    let sandbox = try Sandbox.withGrids()
    #expect(try sandbox.assigned("id,lon,lat\n") == [])
    #expect(try sandbox.assigned("id,lon,lat") == [])
    #expect(try sandbox.assigned("\u{FEFF}id,lon,lat\r\n\r\n\r\n") == [])
    #expect(try sandbox.assigned("id,lon,lat\na,7,47\nb,8,47\n") == ["a,,,outside,,", "b,,,outside,,"])
  }

  /// Every refusal is one line, and leaves no file behind.
  @Test func refusals() throws {
    let sandbox = try Sandbox.withGrids()
    for (table, status, words) in [
      ("", 65, "the file is empty"), ("id,lon,lat\na,\"101,34\nb,101,34\n", 65, "h.csv: byte 13: a quote"),
      ("id,lon,lat,身份证号\na,101,34,1\n", 65, "--ignore-column"), ("id,lon,lat,phone\n", 65, "phone"),
      ("id,lon\na,101\n", 65, "lat"), ("lon,lat\n101,34\n", 65, "id"), ("id,x,y\na,1,2\n", 65, "--crs"),
      ("\u{FEFF}\n\n", 65, "h.csv"),
    ] as [(String, Int32, String)] {
      try sandbox.write(table, to: "h.csv")
      let run = try sandbox.gridtool(Self.base + ["-o", "o.csv", "--save-state", "s", "--save-index", "i"])
      #expect(run.status == status, "\(table): \(run.error)")
      #expect(run.error.contains(words) && run.errorLines.count == 1, "\(table): \(run.error)")
      #expect(try sandbox.names() == ["h.csv", "plan.geojson"], "\(table)")
    }
    #expect(
      try sandbox.assigned("id,lon,lat,phone\na,101.005,34.005,1\n", ["--ignore-column", "phone"])
        == ["a,G1,V0,inside,,"])
    #expect(
      try sandbox.assigned(
        "户,经,纬,id\na,101.005,34.005,1\n", ["--field", "id=户", "--field", "lon=经", "--field", "lat=纬"])
        == ["a,G1,V0,inside,,"])
  }

  @Test func truncatedFiles() throws {
    let sandbox = try Sandbox.withGrids()
    let table = "id,lon,lat\nfirst,101.005,34.005\nsecond,101.015,34.005\n"
    #expect(
      try sandbox.assigned(String(table.dropLast(2))) == ["first,G1,V0,inside,,", "second,G2,V0,inside,,"])
    #expect(
      try sandbox.assigned(String(table.dropLast(7)))
        == ["first,G1,V0,inside,,", "second,,,invalid,,no position"])
    #expect(
      try sandbox.assigned(String(table.dropLast(8)))
        == ["first,G1,V0,inside,,", "second,,,invalid,,2 fields where the heading has 3"])
  }

  @Test func outputsAreGuarded() throws {
    let sandbox = try Sandbox.withGrids()
    try sandbox.write("id,lon,lat\na,101.005,34.005\n", to: "h.csv")
    try sandbox.write("mine", to: "o.csv")
    #expect(try sandbox.gridtool(Self.base + ["-o", "o.csv"]).status == 3)
    #expect(try sandbox.text("o.csv") == "mine")
    #expect(try sandbox.gridtool(Self.base + ["-o", "o.csv", "--overwrite"]).status == 0)
    #expect(try sandbox.gridtool(Self.base + ["-o", "h.csv", "--overwrite"]).status == 3)
    #expect(try sandbox.gridtool(Self.base + ["-o", "none/o.csv"]).status == 3)
    #expect(try sandbox.gridtool(Self.base + ["-o", "n.csv", "--save-index", "none/i"]).status == 3)
    #expect(try sandbox.gridtool(Self.base + ["-o", "n.dwg"]).status == 64)
    #expect(try sandbox.gridtool(Self.base).status == 64)
    #expect(try sandbox.gridtool(Self.base + ["-o", "-", "--json"]).status == 64)
    #expect(try sandbox.gridtool(Self.base + ["-o", "plan.geojson", "--overwrite"]).status == 3)
    #expect(try sandbox.gridtool(Self.base + ["-o", "n.csv", "--save-index", "n.csv"]).status == 64)
    #expect(try sandbox.gridtool(Self.base + ["-o", "n.csv", "--nearest", "101km"]).status == 64)
    #expect(try sandbox.gridtool("assign --grids - --households - -o n.csv").status == 64)
    #expect(try sandbox.gridtool("assign --grids no.geojson --households h.csv -o n.csv").status == 66)
    #expect(try sandbox.gridtool("assign --grids plan.geojson --households no.csv -o n.csv").status == 66)
    #expect(try sandbox.names() == ["h.csv", "o.csv", "plan.geojson"])
    let dry = try sandbox.gridtool(Self.base + ["--dry-run", "-o", "n.csv", "--save-index", "i"])
    #expect(dry.status == 0 && dry.output.contains("grids"), "\(dry.error)")
    #expect(try sandbox.names() == ["h.csv", "o.csv", "plan.geojson"])
  }
}
