@testable import GridGeo

extension DividedVillage {
  private var polygons: [[Polygon<Geographic>]] { pieces.map { Region(latticeRings: $0.rings).polygons } }

  /// The audit's edges for this village, against its ground as it was given.
  func edges(_ ground: DivisionGround) -> PlanEdges {
    PlanEdges(pieces: polygons.flatMap { $0 }, border: Region(latticeRings: ground.rings))
  }

  /// Errors that the plan's audit, which shares no code with the making, finds in the tiling: borders of grids
  /// that do not fit together, and ground in none or two of them that is wide enough to measure.
  func auditErrors(_ ground: DivisionGround) throws -> Int {
    let vertices = polygons.flatMap {
      $0.flatMap { $0.rings.flatMap { $0.coordinates.map { PlanVertex($0) } } }
    }
    let faults = edges(ground).faults(vertices: Set(vertices))
    guard !faults.isEmpty else { return 0 }
    let village = AdminUnit(code: code, name: "", level: .village, region: Region(latticeRings: ground.rings))
    let grids = polygons.map {
      Grid(
        code: "", village: code, township: "", county: "", households: 0, persons: 0, load: 0, area: .zero,
        compactness: 0, neighbours: [], deviationPercent: 0, region: Region($0))
    }
    let geos = try GEOSContext()
    return faults.count { $0.allSatisfy { $0.piece >= 0 } }
      + (try TilingFault.all(in: village, grids: grids, geos: geos).count)
  }

  /// Grids with two polygons on one land.
  func gridsInPieces(_ ground: DivisionGround) -> Int {
    let gridOf = polygons.enumerated().flatMap { grid, own in own.map { _ in grid } }
    var land = Array(gridOf.indices)
    for (a, b) in edges(ground).contacts {
      let (x, y) = (land[Int(a)], land[Int(b)])
      if x != y { land = land.map { $0 == max(x, y) ? min(x, y) : $0 } }
    }
    return pieces.indices.count { grid in
      let own = gridOf.indices.filter { gridOf[$0] == grid }.map { land[$0] }
      return Set(own).count < own.count
    }
  }
}
