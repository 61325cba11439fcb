import Foundation
import Testing

/// Each of these went wrong once.
@Suite(.enabled(if: ForeignSupport.isThere)) struct ForeignRegressionTests {
  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(ForeignFileTests.villages, to: "in.geojson")
    return sandbox
  }

  private static func collection(_ features: [String]) -> String {
    "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ",\n"))]}"
  }

  @Test func repartitionTakesAPlanOfAnyFormat() throws {
    let sandbox = try Sandbox()
    let (plan, folder) = (try SmallTerritory.plan(), try SmallTerritory.folder())
    #expect(try sandbox.gridtool(["convert", plan, "p.gpkg"]).status == 0)
    for (file, name) in [(plan, "native"), ("p.gpkg", "foreign")] {
      let run = try sandbox.gridtool([
        "repartition", file, "--territory", "\(folder)/territory.geojson", "--households",
        "\(folder)/households.csv",
        "-o", "\(name).geojson", "--changes", "\(name).csv", "--quiet",
      ])
      #expect(run.status == 0, "\(run.error)")
    }
    #expect(try sandbox.plain("native.geojson") == sandbox.plain("foreign.geojson"))
    #expect(try sandbox.text("native.csv") == sandbox.text("foreign.csv"))
  }

  @Test(arguments: ["gpkg", "shp", "fgb", "kmz"]) func aCopyForAViewerCanBeInAnyFormat(_ ending: String)
    throws
  {
    let sandbox = try sandbox()
    let run = try sandbox.gridtool("convert in.geojson v.\(ending) --for-viewer gcj02")
    #expect(run.status == 0, "\(run.error)")
    let refused = try sandbox.gridtool("convert v.\(ending) -")
    #expect(refused.status == 65)
    #expect(refused.error.contains("--crs gcj02"), "\(refused.error)")
    #expect(try sandbox.gridtool("convert in.geojson plain.geojson").status == 0)
    func corner(_ features: [[String: Any]]) throws -> (String, Double) {
      let feature = try #require(features.first { $0["id"] as? String == "632301001001" })
      var numbers: [Double] = []
      func gather(_ value: Any) {
        if let number = value as? NSNumber { numbers.append(number.doubleValue) }
        if let list = value as? [Any] { list.forEach(gather) }
      }
      gather(try #require((feature["geometry"] as? [String: Any])?["coordinates"]))
      return ("\(numbers.count)", numbers.reduce(0, +))
    }
    let (before, after) = (
      try corner(sandbox.features("plain.geojson")),
      try corner(sandbox.features("v.\(ending)", ["--crs", "gcj02"]))
    )
    #expect(before.0 == after.0)
    #expect(abs(before.1 - after.1) < 1e-6)
  }

  @Test func anInputIsNotReplacedByOneOfItsLayers() throws {
    let sandbox = try sandbox()
    #expect(try sandbox.gridtool("convert in.geojson a.gpkg").status == 0)
    let before = try sandbox.bytes("a.gpkg")
    let run = try sandbox.gridtool(["convert", "a.gpkg|layername=a", "a.gpkg", "--overwrite"])
    #expect(run.status == 3)
    #expect(run.errorLines.count == 1)
    #expect(try sandbox.bytes("a.gpkg") == before)
  }

  @Test(arguments: ["gpkg", "shp", "gml", "kmz"]) func featuresWithoutShapeAreKept(_ ending: String) throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      Self.collection([
        #"{"type":"Feature","id":"1","properties":{"code":"1"},"geometry":{"type":"Point","coordinates":[101,35]}}"#,
        #"{"type":"Feature","id":"2","properties":{"code":"2"},"geometry":null}"#,
        #"{"type":"Feature","id":"3","properties":{"code":"3"},"geometry":{"type":"Point","coordinates":[100,36]}}"#,
      ]), to: "in.geojson")
    #expect(try sandbox.gridtool("convert in.geojson a.\(ending)").status == 0)
    // A placemark's name may be a person's.
    let more = ending == "kmz" ? ["--ignore-column", "name"] : []
    let codes = try sandbox.properties("a.\(ending)", more).map { $0["code"] as? String }
    #expect(codes == ["1", "2", "3"], "and in their order")
  }

  @Test func flatGeobufRefusesWhatItWouldLose() throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      Self.collection([#"{"type":"Feature","id":"2","properties":{"code":"2"},"geometry":null}"#]),
      to: "in.geojson")
    let run = try sandbox.gridtool("convert in.geojson a.fgb")
    #expect(run.status == 3)
    #expect(run.errorLines.count == 1 && run.error.contains("without a shape"), "\(run.error)")
    #expect(throws: (any Error).self) { try sandbox.bytes("a.fgb") }
  }

  @Test func aPlanOfManyTownshipsInKMLIsReadBack() throws {
    let sandbox = try Sandbox()
    let features = (0..<6).map {
      """
      {"type":"Feature","id":"G\($0)","properties":{"code":"G\($0)","township":"63230110\($0 / 2)","load":\($0)},"geometry":\
      {"type":"Polygon","coordinates":[[[10\($0),35],[10\($0).5,35],[10\($0).5,35.5],[10\($0),35]]]}}
      """
    }
    try sandbox.write(Self.collection(features), to: "in.geojson")
    for ending in ["kml", "kmz"] {
      #expect(try sandbox.gridtool("convert in.geojson a.\(ending)").status == 0)
      let codes = try sandbox.properties("a.\(ending)").compactMap { $0["code"] as? String }
      #expect(codes.sorted() == (0..<6).map { "G\($0)" })
    }
    let text = try sandbox.text("a.kml")
    #expect(
      text.components(separatedBy: "<Folder").count > 3 || text.components(separatedBy: "<Document").count > 3
    )
    #expect(text.contains("<PolyStyle>"))
    for township in ["632301100", "632301101", "632301102"] {
      #expect(text.contains("<name>\(township)</name>"))
    }
  }

  @Test(arguments: ["tab", "mif"]) func mapInfoTakesWholeNumbers(_ ending: String) throws {
    let sandbox = try sandbox()
    let run = try sandbox.gridtool("convert in.geojson a.\(ending)")
    #expect(run.status == 0, "\(run.error)")
    #expect(try sandbox.properties("a.\(ending)").map { $0["households"] as? Int } == [120, 4])
  }

  @Test func fieldsThatDifferInCaseOnlyAreWrittenOrRefusedShortly() throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      Self.collection([
        #"{"type":"Feature","properties":{"ID":7,"id":"x","geom":"g"},"geometry":{"type":"Point","coordinates":[101,35]}}"#
      ]), to: "in.geojson")
    let run = try sandbox.gridtool("convert in.geojson a.gpkg")
    #expect(run.status == 0 || run.status == 3)
    #expect(run.status == 0 || (run.errorLines.count == 1 && run.error.utf8.count < 300), "\(run.error)")
  }

  @Test func aRunThatIsStoppedLeavesNothing() throws {
    let sandbox = try Sandbox()
    let polygon = (0..<400).map { "[\(101 + Double($0) / 1000),35]" }.joined(separator: ",")
    let features = (0..<1500).map {
      "{\"type\":\"Feature\",\"id\":\"\($0)\",\"properties\":{\"n\":\($0)},\"geometry\":{\"type\":\"Polygon\","
        + "\"coordinates\":[[\(polygon),[101,36],[101,35]]]}}"
    }
    try sandbox.write(Self.collection(features), to: "in.geojson")
    let run = try sandbox.shell(
      "$GRIDTOOL convert in.geojson out.gpkg --quiet & p=$!; n=0; until ls -d .gridgeo-* >/dev/null 2>&1; do "
        + "kill -0 $p 2>/dev/null || break; sleep 0.02; done; kill -TERM $p 2>/dev/null; wait $p; exit 0")
    #expect(run.status == 0)
    let names = try sandbox.names()
    #expect(names == ["in.geojson"] || names == ["in.geojson", "out.gpkg"], "\(names)")
  }

  @Test func aTableWithoutPositionsIsNoGeoJSON() throws {
    let sandbox = try Sandbox()
    try sandbox.write("grid,change\n1,kept\n", to: "t.csv")
    let run = try sandbox.gridtool("convert t.csv out.geojson")
    #expect(run.status == 64 || run.status == 65)
    #expect(try sandbox.names() == ["t.csv"])
  }

  @Test func anEmptyShapefileIsOneOrIsRefused() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.collection([]), to: "in.geojson")
    let run = try sandbox.gridtool("convert in.geojson out.shp")
    let isThere = try sandbox.names().contains("out.shp")
    #expect((run.status == 0) == isThere, "\(run.error)")
  }

  /// A dispute's fields with long names come back from a Shapefile.
  @Test func disputesInAShapefileCanBeSettled() throws {
    let sandbox = try Sandbox()
    func claim(_ id: String, _ party: String, _ west: Double, _ east: Double) -> String {
      """
      {"type":"Feature","id":"\(id)","properties":{"id":"\(id)","party":"\(party)","season":"winter"},"geometry":\
      {"type":"Polygon","coordinates":[[[\(west),34],[\(east),34],[\(east),34.03],[\(west),34.03],[\(west),34]]]}}
      """
    }
    try sandbox.write(
      Self.collection([claim("c1", "A", 99.95, 100.02), claim("c2", "B", 100, 100.07)]), to: "c.geojson")
    #expect(try sandbox.gridtool("disputes c.geojson -o d.geojson --quiet").status == 0)
    #expect(try sandbox.gridtool("convert d.geojson d.shp --quiet").status == 0)
    let id = try #require(try sandbox.features("d.geojson").first?["id"] as? String)
    let run = try sandbox.gridtool("settle d.shp --dispute \(id) --claims c.geojson -o o.geojson --quiet")
    #expect(run.status == 0, "\(run.error)")
    let native = try sandbox.gridtool(
      "settle d.geojson --dispute \(id) --claims c.geojson -o n.geojson --quiet")
    #expect(native.status == 0)
    #expect(try sandbox.plain("o.geojson") == sandbox.plain("n.geojson"))
  }

  /// What belongs to a person does so beside every shape, and beside none.
  @Test(arguments: [
    #"{"type":"Polygon","coordinates":[[[101,35],[101.1,35],[101.1,35.1],[101,35]]]}"#,
    #"{"type":"LineString","coordinates":[[101,35],[101.1,35]]}"#,
    #"{"type":"MultiPoint","coordinates":[[101,35]]}"#,
    "null",
  ])
  func personalColumnsAreRefusedBesideEveryShape(_ geometry: String) throws {
    let sandbox = try Sandbox()
    for heading in ["姓名", "身份证号", "电话", "phone"] {
      try sandbox.write(
        Self.collection([
          "{\"type\":\"Feature\",\"id\":\"1\",\"properties\":{\"code\":\"1\",\"\(heading)\":\"secret\"},\"geometry\":\(geometry)}"
        ]), to: "in.geojson")
      let run = try sandbox.gridtool("convert in.geojson -")
      #expect(run.status == 65, "\(heading): \(run.output)")
      #expect(!run.output.contains("secret"))
      let without = try sandbox.gridtool(["convert", "in.geojson", "-", "--ignore-column", heading])
      #expect(without.status == 0, "\(without.error)")
    }
  }
}
