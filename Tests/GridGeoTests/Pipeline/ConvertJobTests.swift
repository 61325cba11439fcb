import Foundation
import Testing

@testable import GridGeo

@Suite struct ConvertJobTests {
  /// A fresh folder; gone with the value.
  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("convert-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }
    func write(_ text: String, to name: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
    }
    func object(_ name: String) throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(try text(name).utf8)) as? [String: Any])
    }
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }

  private static let grids = """
    {"type":"FeatureCollection","gridgeo":{"version":"0.0.9","command":"partition","seed":7,"summary":{"grids":2}},"features":[
    {"type":"Feature","id":"G1","properties":{"code":"G1","village":"V","households":40,"persons":160},"geometry":
    {"type":"Polygon","coordinates":[[[101,35],[101.1,35],[101.1,35.1],[101,35]]]}},
    {"type":"Feature","id":"G2","properties":{"code":"G2","village":"V","households":3,"persons":12},"geometry":null}]}
    """

  private func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write(Self.grids, to: "in.geojson")
    return folder
  }

  @Test func whatTheInputSaysOfItselfStays() throws {
    let folder = try folder()
    let outcome = try ConvertJob(input: folder.path("in.geojson"), output: folder.path("out.geojson")).run()
    #expect(outcome.count == 2)
    #expect(outcome.hidden == 0)
    let member = try #require(try folder.object("out.geojson")["gridgeo"] as? [String: Any])
    #expect(member["version"] as? String == "0.0.9")
    #expect(member["seed"] as? Int == 7)
    #expect((member["summary"] as? [String: Any])?["grids"] as? Int == 2)
  }

  @Test func aPublishedCopySaysSoAndHasNoSummary() throws {
    let folder = try folder()
    // A plan has loads, and ground for each grid.
    let plan = Self.grids.replacingOccurrences(of: "\"persons\"", with: "\"load\":1,\"persons\"")
      .replacingOccurrences(
        of: "\"geometry\":null",
        with:
          "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[102,35],[102.1,35],[102.1,35.1],[102,35]]]}")
    try folder.write(plan, to: "in.geojson")
    let outcome = try ConvertJob(
      input: folder.path("in.geojson"), output: folder.path("out.geojson"), publishes: true
    ).run()
    #expect(outcome.hidden == 2)
    let member = try #require(try folder.object("out.geojson")["gridgeo"] as? [String: Any])
    #expect(member["published"] as? Bool == true)
    #expect(member["summary"] == nil)
    #expect(try !folder.text("out.geojson").contains("\"households\":3"))
  }

  @Test func aCopyForAViewerForgetsTheMarkBefore() throws {
    let folder = try folder()
    var job = ConvertJob(
      input: folder.path("in.geojson"), output: folder.path("there.geojson"), viewer: .gcj02)
    _ = try job.run()
    #expect(throws: GridGeoError.self) {
      try ConvertJob(input: folder.path("there.geojson"), output: folder.path("x.geojson")).run()
    }
    job = ConvertJob(
      input: folder.path("there.geojson"), output: folder.path("back.geojson"),
      reading: SurveyReading(crs: "gcj02"))
    _ = try job.run()
    let member = try #require(try folder.object("back.geojson")["gridgeo"] as? [String: Any])
    #expect(member["viewer"] == nil)
    #expect(try folder.names() == ["back.geojson", "in.geojson", "there.geojson"])
  }

  @Test func aSecondCopyIsTheFirst() throws {
    let folder = try folder()
    _ = try ConvertJob(input: folder.path("in.geojson"), output: folder.path("a.geojson")).run()
    _ = try ConvertJob(input: folder.path("a.geojson"), output: folder.path("b.geojson")).run()
    #expect(try folder.text("a.geojson") == folder.text("b.geojson"))
  }

  @Test func whatIsThereStaysUnlessToldOtherwise() throws {
    let folder = try folder()
    try folder.write("mine", to: "out.geojson")
    var job = ConvertJob(input: folder.path("in.geojson"), output: folder.path("out.geojson"))
    #expect { try job.run() } throws: { ($0 as? GridGeoError)?.code == .cannotWrite }
    #expect(try folder.text("out.geojson") == "mine")
    job.overwrite = true
    _ = try job.run()
    #expect(try folder.text("out.geojson") != "mine")
  }

  @Test func nothingIsLeftOfACopyThatFails() throws {
    let folder = try folder()
    try folder.write(
      Self.grids.replacingOccurrences(of: "[101.1,35.1]", with: "[201.1,35.1]"), to: "bad.geojson")
    for (isTable, isSequence) in [(false, false), (true, false), (false, true)] {
      let job = ConvertJob(
        input: folder.path("bad.geojson"), output: folder.path("out"), isSequence: isSequence,
        isTable: isTable)
      #expect { try job.run() } throws: { ($0 as? GridGeoError)?.code == .badInput }
    }
    #expect(try folder.names() == ["bad.geojson", "in.geojson"])
  }

  @Test(arguments: ["姓名", "phone", "身份证号", "民族", "Owner Name"])
  func whatBelongsToAPersonIsRefusedOrLeftOut(_ heading: String) throws {
    let folder = try Folder()
    try folder.write(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","id":"1","properties":{"id":"1","\(heading)":"secret"},\
      "geometry":{"type":"Point","coordinates":[101,35]}}]}
      """, to: "in.geojson")
    try folder.write("grid,\(heading)\n1,secret\n", to: "in.csv")
    for name in ["in.geojson", "in.csv"] {
      var job = ConvertJob(
        input: folder.path(name), output: folder.path("out"), overwrite: true, isTable: name == "in.csv")
      #expect { try job.run() } throws: { ($0 as? GridGeoError)?.code == .badInput }
      job.reading.ignoredColumns = [heading]
      _ = try job.run()
      #expect(try !folder.text("out").contains("secret"))
      #expect(try !folder.text("out").contains(heading))
    }
  }

  @Test func tablesHaveNeitherViewersNorReaders() throws {
    let folder = try Folder()
    try folder.write("grid,change\n1,kept\n", to: "t.csv")
    for job in [
      ConvertJob(input: folder.path("t.csv"), output: folder.path("o.csv"), viewer: .bd09),
      ConvertJob(input: folder.path("t.csv"), output: folder.path("o.csv"), publishes: true),
    ] {
      #expect { try job.run() } throws: { ($0 as? GridGeoError)?.code == .badOption }
    }
    #expect(try folder.names() == ["t.csv"])
  }

  @Test func pointsInATableHaveTheirPositionBesideThem() throws {
    let folder = try Folder()
    try folder.write("id,lon,lat,persons\nH1,101.5,35.25,3\n\"H,2\",101,35,1\n", to: "h.csv")
    _ = try ConvertJob(input: folder.path("h.csv"), output: folder.path("o.csv"), isTable: true).run()
    #expect(
      try folder.text("o.csv") == "\u{FEFF}id,persons,load,lon,lat\nH1,3,1,101.5,35.25\n\"H,2\",1,1,101,35\n")
  }
}
