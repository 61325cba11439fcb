import Foundation
import Testing

/// Which layer and which features of a file are read, as the user names them.
@Suite(.enabled(if: ForeignSupport.isThere)) struct ForeignFilterTests {
  private static let villages = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"行政区划代码":"632321001001","名称":"隆务村","households_winter":3,"households_summer":4},
    "geometry":{"type":"Polygon","coordinates":[[[101,35],[101.2,35],[101.2,35.2],[101,35]]]}},
    {"type":"Feature","properties":{"行政区划代码":"632321001002","名称":"铁吾村","households_winter":5,"households_summer":6},
    "geometry":{"type":"Polygon","coordinates":[[[101.2,35],[101.4,35],[101.4,35.2],[101.2,35]]]}}
    ]}
    """

  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(Self.villages, to: "in.geojson")
    for name in ["a.shp", "a.gpkg", "a.fgb", "a.gml"] {
      let run = try sandbox.gridtool(["convert", "in.geojson", name, "--quiet"])
      try #require(run.status == 0, "\(run.error)")
    }
    return sandbox
  }

  /// As another program leaves it, with names cut and nothing that says them whole.
  private func bare(gbk: Bool) throws -> Sandbox {
    let sandbox = try sandbox()
    try FileManager.default.removeItem(at: sandbox.url("a.shp.gridgeo.json"))
    try FileManager.default.removeItem(at: sandbox.url("a.cpg"))
    if gbk { try DBFTable.toGBK(sandbox.url("a.dbf")) }
    return sandbox
  }

  @Test(
    arguments: ["a.shp", "a.gpkg", "a.fgb", "a.gml"],
    ["名称='铁吾村'", "\"名称\" = '铁吾村'", "行政区划代码 LIKE '%002' AND 名称<>'隆务村'", "households_winter > 4"])
  func columnsHaveTheNamesThatAreShown(_ file: String, _ condition: String) throws {
    let sandbox = try sandbox()
    let found = try sandbox.properties(file, ["--where", condition])
    #expect(found.map { $0["名称"] as? String } == ["铁吾村"])
  }

  /// In GBK the name is so short that it may be whole.
  @Test(arguments: [
    (false, "行政区划代码='632321001002'"), (false, "行政区='632321001002'"), (true, "行政区='632321001002'"),
    (false, "名称='铁吾村'"), (true, "名称='铁吾村'"),
  ]) func cutNamesAreNamedWholeOrCut(_ gbk: Bool, _ condition: String) throws {
    let sandbox = try bare(gbk: gbk)
    let found = try sandbox.properties("a.shp", ["--where", condition])
    #expect(found.map { $0["名称"] as? String } == ["铁吾村"])
    #expect(found.map { $0[gbk ? "行政区" : "行政区划代码"] as? String } == ["632321001002"])
  }

  /// Other programs cut inside of a character.
  @Test func aHalfCharacterIsNoneOfTheUsers() throws {
    let sandbox = try bare(gbk: false)
    var table = [UInt8](try sandbox.bytes("a.dbf"))
    let name = Array("行政区".utf8)
    let at = try #require(table.indices.first { table[$0...].starts(with: name) })
    table.replaceSubrange(at..<at + 10, with: Array("行政区划".utf8).prefix(10))
    try Data(table).write(to: sandbox.url("a.dbf"))
    for condition in ["行政区划代码='632321001002'", "行政区='632321001002'"] {
      let found = try sandbox.properties("a.shp", ["--where", condition])
      #expect(found.map { $0["行政区划代码"] as? String } == ["632321001002"])
    }
  }

  @Test func quotedTextIsNoColumn() throws {
    let sandbox = try sandbox()
    #expect(try sandbox.properties("a.shp", ["--where", "名称='名称'"]).isEmpty)
    #expect(try sandbox.properties("a.gpkg", ["--where", "名称='it''s 名称'"]).isEmpty)
    let run = try sandbox.gridtool(["convert", "a.shp", "-", "--where", "乡镇='x'"])
    #expect(run.status == 64)
    #expect(run.error.contains("--where \"乡镇='x'\" is not understood for layer \"a\""), "\(run.error)")
    #expect(run.errorLines.count == 1)
  }

  /// Both are called "households" after ten bytes.
  @Test func columnsThatAreCutAlikeAreBothKept() throws {
    let sandbox = try bare(gbk: false)
    var table = [UInt8](try sandbox.bytes("a.dbf"))
    // The writer told them apart; other programs do not.
    for at in stride(from: 32, to: table.count, by: 32) where table[at] != 0x0D {
      let name = String(decoding: table[at..<at + 10], as: UTF8.self)
      if name == "househol_2" { table.replaceSubrange(at..<at + 10, with: Array("households".utf8)) }
      if table[at] == 0x0D { break }
    }
    try Data(table).write(to: sandbox.url("a.dbf"))
    let run = try sandbox.gridtool("convert a.shp -")
    #expect(run.error.contains("a second field households is read as households_2"), "\(run.error)")
    let found = try sandbox.properties("a.shp")
    #expect(found.map { $0["households"] as? Int } == [3, 5])
    #expect(found.map { $0["households_2"] as? Int } == [4, 6])
    let filtered = try sandbox.gridtool(["convert", "a.shp", "-", "--where", "households_2 > 4"])
    #expect(filtered.status == 64)
    #expect(filtered.error.contains("cannot tell \"households_2\" from another column"), "\(filtered.error)")
  }

  /// Its columns have no names before the ledger is understood.
  @Test func aSheetTakesNoCondition() throws {
    let sandbox = try sandbox()
    #expect(try sandbox.gridtool("convert in.geojson a.xlsx --quiet").status == 0)
    let run = try sandbox.gridtool(["convert", "a.xlsx", "-", "--where", "名称='铁吾村'"])
    #expect(run.status == 64)
    #expect(run.error.contains("a.xlsx: a sheet takes no --where"), "\(run.error)")
  }

  // MARK: Layers

  @Test func whatStandsBehindABarIsUnderstoodOrRefused() throws {
    let sandbox = try sandbox()
    #expect(try sandbox.features("a.gpkg|layerid=0").count == 2)
    #expect(try sandbox.features("a.shp|layerid=0|subset=名称='铁吾村'").count == 1)
    let none = try sandbox.gridtool(["convert", "a.shp|layerid=1", "-"])
    #expect(none.status == 65)
    #expect(none.error == "gridtool: error: a.shp: has no layer 1; it has 1, counted from 0\n")
    let unknown = try sandbox.gridtool(["convert", "a.shp|colour=red", "-"])
    #expect(unknown.status == 64)
    #expect(unknown.error.contains("a.shp: \"|colour=red\" is not understood"), "\(unknown.error)")
    #expect(unknown.errorLines.count == 1)
    for output in ["b.gpkg|layerid=0", "b.gpkg|colour=red"] {
      #expect(try sandbox.gridtool(["convert", "a.gpkg", output]).status == 64)
    }
    #expect(!(try sandbox.names().contains { $0.hasPrefix("b.") }))
  }

  @Test func filesOfOneNameInAZipAreTold() throws {
    let sandbox = try sandbox()
    let parts = ["shp", "shx", "dbf", "prj", "cpg"]
    let files = try ["east", "west"].flatMap { folder in
      try parts.map { ("\(folder)/a.\($0)", [UInt8](try sandbox.bytes("a.\($0)"))) }
    }
    let other = try parts.map { ("west/b.\($0)", [UInt8](try sandbox.bytes("a.\($0)"))) }
    try ZipArchive.data(files + other).write(to: sandbox.url("a.zip"))
    let run = try sandbox.gridtool("convert a.zip -")
    #expect(run.status == 65)
    #expect(
      run.error.contains("holds 3 files; name one with --layer: \"east/a\", \"west/a\", \"b\""),
      "\(run.error)")
    #expect(try sandbox.gridtool("convert a.zip - --layer a").status == 65)
    for name in ["east/a", "west/a", "west/a.shp", "b", "west/b"] {
      #expect(try sandbox.features("a.zip", ["--layer", name]).count == 2)
      #expect(try sandbox.features("a.zip|layername=\(name)").count == 2)
    }
  }
}
