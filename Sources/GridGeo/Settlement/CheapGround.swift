/// Ground along rivers, ridges and roads, where a line is easy to keep.
struct CheapGround {
  private let parts: [(resistance: Double, index: EdgeDistance)]
  private let near: Double

  /// - Parameter near: metres from a feature within which its ground is cheap.
  init(_ features: [SettlementCase.Feature], near: Double) {
    self.near = near
    parts = features.map { feature in
      (
        feature.resistance,
        EdgeDistance(
          feature.lines.flatMap { line in
            line.coordinates.indices.dropFirst().map {
              EdgeDistance.Edge(a: line.coordinates[$0 - 1], b: line.coordinates[$0])
            }
          })
      )
    }
  }

  /// From 0.1, along a feature of resistance 1, to 1 away from all of them.
  func factor(at place: Coordinate<Planar>) -> Double {
    var resistance = 0.0
    for part in parts where part.resistance > resistance {
      if part.index.nearest(to: place.x, place.y).distance <= near { resistance = part.resistance }
    }
    return 1 - 0.9 * resistance
  }
}
