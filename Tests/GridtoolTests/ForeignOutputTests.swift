import Foundation
import Testing

/// What is written in other formats, and what is not.
@Suite(.enabled(if: ForeignSupport.isThere)) struct ForeignOutputTests {
  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(ForeignFileTests.villages, to: "in.geojson")
    return sandbox
  }

  private static func points(_ properties: [String]) -> String {
    let features = properties.enumerated().map {
      "{\"type\":\"Feature\",\"id\":\"f\($0)\",\"properties\":{\($1)},\"geometry\":{\"type\":\"Point\",\"coordinates\":"
        + "[\(101 + Double($0) / 8),35]}}"
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ",\n"))]}"
  }

  /// Texts, numbers and lists that a format could mistake for something else.
  @Test(arguments: ["gpkg", "fgb"]) func valuesStayWhatTheyAre(_ ending: String) throws {
    let sandbox = try Sandbox()
    let values = [
      #""t":"0012","n":9007199254740993,"r":0.1,"b":true,"l":["a, b","c"],"o":{"k":[1,null]},"s":"a\"b\nc""#,
      #""t":"1e5","n":-1,"r":1e300,"b":false,"l":[],"o":{},"s":"\u202e😀 中文 Ж é""#,
      #""t":"","n":0,"r":-2.5,"b":null,"l":["[1]"],"o":null,"s":"'; drop table x; --""#,
    ]
    try sandbox.write(Self.points(values), to: "in.geojson")
    #expect(try sandbox.gridtool("convert in.geojson plain.geojson").status == 0)
    let run = try sandbox.gridtool("convert plain.geojson there.\(ending)")
    #expect(run.status == 0, "\(run.error)")
    func byId(_ features: [[String: Any]]) -> [String: NSDictionary] {
      Dictionary(
        uniqueKeysWithValues: features.map { ($0["id"] as! String, $0["properties"] as! NSDictionary) })
    }
    let before = byId(try sandbox.features("plain.geojson"))
    for (id, properties) in byId(try sandbox.features("there.\(ending)")) {
      for (name, value) in try #require(before[id]) {
        #expect(
          (properties[name] as? NSObject) == (value as? NSObject),
          "\(id) \(name): \(properties[name] ?? "none")")
      }
    }
  }

  @Test(arguments: ["gpkg", "fgb", "gml"]) func noFeaturesAreAFileStill(_ ending: String) throws {
    let sandbox = try Sandbox()
    try sandbox.write(#"{"type":"FeatureCollection","features":[]}"#, to: "in.geojson")
    let run = try sandbox.gridtool("convert in.geojson out.\(ending)")
    if run.status == 0 {
      #expect(try sandbox.bytes("out.\(ending)").count > 0 || ending == "gml")
    } else {
      #expect(run.status == 3)
      #expect(run.errorLines.count == 1, "\(run.error)")
      #expect(try sandbox.names() == ["in.geojson"])
    }
  }

  @Test func aShapefileHoldsOneKindOfShapes() throws {
    let sandbox = try Sandbox()
    let features = [
      "{\"type\":\"Point\",\"coordinates\":[101,35]}",
      "{\"type\":\"LineString\",\"coordinates\":[[101,35],[102,35]]}",
    ]
    .map { "{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":\($0)}" }
    try sandbox.write(
      "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}", to: "in.geojson")
    let run = try sandbox.gridtool("convert in.geojson out.shp")
    #expect(run.status == 3)
    #expect(run.error.contains(".gpkg"))
    #expect(try sandbox.names() == ["in.geojson"])
    #expect(try sandbox.gridtool("convert in.geojson out.gpkg").status == 0)
    #expect(try sandbox.features("out.gpkg").count == 2)
  }

  @Test func namesOfFieldsAreShortenedAndTold() throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      Self.points([#""deviation_pct":1.5,"deviation_max":2,"Deviation_x":3,"行政区划代码":"632301""#]),
      to: "in.geojson")
    let run = try sandbox.gridtool("convert in.geojson out.shp")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error.contains("deviation_pct as deviation_"))
    let bytes = [UInt8](try sandbox.bytes("out.dbf"))
    let names = stride(from: 32, to: bytes.firstIndex(of: 0x0D) ?? 32, by: 32).map {
      String(decoding: bytes[$0..<$0 + 11].prefix { $0 != 0 }, as: UTF8.self)
    }
    // And the id, which is none of the properties.
    #expect(Set(names.map { $0.lowercased() }).count == 5, "\(names)")
    #expect(try sandbox.text("out.cpg") == "UTF-8")
    #expect(try sandbox.properties("out.shp").first?["行政区划代码"] as? String == "632301")
  }

  /// A package of maps for the Web: a database with the metadata that viewers ask for.
  @Test(.enabled(if: ForeignSupport.canWriteTiles)) func tilesAreAPackage() throws {
    let sandbox = try sandbox()
    let run = try sandbox.gridtool("convert in.geojson out.mbtiles")
    #expect(run.status == 0, "\(run.error)")
    let bytes = try sandbox.bytes("out.mbtiles")
    #expect(bytes.prefix(15) == Data("SQLite format 3".utf8))
    let text = String(decoding: bytes, as: UTF8.self)
    for piece in ["minzoom", "maxzoom", "vector_layers", "working material, not a legal boundary"] {
      #expect(text.contains(piece), "\(piece)")
    }
    let read = try sandbox.gridtool("convert out.mbtiles -")
    #expect(read.status != 0)
    #expect(read.errorLines.count == 1)
    #expect(try sandbox.names() == ["in.geojson", "out.mbtiles"])
  }

  @Test func aWorkbookHasTheRowsAndSaysThatShapesAreLeftOut() throws {
    let sandbox = try sandbox()
    for ending in ["xlsx", "ods"] {
      let run = try sandbox.gridtool("convert in.geojson out.\(ending)")
      #expect(run.status == 0, "\(run.error)")
      #expect(run.error.contains("no shapes"))
      let back = try sandbox.gridtool("convert out.\(ending) -")
      let rows = back.output.split(separator: "\n")
      #expect(rows.count == 3, "\(back.error)")
      #expect(rows.last?.contains("632301001002,乡镇村,village,4,11,4") == true, "\(rows)")
    }
  }

  @Test func whatIsAskedOfTheOutputIsCheckedBeforeTheInput() throws {
    let sandbox = try sandbox()
    try sandbox.write("{", to: "broken.geojson")
    for target in ["nowhere/a.gpkg", "a.gpkg|layername=x|colour=red", "a.dwg"] {
      let run = try sandbox.gridtool(["convert", "broken.geojson", target])
      #expect(run.status == 3 || run.status == 64, "\(target): \(run.error)")
      #expect(run.errorLines.count == 1)
    }
    let dry = try sandbox.gridtool("convert in.geojson a.gpkg --dry-run")
    #expect(dry.status == 0)
    #expect(try sandbox.names() == ["broken.geojson", "in.geojson"])
    let same = try sandbox.gridtool("convert in.geojson ./in.geojson --overwrite")
    #expect(same.status == 3)
  }

  @Test func aPublishedCopyHidesInEveryFormat() throws {
    let sandbox = try sandbox()
    try sandbox.write(ConvertTests.plan(), to: "plan.geojson")
    for ending in ["gpkg", "fgb", "shp", "xlsx", "gml"] {
      #expect(try sandbox.gridtool("convert plan.geojson p.\(ending) --publish --quiet").status == 0)
      let back = try sandbox.gridtool("convert p.\(ending) -").output
      #expect(back.contains("V3"), "\(ending)")
      #expect(!back.contains("\"households\":4") && !back.contains(",4,12,"), "\(ending): \(back)")
    }
  }
}
