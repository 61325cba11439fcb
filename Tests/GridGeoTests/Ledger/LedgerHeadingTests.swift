import Testing

@testable import GridGeo

@Suite struct LedgerHeadingTests {
  private static func headings(_ text: String, fields: [String: String] = [:]) throws -> [String] {
    let table = try LedgerText.read(text, fields: fields)
    return ["\(table.headingRow)"] + table.headings
  }

  @Test func groups() throws {
    let two = "东河县统计表\n乡镇|村|户数|人口||\n|||男|女|合计\n东河乡|甲村|10|20|21|41"
    #expect(try Self.headings(two) == ["3", "乡镇", "村", "户数", "人口/男", "人口/女", "人口"])
    let three = "村|情况||||备注\n|户数|人口|||\n||男|女|计|\n甲村|10|20|21|41|"
    #expect(try Self.headings(three) == ["3", "村", "情况/户数", "情况/人口/男", "情况/人口/女", "情况/人口/计", "备注"])
    let over = "基本情况||位置||人口|\n户编号|村|经度|纬度|男|女\n'a|甲村|101|35|1|2"
    #expect(try Self.headings(over) == ["2", "户编号", "村", "经度", "纬度", "人口/男", "人口/女"])
    let low = "序号|村|||户外|\n||户数|人口||人数\n1|甲村|1|2|3|4"
    #expect(try Self.headings(low) == ["2", "序号", "村", "户数", "人口", "户外", "户外/人数"])
    // Two groups of the same name stay apart by their borders; headings that reach down are no groups.
    let wide = "村|户数|外出||常住|\n||户数|人数|户数|人数\n甲村|1|2|3|4|5"
    #expect(try Self.headings(wide) == ["2", "村", "户数", "外出/户数", "外出/人数", "常住/户数", "常住/人数"])
  }

  @Test func namesInOtherForms() throws {
    #expect(
      try Self.headings("户 编 号|人\n口（人）|备注\n'a|1|".replacing("人\n口", with: "人 口")) == ["1", "户编号", "人口", "备注"])
    #expect(try Self.headings("ＩＤ|LON|Lat \n'a|1|2") == ["1", "id", "LON", "Lat"])
    #expect(
      try Self.headings("编码|东|北\n'a|1|2", fields: ["id": "编码", "lon": "东", "lat": " 北"]) == [
        "1", "编码", "东", " 北",
      ])
    #expect(
      try Self.headings("户编号|户籍人口|常住人口\n'a|1人|2", fields: ["persons": "常住人口"]) == [
        "1", "户编号", "户籍人口", "常住人口",
      ])
  }

  @Test func overriddenColumnsAreCounts() {
    #expect(LedgerText.refusal("户编号|常住人口\n'a|约2") == nil)
    #expect(
      LedgerText.refusal("户编号|常住人口\n'a|约2", fields: ["persons": "常住人口"])?.hasPrefix("t.xlsx: 统计表!B2: ")
        == true)
    // What is called persons is not, when another column was named.
    #expect(LedgerText.refusal("户编号|人口|常住人口\n'a|约2|3", fields: ["persons": "常住人口"]) == nil)
  }

  @Test func numbersAndUnitsOfColumns() throws {
    let table = try LedgerText.read("乡镇|村|户数|人口\n甲|乙|1|2\n||户|人\n东河乡|甲村|3|4")
    #expect(LedgerText.shown(table).dropFirst() == ["4: 东河乡|甲村|3|4"])
    // A first household with such numbers is one.
    #expect(try LedgerText.read("id|lon|lat|persons\n1|2|3|4").rows.count == 1)
  }

  @Test func labelsAboveTheHeading() throws {
    #expect(
      try Self.headings("乡镇|东河乡|村|甲村\n序号|户编号|经度|纬度|人口\n1|'a|1|2|3") == ["2", "序号", "户编号", "经度", "纬度", "人口"])
  }

  @Test func sheetsWithoutOneHeading() {
    #expect(
      LedgerText.refusal("a|b\n1|2")?.hasPrefix("t.xlsx: 统计表: no row looks like the heading") == true)
    #expect(LedgerText.refusal("") == "t.xlsx: 统计表: the sheet is empty")
    #expect(LedgerText.refusal("某某|110108\n某某|110109")?.contains("某某") == false)
    #expect(
      LedgerText.refusal("村|户数\n甲村|1\n户编号|人口\n'a|3")
        == "t.xlsx: 统计表!A3: looks like another heading; put one table on a sheet, or take the row out")
    #expect(
      LedgerText.refusal("1|2|3\n村|户数|人口\n甲村|1|2")
        == "t.xlsx: 统计表!A1: figures above the heading; put one table on a sheet")
    #expect(
      LedgerText.refusal("序号|村|户数|序号|村|户数\n1|甲村|2|2|乙村|3")?.hasPrefix("t.xlsx: 统计表!D1: ") == true)
  }

  @Test func cellsHaveTheNamesOfSpreadsheets() {
    let names = [1, 26, 27, 52, 53, 702, 703].map { LedgerSheet.cellName(row: 9, column: $0) }
    #expect(names == ["A9", "Z9", "AA9", "AZ9", "BA9", "ZZ9", "AAA9"])
    let sheet = LedgerText.sheet("id|lon\n@2024-01-02|1", name: "Sheet 1's")
    #expect(throws: GridGeoError.self) { try LedgerReader.read(sheet) }
    #expect(sheet.refusal(row: 2, column: 1, "x").description == "t.xlsx: 'Sheet 1''s'!A2: x")
  }
}
