import Foundation
import Testing

@testable import GridGeo

/// The shipped claims: valid, what the card says, not too large.
struct ShippedClaimsTests {
  private func object(_ name: String) throws -> [String: Any] {
    let data = try Data(contentsOf: SampleScenarios.root.appendingPathComponent("GeoData/\(name)"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func everyClaimIsValid() throws {
    let features = try #require(try object("claims.geojson")["features"] as? [[String: Any]])
    let geos = try GEOSContext()
    for feature in features {
      let geometry = try #require(feature["geometry"] as? [String: Any])
      let rings = try #require(geometry["coordinates"] as? [[[Double]]]).map { ring in
        try Ring<Geographic>(ring.map { Coordinate(x: $0[0], y: $0[1]) })
      }
      let region = Region(Polygon(exterior: rings[0], holes: Array(rings.dropFirst())))
      #expect(try region.isValid(in: geos), "\(feature["id"] ?? "")")
    }
  }

  @Test func theCardTellsTheTruth() throws {
    let features = try #require(try object("claims.geojson")["features"] as? [[String: Any]])
    let properties = features.compactMap { $0["properties"] as? [String: Any] }
    let truth = try object("claims-truth.json")
    let planted = try #require(truth["planted"] as? [[String: Any]])
    func count(_ kind: String) -> Int { planted.count { $0["kind"] as? String == kind } }
    let positions = features.reduce(0) { sum, feature in
      let rings = (feature["geometry"] as? [String: Any])?["coordinates"] as? [[[Double]]] ?? []
      return sum + rings.reduce(0) { $0 + $1.count }
    }
    let threeWay = planted.count {
      $0["kind"] as? String == "overlap" && ($0["parties"] as? [String])?.count ?? 0 > 2
    }
    let figures: [(String, Int)] = [
      ("claims", features.count), ("claim_positions", positions),
      ("claim_parties", Set(properties.compactMap { $0["party"] as? String }).count),
      ("planted_overlaps", count("overlap")), ("planted_three_way", threeWay),
      ("planted_stacked", count("stacked")), ("planted_encroachments", count("encroachment")),
      ("planted_gaps", count("gap")), ("duplicate_outlines", (truth["duplicates"] as? [Any])?.count ?? 0),
    ]
    let card = try SampleScenarios.text("GeoData/README.md")
    for (name, value) in figures {
      #expect(value > 0)
      #expect(card.contains("| `\(name)` | \(value) |"), "\(name) is \(value)")
    }
    let depths = planted.compactMap { $0["depth_m"] as? Double }
    #expect((depths.min() ?? 0) >= 50 && (depths.max() ?? 0) <= 2000 && (depths.max() ?? 0) > 1000)
    let accuracies = properties.compactMap { $0["accuracy_m"] as? Double }
    #expect(accuracies.count == features.count && accuracies.allSatisfy { (1...15).contains($0) })
  }

  @Test func theDataStaysSmall() throws {
    let folder = SampleScenarios.root.appendingPathComponent("GeoData")
    func size(_ name: String) throws -> Int {
      try Data(contentsOf: folder.appendingPathComponent(name), options: .mappedIfSafe).count
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(try names.reduce(0) { try $0 + size($1) } <= 15_000_000)
    #expect(try size("claims.geojson") <= 5_000_000)
  }
}
