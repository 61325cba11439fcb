import Foundation
import Testing

@Suite struct DossierTests {
  /// Two parties whose claims overlap, the dispute found, and its options.
  private static func sandbox() throws -> (Sandbox, id: String) {
    let sandbox = try Sandbox()
    func claim(_ id: String, _ party: String, _ west: Double, _ east: Double) -> String {
      """
      {"type":"Feature","properties":{"id":"\(id)","party":"\(party)","source":"<b>map</b>","season":"fungus"},\
      "geometry":{"type":"Polygon","coordinates":[[[\(west),34],[\(east),34],[\(east),34.03],[\(west),34.03],\
      [\(west),34]]]}}
      """
    }
    let claims = [claim("c1", "A", 99.95, 100.02), claim("c2", "B", 100, 100.07)].joined(separator: ",")
    try sandbox.write(#"{"type":"FeatureCollection","features":[\#(claims)]}"#, to: "claims.geojson")
    let found = try sandbox.gridtool("disputes claims.geojson --season fungus=05-10/06-30 -o d.geojson")
    #expect(found.status == 0, "\(found.error)")
    let object = try JSONReading.object(try sandbox.text("d.geojson"))
    let feature = try #require((object["features"] as? [[String: Any]])?.first)
    let id = try #require(feature["id"] as? String)
    let settled = try sandbox.gridtool(
      "settle d.geojson --dispute \(id) --claims claims.geojson --season fungus=05-10/06-30 -o o.geojson")
    #expect(settled.status == 0, "\(settled.error)")
    return (sandbox, id)
  }

  @Test func fromClaimsToSheets() throws {
    let (sandbox, id) = try Self.sandbox()
    let run = try sandbox.gridtool(
      "report d.geojson --claims claims.geojson --options o.geojson --lang zh,en"
        + " -o dossier.html --json")
    #expect(run.status == 0, "\(run.error)")
    let page = try sandbox.text("dossier.html")
    #expect(page.contains("id=\"s0\"") && page.contains("<bdi>\(id)</bdi>"))
    #expect(page.contains("&lt;b&gt;map&lt;/b&gt;") && !page.contains("<b>map</b>"))
    #expect(page.contains("median line 中间线") && page.contains("<code>share-equal</code>"))
    #expect(page.contains("工作材料，非法定界线。"))
    let summary = try JSONReading.object(run.output)
    let outputs = try #require(summary["outputs"] as? [[String: Any]])
    #expect(outputs[0]["bytes"] as? Int == page.utf8.count)
  }

  @Test func whatIsMissingOrDoesNotFitIsSaid() throws {
    let (sandbox, _) = try Self.sandbox()
    for (arguments, words) in [
      ("report d.geojson -o x.html", "--claims"),
      ("report d.geojson --claims claims.geojson -o x.svg", "not a picture"),
      ("report d.geojson --claims claims.geojson --sheets many -o x.html", "--sheets"),
      ("report d.geojson --claims claims.geojson --options claims.geojson -o x.html", "settlement options"),
      ("report claims.geojson --sheets red -o x.html", "belongs to disputes"),
    ] {
      let run = try sandbox.gridtool(arguments)
      #expect(run.status != 0)
      #expect(run.error.contains(words), "\(run.error)")
    }
    #expect(try !sandbox.names().contains { $0.hasPrefix("x.") })
  }
}
