import Foundation
import GridGeo
import Testing

/// Files that broke on the way: cut short, with bytes changed, empty, of another kind than their name says. No fault
/// ends the program, no output appears, and one line says what is wrong with which file.
@Suite(.enabled(if: ForeignSupport.isThere)) struct ForeignDamageTests {
  /// The file and what belongs to it.
  private static let kinds = [
    ["a.gpkg"], ["a.fgb"], ["a.kml"], ["a.kmz"], ["a.gml", "a.xsd"], ["a.shp", "a.shx", "a.dbf", "a.prj"],
    ["a.shz"],
    ["a.xlsx"], ["a.ods"],
  ]

  private static func damaged(_ bytes: Data, _ random: inout SeededGenerator, _ round: Int) -> Data {
    var bytes = bytes
    switch round {
    case 0: return Data()
    case 1...3: return bytes.prefix(Int(random.next() % UInt64(max(1, bytes.count))))
    default:
      for _ in 0..<(1 + random.next() % 16) {
        bytes[bytes.startIndex + Int(random.next() % UInt64(bytes.count))] = UInt8(
          truncatingIfNeeded: random.next())
      }
      return bytes
    }
  }

  @Test(arguments: kinds) func brokenFilesAreRefusedInOneLineOrRead(_ names: [String]) throws {
    let sandbox = try Sandbox()
    try sandbox.write(ForeignFileTests.villages, to: "in.geojson")
    let made = try sandbox.gridtool(["convert", "in.geojson", names[0]])
    try #require(made.status == 0, "\(made.error)")
    var random = SeededGenerator(seed: 8, stream: names[0])
    let whole = try names.map { try sandbox.bytes($0) }
    for (index, name) in names.enumerated() {
      for round in 0..<8 {
        try Self.damaged(whole[index], &random, round).write(to: sandbox.url(name))
        let run = try sandbox.gridtool(["convert", names[0], "out.geojson", "--quiet"])
        let what = "\(name), round \(round): \(run.status) \(run.error)"
        #expect([0, 64, 65, 66].contains(run.status), "\(what)")
        if run.status != 0 {
          #expect(run.errorLines.count { $0.hasPrefix("gridtool: error: ") } == 1, "\(what)")
          #expect(run.errorLines.last?.hasPrefix("gridtool: error: ") == true, "\(what)")
          #expect(try !sandbox.names().contains("out.geojson"), "\(what)")
        } else {
          // A workbook's rows are a table.
          let isTable = ["a.xlsx", "a.ods"].contains(name)
          #expect(
            try isTable || JSONReading.object(sandbox.text("out.geojson"))["features"] != nil, "\(what)")
          try FileManager.default.removeItem(at: sandbox.url("out.geojson"))
        }
        #expect(try sandbox.names().allSatisfy { !$0.hasPrefix(".gridgeo") }, "\(what)")
      }
      try whole[index].write(to: sandbox.url(name))
    }
    // The whole ones are as good as they were.
    #expect(try sandbox.gridtool(["convert", names[0], "-"]).status == 0)
  }

  /// Half of a file is no smaller file.
  @Test(arguments: ["gpkg", "fgb", "kml", "kmz", "shz", "xlsx", "ods"])
  func halfAFileIsRefused(_ ending: String) throws {
    let sandbox = try Sandbox()
    try sandbox.write(ForeignFileTests.villages, to: "in.geojson")
    #expect(try sandbox.gridtool("convert in.geojson a.\(ending)").status == 0)
    let bytes = try sandbox.bytes("a.\(ending)")
    for part in 1...9 {
      try bytes.prefix(bytes.count * part / 10).write(to: sandbox.url("a.\(ending)"))
      let run = try sandbox.gridtool("convert a.\(ending) -")
      #expect(run.status == 65, "\(part) tenths of \(ending): \(run.output.prefix(200))")
    }
  }

  @Test(arguments: ["gpkg", "shp", "fgb", "kml", "gml", "xlsx", "zip"])
  func aFolderIsNoFile(_ ending: String) throws {
    let sandbox = try Sandbox()
    try sandbox.write(ForeignFileTests.villages, to: "in.geojson")
    try FileManager.default.createDirectory(at: sandbox.url("a.\(ending)"), withIntermediateDirectories: true)
    let run = try sandbox.gridtool("convert a.\(ending) -")
    #expect(run.status == 65 || run.status == 66)
    #expect(run.errorLines.count == 1, "\(run.error)")
    if ending != "zip" {
      let written = try sandbox.gridtool("convert in.geojson a.\(ending) --overwrite")
      #expect(written.status == 3, "\(written.error)")
      #expect(written.errorLines.count == 1, "\(written.error)")
      #expect(try sandbox.names(in: "a.\(ending)").isEmpty)
    }
  }

  @Test func aFileUnderAnotherNameIsReadOrRefused() throws {
    let sandbox = try Sandbox()
    try sandbox.write(ForeignFileTests.villages, to: "in.geojson")
    for ending in ["gpkg", "fgb", "kmz", "xlsx"] {
      #expect(try sandbox.gridtool("convert in.geojson a.\(ending)").status == 0)
      for other in ["gpkg", "fgb", "kml", "shp", "gml", "dxf", "gpx", "tab", "mif", "ods", "zip"]
      where other != ending {
        try sandbox.bytes("a.\(ending)").write(to: sandbox.url("b.\(other)"))
        let run = try sandbox.gridtool("convert b.\(other) - --crs EPSG:4326")
        #expect([0, 65].contains(run.status), "\(ending) as \(other): \(run.error)")
        if run.status == 65 {
          #expect(
            run.errorLines.count { $0.hasPrefix("gridtool: error: ") } == 1,
            "\(ending) as \(other): \(run.error)")
        }
        try FileManager.default.removeItem(at: sandbox.url("b.\(other)"))
      }
    }
  }
}
