@testable import GridGeo

extension DividedVillage {
  private var polygons: [[Polygon<Geographic>]] { pieces.map { Region(latticeRings: $0.rings).polygons } }

  /// The audit's edges for this village, against its ground as it was given.
  func edges(_ ground: DivisionGround) -> PlanEdges {
    PlanEdges(pieces: polygons.flatMap { $0 }, border: Region(latticeRings: ground.rings))
  }

  /// Faults that the plan's audit, which shares no code with the making, finds in the tiling.
  func auditFaults(_ ground: DivisionGround) -> Int {
    let vertices = polygons.flatMap { $0.flatMap { $0.rings.flatMap { $0.coordinates.map { PlanVertex($0) } } } }
    return edges(ground).faults(vertices: Set(vertices)).count
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
