import Foundation
import GridGeo

/// The scenarios of the seeds folder, read by Foundation, and what is generated from them, made once.
enum SampleScenarios {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let small = read("small")
  static let huangnan = read("huangnan")
  static let smallTerritory = Result { try generateTerritory(small) }
  static let huangnanTerritory = Result { try generateTerritory(huangnan) }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  private static func read(_ name: String) -> Scenario {
    guard let data = try? Data(contentsOf: root.appendingPathComponent("seeds/\(name).json")),
      let file = try? JSONDecoder().decode(ScenarioFile.self, from: data)
    else { preconditionFailure("seeds/\(name).json cannot be read") }
    return file.scenario
  }
}

/// The members of a scenario file, one to one.
private struct ScenarioFile: Decodable {
  struct Prefecture: Decodable { var code, name: String }
  struct Totals: Decodable { var grids, grid_workers, grid_heads: Int }
  struct County: Decodable {
    var code, name, name_zh: String
    var longitude, latitude, area_km2: Double
    var persons, households, towns, townships, villages: Int
  }
  struct Terrain: Decodable {
    var north_m, south_m, relief_north_m, relief_south_m, pastoral_above_m: Double
  }
  struct Faults: Decodable {
    var without_coordinates, outside: Double
    var at_origin, swapped, duplicate_ids: Int
  }

  var name: String
  var about: String
  var sources: [String]
  var seed: UInt64
  var prefecture: Prefecture
  var totals: Totals
  var counties: [County]
  var terrain: Terrain
  var enclaves: Int
  var summer_camps, shared_buildings: Double
  var faults: Faults

  var scenario: Scenario {
    Scenario(
      name: name, seed: seed, prefectureCode: prefecture.code, prefectureName: prefecture.name,
      counties: counties.map {
        Scenario.County(
          code: $0.code, name: $0.name, nameChinese: $0.name_zh,
          seat: Coordinate(longitude: $0.longitude, latitude: $0.latitude),
          area: .squareMetres($0.area_km2 * 1e6), persons: $0.persons, households: $0.households,
          towns: $0.towns, townships: $0.townships, villages: $0.villages)
      },
      grids: totals.grids, gridWorkers: totals.grid_workers, gridHeads: totals.grid_heads,
      terrain: Scenario.Terrain(
        north: .metres(terrain.north_m), south: .metres(terrain.south_m),
        reliefNorth: .metres(terrain.relief_north_m), reliefSouth: .metres(terrain.relief_south_m),
        pastoralAbove: .metres(terrain.pastoral_above_m)),
      enclaves: enclaves, summerShare: summer_camps, sharedBuildingShare: shared_buildings,
      faults: Scenario.Faults(
        withoutCoordinates: faults.without_coordinates, outside: faults.outside,
        atOrigin: faults.at_origin, swapped: faults.swapped, duplicateIDs: faults.duplicate_ids))
  }
}

/// A position in whole 1e-7 degrees, for exact checks.
struct WholePoint: Hashable {
  var x: Int64
  var y: Int64

  init(_ c: Coordinate<Geographic>) {
    x = Int64((c.x * 1e7).rounded())
    y = Int64((c.y * 1e7).rounded())
  }

  static func cross(_ a: WholePoint, _ b: WholePoint, _ c: WholePoint) -> Int64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }
}

struct WholeEdge: Hashable {
  var from: WholePoint
  var to: WholePoint
  var reversed: WholeEdge { WholeEdge(from: to, to: from) }
}

extension AdminUnit {
  var wholeRings: [[WholePoint]] {
    region.polygons.flatMap { $0.rings.map { $0.coordinates.map { WholePoint($0) } } }
  }

  var wholeEdges: [WholeEdge] {
    wholeRings.flatMap { ring in zip(ring, ring.dropFirst()).map { WholeEdge(from: $0, to: $1) } }
  }
}
