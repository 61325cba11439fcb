import Foundation
import Testing

@Suite struct MaskTests {
  private func sandbox(households: Int) throws -> Sandbox {
    let sandbox = try Sandbox()
    func square(_ west: Double) -> String {
      "[[[\(west),35],[\(west + 0.02),35],[\(west + 0.02),35.02],[\(west),35.02],[\(west),35]]]"
    }
    try sandbox.write(
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"code":"632321101001","level":"village","name":"A"},
      "geometry":{"type":"Polygon","coordinates":\(square(101))}},
      {"type":"Feature","properties":{"code":"632321101002","level":"village","name":"B"},
      "geometry":{"type":"Polygon","coordinates":\(square(101.02))}}]}
      """, to: "territory.geojson")
    var table = "id,lon,lat,persons,load\n"
    for number in 0..<households {
      let (x, y) = (101.001 + Double(number % 6) * 0.003, 35.001 + Double(number / 6) * 0.003)
      table += "secret\(number),\(x),\(y),\(3 + number % 5),1\n"
    }
    table += "alone,101.03,35.01,4,1\n"
    try sandbox.write(table, to: "h.csv")
    return sandbox
  }

  @Test func pointsAreDisplacedAndNothingElseIsKept() throws {
    let sandbox = try sandbox(households: 36)
    let run = try sandbox.gridtool("convert h.csv m.geojson --mask territory.geojson")
    #expect(run.status == 0, "\(run.error)")
    let text = try sandbox.text("m.geojson")
    for word in ["secret", "alone", "persons", "load", "sha256", "632321101002"] {
      #expect(!text.contains(word))
    }
    #expect(run.error.contains("1 household left out, in villages of fewer than 10"))
    let words = try #require(run.errorLines.first { $0.contains("in the median") })
    let least = try #require(
      words.components(separatedBy: "own household are ").last?.split(separator: " ").first.flatMap {
        Int($0)
      })
    #expect(least >= 10)
    let points = try JSONSerialization.jsonObject(with: sandbox.bytes("m.geojson")) as? [String: Any]
    let features = try #require(points?["features"] as? [[String: Any]])
    #expect(features.count == 36)
    #expect(
      features.allSatisfy { ($0["properties"] as? [String: Any])?["village"] as? String == "632321101001" })
    // Nobody can repeat a run, and so undo it.
    #expect(try sandbox.gridtool("convert h.csv n.geojson --mask territory.geojson").status == 0)
    #expect(try sandbox.text("n.geojson") != text)
  }

  @Test func aTableOfPointsIsWrittenToo() throws {
    let sandbox = try sandbox(households: 36)
    #expect(try sandbox.gridtool("convert h.csv m.csv --mask territory.geojson").status == 0)
    let lines = try sandbox.text("m.csv").split(whereSeparator: \.isNewline)
    #expect(lines.count == 37)
    #expect(lines[0].contains("village") && lines[0].contains("lon"))
  }

  @Test func whatHasNoVillagesIsRefused() throws {
    let sandbox = try sandbox(households: 36)
    let county = try sandbox.text("territory.geojson").replacingOccurrences(
      of: "\"village\"", with: "\"county\""
    )
    .replacingOccurrences(of: "632321101001", with: "632321").replacingOccurrences(
      of: "632321101002", with: "632322")
    try sandbox.write(county, to: "county.geojson")
    let run = try sandbox.gridtool("convert h.csv m.geojson --mask county.geojson")
    #expect(run.status == 65)
    #expect(run.error.contains("has no villages"))
    #expect(try sandbox.names().contains("m.geojson") == false)
    #expect(try sandbox.gridtool("convert h.csv m.geojson --mask territory.geojson --publish").status == 64)
  }
}
