import Foundation
import Testing

/// Tables of Shapefiles with the text of other programs, byte by byte.
@Suite(.enabled(if: ForeignSupport.isThere)) struct ForeignTextTests {
  /// 区划代码, 名称, 隆务村 and 铁吾村 in GBK.
  private static let codeName: [UInt8] = [0xC7, 0xF8, 0xBB, 0xAE, 0xB4, 0xFA, 0xC2, 0xEB]
  private static let name: [UInt8] = [0xC3, 0xFB, 0xB3, 0xC6]
  private static let longwu: [UInt8] = [0xC2, 0xA1, 0xCE, 0xF1, 0xB4, 0xE5]
  private static let tiewu: [UInt8] = [0xCC, 0xFA, 0xCE, 0xE1, 0xB4, 0xE5]

  private static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// A Shapefile `a.shp` of two squares with a table of text columns.
  private func sandbox(
    _ fields: [[UInt8]], _ rows: [[[UInt8]]], page: String? = nil, language: UInt8 = 0, width: Int = 40
  ) throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.write(ForeignFileTests.villages, to: "in.geojson")
    let made = try sandbox.gridtool("convert in.geojson a.shp --quiet")
    try #require(made.status == 0, "\(made.error)")
    for name in ["a.cpg", "a.shp.gridgeo.json"] { try? FileManager.default.removeItem(at: sandbox.url(name)) }
    if let page { try sandbox.write(page, to: "a.cpg") }
    func two(_ number: Int) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8)] }
    var table: [UInt8] = [3, 120, 1, 1] + two(rows.count) + [0, 0] + two(32 + 32 * fields.count + 1)
    table += two(1 + width * fields.count) + [UInt8](repeating: 0, count: 17) + [language, 0, 0]
    for field in fields {
      table +=
        field.prefix(10) + [UInt8](repeating: 0, count: 11 - min(10, field.count)) + [UInt8(ascii: "C")]
      table += [0, 0, 0, 0, UInt8(width), 0] + [UInt8](repeating: 0, count: 14)
    }
    table.append(0x0D)
    for row in rows {
      table.append(0x20)
      for value in row {
        table += value.prefix(width) + [UInt8](repeating: 0x20, count: max(0, width - value.count))
      }
    }
    try Data(table + [0x1A]).write(to: sandbox.url("a.dbf"))
    return sandbox
  }

  private var chinese: [[[UInt8]]] {
    [[Self.ascii("632321001001"), Self.longwu], [Self.ascii("632321001002"), Self.tiewu]]
  }

  @Test(
    arguments: [
      (nil, 0, "GB 18030: its text is not UTF-8"), (nil, 0x4D, "GBK: as its language byte says"),
      ("936", 0, "GBK: as its .cpg says"), ("GB2312", 0, "GBK: as its .cpg says"),
      ("UTF-8", 0, "GB 18030: its .cpg says UTF-8, but its text is not UTF-8"),
      ("ISO-8859-1", 0x57, "GB 18030: its .cpg says ISO-8859-1, but its text is not UTF-8"),
    ] as [(String?, UInt8, String)])
  func chineseIsFound(_ page: String?, _ language: UInt8, _ said: String) throws {
    let sandbox = try sandbox([Self.codeName, Self.name], chinese, page: page, language: language)
    let run = try sandbox.gridtool("convert a.shp -")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error.contains("a.shp: read as \(said)"), "\(run.error)")
    let properties = try sandbox.properties("a.shp")
    #expect(properties.map { $0["区划代码"] as? String } == ["632321001001", "632321001002"])
    #expect(properties.map { $0["名称"] as? String } == ["隆务村", "铁吾村"])
  }

  @Test func theUserWins() throws {
    let sandbox = try sandbox([Self.codeName, Self.name], chinese, page: "UTF-8")
    #expect(try sandbox.properties("a.shp", ["--encoding", "gbk"]).first?["名称"] as? String == "隆务村")
    let wrong = try sandbox.gridtool("convert a.shp - --encoding utf-8")
    #expect(wrong.status == 65)
    #expect(
      wrong.error == "gridtool: error: a.shp: its text is not UTF-8; leave --encoding out to have it found\n")
  }

  @Test func namesCutInsideACharacterAreCompleted() throws {
    // 行政区划代码 and 乡镇名称: ten bytes are three characters and one byte.
    let fields = [Self.ascii("行政区划代码"), Self.ascii("乡镇名称")]
    let rows = [[Self.ascii("0012"), Self.ascii("隆务村")], [Self.ascii("0013"), Self.ascii("铁吾村")]]
    let sandbox = try sandbox(fields, rows)
    let run = try sandbox.gridtool("convert a.shp -")
    #expect(run.error.contains("行政区 as 行政区划代码"), "\(run.error)")
    let properties = try sandbox.properties("a.shp")
    #expect(properties.map { $0["行政区划代码"] as? String } == ["0012", "0013"])
    #expect(properties.map { $0["乡镇名称"] as? String } == ["隆务村", "铁吾村"])
  }

  /// 𠮷 takes four bytes in GB 18030, and so does all Tibetan.
  @Test func charactersOfFourBytesAreRead() throws {
    let tibetan: [UInt8] = [0x81, 0x32, 0xF2, 0x32]
    let sandbox = try sandbox(
      [Self.ascii("code"), Self.ascii("name")],
      [[Self.ascii("1"), [0x95, 0x34, 0xB2, 0x35] + Self.tiewu], [Self.ascii("2"), tibetan + Self.longwu]])
    let names = try sandbox.properties("a.shp", ["--encoding", "gb18030"]).compactMap {
      $0["name"] as? String
    }
    #expect(names == ["𠮷铁吾村", "ར隆务村"])
  }

  @Test func whatSaysAnotherEncodingIsNotGuessedAt() throws {
    // "Müller", "là": accents before letters look like rare characters.
    let latin: [[[UInt8]]] = [
      [Self.ascii("1"), [0x4D, 0xFC] + Self.ascii("ller")], [Self.ascii("2"), [0x6C, 0xE0, 0x20, 0x62]],
    ]
    for page in ["ISO-8859-1", "ANSI 1252"] {
      let sandbox = try sandbox([Self.ascii("code"), Self.ascii("name")], latin, page: page)
      let run = try sandbox.gridtool("convert a.shp -")
      #expect(run.status == 65)
      #expect(run.error.contains("its .cpg says \(page), which is not read here"), "\(run.error)")
      #expect(run.errorLines.count == 1)
    }
  }

  @Test func whatIsNoTextIsRefused() throws {
    let sandbox = try sandbox(
      [Self.ascii("code"), Self.ascii("name")],
      [[Self.ascii("1"), [0xFF, 0xFE, 0xFF]], [Self.ascii("2"), []]])
    let run = try sandbox.gridtool("convert a.shp -")
    #expect(run.status == 65)
    #expect(run.error.contains("neither UTF-8 nor"))
  }

  @Test func onlyText() throws {
    let sandbox = try sandbox(
      [Self.ascii("code"), Self.ascii("name")],
      [[Self.ascii("0012"), Self.ascii("Hei")], [Self.ascii("0013"), []]])
    let run = try sandbox.gridtool("convert a.shp -")
    #expect(run.status == 0)
    #expect(run.error.isEmpty, "there is nothing to tell: \(run.error)")
    #expect(run.output.contains("\"code\":\"0012\""), "leading zeros stay")
  }

  @Test func aTableAloneIsRead() throws {
    let sandbox = try sandbox(
      [Self.ascii("unit"), Self.ascii("part")],
      [[Self.ascii("1"), Self.ascii("a")], [Self.ascii("2"), Self.ascii("b")]])
    for name in ["a.shp", "a.shx", "a.prj"] { try FileManager.default.removeItem(at: sandbox.url(name)) }
    let run = try sandbox.gridtool("convert a.dbf -")
    #expect(run.output == "unit,part\n1,a\n2,b\n", "\(run.error)")
  }

  /// A text that fills its column may end inside of a character: the half one is left out.
  @Test func textCutByTheWidthOfItsColumnIsRead() throws {
    for letters in ["a", ""] {
      let sandbox = try sandbox(
        [Self.ascii("code"), Self.ascii("name")],
        [
          [Self.ascii("1"), Self.ascii(letters) + Self.longwu + Self.tiewu + Self.longwu + Self.tiewu],
          [Self.ascii("2"), Self.tiewu],
        ], width: 15)
      let names = try sandbox.properties("a.shp").compactMap { $0["name"] as? String }
      #expect(names == [letters + "隆务村铁吾村隆", "铁吾村"], "\(names)")
    }
  }

  /// Of two columns that were cut to one name, neither goes without a word.
  @Test func columnsOfTheSameNameAreTold() throws {
    let sandbox = try sandbox(
      [Self.ascii("households_winter"), Self.ascii("households_summer")],
      [[Self.ascii("1"), Self.ascii("2")], [Self.ascii("3"), Self.ascii("4")]])
    let run = try sandbox.gridtool("convert a.shp -")
    #expect(
      run.status != 0 || run.error.contains("households") || run.output.contains("\"2\""), "\(run.error)")
  }

  @Test func charactersOfFourBytesAreFound() throws {
    let sandbox = try sandbox(
      [Self.ascii("code"), Self.ascii("name")],
      [
        [Self.ascii("1"), [0x95, 0x34, 0xB2, 0x35] + Self.tiewu],
        [Self.ascii("2"), [0x81, 0x32, 0xF2, 0x32] + Self.longwu],
      ])
    #expect(try sandbox.properties("a.shp").compactMap { $0["name"] as? String } == ["𠮷铁吾村", "ར隆务村"])
  }
}
