import Foundation
import GridGeo
import Testing

private enum ForeignFormats {
  static let areThere = (try? Sandbox().gridtool("formats --json").output.contains("\"gdal\":\"")) ?? false
}

/// Files of other formats through the plug-in for GDAL, in and out of the program.
@Suite(.enabled(if: ForeignFormats.areThere)) struct ForeignFileTests {

  static let villages = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","id":"632301001001","properties":{"code":"632301001001","name":"联通村 \\"A\\", <b>","level":"village",\
    "households":120,"persons":512,"load":120.5,"neighbours":["632301001002"]},
    "geometry":{"type":"Polygon","coordinates":[[[101,35],[101.2,35],[101.2,35.2],[101,35.2],[101,35]],
    [[101.05,35.05],[101.05,35.1],[101.1,35.1],[101.1,35.05],[101.05,35.05]]]}},
    {"type":"Feature","id":"632301001002","properties":{"code":"632301001002","name":"乡镇村","level":"village",\
    "households":4,"persons":11,"load":4,"neighbours":["632301001001"]},
    "geometry":{"type":"MultiPolygon","coordinates":[[[[101.2,35],[101.4,35],[101.4,35.2],[101.2,35.2],[101.2,35]]],
    [[[101.5,35],[101.6,35],[101.6,35.1],[101.5,35]]]]}}
    ]}
    """

  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(Self.villages, to: "in.geojson")
    let run = try sandbox.gridtool("convert in.geojson plain.geojson")
    #expect(run.status == 0, "\(run.error)")
    return sandbox
  }

  /// Properties by id, and the numbers of the shapes in any order of rings.
  private func content(_ text: String) throws -> [String: NSDictionary] {
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    var content: [String: NSDictionary] = [:]
    for feature in try #require(document?["features"] as? [[String: Any]]) {
      let geometry = try #require(feature["geometry"] as? [String: Any])
      var positions: Set<String> = []
      func gather(_ value: Any) {
        guard let list = value as? [Any] else { return }
        if let x = list.first as? NSNumber, let y = list.last as? NSNumber {
          positions.insert("\(x.doubleValue) \(y.doubleValue)")
        } else {
          list.forEach(gather)
        }
      }
      gather(try #require(geometry["coordinates"]))
      content[try #require(feature["id"] as? String)] = [
        "properties": try #require(feature["properties"] as? NSDictionary), "positions": positions,
      ]
    }
    return content
  }

  @Test(arguments: ["gpkg", "fgb", "kml", "kmz", "shp", "shz", "gml"])
  func whatIsWrittenIsReadBackEqual(_ ending: String) throws {
    let sandbox = try sandbox()
    let out = try sandbox.gridtool("convert plain.geojson there.\(ending)")
    #expect(out.status == 0, "\(out.error)")
    let back = try sandbox.gridtool("convert there.\(ending) back.geojson")
    #expect(back.status == 0, "\(back.error)")
    let before = try content(sandbox.text("plain.geojson"))
    let after = try content(sandbox.text("back.geojson"))
    #expect(before.keys.sorted() == after.keys.sorted())
    for (id, feature) in before { #expect(after[id] == feature, "\(id)") }
    #expect(try sandbox.names().filter { $0.hasPrefix(".gridgeo") }.isEmpty)
  }

  @Test func theSameContentGivesTheSameBytes() throws {
    let sandbox = try sandbox()
    for name in ["a.gpkg", "b/a.gpkg"] {
      try? FileManager.default.createDirectory(at: sandbox.url("b"), withIntermediateDirectories: true)
      #expect(try sandbox.gridtool("convert plain.geojson \(name)").status == 0)
    }
    #expect(try sandbox.bytes("a.gpkg") == sandbox.bytes("b/a.gpkg"))
  }

  /// The table of styles has the columns that QGIS asks for, the one it orders by among them.
  @Test func aGeoPackageHasAStyle() throws {
    let sandbox = try sandbox()
    #expect(try sandbox.gridtool("convert plain.geojson a.gpkg").status == 0)
    let text = String(decoding: try sandbox.bytes("a.gpkg"), as: UTF8.self)
    for piece in ["\"useAsDefault\" BOOLEAN", "\"update_time\" DATETIME", "<renderer-v2 type="] {
      #expect(text.contains(piece), "\(piece)")
    }
  }

  @Test func aFileThatIsThereStaysUnlessToldOtherwise() throws {
    let sandbox = try sandbox()
    for name in ["a.gpkg", "a.shp"] {
      #expect(try sandbox.gridtool("convert plain.geojson \(name)").status == 0)
      let again = try sandbox.gridtool("convert plain.geojson \(name)")
      #expect(again.status == 3)
      #expect(again.errorLines.count == 1)
      #expect(try sandbox.gridtool("convert plain.geojson \(name) --overwrite").status == 0)
    }
    // One of the files of a Shapefile is enough.
    try FileManager.default.removeItem(at: sandbox.url("a.shp"))
    #expect(try sandbox.gridtool("convert plain.geojson a.shp").status == 3)
    #expect(try sandbox.gridtool("convert plain.geojson nowhere/a.shp").status == 3)
  }

  @Test func textInGBKComesOutRightWhateverTheFileSays() throws {
    let sandbox = try sandbox()
    #expect(try sandbox.gridtool("convert plain.geojson a.shp").status == 0)
    try DBFTable.toGBK(sandbox.url("a.dbf"))
    for page in [nil, "UTF-8", "GBK", "ISO-8859-1"] {
      try? FileManager.default.removeItem(at: sandbox.url("a.cpg"))
      if let page { try sandbox.write(page, to: "a.cpg") }
      let run = try sandbox.gridtool("convert a.shp -")
      #expect(run.status == 0, "\(run.error)")
      #expect(run.output.contains("\"name\":\"乡镇村\""))
      #expect(run.output.contains("联通村"))
      #expect(run.error.contains("read as GB"))
    }
    // UTF-8 that says GBK.
    #expect(try sandbox.gridtool("convert plain.geojson b.shp").status == 0)
    try sandbox.write("GBK", to: "b.cpg")
    #expect(try sandbox.gridtool("convert b.shp -").output.contains("\"name\":\"乡镇村\""))
  }

  @Test func conditionsOnTextInGBKFindIt() throws {
    let sandbox = try sandbox()
    #expect(try sandbox.gridtool("convert plain.geojson a.shp").status == 0)
    try DBFTable.toGBK(sandbox.url("a.dbf"))
    try FileManager.default.removeItem(at: sandbox.url("a.cpg"))
    let run = try sandbox.gridtool(["convert", "a.shp", "-", "--where", "name = '乡镇村'"])
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("\"id\":\"632301001002\""))
    #expect(!run.output.contains("\"id\":\"632301001001\""))
    #expect(run.error.contains("read as GB"))
  }

  @Test func whatIsCutShortIsNotTakenForAllThereIs() throws {
    let sandbox = try sandbox()
    #expect(try sandbox.gridtool("convert plain.geojson a.gml").status == 0)
    try FileManager.default.removeItem(at: sandbox.url("a.xsd"))
    let whole = try sandbox.bytes("a.gml")
    #expect(try sandbox.gridtool("convert a.gml -").status == 0)
    #expect(try !sandbox.names().contains("a.gfs"))
    for ending in ["gml", "fgb", "gpkg", "kml"] {
      if ending != "gml" { #expect(try sandbox.gridtool("convert plain.geojson a.\(ending)").status == 0) }
      let bytes = ending == "gml" ? whole : try sandbox.bytes("a.\(ending)")
      try bytes.prefix(bytes.count * 6 / 10).write(to: sandbox.url("a.\(ending)"))
      #expect(try sandbox.gridtool("convert a.\(ending) -").status == 65, "\(ending)")
    }
  }

  @Test func whatSaysNoSystemNeedsOne() throws {
    let sandbox = try sandbox()
    #expect(try sandbox.gridtool("convert plain.geojson a.shp").status == 0)
    try FileManager.default.removeItem(at: sandbox.url("a.prj"))
    let run = try sandbox.gridtool("convert a.shp -")
    #expect(run.status == 65)
    #expect(run.error.contains("has no .prj"))
    #expect(run.error.contains("--crs"))
    #expect(try sandbox.gridtool("convert a.shp - --crs EPSG:4490").status == 0)
  }

  @Test func everyCommandTakesThem() throws {
    let sandbox = try sandbox()
    #expect(try sandbox.gridtool("convert plain.geojson a.gpkg").status == 0)
    try sandbox.write("id,lon,lat,persons\nH1,101.01,35.01,3\nH2,101.3,35.1,4\nH3,102,36,1\n", to: "h.csv")
    #expect(try sandbox.gridtool("convert h.csv h.fgb").status == 0)
    #expect(try sandbox.gridtool("convert h.csv h.xlsx").status == 0)
    var rows: Set<String> = []
    for households in ["h.csv", "h.xlsx"] {
      for grids in ["plain.geojson", "a.gpkg"] {
        let run = try sandbox.gridtool("assign --grids \(grids) --households \(households) -o -")
        #expect(run.status == 0, "\(run.error)")
        rows.insert(run.output)
      }
    }
    #expect(rows.count == 1)
    let points = try sandbox.gridtool("assign --grids a.gpkg --households h.fgb -o assigned.gpkg")
    #expect(points.status == 0, "\(points.error)")
    let back = try sandbox.gridtool("convert assigned.gpkg -").output
    #expect(back.contains("\"grid\":\"632301001001\""))
    #expect(back.contains("\"status\":\"outside\""))
    let check = try sandbox.gridtool("check a.gpkg h.xlsx --json")
    #expect(check.status == 0, "\(check.error)")
    #expect(check.output.contains("\"territory_read\":2"))
    #expect(check.output.contains("\"households_read\":3"))
  }

  @Test func layersAreNamed() throws {
    let sandbox = try sandbox()
    #expect(try sandbox.gridtool("convert plain.geojson a.gpkg").status == 0)
    let none = try sandbox.gridtool("convert a.gpkg - --layer nowhere")
    #expect(none.status == 65)
    #expect(none.error.contains("\"a\""))
    #expect(
      try sandbox.gridtool(["convert", "a.gpkg|layername=a|subset=households > 100", "-"]).output.contains(
        "1001001"))
    let few = try sandbox.gridtool(["convert", "a.gpkg", "-", "--where", "households < 100"])
    #expect(few.output.contains("\"id\":\"632301001002\""))
    #expect(!few.output.contains("\"id\":\"632301001001\""))
    #expect(try sandbox.gridtool(["convert", "a.gpkg", "-", "--where", "no such thing"]).status == 64)
  }

  @Test(arguments: ["a.gpkg", "a.shp", "a.xlsx", "a.kml", "a.fgb", "a.zip"])
  func whatIsNoSuchFileIsRefusedInOneLine(_ name: String) throws {
    let sandbox = try sandbox()
    #expect(try sandbox.gridtool(["convert", name, "-"]).status == 66)
    try sandbox.write("this is no such file", to: name)
    let run = try sandbox.gridtool(["convert", name, "-"])
    #expect(run.status == 65)
    #expect(run.errorLines.count == 1)
    #expect(run.error.contains(name))
    #expect(run.output.isEmpty)
  }

  @Test func withoutThePlugInOneLineSaysWhatToInstall() throws {
    let sandbox = try sandbox()
    try sandbox.write("x", to: "a.gpkg")
    let run = try sandbox.shell("GRIDGEO_GDAL_PLUGIN=/nowhere $GRIDTOOL check a.gpkg")
    #expect(run.status == 66)
    #expect(run.errorLines.count == 1)
    #expect(run.error.contains("gridtool-gdal"))
    let list = try sandbox.shell("GRIDGEO_GDAL_PLUGIN=/nowhere $GRIDTOOL formats")
    #expect(list.status == 0)
    #expect(list.output.contains("GeoPackage"))
  }

  #if canImport(Glibc)
    @Test func nothingIsOpenedWithoutAForeignFile() throws {
      let sandbox = try sandbox()
      #expect(try sandbox.gridtool("convert plain.geojson a.gpkg").status == 0)
      func loads(_ file: String) throws -> Bool {
        try sandbox.shell("LD_DEBUG=files $GRIDTOOL check \(file)").error.contains("libgdal")
      }
      #expect(try !loads("plain.geojson"))
      #expect(try loads("a.gpkg"))
    }
  #endif

  @Test func personalColumnsAreRefusedInEveryFormat() throws {
    let sandbox = try sandbox()
    try sandbox.write(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","id":"1","properties":{"id":"1","户主":"x"},\
      "geometry":{"type":"Point","coordinates":[101,35]}}]}
      """, to: "p.geojson")
    let run = try sandbox.gridtool("convert p.geojson p.gpkg")
    #expect(run.status == 65)
    #expect(run.error.contains("belongs to a person"))
    #expect(try !sandbox.names().contains("p.gpkg"))
    #expect(try sandbox.gridtool(["convert", "p.geojson", "p.gpkg", "--ignore-column", "户主"]).status == 0)
    #expect(try !sandbox.gridtool("convert p.gpkg -").output.contains("户主"))
  }
}
