import Foundation
import Testing

/// Text tables that were saved from ledgers: counts with a unit, titles above the heading, totals.
@Suite struct LedgerTableTests {
  @Test func countsWithAUnit() throws {
    let sandbox = try Sandbox.withGrids()
    let rows = try sandbox.assigned(
      "户编号,经度,纬度,人口\na,101.005,34.005,\"1,204 人\"\nb,101.005,34.005,５口\nc,101.005,34.005,6\n",
      ["--summary", "s.csv"])
    #expect(rows.count == 3)
    let total = try #require(
      try sandbox.text("s.csv").split(separator: "\n").first { $0.hasPrefix("total,") })
    #expect(total.hasPrefix("total,,3,1215,"), "\(total)")
  }

  @Test func titlesAboveTheHeading() throws {
    let sandbox = try Sandbox.withGrids()
    let table = "东河县牧户情况统计表,,,\n单位：户、人,,,\n户编号,经度,纬度,人口\na,101.005,34.005,4\n"
    let rows = try sandbox.assigned(table)
    #expect(rows[0] == "exit 65" && rows[1].contains("row 3: looks like the heading"), "\(rows)")
    try sandbox.write(table, to: "ledger.csv")
    let check = try sandbox.gridtool("check ledger.csv")
    #expect(check.status == 65)
    #expect(
      check.error.contains("ledger.csv: row 3: looks like the heading; take out the rows above it"))
  }

  @Test func totalsAreNoHouseholds() throws {
    let sandbox = try Sandbox()
    try sandbox.write("id,lon,lat,persons\na,101.005,34.005,4\n合计,,,4\n", to: "h.csv")
    let check = try sandbox.gridtool("check h.csv")
    let told = check.output + check.error
    #expect(told.contains("is a total and no household"), "\(told)")
  }
}
