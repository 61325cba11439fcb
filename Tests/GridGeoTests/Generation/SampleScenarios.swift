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
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let data = try? Data(contentsOf: root.appendingPathComponent("seeds/\(name).json")),
      let file = try? decoder.decode(ScenarioFile.self, from: data)
    else { preconditionFailure("seeds/\(name).json cannot be read") }
    return file.scenario
  }
}

/// The members of a scenario file, one to one but for the underscores.
private struct ScenarioFile: Decodable {
  struct Prefecture: Decodable { var code, name: String }
  struct Totals: Decodable { var grids, gridWorkers, gridHeads: Int }
  struct County: Decodable {
    var code, name, nameZh: String
    var longitude, latitude, areaKm2: Double
    var persons, households, towns, townships, villages: Int
  }
  struct Terrain: Decodable {
    var northM, southM, reliefNorthM, reliefSouthM, pastoralAboveM: Double
  }
  struct Faults: Decodable {
    var withoutCoordinates, outside: Double
    var atOrigin, swapped, duplicateIds: Int
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
  var summerCamps, sharedBuildings: Double
  var faults: Faults

  var scenario: Scenario {
    Scenario(
      name: name, seed: seed, prefectureCode: prefecture.code, prefectureName: prefecture.name,
      counties: counties.map {
        Scenario.County(
          code: $0.code, name: $0.name, nameChinese: $0.nameZh,
          seat: Coordinate(longitude: $0.longitude, latitude: $0.latitude),
          area: .squareMetres($0.areaKm2 * 1e6), persons: $0.persons, households: $0.households,
          towns: $0.towns, townships: $0.townships, villages: $0.villages)
      },
      grids: totals.grids, gridWorkers: totals.gridWorkers, gridHeads: totals.gridHeads,
      terrain: Scenario.Terrain(
        north: .metres(terrain.northM), south: .metres(terrain.southM),
        reliefNorth: .metres(terrain.reliefNorthM), reliefSouth: .metres(terrain.reliefSouthM),
        pastoralAbove: .metres(terrain.pastoralAboveM)),
      enclaves: enclaves, summerShare: summerCamps, sharedBuildingShare: sharedBuildings,
      faults: Scenario.Faults(
        withoutCoordinates: faults.withoutCoordinates, outside: faults.outside,
        atOrigin: faults.atOrigin, swapped: faults.swapped, duplicateIDs: faults.duplicateIds))
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

  /// One word: sets of many points are made often.
  var word: UInt64 { UInt64(truncatingIfNeeded: x) << 32 | UInt64(UInt32(truncatingIfNeeded: y)) }
  func hash(into hasher: inout Hasher) { hasher.combine(word) }

  static func cross(_ a: WholePoint, _ b: WholePoint, _ c: WholePoint) -> Int64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }
}

struct WholeEdge: Hashable {
  var from: WholePoint
  var to: WholePoint
  func hash(into hasher: inout Hasher) { hasher.combine(from.word &* 31 &+ to.word) }
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
