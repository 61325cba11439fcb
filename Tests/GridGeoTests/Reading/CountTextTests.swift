import Testing

@testable import GridGeo

@Suite struct CountTextTests {
  @Test func unitsThatFit() {
    #expect(CountText.count("135人", as: .persons) == 135)
    #expect(CountText.count("1,234 户", as: .households) == 1234)
    #expect(CountText.count("１２个", as: .grids) == 12)
    #expect(CountText.number("2.5小时", as: .load) == 2.5)
    #expect(CountText.count("1e3", as: .persons) == 1000)
  }

  @Test func unitsThatDoNot() {
    #expect(CountText.count("135户", as: .persons) == nil)
    #expect(CountText.count("135人", as: .households) == nil)
    #expect(CountText.count("2.5人", as: .persons) == nil)
    #expect(CountText.count("2,000,000,000", as: .persons) == nil)
    for text in [
      "", "人", "12,34", "012,345", "1,234,5", "1.2.3", "12万", "约12", "12-15", "12人左右", "-12人", "+12人",
    ] {
      #expect(CountText.number(text, as: .load) == nil, "\(text)")
    }
  }

  @Test func householdTables() throws {
    let reading = try HouseholdReaderTests.read(
      "id,lon,lat,persons,load\na,101,35,4人,12户\nb,101,35,\"1,024 人\",3\nc,101,35,５,\"1,200户\"\n")
    #expect(reading.problems.isEmpty)
    #expect(reading.records.map(\.persons) == [4, 1024, 5])
    #expect(reading.records.map(\.load) == [12, 3, 1200])
    let refused = try HouseholdReaderTests.read(
      "id,lon,lat,persons,load\na,101,35,4户,1\nb,101,35,约4,1\nc,101,35,1,2户\nd,101,35,1,3人\n合计,,,9,7\n")
    #expect(refused.records.map(\.id) == ["c"])
    #expect(
      refused.problems.map(\.description) == [
        "h: row 2, column \"persons\" (id \"a\"): \"4户\" is not a count of persons",
        "h: row 3, column \"persons\" (id \"b\"): \"约4\" is not a count of persons",
        "h: row 5, column \"load\" (id \"d\"): \"3人\" is not a load from 0 up",
        "h: row 6 (id \"合计\"): is a total and no household; take the row out",
      ])
  }

  @Test(arguments: [
    "东河县户情统计表,,,\n\n户编号,经度,纬度,人口\n1,2,3,4\n", "东河县牧户情况表\n单位：户\n户编号\t经度\t纬度\n1\t2\t3\n",
    "户主花名册,,\n,,\nid,lon,lat\n1,2,3\n",
  ])
  func titlesAboveTheHeading(text: String) {
    #expect(
      throws: GridGeoError(
        .badInput, "looks like the heading; take out the rows above it, such as a title",
        at: SourcePlace(file: "h", row: 3))
    ) { try HouseholdReaderTests.read(text) }
  }

  @Test func otherFaultsOfHeadingsStay() {
    #expect(throws: GridGeoError.self) { try HouseholdReaderTests.read("id,lon,latt\n1,2,3\nid,lon,lat\n") }
    do throws(GridGeoError) {
      _ = try HouseholdReaderTests.read("id,lon,latt\n1,2,3\nid,lon,lat\n")
    } catch { #expect(error.place.row == 1) }
  }
}
