import Foundation
import Testing

/// What formats have no place for is changed and told, or refused; no file comes out broken.
@Suite(.enabled(if: ForeignSupport.isThere)) struct ForeignHoldingTests {
  private func sandbox(_ properties: String, isPoint: Bool = false) throws -> Sandbox {
    let sandbox = try Sandbox()
    let shape =
      isPoint
      ? #"{"type":"Point","coordinates":[101,35]}"#
      : #"{"type":"Polygon","coordinates":[[[101,35],[101.2,35],[101.2,35.2],[101,35]]]}"#
    try sandbox.write(
      #"{"type":"FeatureCollection","features":[{"type":"Feature","id":"1","properties":{"#
        + properties + #"},"geometry":"# + shape + "}]}", to: "in.geojson")
    return sandbox
  }

  @Test(arguments: ["gpkg", "shp", "fgb", "kml", "kmz", "gml", "tab", "xlsx", "ods"])
  func controlCharactersAreLeftOutAndTold(_ ending: String) throws {
    let sandbox = try sandbox(#""id":"1","kind":"a\u0000b","note":["x\u0000\u0001y"]"#)
    let run = try sandbox.gridtool("convert in.geojson a.\(ending)")
    #expect(run.status == 0)
    #expect(run.error.contains("a.\(ending): 2 texts have control characters"), "\(run.error)")
    let back = try sandbox.gridtool("convert a.\(ending) -")
    #expect(back.status == 0, "\(back.error)")
    #expect(back.output.contains("ab"), "\(back.output)")
    let plain = try self.sandbox(#""id":"1","kind":"a\tb\n中""#)
    #expect(!(try plain.gridtool("convert in.geojson a.\(ending)").error.contains("control characters")))
  }

  /// Columns of a package's own, names that differ in case only, and names that would break markup.
  @Test(arguments: ["gpkg", "shp", "kml", "gml", "fgb", "tab"])
  func fieldsOfAnyNameComeBack(_ ending: String) throws {
    let properties =
      #""ID":"x","id":"1","geom":"g","fid":"f","FID":2,"A":1,"a":2,"q\"d":3,"a&b":4,"c<d":5,"1x":6"#
    let sandbox = try sandbox(properties)
    let run = try sandbox.gridtool("convert in.geojson a.\(ending)")
    #expect(run.status == 0, "\(run.error)")
    let found = try #require(try sandbox.properties("a.\(ending)").first)
    #expect(found["ID"] as? String == "x")
    #expect(found["id"] as? String == "1")
    #expect(found["geom"] as? String == "g")
    #expect(found["fid"] as? String == "f")
    for (name, value) in [("FID", 2), ("A", 1), ("a", 2), ("q\"d", 3), ("a&b", 4), ("c<d", 5), ("1x", 6)] {
      #expect(found[name] as? Int == value, "\(name) in \(found)")
    }
  }

  /// GDAL breaks names that are not of plain letters.
  @Test(arguments: ["tab", "mif"]) func mapInfoHasChinese(_ ending: String) throws {
    let sandbox = try sandbox(#""code":"1","名称":"铁吾村","རེབ":"རེབ་གོང""#)
    let run = try sandbox.gridtool("convert in.geojson a.\(ending)")
    #expect(run.error.contains("名称 as field_2"), "\(run.error)")
    let found = try #require(try sandbox.properties("a.\(ending)").first)
    #expect(found["名称"] as? String == "铁吾村")
    #expect(found["རེབ"] as? String == "རེབ་གོང")
  }

  @Test(arguments: ["xlsx", "ods"]) func aSheetHasEachHeadingOnce(_ ending: String) throws {
    let sandbox = try sandbox(#""id":"1","ID":"x","kind":"k""#)
    let run = try sandbox.gridtool("convert in.geojson a.\(ending)")
    #expect(run.error.contains("ID as ID_2"), "\(run.error)")
    let back = try sandbox.gridtool("convert a.\(ending) -")
    #expect(back.output == "id,ID_2,kind\n1,x,k\n", "\(back.error)")
    #expect(!(try sandbox.names().contains("a.\(ending).gridgeo.json")))
  }

  /// Names that a file of before had say nothing of the one that replaces it.
  @Test func whatStoodBesideAnOldFileGoes() throws {
    let sandbox = try sandbox(#""A":1,"a":2"#)
    #expect(try sandbox.gridtool("convert in.geojson a.gpkg").status == 0)
    #expect(try sandbox.names().contains("a.gpkg.gridgeo.json"))
    try sandbox.write(
      try sandbox.text("in.geojson").replacingOccurrences(of: "\"A\"", with: "\"a_2\"").replacingOccurrences(
        of: "\"a\":", with: "\"b\":"), to: "in.geojson")
    #expect(try sandbox.gridtool("convert in.geojson a.gpkg --overwrite").status == 0)
    #expect(try sandbox.properties("a.gpkg").first?["a_2"] as? Int == 1)
    #expect(!(try sandbox.names().contains("a.gpkg.gridgeo.json")))
  }

  @Test func aNamedLayerIsNotWrittenAtTheCostOfOthers() throws {
    let sandbox = try sandbox(#""code":"1""#)
    #expect(try sandbox.gridtool("convert in.geojson a.gpkg").status == 0)
    let before = try sandbox.bytes("a.gpkg")
    let run = try sandbox.gridtool(["convert", "in.geojson", "a.gpkg|layername=B", "--overwrite"])
    #expect(run.status == 3)
    #expect(
      run.error.contains("a.gpkg: holds other layers, which would be lost (a); name another file"),
      "\(run.error)")
    #expect(try sandbox.bytes("a.gpkg") == before)
    #expect(try sandbox.gridtool(["convert", "in.geojson", "a.gpkg|layername=a", "--overwrite"]).status == 0)
  }

  @Test func namesWithNothingBeforeTheirEndingAreRefused() throws {
    let sandbox = try sandbox(#""code":"1""#)
    for name in [".gpkg", ".shp.zip", ".kml"] {
      let run = try sandbox.gridtool(["convert", "in.geojson", name])
      #expect(run.status == 3)
      #expect(
        run.error == "gridtool: error: \(name): has no name before its ending; name it, such as plan\(name)\n"
      )
    }
    #expect(try sandbox.names() == ["in.geojson"])
    // A hidden file is one that was asked for.
    for name in [".hidden.gpkg", ".hidden.fgb", "-(1).gpkg"] {
      #expect(try sandbox.gridtool(["convert", "--", "in.geojson", name]).status == 0)
      #expect(try sandbox.names().contains(name))
    }
  }

  /// Lists that are written as text are lists again, of one element too, and none is not an empty one.
  @Test(arguments: ["shp", "gml", "kml", "tab"]) func listsComeBack(_ ending: String) throws {
    let properties =
      #""code":"1","neighbours":["2","3"],"members":["4"],"parties":["a, b","c"],"note":"x, y""#
    let sandbox = try sandbox(properties)
    #expect(try sandbox.gridtool("convert in.geojson a.\(ending)").status == 0)
    for more in ending == "shp" ? [[], ["--where", "code='1'"]] : [[]] {
      let found = try #require(try sandbox.properties("a.\(ending)", more).first)
      #expect(found["neighbours"] as? [String] == ["2", "3"])
      #expect(found["members"] as? [String] == ["4"])
      #expect(found["parties"] as? [String] == ["a, b", "c"])
      #expect(found["note"] as? String == "x, y")
    }
    // Without the small file beside it, it is the text that stands there.
    try FileManager.default.removeItem(at: sandbox.url("a.\(ending).gridgeo.json"))
    let plain = try #require(try sandbox.properties("a.\(ending)").first)
    #expect(plain["neighbours"] as? String == "2, 3")
  }

  @Test func emptyNumbersOfMapInfoAreTold() throws {
    let sandbox = try Sandbox()
    func point(_ id: Int, _ count: String) -> String {
      #"{"type":"Feature","id":"\#(id)","properties":{"code":"\#(id)","count":\#(count),"sum":1},"#
        + #""geometry":{"type":"Point","coordinates":[101,35]}}"#
    }
    for (name, count) in [("a", "null"), ("b", "4")] {
      try sandbox.write(
        "{\"type\":\"FeatureCollection\",\"features\":[\(point(1, "3")),\(point(2, count))]}",
        to: "\(name).geojson")
      let run = try sandbox.gridtool("convert \(name).geojson \(name).tab")
      #expect(run.status == 0, "\(run.error)")
      let note = "note: \(name).tab: MapInfo has no empty numbers; they are 0 in count\n"
      #expect(run.error.contains(note) == (count == "null"), "\(run.error)")
    }
  }

  // MARK: KML

  @Test func foldersOfAKMLAreTold() throws {
    let sandbox = try Sandbox()
    func village(_ code: String, _ township: String) -> String {
      #"{"type":"Feature","id":"\#(code)","properties":{"code":"\#(code)","township":"\#(township)"},"geometry":"#
        + #"{"type":"Polygon","coordinates":[[[101,35],[101.2,35],[101.2,35.2],[101,35]]]}}"#
    }
    let features = [
      village("1", "632301101"), village("2", "732301101"), village("3", "保安镇"), village("4", "隆务镇"),
    ]
    try sandbox.write(
      "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}", to: "in.geojson")
    #expect(try sandbox.gridtool("convert in.geojson plan.kml").status == 0)
    let text = try sandbox.text("plan.kml")
    #expect(text.contains("<Document>\n<name>plan</name>"))
    for name in ["632301101", "732301101", "保安镇", "隆务镇"] { #expect(text.contains("<name>\(name)</name>")) }
    #expect(text.components(separatedBy: "<Folder>").count == 5)
    let ids = text.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(ids).count == ids.count, "an id is had once")
    let found = try sandbox.properties("plan.kml")
    #expect(found.map { $0["township"] as? String } == ["632301101", "732301101", "保安镇", "隆务镇"])
  }

  /// Text that could end an element or a CDATA section, in names, values and titles of folders.
  @Test(arguments: ["kml", "kmz"]) func markupStaysText(_ ending: String) throws {
    let hostile = "]]></name></Placemark><Folder>&\"'<b>"
    let quoted = hostile.replacingOccurrences(of: "\"", with: "\\\"")
    let sandbox = try sandbox(
      "\"code\":\"1\",\"name\":\"\(quoted)\",\"township\":\"\(quoted)\",\"kind\":\"\(quoted)\",\"begin\":\"spring\""
    )
    #expect(try sandbox.gridtool("convert in.geojson a.\(ending)").status == 0)
    let found = try #require(try sandbox.properties("a.\(ending)").first)
    for name in ["name", "township", "kind"] { #expect(found[name] as? String == hostile, "\(found)") }
    // A name that the reader has for itself.
    #expect(found["begin"] as? String == "spring")
  }

  /// A point with a name may be a person's; the name that a copy has for viewers is the point's id.
  @Test(arguments: ["kml", "kmz"]) func pointsOfItsOwnAreReadBack(_ ending: String) throws {
    let sandbox = try sandbox(#""id":"1","kind":"well""#, isPoint: true)
    #expect(try sandbox.gridtool("convert in.geojson a.\(ending)").status == 0)
    let found = try #require(try sandbox.properties("a.\(ending)").first)
    #expect(found as NSDictionary == ["id": "1", "kind": "well"])
    guard ending == "kml" else { return }
    let named = try sandbox.text("a.kml").replacingOccurrences(
      of: "<name>1</name>", with: "<name>somebody</name>")
    try sandbox.write(named, to: "a.kml")
    #expect(try sandbox.gridtool("convert a.kml -").status == 65)
  }

  // MARK: Tiles and words

  @Test(.enabled(if: ForeignSupport.canWriteTiles)) func tilesHavePlainLists() throws {
    let sandbox = try sandbox(#""code":"1","neighbours":["63230","63231"]"#)
    #expect(try sandbox.gridtool("convert in.geojson a.mbtiles").status == 0)
    let text = try sandbox.text("a.mbtiles")
    #expect(text.contains("63230, 63231"))
    #expect(!text.contains("[\\\"63230"))
  }

  @Test func oneIsOne() throws {
    let sandbox = try sandbox(#""code":"1""#)
    #expect(try sandbox.gridtool("convert in.geojson b.geojson").error == "b.geojson: 1 feature or row\n")
    let run = try sandbox.gridtool("convert in.geojson b.unknown")
    #expect(run.status == 64)
    #expect(run.error.components(separatedBy: "see ").count == 2, "\(run.error)")
  }
}
