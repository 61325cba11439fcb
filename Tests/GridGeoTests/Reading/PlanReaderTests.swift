import Testing

@testable import GridGeo

@Suite struct PlanReaderTests {
  private static func plan(_ exterior: [String], _ hole: [String]) -> String {
    """
    {"type":"FeatureCollection","features":[{"type":"Feature","id":"G","properties":{"code":"G","kind":"basic","village":"V",
    "township":"T","county":"C","households":3,"persons":9,"load":3,"area_ha":1,"area_mu":15,"compactness":0.5,"neighbours":[],
    "deviation_pct":0},"geometry":{"type":"Polygon","coordinates":[[\(exterior.joined(separator: ","))],
    [\(hole.joined(separator: ","))]]}}]}
    """
  }

  /// Plans of Shapefiles have rings that turn the other way, and are the same plans.
  @Test func ringsTurnOneWay() throws {
    let exterior = ["[101,35]", "[101.1,35]", "[101.1,35.1]", "[101,35]"]
    let hole = ["[101.06,35.02]", "[101.07,35.03]", "[101.07,35.02]", "[101.06,35.02]"]
    func grids(_ text: String) throws -> [Grid] {
      try PlanReader.read(InputSource(text: text, name: "p")).reading.records
    }
    let usual = try grids(Self.plan(exterior, hole))
    let turned = try grids(Self.plan(exterior.reversed(), hole.reversed()))
    #expect(usual.count == 1 && usual == turned)
    let polygon = try #require(turned.first?.region.polygons.first)
    #expect(polygon.exterior.isCounterClockwise)
    #expect(polygon.holes.allSatisfy { !$0.isCounterClockwise } && polygon.holes.count == 1)
  }
}
