import Testing

@testable import GridGeo

@Suite struct ClaimReaderTests {
  static let square =
    "{\"type\":\"Polygon\",\"coordinates\":[[[101,35],[101.01,35],[101.01,35.01],[101,35]]]}"

  private static func input(_ properties: [String], geometry: String = square) -> InputSource {
    let features = properties.map {
      "{\"type\":\"Feature\",\"properties\":{\($0)},\"geometry\":\(geometry)}"
    }
    let text = "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    return .memory(Array(text.utf8), name: "claims.geojson")
  }

  private static func read(
    _ properties: [String], seasons: SeasonText = .usual, geometry: String = square
  ) throws -> RecordReading<Claim> {
    try ClaimReader.read(
      input(properties, geometry: geometry), seasons: seasons, options: ReadingOptions(policy: .collect))
  }

  @Test func allFields() throws {
    let reading = try Self.read([
      """
      "id":"c1","party":632301101,"right":"digging","season":"05-10/06-30","valid_from":"1998-05-01",\
      "valid_to":"2028-04-30","source":"map","evidence":2,"accuracy_m":4.5,"contract_mu":"1500"
      """
    ])
    #expect(reading.problems.isEmpty)
    let claim = try #require(reading.records.first)
    #expect(claim.id == "c1")
    #expect(claim.party == "632301101")
    #expect(claim.right == .digging)
    #expect(claim.season.days == DaySet("05-10/06-30"))
    #expect(claim.validFrom == CalendarDate("1998-05-01"))
    #expect(claim.validTo == CalendarDate("2028-04-30"))
    #expect(claim.source == "map")
    #expect(claim.evidence == 2)
    #expect(claim.accuracy == .metres(4.5))
    #expect(claim.contract == .mu(1500))
  }

  @Test func inChineseAndWithDefaults() throws {
    let reading = try Self.read([
      "\"主张编号\":\"甲1\",\"当事方\":\"632301101201\",\"权利\":\"放牧\",\"季节\":\"冬春草场\",\"承包面积(亩)\":800",
      "\"id\":\"b\",\"party\":\"x\"",
    ])
    #expect(reading.problems.isEmpty)
    #expect(reading.records[0].id == "甲1")
    #expect(reading.records[0].season.name == "winter")
    #expect(reading.records[0].contract == .mu(800))
    #expect(reading.records[1].right == .grazing)
    #expect(reading.records[1].season == .wholeYear)
    #expect(reading.records[1].accuracy == nil)
  }

  @Test func namedSeasons() throws {
    let fungus = DaySet("05-10/06-30")!
    let reading = try Self.read(
      ["\"id\":\"a\",\"party\":\"x\",\"season\":\"Fungus\""], seasons: SeasonText(named: ["fungus": fungus]))
    #expect(reading.records.first?.season == Season(name: "fungus", days: fungus))
  }

  @Test(arguments: [
    ("\"party\":\"x\"", "has no id"),
    ("\"id\":\"a\"", "has no party"),
    ("\"id\":\"a\",\"party\":\"x\",\"right\":\"flying\"", "\"flying\" is not a right"),
    ("\"id\":\"a\",\"party\":\"x\",\"season\":\"monsoon\"", "\"monsoon\" is not a season"),
    ("\"id\":\"a\",\"party\":\"x\",\"valid_from\":\"1998\"", "\"1998\" is not a date"),
    ("\"id\":\"a\",\"party\":\"x\",\"valid_from\":\"2001-01-01\",\"valid_to\":\"2000-01-01\"", "is before"),
  ])
  func refusals(_ properties: String, _ reason: String) throws {
    let reading = try Self.read([properties, "\"id\":\"good\",\"party\":\"y\""])
    #expect(reading.records.map(\.id) == ["good"])
    #expect(reading.recordCount == 2)
    let refusal = try #require(reading.refusals.first)
    #expect(refusal.reason.contains(reason), "\(refusal.reason)")
    #expect(refusal.place.feature == 1)
    #expect(throws: GridGeoError.self) { try ClaimReader.read(Self.input([properties])) }
  }

  @Test func whatOnlyDescribesIsLeftOut() throws {
    let reading = try Self.read([
      "\"id\":\"a\",\"party\":\"x\",\"evidence\":9,\"accuracy_m\":\"good\",\"contract_mu\":-3"
    ])
    let claim = try #require(reading.records.first)
    #expect(claim.evidence == nil)
    #expect(claim.accuracy == nil)
    #expect(claim.contract == nil)
    #expect(reading.problems.count == 3)
    #expect(reading.problems.allSatisfy { !$0.isRefusal })
  }

  @Test func aClaimNeedsAPolygon() throws {
    let reading = try Self.read(
      ["\"id\":\"a\",\"party\":\"x\""], geometry: "{\"type\":\"Point\",\"coordinates\":[101,35]}")
    #expect(reading.records.isEmpty)
    #expect(reading.refusals.first?.reason.contains("a claim needs a polygon") == true)
  }
}
