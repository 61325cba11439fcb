import Testing

@testable import GridGeo

@Suite struct LedgerRowsTests {
  private static func rows(_ text: String) throws -> [String] {
    try LedgerText.read(text).rows.map { $0.cells.joined(separator: "|") }
  }

  private static func notes(_ text: String) throws -> [String] {
    try LedgerText.read(text).notes.map { String($0.dropFirst("t.xlsx: 统计表: ".count)) }
  }

  // MARK: Same as above

  @Test func blanksAreFilledUnderTheSameUnitOnly() throws {
    let text = "县|乡镇|村|户编号|人口\n东县|甲乡|一村|'a|1\n||||\n|||'b|2\n|乙乡||'c|\n||二村|'d|3\n西县|||'e|4"
    #expect(
      try Self.rows(text) == [
        "东县|甲乡|一村|a|1", "东县|甲乡|一村|b|2", "东县|乙乡||c|", "东县|乙乡|二村|d|3", "西县|||e|4",
      ])
    #expect(try Self.notes(text) == ["filled in from above: A4, B4, C4, A5, A6, B6"])
  }

  @Test func ownKeysAreNotFilled() throws {
    let text = "上级代码|区划代码|村名|户数\n632323105|632323105001|甲村|1\n||乙村|2\n|632323105003||3"
    #expect(
      try Self.rows(text) == [
        "632323105|632323105001|甲村|1", "632323105||乙村|2", "632323105|632323105003||3",
      ])
  }

  @Test func codesGoOnWithTheirUnit() throws {
    let text = "村|区划代码|户编号\n甲村|632323105001|'a\n||'b\n乙村||'c"
    #expect(try Self.rows(text) == ["甲村|632323105001|a", "甲村|632323105001|b", "乙村||c"])
  }

  @Test func marksOfSameAsAbove() throws {
    for mark in ["同上", "〃", "″", "'\"", "同 上", "ditto"] {
      #expect(try Self.rows("乡镇|村|户数\n甲乡|一村|1\n\(mark)|二村|2") == ["甲乡|一村|1", "甲乡|二村|2"], "\(mark)")
    }
    #expect(
      LedgerText.refusal("乡镇|村|户数\n同上|一村|1")
        == "t.xlsx: 统计表!A2: \"same as above\" under nothing; write the value")
    #expect(LedgerText.refusal("户编号|季节\n'a|冬季\n'b|同上")?.hasPrefix("t.xlsx: 统计表!B3: ") == true)
  }

  @Test func rowsThatNameNothing() {
    #expect(
      LedgerText.refusal("乡镇|村|户数\n甲乡|一村|1\n|二村|2\n||3")
        == "t.xlsx: 统计表!C4: counts in a row that names nothing; write what it counts, or mark a total as 合计 or total"
    )
    #expect(
      LedgerText.refusal("乡镇|村|户数|备注\n甲乡|一村|1|\n|二村|2|\n||3|新增")
        == "t.xlsx: 统计表!A4: is blank in a row that names nothing; write what it counts, or mark a total as 合计 or total"
    )
  }

  @Test func rowsOfAFormThatAreEmpty() throws {
    let text = "序号|村|户数|备注\n1|甲村|2|\n2|||\n3|||\n——以下空白——|||"
    #expect(try Self.rows(text) == ["1|甲村|2|"])
    #expect(
      try Self.notes(text) == [
        "left out, nothing but a serial number: rows 3–4", "left out below the table: row 5",
      ])
    #expect(
      LedgerText.refusal("序号|村|户数|备注\n|||\n1||2|\n2|甲村|2|")
        == "t.xlsx: 统计表!C3: counts in a row that names nothing; write what it counts, or mark a total as 合计 or total"
    )
    #expect(LedgerText.refusal("序号|村|户数|备注\n1|甲村|2|\n2||3|新增")?.hasPrefix("t.xlsx: 统计表!B3: ") == true)
  }

  // MARK: Totals

  @Test(arguments: [
    "合计", "合 计", "总计", "共计", "Total", "GRAND TOTAL", "total:", "合计：", "合计（户）", "全县合计", "本页小计", "甲乡小计",
    "Subtotal",
    "County total", "Total for county",
  ])
  func wordsOfTotals(word: String) throws {
    #expect(try Self.rows("村|户数|人口\n甲村|1|2\n乙村|3|4\n\(word)|4|6") == ["甲村|1|2", "乙村|3|4"])
    #expect(try Self.rows("序号|村|户数\n1|甲村|1\n2|乙村|3\n|\(word)|4").count == 2)
    #expect(try Self.rows("序号|村|户数\n1|甲村|1\n2|乙村|3\n3|\(word)|4").count == 2)
  }

  @Test func namesThatAreNoTotals() throws {
    for name in ["合计村", "计村", "Totalville", "Mount Totality", "总寨村", "小计划村"] {
      #expect(try Self.rows("村|户数\n\(name)|1") == ["\(name)|1"])
    }
  }

  @Test func remarksThatEndInTotal() throws {
    #expect(try Self.rows("村|情况|户数\n甲村|含外出合计|1") == ["甲村|含外出合计|1"])
    // The word may stand in a column that nobody reads.
    #expect(try LedgerText.read("负责人|村|户数\n某某|甲村|1\n合计||1", ignored: ["负责人"]).rows.count == 1)
    #expect(try Self.rows("户主|户编号|人口\n某某|'a|1\n合计||1") == ["|a|1"])
  }

  @Test func totalsAreComparedWithTheirRows() throws {
    let text = """
      乡镇|村|户数|人口
      合计||10|41
      甲乡|小计|3|7
      |一村|1|3
      |二村|2|4
      乙乡|小计|7|34人
      |三村|3|30
      |四村|4|5
      """
    #expect(try Self.rows(text) == ["甲乡|一村|1|3", "甲乡|二村|2|4", "乙乡|三村|3|30", "乙乡|四村|4|5"])
    #expect(
      try Self.notes(text) == [
        "filled in from above: A4, A5, A7, A8", "totals left out, they add up: row 3",
        "totals left out, they do not add up: row 2, row 6",
        "differences of totals: D2 says 41, its rows come to 42 (1 less), D6 says 34, its rows come to 35 (1 less)",
      ])
    // The unit that a total ends does not go on below it; a page's total ends none.
    #expect(
      LedgerText.refusal("乡镇|村|户数\n甲乡|一村|1\n甲乡小计||1\n|二村|2")
        == "t.xlsx: 统计表!A4: is blank below a total; write the name or code")
    #expect(try Self.rows("乡镇|村|户数\n甲乡|一村|1\n本页小计||1\n|二村|2") == ["甲乡|一村|1", "甲乡|二村|2"])
  }

  @Test func differencesNameTheCell() throws {
    #expect(
      try Self.notes("村|户数|人口\n甲村|1|2\n乙村|3|4\n合计|4|7\n平均|2|3.5") == [
        "totals left out, nothing to compare: row 5", "totals left out, they do not add up: row 4",
        "differences of totals: C4 says 7, its rows come to 6 (1 more)",
      ])
    #expect(
      try Self.notes("乡镇|村|户数\n甲乡|一村|1\n|小计|1\n乙乡|二村|2\n|三村|3\n|小计|4\n总计||6").suffix(2) == [
        "totals left out, they do not add up: row 6",
        "differences of totals: C6 says 4, its rows come to 5 (1 less)",
      ])
  }

  @Test func totalsOfAnOutline() throws {
    let text = "县|乡镇|村|户数\n东县|||6\n|甲乡||3\n||一村|1\n||二村|2\n|乙乡||3\n||三村|3\n合计|||6"
    #expect(try Self.rows(text) == ["东县|甲乡|一村|1", "东县|甲乡|二村|2", "东县|乙乡|三村|3"])
    #expect(try Self.notes(text).contains("totals left out, they add up: rows 2–3, row 6, row 8"))
    #expect(
      LedgerText.refusal("乡镇|村|户数\n甲乡||4\n|一村|1\n|二村|2")
        == "t.xlsx: 统计表!B2: is blank, and the row is not the total of those beneath; write the name, or mark a total "
        + "as 合计 or total")
    // A unit without any beneath is a row of data.
    #expect(try Self.rows("乡镇|村|户数\n甲乡||4\n乙乡|一村|1") == ["甲乡||4", "乙乡|一村|1"])
  }

  @Test func countsThatAreCountedTwice() {
    #expect(
      LedgerText.refusal("村|户数\n甲村|5\n其中：一组|2")
        == "t.xlsx: 统计表!A3: counts again what another row counts; take such rows out of the table")
    #expect(LedgerText.refusal("户编号|村|人口\n'a|合计|3")?.hasPrefix("t.xlsx: 统计表!B2: a total") == true)
  }

  // MARK: Footers, sections

  @Test func footers() throws {
    let text = "村|户数|人口\n甲村|1|2\n填表人：某某|审核：某某|\n注：1.某某提供\n2.不含外出\n第1页 共2页"
    #expect(try Self.rows(text) == ["甲村|1|2"])
    #expect(try Self.notes(text) == ["left out below the table: rows 3–6"])
    #expect(
      LedgerText.refusal("村|户数\n甲村|1\n注：|5")
        == "t.xlsx: 统计表!B3: a figure in a row that begins like a footer; move one of them")
  }

  @Test func sectionsAreRefused() throws {
    #expect(LedgerText.refusal("村|户数|人口\n甲乡\n一村|1|2")?.hasPrefix("t.xlsx: 统计表!A2: stands by itself") == true)
    #expect(
      LedgerText.refusal("户编号|经度|纬度\n甲乡\n'a-1|1|2")?.hasPrefix("t.xlsx: 统计表!A2: stands by itself") == true)
    #expect(try Self.rows("户编号|经度|纬度\n'a-12\n'a-1|1|2") == ["a-12||", "a-1|1|2"])
    #expect(try Self.rows("村|户数|人口\n一村|1|2\n统计表（续）\n村|户数|人口\n二村|3|4") == ["一村|1|2", "二村|3|4"])
  }
}
