import Testing

@testable import GridGeo

@Suite struct HouseholdReaderTests {
  static let collect = ReadingOptions(policy: .collect)

  static func read(
    _ text: String, _ options: ReadingOptions = collect, findTransform: TransformFinder? = nil
  ) throws(GridGeoError) -> RecordReading<Household> {
    try HouseholdReader.read(
      InputSource(text: text, name: "h"), options: options, findTransform: findTransform)
  }

  private func refusal(_ text: String, _ options: ReadingOptions = collect) -> GridGeoError? {
    do throws(GridGeoError) {
      _ = try HouseholdReaderTests.read(text, options)
      return nil
    } catch { return error }
  }

  @Test func everyColumnInBothLanguages() throws {
    let english = try HouseholdReaderTests.read(
      "id,lon,lat,persons,load,season\na,101.5,35.25,4,1.5,winter\n")
    let chinese = try HouseholdReaderTests.read("户编号,经度,纬度,人口,工作量,季节\na,101.5,35.25,4,1.5,冬季\n")
    let expected = Household(
      id: "a", position: Coordinate(x: 101.5, y: 35.25), persons: 4, load: 1.5, season: .winter, row: 2)
    #expect(english.records == [expected])
    #expect(chinese.records == [expected])
    #expect(english.problems.isEmpty && english.notes.isEmpty && english.recordCount == 1)
  }

  @Test(arguments: [
    "ID,Lng,LATITUDE\n1,2,3", "id\tlon\tlat\r\n1\t2\t3\r\n", "id;lon;lat\r1;2;3\r",
    "\u{FEFF}id,lon,lat\n1,2,3\n",
    "\"id\",\"lon\",\"lat\"\n\"1\",\"2\",\"3\"\n", "lat,x,id,lon,y\n3,9,1,2,9\n",
    "id,lon,lat\n 1 , 2.0 ,3e0\n",
    "id,lon,lat\n\n\n1,2,3\n,,\n", "id,lon,lat,\n1,2,3,\n", "household_id,+lon,lon,lat\n1,0,+2,03\n",
  ])
  func formsOfTables(text: String) throws {
    let reading = try HouseholdReaderTests.read(text)
    #expect(reading.problems.isEmpty)
    #expect(reading.records.map(\.id) == ["1"])
    #expect(reading.records.first?.position == Coordinate(x: 2, y: 3))
    #expect(reading.records.first?.persons == 1 && reading.records.first?.load == 1)
  }

  @Test func quotesDelimitersAndLineBreaksInFields() throws {
    let reading = try HouseholdReaderTests.read(
      "id,remark,lon,lat\n\"a\"\"1\"\"\",\"x,\r\n\"\"y\"\"\",1,2\n\"b\n2\",plain \"quoted\" text,3,4\n")
    #expect(reading.records.map(\.id) == ["a\"1\"", "b\n2"])
    #expect(reading.records.map(\.row) == [2, 3])
    #expect(reading.notes == ["h: columns not used: remark"])
  }

  @Test func missingAndWrongPointsKeepTheHousehold() throws {
    let reading = try HouseholdReaderTests.read(
      """
      id,lon,lat
      a,,
      b,x,35
      c,101,
      d,35.5,102.1
      e,500000,3900000
      f,nan,35
      g,0x10,35
      h,1e999,35
      i,"101,5",35
      """)
    #expect(reading.records.map(\.id) == ["a", "b", "c", "d", "e", "f", "g", "h", "i"])
    #expect(reading.records.allSatisfy { $0.position == nil })
    #expect(reading.refusals.isEmpty)
    #expect(
      reading.problems.map(\.kind) == [
        .badValue, .missingValue, .swapped, .outOfRange, .badValue, .badValue, .badValue, .badValue,
      ])
    #expect(
      reading.problems[0].description
        == "h: row 3, column \"lon\" (id \"b\"): \"x\" is not a number; kept without a point")
    #expect(
      reading.problems[2].description
        == "h: row 5 (id \"d\"): latitude 102.1 is beyond ±90; longitude and latitude look exchanged, put longitude first or pass --axes north-east; kept without a point"
    )
  }

  @Test func rowsThatCannotBeReadAreListed() throws {
    let text = """
      id,lon,lat,persons,load
      a,101,35,4,1
      b,101,35
      c,101,35,4,1,9
      ,101,35,4,1
      e,101,35,-1,1
      f,101,35,4.5,1
      g,101,35,4,-1
      h,101,35,four,1
      i,101,35,173.0,
      "j"x,101,35,1,1
      k,101,35,1e300,1
      """
    let reading = try HouseholdReaderTests.read(text)
    #expect(reading.records.map(\.id) == ["a", "i"])
    #expect(reading.records[1].persons == 173 && reading.records[1].load == 1)
    #expect(reading.recordCount == 11)
    #expect(reading.records.count + reading.refusals.count == reading.recordCount)
    #expect(
      reading.refusals.map(\.description) == [
        "h: row 3: has 3 fields, the heading has 5", "h: row 4: has 6 fields, the heading has 5",
        "h: row 5: has no id; each household needs one",
        "h: row 6, column \"persons\" (id \"e\"): \"-1\" is not a count of persons",
        "h: row 7, column \"persons\" (id \"f\"): \"4.5\" is not a count of persons",
        "h: row 8, column \"load\" (id \"g\"): \"-1\" is not a load from 0 up",
        "h: row 9, column \"persons\" (id \"h\"): \"four\" is not a count of persons",
        "h: row 11: text behind a closing quote; double the quotes inside a field",
        "h: row 12, column \"persons\" (id \"k\"): \"1e300\" is not a count of persons",
      ])
    #expect(refusal(text, ReadingOptions())?.description == "h: row 3: has 3 fields, the heading has 5")
  }

  @Test(arguments: [
    ("", "h: the file is empty"), ("\n\n", "h: the file has no heading"),
    ("lon,lat\n1,2\n", "h: row 1: no column \"id\"; name it with --field id=COLUMN; there are: lon, lat"),
    (
      "id,lon\n1,2\n",
      "h: row 1: no columns \"lon\" and \"lat\", nor \"x\" and \"y\"; name them with --field lon=COLUMN --field lat=COLUMN; there are: id, lon"
    ),
    ("id,lon,LON,lat\n", "h: row 1: two columns are called \"LON\"; which is the lon? leave one out"),
    (
      "id,x,y\n1,2,3\n",
      "h: columns x and y need their reference system; name it, such as --crs EPSG:4545"
    ),
    ("id,lon,lat\n1,\"2,3\n4,5,6\n", "h: row 2: a quote opened in this row is never closed"),
    ("id,lon,lat\n1,\u{0},3\n", "h: row 2: a 0 byte; this is not a table of text, or it is UTF-16"),
    ("PK\u{3}\u{4}abc", "h: is no text but a workbook or a zip; call it .xlsx, .ods or .zip, as it is"),
  ])
  func tablesThatAreRefused(text: String, message: String) {
    #expect(refusal(text)?.description == message)
  }

  // MARK: Persons

  @Test(arguments: [
    "name", "Name", "NAME ", "full_name", "First Name", "surname", "head_name", "Head of Household",
    "owner-name",
    "household_name", "ID Number", "id_card", "national_id", "phone", "Phone Number", "mobile_phone",
    "e_mail",
    "ethnicity", "religion", "belief", "party", "party_member", "Party Membership", "health", "health_status",
    "vehicle", "vehicle_plate", "license plate", "gender", "date of birth", "criminal_record", "姓名", "户主姓名",
    "户主", "身份证号", "身份证号码（18位）", "联系电话", "手机号码", "民族", "宗教信仰", "党员", "是否党员", "政治面貌", "健康状况", "车牌号",
    "性别", "出生日期", "成员 姓名",
  ])
  func personalHeadingsAreRefused(heading: String) {
    let error = refusal("id,lon,lat,\(heading)\n1,2,3,x\n")
    let shown = String(FieldText.trimmed(heading))
    #expect(error?.code == .badInput)
    #expect(
      error?.description
        == "h: row 1, column \"\(shown)\": belongs to a person and is not read; leave it out of the file, or pass --ignore-column \"\(shown)\""
    )
    #expect(
      refusal("id,lon,lat,\(heading)\n1,2,3,x\n", ReadingOptions(ignoredColumns: [heading.uppercased()]))
        == nil)
  }

  @Test(arguments: [
    "village_name", "grid name", "township name", "Name of village", "place_name", "code", "village", "名称",
    "村名",
    "乡镇名称", "网格名称", "地址", "household_id", "hhid", "remark", "elevation", "camp", "户数", "partition", "ridge",
    "planet",
    "agency", "scar", "race_course", "telegraph", "cellar",
  ])
  func otherHeadingsAreDropped(heading: String) throws {
    let reading = try HouseholdReaderTests.read("id,lon,lat,\(heading)\n1,2,3,x\n")
    #expect(reading.records.count == 1)
    if heading != "household_id" { #expect(reading.notes == ["h: columns not used: \(heading)"]) }
  }

  @Test func noCellOfADroppedColumnIsKept() throws {
    let reading = try HouseholdReaderTests.read(
      "id,lon,lat,remark,姓名\n1,2,3,secret,secret\n2,x,3,secret,secret\n3,2\n",
      ReadingOptions(policy: .collect, ignoredColumns: ["姓名"]))
    #expect(!"\(reading)".contains("secret"))
    #expect(reading.notes == ["h: columns not used: remark, 姓名"])
  }

  // MARK: Overrides and reference systems

  @Test func overrides() throws {
    let options = ReadingOptions(policy: .collect, fields: ["id": "HH", "lon": "东经", "code": "unused"])
    let reading = try HouseholdReaderTests.read("id,hh,东经,lat\n1,2,3,4\n", options)
    #expect(reading.records.map(\.id) == ["2"])
    #expect(reading.records[0].position?.x == 3)
    #expect(
      refusal("id,lon,lat\n", ReadingOptions(fields: ["load": "w"]))?.description
        == "h: there is no \"w\" to take as load; there are: id, lon, lat")
  }

  private let finder: TransformFinder = { (crs) throws(GridGeoError) in
    guard crs == "EPSG:4545" else { throw GridGeoError(.badCRS, "unknown") }
    return { (positions) throws(GridGeoError) in
      var moved: [Coordinate<Geographic>] = []
      for position in positions {
        if position.x < 0 { throw GridGeoError(.badCRS, "outside the area of EPSG:4545") }
        moved.append(Coordinate(x: position.x / 5000, y: position.y / 1e5))
      }
      return moved
    }
  }

  @Test func planarColumns() throws {
    let text = "id,x,y\n1,500000,3500000\n2,-1,3500000\n3,,\n4,1e9,1\n5,505000,3600000\n"
    let options = ReadingOptions(policy: .collect, crs: "epsg:4545")
    #expect(refusal(text, options)?.code == .badCRS)
    let reading = try HouseholdReaderTests.read(text, options, findTransform: finder)
    #expect(reading.records.map(\.position?.x) == [100, nil, nil, nil, 101])
    #expect(reading.records.map(\.position?.y) == [35, nil, nil, nil, 36])
    #expect(
      reading.problems.map(\.description) == [
        "h: row 5 (id \"4\"): position (1000000000.0 1.0) is on no map; kept without a point",
        "h: row 3 (id \"2\"): outside the area of EPSG:4545; kept without a point",
      ])
    let degrees = try HouseholdReaderTests.read("id,x,y\n1,2,3\n", ReadingOptions(crs: "EPSG:4326"))
    #expect(degrees.records[0].position == Coordinate(x: 2, y: 3))
    let unknown = #expect(throws: GridGeoError.self) {
      _ = try HouseholdReaderTests.read(text, ReadingOptions(crs: "EPSG:1"), findTransform: finder)
    }
    #expect(unknown?.description == "h: unknown")
  }

  // MARK: GeoJSON

  @Test func points() throws {
    let reading = try HouseholdReaderTests.read(
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","id":"a","properties":{"persons":4,"load":"1.5","season":"summer","z":1},"geometry":{"type":"Point","coordinates":[101,35]}},
      {"type":"Feature","properties":{"户编号":7},"geometry":null},
      {"type":"Feature","properties":{"id":"c"},"geometry":{"type":"Point","coordinates":[35,101]}},
      {"type":"Feature","properties":{"id":"d"},"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}},
      {"type":"Feature","properties":{"id":"e","persons":-1},"geometry":null},
      {"type":"Feature","properties":{},"geometry":null}]}
      """)
    #expect(
      reading.records == [
        Household(
          id: "a", position: Coordinate(x: 101, y: 35), persons: 4, load: 1.5, season: .summer, row: 1),
        Household(id: "7", position: nil, row: 2), Household(id: "c", position: nil, row: 3),
        Household(id: "d", position: nil, row: 4),
      ])
    #expect(reading.recordCount == reading.records.count + reading.refusals.count)
    #expect(reading.problems.map(\.kind) == [.swapped, .wrongGeometry, .badValue, .missingCode])
    #expect(reading.notes == ["h: columns not used: z"])
    // A point that is wrong is no reason to stop, a record that is lost is.
    let wrong =
      "{\"type\":\"Feature\",\"id\":1,\"properties\":null,\"geometry\":{\"type\":\"Point\",\"coordinates\":[999,1]}}"
    #expect(refusal(wrong, ReadingOptions()) == nil)
    #expect(refusal(wrong.replacing("\"id\":1", with: "\"id\":null"), ReadingOptions()) != nil)
    let personal = refusal(
      "{\"type\":\"Feature\",\"id\":1,\"properties\":{\"姓名\":\"x\"},\"geometry\":null}")
    #expect(personal?.message.contains("--ignore-column \"姓名\"") == true)
  }

  @Test func anyWindowReadsTheSame() throws {
    let text = "id,备注,lon,lat\r\n\"甲\"\"1\",\"换\r\n行\",101.25,35.5\r\nb,,102,36\rc,x,,\n"
    let input = InputSource(text: text, name: "h")
    let whole = try HouseholdReader.readTable(
      input, options: HouseholdReaderTests.collect, findTransform: nil)
    #expect(whole.records.count == 3)
    for window in 1...40 {
      let cut = try HouseholdReader.readTable(
        input, options: HouseholdReaderTests.collect, findTransform: nil, window: window)
      #expect(cut.records == whole.records, "window \(window)")
      #expect(cut.notes == whole.notes && cut.sha256 == whole.sha256)
    }
  }
}
