/// Which grid has an edge the other way round.
struct EdgeTwins: Sendable {
  private struct Key: Hashable {
    var from: PlanVertex
    var to: PlanVertex
  }

  private var owners: [Key: Int32] = [:]

  init(_ grids: [Grid]) {
    owners.reserveCapacity(grids.reduce(0) { $0 + $1.region.coordinateCount })
    for (i, grid) in grids.enumerated() {
      for polygon in grid.region.polygons {
        for (r, ring) in polygon.rings.enumerated() {
          let vertices = ring.planVertices(isExterior: r == 0)
          for k in vertices.indices.dropFirst() {
            owners[Key(from: vertices[k - 1], to: vertices[k])] = Int32(i)
          }
        }
      }
    }
  }

  /// The grid on the other side of an edge of grid `i`.
  func grid(across from: PlanVertex, _ to: PlanVertex, of i: Int) -> Int? {
    owners[Key(from: to, to: from)].map { Int($0) }.flatMap { $0 == i ? nil : $0 }
  }
}
