import Testing

@testable import GridGeo

@Suite struct TerritoryReaderTests {
  static let ground = "{\"type\":\"Polygon\",\"coordinates\":[[[102,35],[103,35],[103,36],[102,35]]]}"

  private func read(
    _ properties: [String], ids: [String] = [], _ options: ReadingOptions = ReadingOptions(),
    geometry: String = ground
  ) throws(GridGeoError) -> RecordReading<AdminUnit> {
    let features = properties.enumerated().map { i, text in
      let id = i < ids.count ? "\"id\":\"\(ids[i])\"," : ""
      return "{\"type\":\"Feature\",\(id)\"properties\":\(text),\"geometry\":\(geometry)}"
    }
    let text = "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    return try TerritoryReader.read(InputSource(text: text, name: "t"), options: options)
  }

  @Test func everyFieldInEnglishAndChinese() throws {
    let reading = try read([
      "{\"Code\":\"632301105203\",\"NAME\":\"A\",\"level\":\"village\",\"parent\":\"632301105\",\"grids\":4,\"households\":173.0,\"persons\":\"800\"}",
      "{\"区划代码\":632301105203,\"村名\":\"甲\",\"级别\":\"村\",\"上级代码\":632301105.0,\"网格数\":4,\"户数\":173,\"人口\":800}",
    ])
    #expect(reading.problems.isEmpty && reading.notes.isEmpty)
    for unit in reading.records {
      #expect(unit.code == "632301105203" && unit.level == .village && unit.parent == "632301105")
      #expect(unit.grids == 4 && unit.households == 173 && unit.persons == 800)
    }
    #expect(reading.records.map(\.name) == ["A", "甲"])
    #expect(reading.records[0].place == SourcePlace(file: "t", feature: 1, id: "632301105203"))
  }

  @Test func levelsAndParentsFollowFromCodes() throws {
    let reading = try read([
      "{\"code\":\"632300\"}", "{\"code\":\"632301\"}", "{\"code\":\"632301105\"}",
      "{\"code\":\"632301105203\"}",
      "{\"code\":\"6323\"}",
    ])
    #expect(reading.records.map(\.level) == [.prefecture, .county, .township, .village, .prefecture])
    #expect(reading.records.map(\.parent) == [nil, "632300", "632301", "632301105", nil])
    #expect(reading.notes.isEmpty)
  }

  @Test func paddedCodesOfStatisticalTables() throws {
    let reading = try read([
      "{\"code\":\"632300000000\"}", "{\"code\":\"632301000000\"}", "{\"code\":\"632301105000\"}",
      "{\"code\":\"632301105203\"}",
    ])
    #expect(reading.records.map(\.level) == [.prefecture, .county, .township, .village])
    #expect(reading.records.map(\.parent) == [nil, "632300000000", "632301000000", "632301105000"])
  }

  @Test func aParentThatSkipsALevel() throws {
    let reading = try read(["{\"code\":\"632301\"}", "{\"code\":\"632301105203\"}"])
    #expect(reading.records[1].parent == "632301")
    #expect(reading.records[0].parent == "632300")
  }

  @Test func foreignCodesGetTheDefaultLevel() throws {
    let reading = try read(["{\"code\":\"LK-8203005\"}", "{\"code\":\"271730045\"}"])
    #expect(reading.records.map(\.level) == [.village, .village])
    #expect(reading.records.map(\.parent) == [nil, nil])
    #expect(
      reading.notes == ["t: 2 units have no level, nor a code that tells it; taken as village"])
    let townships = try read(["{\"code\":\"x\"}"], ReadingOptions(defaultLevel: .township))
    #expect(townships.records[0].level == .township)
  }

  @Test func leadingZerosStayInText() throws {
    #expect(try read(["{\"code\":\"007\"}"]).records[0].code == "007")
    #expect(try read(["{\"code\":\" 0071.0 \"}"]).records[0].code == "0071")
    #expect(try read(["{\"code\":\"A-1.0\"}"]).records[0].code == "A-1.0")
    #expect(try read(["{\"code\":6.32301105203e11}"]).records[0].code == "632301105203")
  }

  @Test func aMissingCodeIsAProblemNotALoss() throws {
    let reading = try read(["{\"code\":\"632301\"}", "{\"code\":null}", "{\"name\":\"x\"}"])
    #expect(reading.records.count == 3)
    #expect(reading.records.map(\.code) == ["632301", "", ""])
    #expect(reading.problems.map(\.kind) == [.missingCode, .missingCode])
    #expect(
      reading.problems[0].description
        == "t: feature 2: has no division code; add one, or name its property with --field code=PROPERTY")
  }

  @Test func idsServeWhereNoFeatureHasACode() throws {
    let reading = try read(["{\"name\":\"a\"}", "{\"name\":\"b\"}"], ids: ["v1", "v2"])
    #expect(reading.records.map(\.code) == ["v1", "v2"])
    #expect(reading.notes.contains("t: no property \"code\"; the features' ids serve as codes"))
    #expect(try read(["{\"id\":\"v1\"}"]).records[0].code == "v1")
  }

  @Test func overridesNameTheProperty() throws {
    let options = ReadingOptions(fields: ["code": "gnd", "parent": "dsd_id", "lon": "elsewhere"])
    let reading = try read(["{\"code\":\"no\",\"GND\":\"g1\",\"dsd_id\":\"d1\"}"], options)
    #expect(reading.records[0].code == "g1")
    #expect(reading.records[0].parent == "d1")
    let error = #expect(throws: GridGeoError.self) {
      _ = try read(["{\"a\":1,\"b\":2}"], ReadingOptions(fields: ["code": "x"]))
    }
    #expect(error?.description == "t: there is no \"x\" to take as code; there are: a, b")
  }

  @Test func valuesThatCannotBeUnderstood() throws {
    let reading = try read([
      "{\"code\":\"632301\",\"level\":\"hamlet\",\"households\":-3,\"persons\":\"about 5\",\"grids\":2.5}"
    ])
    #expect(reading.records[0].level == .county)
    #expect(reading.records[0].households == nil && reading.records[0].persons == nil)
    #expect(
      reading.problems.map(\.description) == [
        "t: feature 1, column \"level\" (id \"632301\"): \"hamlet\" is not a level; write prefecture, county, township or village",
        "t: feature 1, column \"grids\" (id \"632301\"): \"2.5\" is not a count of grids; it is left out",
        "t: feature 1, column \"households\" (id \"632301\"): \"-3\" is not a count of households; it is left out",
        "t: feature 1, column \"persons\" (id \"632301\"): \"about 5\" is not a count of persons; it is left out",
      ])
    #expect(try read(["{\"code\":\"1\",\"households\":null,\"persons\":\"\"}"]).problems.isEmpty)
  }

  @Test func onlyPolygonsAreUnits() throws {
    let cases = [
      ("null", "t: feature 1: has no geometry; a unit needs a polygon"),
      ("{\"type\":\"Point\",\"coordinates\":[1,2]}", "t: feature 1: is a point; a unit needs a polygon"),
      ("{\"type\":\"Polygon\",\"coordinates\":[]}", "t: feature 1: its polygon is empty"),
      (
        "{\"type\":\"GeometryCollection\",\"geometries\":[\(TerritoryReaderTests.ground)]}",
        "t: feature 1: is a geometry collection; a unit needs a polygon"
      ),
    ]
    for (geometry, message) in cases {
      let error = #expect(throws: GridGeoError.self) { _ = try read(["{}"], geometry: geometry) }
      #expect(error?.description == message)
      let reading = try read(["{}"], ReadingOptions(policy: .collect), geometry: geometry)
      #expect(reading.records.isEmpty && reading.refusals.count == 1 && reading.recordCount == 1)
    }
  }
}
