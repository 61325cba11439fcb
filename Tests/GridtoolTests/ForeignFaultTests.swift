import Foundation
import Testing

/// Files of other programs that are not quite right: read as they are meant, or refused with what is wrong.
@Suite(.enabled(if: ForeignSupport.isThere)) struct ForeignFaultTests {
  /// 名称, 铁吾村 and 河流村 in GBK.
  private static let name: [UInt8] = [0xC3, 0xFB, 0xB3, 0xC6]
  private static let tiewu: [UInt8] = [0xCC, 0xFA, 0xCE, 0xE1, 0xB4, 0xE5]
  private static let heliu: [UInt8] = [0xBA, 0xD3, 0xC1, 0xF7, 0xB4, 0xE5]

  private func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(ForeignFileTests.villages, to: "in.geojson")
    let run = try sandbox.gridtool("convert in.geojson a.shp --quiet")
    try #require(run.status == 0, "\(run.error)")
    return sandbox
  }

  // MARK: Text

  /// A MapInfo file `a.mif` of two lines.
  private func mapInfo(_ charset: String, _ name: [UInt8], _ texts: [[UInt8]]) throws -> Sandbox {
    let sandbox = try Sandbox()
    let head = """
      Version 300
      Charset "\(charset)"
      Delimiter ","
      CoordSys Earth Projection 1, 104
      Columns 1
      """
    let body = " Char(40)\nData\n\nLine 101 35 102 35\nLine 101 36 102 36\n"
    try Data(Array((head + "\n  ").utf8) + name + Array(body.utf8)).write(to: sandbox.url("a.mif"))
    let rows = texts.flatMap { (text: [UInt8]) -> [UInt8] in [0x22] + text + [0x22, 0x0A] }
    try Data(rows).write(to: sandbox.url("a.mid"))
    return sandbox
  }

  @Test(
    arguments: [
      ("Neutral", "its text is not UTF-8"),
      ("WindowsLatin1", "it says that its text is Western, which it is not"),
    ])
  func chineseInMapInfoIsFound(_ charset: String, _ reason: String) throws {
    let sandbox = try mapInfo(charset, Self.name, [Self.tiewu, Self.heliu])
    let run = try sandbox.gridtool("convert a.mif -")
    #expect(run.error.contains("a.mif: read as GB 18030: \(reason)"), "\(run.error)")
    let asked = try sandbox.gridtool("convert a.mif - --encoding gbk")
    #expect(asked.error.contains("a.mif: read as GBK: as --encoding says"), "\(asked.error)")
    for more in [[], ["--encoding", "gbk"]] {
      #expect(try sandbox.properties("a.mif", more).map { $0["名称"] as? String } == ["铁吾村", "河流村"])
    }
    // GDAL has the text in another encoding and would find nothing.
    let filtered = try sandbox.gridtool(["convert", "a.mif", "-", "--where", "名称='铁吾村'"])
    #expect(filtered.status == 64)
    #expect(filtered.error.contains("--where takes plain letters only for this file"), "\(filtered.error)")
  }

  @Test func whatMapInfoSaysRightlyIsKept() throws {
    let sandbox = try mapInfo("WindowsSimpChinese", Self.name, [Self.tiewu, Self.heliu])
    #expect(!(try sandbox.gridtool("convert a.mif -").error.contains("read as")))
    let run = try sandbox.gridtool("convert a.mif - --encoding gbk")
    #expect(run.error.contains("--encoding has no effect; its text is read as the file says"), "\(run.error)")
    #expect(
      try sandbox.properties("a.mif", ["--encoding", "gbk"]).map { $0["名称"] as? String } == ["铁吾村", "河流村"])
    #expect(try sandbox.features("a.mif", ["--where", "名称='铁吾村'"]).count == 1)
  }

  @Test func westernTextStaysWestern() throws {
    // Müller, là-bas.
    let latin: [[UInt8]] = [
      [0x4D, 0xFC] + Array("ller".utf8), [0x6C, 0xE0] + Array("-bas".utf8),
    ]
    let sandbox = try mapInfo("WindowsLatin1", Array("place".utf8), latin)
    #expect(try sandbox.properties("a.mif").map { $0["place"] as? String } == ["Müller", "là-bas"])
  }

  private func drawing(_ page: String, _ text: [UInt8]) throws -> Sandbox {
    let sandbox = try Sandbox()
    func lines(_ lines: [String]) -> [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }
    let head = [
      "0", "SECTION", "2", "HEADER", "9", "$ACADVER", "1", "AC1015", "9", "$DWGCODEPAGE", "3", page, "0",
      "ENDSEC",
      "0", "SECTION", "2", "ENTITIES", "0", "LINE", "8",
    ]
    let tail = ["10", "101.0", "20", "35.0", "11", "101.1", "21", "35.1", "0", "ENDSEC", "0", "EOF"]
    try Data(lines(head) + text + [0x0A] + lines(tail)).write(to: sandbox.url("a.dxf"))
    return sandbox
  }

  @Test func chineseInADrawingIsFound() throws {
    let sandbox = try drawing("ANSI_1252", Self.tiewu)
    for more in [[], ["--encoding", "gbk"], ["--where", "Layer='铁吾村'"]] {
      let found = try sandbox.properties("a.dxf", ["--crs", "EPSG:4490"] + more)
      #expect(found.map { $0["Layer"] as? String } == ["铁吾村"])
    }
    let said = try drawing("ANSI_936", Self.tiewu)
    #expect(try said.properties("a.dxf", ["--crs", "EPSG:4490"]).map { $0["Layer"] as? String } == ["铁吾村"])
  }

  // MARK: What belongs to a Shapefile

  @Test func aDamagedReferenceSystemIsNoFaultOfAFeature() throws {
    let sandbox = try sandbox()
    try sandbox.write(String(try sandbox.text("a.prj").prefix(60)), to: "a.prj")
    let run = try sandbox.gridtool("convert a.shp -")
    #expect(run.status == 65)
    #expect(
      run.error.contains("a.shp: its .prj is damaged; mend it, or name the reference system"), "\(run.error)")
    #expect(run.errorLines.count == 1)
    for (text, said) in [("?", "its .prj says no reference system"), ("", "has no .prj that says")] {
      let other = try self.sandbox()
      try other.write(text, to: "a.prj")
      #expect(try other.gridtool("convert a.shp -").error.contains("a.shp: \(said)"))
    }
    #expect(try sandbox.features("a.shp", ["--crs", "EPSG:4326"]).count == 2)
    #expect(try sandbox.features("a.shp", ["--crs", "EPSG:4326", "--where", "households > 4"]).count == 1)
  }

  @Test(arguments: [true, false]) func aMissingTableIsTold(_ isGone: Bool) throws {
    let sandbox = try sandbox()
    try FileManager.default.removeItem(at: sandbox.url("a.dbf"))
    if !isGone { try sandbox.write("", to: "a.dbf") }
    let run = try sandbox.gridtool("convert a.shp -")
    #expect(run.status == 0)
    #expect(run.error.contains("a.shp: has no table (.dbf) that can be read"), "\(run.error)")
  }

  /// Systems of one's own on the ellipsoids of Beijing 1954 and Xi'an 1980, under whatever name.
  @Test(arguments: [("mine", 6_378_245, 298.3), ("IAG_1975", 6_378_140, 298.257)])
  func oldDatumsAreKnownByTheirSize(_ name: String, _ radius: Int, _ flattening: Double) throws {
    let sandbox = try sandbox()
    try sandbox.write(
      """
      GEOGCS["own",DATUM["own",SPHEROID["\(name)",\(radius),\(flattening)]],PRIMEM["Greenwich",0],\
      UNIT["Degree",0.0174532925199433]]
      """, to: "a.prj")
    let run = try sandbox.gridtool("convert a.shp -")
    #expect(run.status == 65)
    #expect(run.error.contains("Beijing 1954 and Xi'an 1980 cannot be moved"), "\(run.error)")
    #expect(!run.error.contains("EPSG:4545"), "which would be another datum")
  }

  // MARK: Times

  @Test func timesKeepTheirZone() throws {
    let sandbox = try Sandbox()
    func point(_ time: String) -> String { "<wpt lat=\"35\" lon=\"101\"><time>\(time)</time></wpt>" }
    let times = ["2024-02-29T23:59:59+08:00", "2024-02-29T23:59:59Z", "2024-02-29T23:59:59.5-03:30"]
    try sandbox.write(
      """
      <?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">\
      \(times.map(point).joined())</gpx>
      """, to: "a.gpx")
    let found = try sandbox.properties("a.gpx", ["--layer", "waypoints", "--ignore-column", "name"])
    #expect(found.map { $0["time"] as? String } == times)
  }
}
