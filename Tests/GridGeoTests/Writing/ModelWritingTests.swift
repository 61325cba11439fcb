import Foundation
import Testing

@testable import GridGeo

@Suite("Writing the model")
struct ModelWritingTests {
  private func region() throws -> Region<Geographic> {
    Region(Polygon(exterior: try geographicRing([(0, 0), (1, 0), (1, 1), (0, 0)])))
  }

  private func grid(_ code: String) throws -> Grid {
    Grid(
      code: code, village: "632323105203", township: "632323105", county: "", households: 35, persons: 160,
      load: 35.5, area: .hectares(12.345_678_9), compactness: 0.612_345_6, neighbours: ["632323105203002"],
      deviationPercent: -1.234_5, region: try region())
  }

  @Test("A grid has the contract's properties in the contract's order")
  func gridProperties() throws {
    let text = try WrittenGeoJSON([OutputFeature(try grid("632323105203001"))]).text
    #expect(
      text.contains(
        """
        "id":"632323105203001","properties":{"code":"632323105203001","kind":"basic",\
        "village":"632323105203","township":"632323105","county":null,"households":35,"persons":160,\
        "load":35.5,"area_ha":12.3457,"area_mu":185.185,"compactness":0.6123,\
        "neighbours":["632323105203002"],"deviation_pct":-1.23},"geometry":{"type":"Polygon"
        """))
  }

  @Test("A plan is written by code, whatever order its grids have")
  func plan() throws {
    let grids = try ["632323105203003", "632323105203001", "632323105203002"].map(grid)
    let provenance = Provenance(version: "0.1.0", command: "partition")
    let text = try GridPlanWriter.text(GridPlan(grids: grids, provenance: provenance))
    #expect(try WrittenGeoJSON(text: text).ids == grids.map(\.code).sorted())
    #expect(try GridPlanWriter.text(GridPlan(grids: grids.reversed(), provenance: provenance)) == text)
    let folder = try TemporaryFolder()
    try GridPlanWriter.write(
      GridPlan(grids: grids, provenance: provenance), to: folder.file("p"), overwrite: false)
    #expect(try folder.text("p") == text)
  }

  @Test("Provenance is the foreign member gridgeo, before the features")
  func provenance() throws {
    let provenance = Provenance(
      version: "0.1.0", command: "partition",
      options: [("target", "35"), ("load-field", "a"), ("load-field", "b"), ("load-field", "c")],
      seed: 1 << 53, frame: "+proj=laea", inputs: [InputFile(role: "territory", name: "t\"", sha256: "00")],
      summary: [
        SummaryFigure("grids", .count(3)), SummaryFigure("mean", .number(0.123_456_789)),
        SummaryFigure("method", .text("Sainte-Laguë")),
      ])
    let text = try GeoJSONWriter.text([], provenance: provenance)
    #expect(
      text == """
        {"type":"FeatureCollection",
        "gridgeo":{"version":"0.1.0","command":"partition",\
        "options":{"target":"35","load-field":["a","b","c"]},"seed":9007199254740992,\
        "frame":"+proj=laea","inputs":[{"role":"territory","name":"t\\"","sha256":"00"}],\
        "summary":{"grids":3,"mean":0.123457,"method":"Sainte-Laguë"}},
        "features":[]}

        """)
    var large = provenance
    large.seed = .max
    #expect(try GeoJSONWriter.text([], provenance: large).contains("\"seed\":\"18446744073709551615\""))
  }

  @Test("Units and barriers: what is not known is left out")
  func others() throws {
    let unit = AdminUnit(
      code: "0632323105203", name: "村 \"甲\"", level: .village, parent: "632323105", grids: 4,
      region: try region())
    let line = try Polyline<Geographic>([Coordinate(x: 0, y: 0), Coordinate(x: 1, y: 1)])
    let barrier = Barrier(kind: "river", resistance: 0.8, lines: [line])
    let base = BaseUnit(id: "u1", load: 2.5, parent: "0632323105203", region: try region())
    let folder = try TemporaryFolder()
    try GeoJSONWriter.write([unit], to: folder.file("t"), overwrite: false)
    try GeoJSONWriter.write([barrier, barrier], to: folder.file("b"), overwrite: false)
    try GeoJSONWriter.write([base], to: folder.file("u"), overwrite: false)
    #expect(
      try folder.text("t").contains(
        """
        "id":"0632323105203","properties":{"code":"0632323105203","name":"村 \\"甲\\"","level":"village",\
        "parent":"632323105","grids":4},"geometry"
        """))
    #expect(try WrittenGeoJSON(text: folder.text("b")).ids == ["barrier-1", "barrier-2"])
    #expect(try folder.text("b").contains("\"properties\":{\"kind\":\"river\",\"resistance\":0.8}"))
    #expect(
      try folder.text("u").contains(
        "\"properties\":{\"id\":\"u1\",\"load\":2.5,\"persons\":0,\"parent\":\"0632323105203\"}"))
  }
}

@Suite("CSV writer")
struct CSVWriterTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("Fields are quoted when they must be and rows end with a line feed")
  func quotes() throws {
    var writer = try CSVWriter(folder.file("a.csv"), overwrite: false, columns: ["id", "村,名", "n"])
    try writer.write([.text("a"), .text("say \"hi\""), .integer(-1)])
    try writer.write([.text("line\nbreak"), .text(" space"), .number(0.5)])
    try writer.write([.text("end "), .text("cr\r"), .decimal(1.239, 2)])
    try writer.write([.text("村"), .empty, .degrees(101.123_456_78)])
    try writer.write([.empty, .empty, .empty])
    try writer.finish()
    #expect(
      try folder.text("a.csv")
        == "id,\"村,名\",n\na,\"say \"\"hi\"\"\",-1\n\"line\nbreak\",\" space\",0.5\n"
        + "\"end \",\"cr\r\",1.24\n村,,101.1234568\n,,\n")
  }

  @Test("A byte order mark on request, and no empty line")
  func mark() throws {
    var writer = try CSVWriter(
      folder.file("a.csv"), overwrite: false, columns: ["id"], byteOrderMark: true)
    try writer.write([.empty])
    try writer.finish()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file("a.csv")))
    #expect(Array(bytes) == [0xEF, 0xBB, 0xBF] + Array("id\n\"\"\n".utf8))
  }

  @Test("A row that does not fit, or a number that is none, is refused and not half written")
  func refusals() throws {
    #expect(throws: GridGeoError.self) {
      _ = try CSVWriter(folder.file("none.csv"), overwrite: false, columns: [])
    }
    var writer = try CSVWriter(folder.file("a.csv"), overwrite: false, columns: ["a", "b"])
    for row in [[CSVField.empty], [.empty, .empty, .empty], [.text("x"), .number(.nan)]] {
      do throws(GridGeoError) {
        try writer.write(row)
        Issue.record("\(row) was written")
      } catch {
        #expect(error.code == .broken)
      }
    }
    try writer.finish()
    #expect(try folder.text("a.csv") == "a,b\n")
    #expect(try folder.names == ["a.csv"])
  }

  @Test("The household table")
  func households() throws {
    let households = [
      Household(
        id: "h1", position: Coordinate(x: 102.016, y: 35.515), persons: 4, load: 1.25, season: .winter),
      Household(id: "h,2", position: nil),
    ]
    try HouseholdTableWriter.write(households, to: folder.file("h.csv"), overwrite: false)
    #expect(
      try folder.text("h.csv")
        == "id,lon,lat,persons,load,season\nh1,102.016,35.515,4,1.25,winter\n\"h,2\",,,1,1,\n")
  }
}
