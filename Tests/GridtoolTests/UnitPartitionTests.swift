import Foundation
import Testing

/// `partition --units` without a territory: the grids of a plan as base units.
@Suite struct UnitPartitionTests {
  private static let wish = ["--load-field", "load", "--parts", "6", "--tolerance", "60%", "--effort", "low"]

  private static func partition(_ more: [String]) throws -> [String] {
    ["partition", "--units", try SmallTerritory.plan()] + wish + more
  }

  private static func features(_ text: String) throws -> [(properties: [String: Any], rings: [[[Double]]])] {
    try #require(try JSONReading.object(text)["features"] as? [[String: Any]]).map { feature in
      let geometry = try #require(feature["geometry"] as? [String: Any])
      let coordinates = try #require(geometry["coordinates"] as? [Any])
      let polygons =
        geometry["type"] as? String == "Polygon"
        ? [try #require(coordinates as? [[[Double]]])] : try #require(coordinates as? [[[[Double]]]])
      return (try #require(feature["properties"] as? [String: Any]), polygons.flatMap { $0 })
    }
  }

  /// Edges that are left when those that run both ways are taken out.
  private static func outline(_ rings: [[[Double]]]) -> Set<[Double]> {
    var edges: Set<[Double]> = []
    for ring in rings {
      for i in 1..<ring.count {
        if edges.remove(ring[i] + ring[i - 1]) == nil { edges.insert(ring[i - 1] + ring[i]) }
      }
    }
    return edges
  }

  private static func rows(_ text: String) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: text.split(separator: "\n").dropFirst().map {
        let cells = $0.split(separator: ",")
        return (String(cells[0]), String(cells[1]))
      })
  }

  @Test func partsAreWholeUnitsWithinTheirTownship() throws {
    let sandbox = try Sandbox()
    for name in ["parts.geojson", "parts.csv"] {
      let run = try sandbox.gridtool(Self.partition(["--within", "township", "-o", name]))
      #expect(run.status == 0, "\(run.error)")
    }
    let units = try Self.features(String(decoding: try SmallTerritory.bytes("plan.geojson"), as: UTF8.self))
    let parts = try Self.features(sandbox.text("parts.geojson"))
    let partOf = Self.rows(try sandbox.text("parts.csv"))
    #expect(parts.count == 6)
    #expect(parts.map { $0.properties["code"] as? String } == (1...6).map { String($0) })
    #expect(Set(partOf.keys) == Set(units.compactMap { $0.properties["code"] as? String }))

    for part in parts {
      let code = try #require(part.properties["code"] as? String)
      let own = units.filter { partOf[$0.properties["code"] as? String ?? ""] == code }
      #expect(part.properties["part"] as? Int == Int(code))
      #expect(part.properties["units"] as? Int == own.count)
      #expect(
        Set(own.map { $0.properties["township"] as? String }) == [part.properties["township"] as? String])
      func sum(_ name: String) -> Double { own.reduce(0) { $0 + ($1.properties[name] as? Double ?? .nan) } }
      #expect(abs(sum("load") - (part.properties["load"] as? Double ?? .nan)) < 1e-6)
      #expect(abs(sum("area_ha") - (part.properties["area_ha"] as? Double ?? .nan)) < 0.01)
      // The part's rings are what is left of its units' rings, vertex for vertex.
      #expect(Self.outline(part.rings) == Self.outline(own.flatMap(\.rings)))
      let peers = parts.filter {
        $0.properties["township"] as? String == part.properties["township"] as? String
      }
      let mean = peers.reduce(0) { $0 + ($1.properties["load"] as? Double ?? .nan) } / Double(peers.count)
      let deviation = try #require(part.properties["deviation_pct"] as? Double)
      #expect(abs(mean * (1 + deviation / 100) - sum("load")) < 1e-4 * mean)
      for neighbour in try #require(part.properties["neighbours"] as? [String]) {
        let other = try #require(parts.first { $0.properties["code"] as? String == neighbour })
        #expect((other.properties["neighbours"] as? [String])?.contains(code) == true)
      }
    }
    #expect(Self.outline(parts.flatMap(\.rings)) == Self.outline(units.flatMap(\.rings)))
    let summary = try #require(
      (JSONReading.object(sandbox.text("parts.geojson"))["gridgeo"] as? [String: Any])?["summary"]
        as? [String: Any])
    #expect(summary["units"] as? Int == 75)
    #expect(summary["overlaps"] as? Int == 0)
  }

  @Test func sameBytesWithAnyNumberOfWorkersAndOrderOfUnits() throws {
    let sandbox = try Sandbox()
    let text = String(decoding: try SmallTerritory.bytes("plan.geojson"), as: UTF8.self)
    var plan = try JSONReading.object(text)
    plan["features"] = try #require(plan["features"] as? [Any]).reversed() as [Any]
    try JSONSerialization.data(withJSONObject: plan).write(to: sandbox.url("reversed.geojson"))
    for workers in ["1", "3"] {
      let run = try sandbox.gridtool(
        Self.partition(["--workers-threads", workers, "-o", "\(workers).geojson"]))
      #expect(run.status == 0, "\(run.error)")
    }
    #expect(try sandbox.bytes("1.geojson") == sandbox.bytes("3.geojson"))
    let run = try sandbox.gridtool(
      ["partition", "--units", "reversed.geojson"] + Self.wish + ["-o", "turned.geojson"])
    #expect(run.status == 0, "\(run.error)")
    // The hash of the input differs; the parts do not.
    let lines = try ["1.geojson", "turned.geojson"].map {
      try sandbox.text($0).split(separator: "\n").dropFirst(2)
    }
    #expect(lines[0] == lines[1])
  }

  @Test func wishesByUnit() throws {
    let sandbox = try Sandbox()
    let units = try Self.features(String(decoding: try SmallTerritory.bytes("plan.geojson"), as: UTF8.self))
    let codes = units.compactMap { $0.properties["code"] as? String }
    let neighbour = try #require((units[0].properties["neighbours"] as? [String])?.first)
    let run = try sandbox.gridtool(
      Self.partition([
        "--fix", "\(codes[40])=6", "--apart", "\(codes[0]),\(neighbour)", "--json", "-o", "parts.csv",
      ]))
    #expect(run.status == 0, "\(run.error)")
    let partOf = Self.rows(try sandbox.text("parts.csv"))
    #expect(partOf[codes[40]] == "6")
    #expect(partOf[codes[0]] != partOf[neighbour])
    let summary = try JSONReading.object(run.output)
    #expect(summary["parts"] as? Int == 6)
    #expect((summary["frame"] as? String)?.hasPrefix("+proj=laea") == true)
  }

  @Test func alternativesAndSeveralLoads() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(
      Self.partition(["--load-field", "persons", "--alternatives", "2", "-o", "parts.geojson"]))
    #expect(run.status == 0, "\(run.error)")
    #expect(try sandbox.names() == ["parts-1.geojson", "parts-2.geojson"])
    for part in try Self.features(sandbox.text("parts-2.geojson")) {
      #expect(part.properties["persons"] is Int)
    }
  }

  @Test func dryRun() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(Self.partition(["--dry-run", "-o", "parts.geojson"]))
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("units touching none"))
    #expect(try sandbox.names().isEmpty)
  }

  @Test(arguments: [
    (["--within", "nowhere"], 65, "has no \"nowhere\""),
    (["--load-field", "weight-of-nothing"], 65, "has no \"weight-of-nothing\""),
    (["--households", "h.csv"], 64, "--households needs a territory"),
    (["--fix", "nobody=1"], 64, "names unit \"nobody\""),
  ])
  func refusals(_ more: [String], status: Int32, message: String) throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(Self.partition(more + ["-o", "parts.geojson"]))
    #expect(run.status == status)
    #expect(run.error.contains(message), "\(run.error)")
    #expect(try sandbox.names().isEmpty)
  }

  @Test func aTerritoryIsDividedByItsOwnRules() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(SmallTerritory.partition(["--parts", "6", "-o", "plan.geojson"]))
    #expect(run.status == 64)
    #expect(run.error.contains("--parts goes with --graph, or with --units and no territory"))
  }
}
