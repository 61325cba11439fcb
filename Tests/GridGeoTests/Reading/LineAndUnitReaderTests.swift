import Testing

@testable import GridGeo

@Suite struct LineAndUnitReaderTests {
  private func document(_ features: (properties: String, geometry: String)...) -> InputSource {
    let texts = features.map {
      "{\"type\":\"Feature\",\"properties\":\($0.properties),\"geometry\":\($0.geometry)}"
    }
    return InputSource(
      text: "{\"type\":\"FeatureCollection\",\"features\":[\(texts.joined(separator: ","))]}", name: "b")
  }

  private let line = "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}"
  private let lines = "{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]],[[5,6],[7,8]]]}"
  private let ground = TerritoryReaderTests.ground
  private let collect = ReadingOptions(policy: .collect)

  @Test func barriers() throws {
    let reading = try BarrierReader.read(
      document(
        ("{\"kind\":\"river\",\"resistance\":1}", line), ("{\"类型\":\"road\",\"阻力\":\"0.25\"}", lines),
        ("{\"resistance\":0}", line)))
    #expect(reading.records.map(\.kind) == ["river", "road", "barrier"])
    #expect(reading.records.map(\.resistance) == [1, 0.25, 0])
    #expect(reading.records.map(\.lines.count) == [1, 2, 1])
    #expect(reading.problems.map(\.description) == ["b: feature 3: has no kind; called \"barrier\""])
  }

  @Test func barriersThatAreNone() throws {
    let reading = try BarrierReader.read(
      document(
        ("{\"kind\":\"river\"}", line), ("{\"kind\":\"river\",\"resistance\":1.5}", line),
        ("{\"kind\":\"river\",\"resistance\":\"high\"}", line),
        ("{\"kind\":\"river\",\"resistance\":1}", ground),
        ("{\"kind\":\"river\",\"resistance\":1}", "null")), options: collect)
    #expect(reading.records.isEmpty)
    #expect(reading.recordCount == 5)
    #expect(
      reading.refusals.map(\.reason) == [
        "has no resistance; give one from 0 (no hindrance) to 1 (never cross)",
        "resistance \"1.5\" is not a number from 0 to 1", "resistance \"high\" is not a number from 0 to 1",
        "is a polygon; a barrier needs a line", "has no geometry; a barrier needs a line",
      ])
    #expect(throws: GridGeoError.self) { _ = try BarrierReader.read(document(("{}", line))) }
  }

  @Test func baseUnits() throws {
    let reading = try BaseUnitReader.read(
      document(
        ("{\"id\":7,\"load\":12.5,\"persons\":40,\"parent\":\"632301105203\"}", ground),
        ("{\"编号\":\"u8\",\"工作量\":\"3\"}", ground)))
    #expect(reading.records.map(\.id) == ["7", "u8"])
    #expect(reading.records.map(\.load) == [12.5, 3])
    #expect(reading.records.map(\.persons) == [40, 0])
    #expect(reading.records.map(\.parent) == ["632301105203", nil])
    let other = try BaseUnitReader.read(document(("{\"id\":7,\"pop\":12}", ground)), loadField: "pop")
    #expect(other.records.map(\.load) == [12])
  }

  @Test func baseUnitsWithMoreLoadsAndProperties() throws {
    let reading = try BaseUnitReader.read(
      document(
        ("{\"id\":1,\"pop\":12,\"Jobs\":\"3.5\",\"county\":173.0}", ground),
        ("{\"county\":\"05\",\"Jobs\":0,\"pop\":4,\"id\":2}", ground),
        ("{\"id\":3,\"pop\":1,\"Jobs\":1}", ground), ("{\"id\":4,\"pop\":1,\"Jobs\":-1,\"county\":1}", ground)
      ),
      loadField: "pop", moreLoads: ["jobs"], attributes: ["county", "pop"], options: collect)
    #expect(reading.records.map(\.load) == [12, 4])
    #expect(reading.records.map(\.moreLoads) == [[3.5], [0]])
    #expect(reading.records.map(\.attributes) == [["173", "12"], ["05", "4"]])
    #expect(
      reading.refusals.map(\.reason) == [
        "has no \"county\"; add it, or name another property", "jobs \"-1\" is not a number from 0 up",
      ])
  }

  @Test func baseUnitsThatAreNone() throws {
    let reading = try BaseUnitReader.read(
      document(
        ("{\"load\":1}", ground), ("{\"id\":1}", ground), ("{\"id\":2,\"load\":-1}", ground),
        ("{\"id\":3,\"load\":1}", line)), options: collect)
    #expect(reading.records.isEmpty)
    #expect(
      reading.refusals.map(\.description) == [
        "b: feature 1: has no id; add one, or name its property with --field id=PROPERTY",
        "b: feature 2 (id \"1\"): has no \"load\"; name the property that holds the load with --load-field",
        "b: feature 3 (id \"2\"): load \"-1\" is not a number from 0 up",
        "b: feature 4 (id \"3\"): is a line; a base unit needs a polygon",
      ])
  }

  @Test func gridPlans() throws {
    let properties = """
      {"code":"632301105203001","kind":"dedicated","village":"632301105203","township":"632301105","county":"632301",\
      "households":35,"persons":160,"load":35.5,"area_ha":12.5,"area_mu":187.5,"compactness":0.61,\
      "neighbours":["632301105203002","632301105203003"],"deviation_pct":-2.5}
      """
    let text = """
      {"type":"FeatureCollection","gridgeo":{"version":"0.1.0"},"features":[
      {"type":"Feature","id":"632301105203001","properties":\(properties),"geometry":\(ground)}]}
      """
    let (reading, provenance) = try PlanReader.read(InputSource(text: text, name: "p"))
    let grid = try #require(reading.records.first)
    #expect(grid.code == "632301105203001" && grid.kind == .dedicated && grid.village == "632301105203")
    #expect(grid.township == "632301105" && grid.county == "632301")
    #expect(grid.households == 35 && grid.persons == 160 && grid.load == 35.5)
    #expect(grid.area == .hectares(12.5) && grid.compactness == 0.61 && grid.deviationPercent == -2.5)
    #expect(grid.neighbours == ["632301105203002", "632301105203003"])
    #expect(provenance == "{\"version\":\"0.1.0\"}")
  }

  @Test func whatIsNoGridPlan() {
    let error = #expect(throws: GridGeoError.self) {
      _ = try PlanReader.read(document(("{\"code\":\"1\",\"households\":\"x\"}", ground)))
    }
    #expect(
      error?.description
        == "b: feature 1, column \"households\" (id \"1\"): is missing or not a number; this does not look like a grid plan"
    )
  }
}
