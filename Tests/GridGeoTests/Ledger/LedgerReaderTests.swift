import Testing

@testable import GridGeo

@Suite struct LedgerReaderTests {
  @Test func plainTable() throws {
    let table = try LedgerText.read("id|lon|lat|persons\n'001|101.5|35.25|4\n'002|101.6|35.5|\n")
    #expect(
      LedgerText.shown(table) == ["1: id|lon|lat|persons", "2: 001|101.5|35.25|4", "3: 002|101.6|35.5|"])
    #expect(table.columns == [1, 2, 3, 4])
    #expect(table.notes.isEmpty)
  }

  @Test func everythingAtOnce() throws {
    let table = try LedgerText.read(
      """
      东河县牧户基本情况统计表
      单位：户、人||||||填报日期：|@2024-03-01

      序号|乡镇|村|户编号|经度|纬度|人口|备注
      甲|乙|丙|丁|1|2|3|4
      1|东河乡|甲村|'A-1|101.5|35.1|4人|
      2|||'A-2|101.6|35.2|1,024人|同上
      3||乙村|'A-3|101.7|35.3|５|
      |小计||||||
      序号|乡镇|村|户编号|经度|纬度|人口|备注
      4|西河镇|丙村|'B-1|101.8|35.4|3|
      5|〃|同上|'B-2|101.9|35.5||
      合计||||||1036|
      填表人：某某||||审核：某某|||
      注：人口为常住人口。
      """)
    #expect(
      LedgerText.shown(table) == [
        "4: 序号|乡镇|村|户编号|经度|纬度|人口|备注", "6: 1|东河乡|甲村|A-1|101.5|35.1|4|",
        "7: 2|东河乡|甲村|A-2|101.6|35.2|1024|同上", "8: 3|东河乡|乙村|A-3|101.7|35.3|5|",
        "11: 4|西河镇|丙村|B-1|101.8|35.4|3|", "12: 5|西河镇|丙村|B-2|101.9|35.5||",
      ])
    #expect(
      table.notes == [
        "t.xlsx: 统计表: left out above the heading: rows 1–2",
        "t.xlsx: 统计表: left out, numbers or units of the columns: row 5",
        "t.xlsx: 统计表: left out, headings printed again: row 10",
        "t.xlsx: 统计表: left out below the table: rows 14–15",
        "t.xlsx: 统计表: filled in from above: B7, C7, B8, B12, C12",
        "t.xlsx: 统计表: figures with a unit or in groups read as numbers: G6, G7, G8",
        "t.xlsx: 统计表: totals left out, they add up: row 13",
        "t.xlsx: 统计表: totals left out, nothing to compare: row 9",
      ])
    #expect(!table.notes.joined().contains("某某"))
  }

  // MARK: Figures

  @Test(arguments: [
    ("135人", "135"), ("135 人", "135"), ("135口", "135"), ("1,234", "1234"), ("1，234 人", "1234"),
    ("１３５", "135"),
    ("１３５人", "135"), ("12,345,678", "12345678"), ("'0", "0"), ("135.0", "135"),
    ("\u{200B}135\u{3000}", "135"),
    ("135 persons", "135"),
  ])
  func figuresWithUnits(text: String, value: String) throws {
    let table = try LedgerText.read("村名|人口\n甲村|\(text)")
    #expect(table.rows.map(\.cells) == [["甲村", value]])
  }

  @Test(arguments: [
    "约120", "120-130", "120～130", "12人（3人外出）", "120余人", "135户", "1,23", "1,2345", "3万", "3万人", "12%", "-3",
    "−3",
    "1.5", "一百三十", "共135人", "135人左右", "-", "—", "无", "同上", "〃", "'1e10", "'0x10", "nan", "1 234", "12人3人",
    "12.人",
    "2024年", ",135", "(135)", "TRUE", "@2024-01-02", "2000000000",
  ])
  func figuresThatAreNone(text: String) {
    let refusal = LedgerText.refusal("村名|人口\n甲村|\(text)")
    #expect(refusal?.hasPrefix("t.xlsx: 统计表!B2: ") == true, "\(refusal ?? "read")")
  }

  @Test func refusalsSayWhatToDo() {
    #expect(
      LedgerText.refusal("村名|人口\n甲村|约120")
        == "t.xlsx: 统计表!B2: \"约120\" is no plain figure for \"人口\"; write one number, as 135 or 135人")
    #expect(
      LedgerText.refusal("村名|人口\n甲村|@2024-01-02")
        == "t.xlsx: 统计表!B2: a date where \"人口\" belongs; give the cell a number format and write the number again"
    )
    #expect(
      LedgerText.refusal("村名|人口\n甲村|#REF!")
        == "t.xlsx: 统计表!B2: a formula failed here; repair it, or leave the column out with --ignore-column \"人口\""
    )
    // Text that may name somebody is not repeated.
    #expect(
      LedgerText.refusal("村名|人口\n甲村|某某等3人")
        == "t.xlsx: 统计表!B2: the text is no plain figure for \"人口\"; write one number, as 135 or 135人")
  }

  /// A workbook's reader gives numbers of a mixed column as text.
  @Test(arguments: ["2", "'2"]) func zerosThatWereLostAreRefused(id: String) throws {
    let refusal = LedgerText.refusal("户编号|人口\n'001|3\n\(id)|4\n'003|5")
    #expect(
      refusal?.hasPrefix("t.xlsx: 统计表!A3: a number among codes that begin with 0") == true,
      "\(refusal ?? "read")")
    #expect(LedgerText.refusal("户编号|人口\n'001|3\n'A2|4\n'1003|5") == nil)
  }

  @Test func oneUnitAColumn() throws {
    #expect(
      LedgerText.refusal("户编号|工作量\n'a|12户\n'b|30人")
        == "t.xlsx: 统计表!B3: counts 人 in a column that counts 户; use one unit in \"工作量\"")
    #expect(
      try LedgerText.read("户编号|工作量\n'a|12人\n'b|1.5\n'c|3口").rows.map { $0.cells[1] } == ["12", "1.5", "3"])
  }

  @Test func scalesAreRefused() {
    #expect(
      LedgerText.refusal("统计表|单位：万人\n村名|人口\n甲村|3")
        == "t.xlsx: 统计表!B1: counts in 万人 are not read; write whole numbers and take this out")
    #expect(
      LedgerText.refusal("村名|人口（万人）\n甲村|3")
        == "t.xlsx: 统计表!B2: counts in 万人 are not read; write whole numbers".replacing("B2", with: "B1"))
    #expect(LedgerText.refusal("村名|户数|人口\n|户|万人\n甲村|3|4")?.hasPrefix("t.xlsx: 统计表!C2: ") == true)
  }

  @Test func otherColumnsStayAsTheyAre() throws {
    let table = try LedgerText.read("村名|人口|草场面积（亩）|联系方式说明\n甲村|3|约12亩|TRUE")
    #expect(table.rows[0].cells == ["甲村", "3", "约12亩", "true"])
    #expect(
      LedgerText.refusal("村名|人口|面积\n甲村|3|#N/A")
        == "t.xlsx: 统计表!C2: a formula failed here; repair it, or leave the column out with --ignore-column \"面积\""
    )
    #expect(try LedgerText.read("村名|人口|面积\n甲村|3|#N/A", ignored: ["面积"]).rows.count == 1)
  }

  // MARK: Ids

  @Test func idsThatBecameNumbers() throws {
    #expect(try LedgerText.read("id|lon\n632323105001001|1").rows[0].cells[0] == "632323105001001")
    for id in ["1.10108E+17", "6323231050010011", "'1.10108E+17", "'1.1E+17"] {
      #expect(LedgerText.refusal("id|lon\n\(id)|1")?.hasPrefix("t.xlsx: 统计表!A2: an id ") == true)
    }
    #expect(
      LedgerText.refusal("id|lon\n'0012|1\n13|1")?.hasPrefix("t.xlsx: 统计表!A3: a number among codes") == true)
    #expect(LedgerText.refusal("id|lon\n'0012|1\n1300|1") == nil)
    #expect(LedgerText.refusal("id|lon\n@2024-01-02|1")?.hasPrefix("t.xlsx: 统计表!A2: a date ") == true)
    #expect(LedgerText.refusal("id|lon\na|1\n同上|1")?.hasPrefix("t.xlsx: 统计表!A3: an id cannot") == true)
    #expect(
      LedgerText.refusal("区划代码|户数\n6.32323105001E+17|1")?.hasPrefix("t.xlsx: 统计表!A2: a code or name") == true)
  }

  @Test func positions() throws {
    let table = try LedgerText.read("id|经度（°）|纬度\na|１０１.5|35\nb|101°30′|35\nc||")
    #expect(table.headings == ["id", "经度", "纬度"])
    #expect(table.rows.map(\.cells) == [["a", "101.5", "35"], ["b", "101°30′", "35"], ["c", "", ""]])
    #expect(LedgerText.refusal("id|lon|lat\na|@2024-01-02|35")?.hasPrefix("t.xlsx: 统计表!B2: a date") == true)
    #expect(LedgerText.refusal("id|lon|lat\na|1|2\nb|同上|35")?.hasPrefix("t.xlsx: 统计表!B3: ") == true)
  }

  // MARK: Persons

  @Test func nothingOfAPersonGoesOn() throws {
    let text = "户主|身份证号|户编号|人口|家庭成员|\n|||||年龄\n某甲|1.1E+17|'a|3|某乙|40\n某丙|#N/A|'b|4||"
    let table = try LedgerText.read(text)
    #expect(table.headings == ["户主", "身份证号", "户编号", "人口", "家庭成员", "家庭成员/年龄"])
    #expect(table.rows.map(\.cells) == [["", "", "a", "3", "", ""], ["", "", "b", "4", "", ""]])
    #expect(table.headings.filter(PersonalHeading.isPersonal).count == 4)
    #expect(!(table.notes.joined() + table.rows.flatMap(\.cells).joined()).contains("某"))
    // Nor what stands beside a person's column without a heading.
    let wide = try LedgerText.read("户编号|人口|户主|\n'a|3|某甲|某乙")
    #expect(wide.rows.map(\.cells) == [["a", "3", "", ""]])
    // Under a group a heading is still a person's.
    let grouped = try LedgerText.read("户编号|家庭成员|\n|年龄|人数\n'a|40|3")
    #expect(grouped.headings == ["户编号", "家庭成员/年龄", "家庭成员/人数"])
    #expect(PersonalHeading.isPersonal("家庭成员/年龄"))
  }

  @Test func csvKeepsTheSheetsRows() throws {
    let table = try LedgerText.read("统计表\n\nid|备注\n'a|x;\"y\"\n|\n'b|一,二\n合计|")
    #expect(
      String(decoding: LedgerReader.csv(table), as: UTF8.self)
        == "\n\nid,备注\na,\"x;\"\"y\"\"\"\n\nb,\"一,二\"\n")
  }
}
