/// The undisputed land of one side, as distances are taken from it.
struct SideLand: Sendable {
  /// Its borders that have land behind them.
  let edges: EdgeDistance
  let locator: RegionLocator<Planar>
  /// It has no land; the edges stand in for it.
  let isStandIn: Bool

  /// Land thinner than this is what rounding leaves between two drawings of one line. Output coordinates are
  /// whole centimetres.
  private static var thinnest: Double { 0.1 }

  init(_ region: Region<Planar>) {
    let locator = RegionLocator(region)
    var kept: [EdgeDistance.Edge] = []
    kept.reserveCapacity(region.coordinateCount)
    for polygon in region.polygons {
      for (i, ring) in polygon.rings.enumerated() {
        // Land on the left of each edge.
        let isReversed = ring.isCounterClockwise != (i == 0)
        let line = ring.coordinates
        for k in 1..<line.count {
          let (a, b) = isReversed ? (line[k], line[k - 1]) : (line[k - 1], line[k])
          let length = a.metres(to: b)
          guard length > 0 else { continue }
          let (nx, ny) = (-(b.y - a.y) / length * Self.thinnest, (b.x - a.x) / length * Self.thinnest)
          let behind = Coordinate<Planar>(x: (a.x + b.x) / 2 + nx, y: (a.y + b.y) / 2 + ny)
          if locator.position(of: behind) == .inside { kept.append(EdgeDistance.Edge(a: a, b: b)) }
        }
      }
    }
    edges = EdgeDistance(kept)
    self.locator = locator
    isStandIn = false
  }

  /// For a side without land: borders of the ground that stand in for it.
  init(standIn edges: [EdgeDistance.Edge]) {
    self.edges = EdgeDistance(edges)
    locator = RegionLocator(.empty)
    isStandIn = true
  }

  var isEmpty: Bool { edges.isEmpty }
}
