import Foundation
import Testing

/// `convert` with what needs no plug-in.
@Suite struct ConvertTests {
  @Test(arguments: ["--where", "--layer"]) func optionsForForeignFilesFindOne(_ option: String) throws {
    let sandbox = try Sandbox()
    try sandbox.write("code,level\n1,village\n2,township\n", to: "t.csv")
    let run = try sandbox.gridtool(["convert", "t.csv", "o.csv", option, "level = 'village'"])
    #expect(run.status == 64)
    #expect(run.error.contains("\(option) is for foreign files") && run.errorLines.count == 1, "\(run.error)")
    #expect(try sandbox.names() == ["t.csv"])
  }

  @Test(arguments: ["v.csv", "v.geojsonl"]) func noShiftedCopyIsWithoutItsMark(_ name: String) throws {
    let sandbox = try Sandbox()
    try sandbox.write("id,lon,lat\na,101,35\n", to: "h.csv")
    let run = try sandbox.gridtool("convert h.csv \(name) --for-viewer gcj02")
    #expect(run.status == 64)
    #expect(run.error.contains("has no place to say"), "\(run.error)")
  }

  /// Files of other formats behind the name of a table.
  @Test(arguments: [("\u{50}K\u{3}\u{4}", ".xlsx"), ("SQLite format 3", "GeoPackage"), ("fgb\u{3}", ".fgb")])
  func binariesAreToldAsWhatTheyAre(_ start: String, _ word: String) throws {
    let sandbox = try Sandbox()
    try sandbox.write(start + "\u{1}\u{2}\u{0}", to: "h.csv")
    let run = try sandbox.gridtool("convert h.csv o.csv")
    #expect(run.status == 65)
    #expect(run.error.contains(word) && run.errorLines.count == 1, "\(run.error)")
  }

  @Test func blankNumbersOfPersonsAreTold() throws {
    let sandbox = try Sandbox()
    try sandbox.write("id,lon,lat,persons\na,101,35,4\nb,101,35,\nc,101,35,\n", to: "h.csv")
    let run = try sandbox.gridtool("convert h.csv o.csv")
    #expect(run.status == 0)
    #expect(
      run.error.contains("2 households without a number of persons, each taken as 1; the first in row 3"),
      "\(run.error)")
    try sandbox.write("id,lon,lat\na,101,35\n", to: "n.csv")
    #expect(!(try sandbox.gridtool("convert n.csv p.csv").error.contains("persons")))
  }

  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(ForeignFileTests.villages, to: "in.geojson")
    return sandbox
  }

  private func positions(_ text: String) throws -> [Double] {
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    var numbers: [Double] = []
    func gather(_ value: Any) {
      if let number = value as? NSNumber { numbers.append(number.doubleValue) }
      if let list = value as? [Any] { list.forEach(gather) }
    }
    for feature in try #require(document?["features"] as? [[String: Any]]) {
      gather(try #require((feature["geometry"] as? [String: Any])?["coordinates"]))
    }
    return numbers
  }

  @Test func propertiesAndIdsStayAsTheyAre() throws {
    let sandbox = try sandbox()
    let run = try sandbox.gridtool("convert in.geojson -")
    #expect(run.status == 0)
    #expect(run.output.contains(#""name":"联通村 \"A\", <b>""#))
    #expect(run.output.contains(#""load":120.5,"neighbours":["632301001002"]"#))
    #expect(run.output.contains("\"command\":\"convert\""))
    try sandbox.write(run.output, to: "once.geojson")
    #expect(try sandbox.gridtool("convert once.geojson -").output == run.output)
  }

  @Test(arguments: ["gcj02", "bd09"])
  func theWayToAViewerAndBackLeadsToTheSamePlace(_ map: String) throws {
    let sandbox = try sandbox()
    #expect(try sandbox.gridtool("convert in.geojson plain.geojson").status == 0)
    #expect(try sandbox.gridtool("convert in.geojson there.geojson --for-viewer \(map)").status == 0)
    let (here, there) = (
      try positions(sandbox.text("plain.geojson")), try positions(sandbox.text("there.geojson"))
    )
    #expect(here.count == there.count)
    #expect(zip(here, there).allSatisfy { 0.0002 < abs($0 - $1) && abs($0 - $1) < 0.02 })
    #expect(try sandbox.text("there.geojson").contains("\"viewer\":\"\(map)\""))

    // The mark is heeded wherever the file is read.
    let refused = try sandbox.gridtool("check there.geojson")
    #expect(refused.status == 65)
    #expect(refused.error.contains("--crs \(map)"))

    // Back to the lattice of 10⁻⁷, so to the very numbers.
    #expect(try sandbox.gridtool("convert there.geojson back.geojson --crs \(map)").status == 0)
    #expect(try positions(sandbox.text("back.geojson")) == here)
  }

  static func plan(_ extra: String = "") -> String {
    let counts = [("a1", "V1", 4, 12), ("b1", "V2", 20, 60), ("b2", "V2", 30, 90), ("c1", "V3", 80, 240)]
    let features = counts.enumerated().map { index, grid in
      let x = 101 + index
      return """
        {"type":"Feature","id":"\(grid.0)","properties":{"code":"\(grid.0)","village":"\(grid.1)","township":"T",\
        "households":\(grid.2),"persons":\(grid.3),"load":\(grid.2),"deviation_pct":20\(extra)},"geometry":{"type":"Polygon",\
        "coordinates":[[[\(x),35],[\(x + 1),35],[\(x + 1),36],[\(x),35]]]}}
        """
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
  }

  @Test func aPublishedPlanHidesSmallCountsAndWhatGivesThemBack() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.plan(), to: "plan.geojson")
    #expect(try sandbox.gridtool("convert plan.geojson out.geojson --publish").status == 0)
    let text = try sandbox.text("out.geojson")
    #expect(!text.contains("\"households\":4"))
    #expect(!text.contains("\"deviation_pct\":20"))
    // One hidden grid alone would follow from the total.
    #expect(text.components(separatedBy: "\"households\":null").count > 2)
    #expect(text.contains("\"published\":true"))
  }

  @Test func whatIsNoPlainPlanIsNotPublished() throws {
    let sandbox = try sandbox()
    let units = try sandbox.gridtool("convert in.geojson out.geojson --publish")
    #expect(units.status == 64)
    #expect(units.error.contains("is no grid plan"))
    try sandbox.write(Self.plan(",\"户数\":4"), to: "plan.geojson")
    let more = try sandbox.gridtool("convert plan.geojson out.geojson --publish")
    #expect(more.status == 64)
    #expect(more.error.contains("户数"))
    #expect(
      try sandbox.gridtool(["convert", "plan.geojson", "out.geojson", "--publish", "--ignore-column", "户数"])
        .status == 0)
    #expect(try !sandbox.text("out.geojson").contains("户数"))
  }

  @Test func personalPropertiesOfGroundAreRefusedToo() throws {
    let sandbox = try Sandbox()
    for (name, geometry) in [
      ("姓名", "{\"type\":\"LineString\",\"coordinates\":[[101,35],[102,35]]}"), ("phone", "null"),
      ("name", "{\"type\":\"MultiPoint\",\"coordinates\":[[101,35]]}"),
    ] {
      try sandbox.write(
        "{\"type\":\"Feature\",\"id\":\"1\",\"properties\":{\"\(name)\":\"x\"},\"geometry\":\(geometry)}",
        to: "p.geojson")
      #expect(try sandbox.gridtool("convert p.geojson -").status == 65, "\(name)")
    }
  }

  @Test func householdsAreNotPublished() throws {
    let sandbox = try Sandbox()
    try sandbox.write("id,lon,lat\nH1,101,35\n", to: "h.csv")
    let run = try sandbox.gridtool("convert h.csv out.geojson --publish")
    #expect(run.status == 64)
    #expect(run.error.contains("not published"))
    #expect(try sandbox.names() == ["h.csv"])
  }

  @Test func householdTablesBecomePointsAndKeepNothingElse() throws {
    let sandbox = try Sandbox()
    try sandbox.write("id,lon,lat,persons,colour\nH1,101,35,3,red\nH2,,,1,blue\n", to: "h.csv")
    let run = try sandbox.gridtool("convert h.csv -")
    #expect(run.status == 0)
    #expect(run.output.contains("\"properties\":{\"id\":\"H1\",\"persons\":3,\"load\":1}"))
    #expect(!run.output.contains("red"))
    #expect(run.output.contains("\"id\":\"H2\""))
  }

  @Test func otherTablesGoRowByRow() throws {
    let sandbox = try Sandbox()
    try sandbox.write("grid,change\n0012,\"a, b\"\n7,\n", to: "t.csv")
    #expect(try sandbox.gridtool("convert t.csv - --format csv").output == "grid,change\n0012,\"a, b\"\n7,\n")
    try sandbox.write("grid,电话\n1,2\n", to: "p.csv")
    #expect(try sandbox.gridtool("convert p.csv -").status == 65)
  }

  @Test func featuresBecomeATableOrALineEach() throws {
    let sandbox = try sandbox()
    #expect(try sandbox.gridtool("convert in.geojson out.csv").status == 0)
    let table = try sandbox.text("out.csv")
    #expect(table.hasPrefix("\u{FEFF}code,name,level,households,persons,load,neighbours\n"))
    #expect(table.contains("632301001002,乡镇村,village,4,11,4,"))
    let lines = try sandbox.gridtool("convert in.geojson - --format geojsonl").output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.hasPrefix("{\"type\":\"Feature\"") })
  }

  @Test func aNameThatSaysNoFormatIsRefused() throws {
    let sandbox = try sandbox()
    let run = try sandbox.gridtool("convert in.geojson out.dwg")
    #expect(run.status == 64)
    #expect(run.error.contains("gridtool formats"))
  }
}
