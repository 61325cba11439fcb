/// Sets stakes along the lines of an option: at their ends and bends, and between them so that no two are
/// farther apart than asked.
struct StakeSetter {
  let frame: WorkingFrame
  let features: [SettlementCase.Feature]
  private let index: EdgeDistance
  /// Feature of each edge.
  private let featureOf: [Int32]

  /// A line within this distance of a feature follows it.
  private static var near: Double { 5 }

  init(frame: WorkingFrame, features: [SettlementCase.Feature]) {
    self.frame = frame
    self.features = features
    var edges: [EdgeDistance.Edge] = []
    var featureOf: [Int32] = []
    for (f, feature) in features.enumerated() {
      for line in feature.lines {
        for k in 1..<line.coordinates.count {
          edges.append(EdgeDistance.Edge(a: line.coordinates[k - 1], b: line.coordinates[k]))
          featureOf.append(Int32(f))
        }
      }
    }
    index = EdgeDistance(edges)
    self.featureOf = featureOf
  }

  /// - Throws: `badCRS`, `native` from the projection.
  func stakes(
    along lines: [Polyline<Geographic>], every distance: Length, _ projector: borrowing Projector
  ) throws(GridGeoError) -> [BoundaryStake] {
    var result: [BoundaryStake] = []
    for (number, line) in lines.enumerated() {
      let places = StakeSetter.places(along: line, every: distance)
      let planar = try projector.planar(places)
      let isClosed = places.count > 2 && places.first == places.last
      for k in places.indices.dropLast(isClosed ? 1 : 0) {
        var stake = BoundaryStake(number: result.count + 1, line: number + 1, position: places[k])
        if k + 1 < places.count {
          stake.bearing = places[k].ellipsoidalBearing(to: places[k + 1])
          stake.distance = places[k].ellipsoidalDistance(to: places[k + 1])
          stake.landmark = landmark(from: planar[k], to: planar[k + 1])
        }
        result.append(stake)
      }
    }
    return result
  }

  private static func places(
    along line: Polyline<Geographic>, every distance: Length
  ) -> [Coordinate<Geographic>] {
    var result = [line.coordinates[0]]
    for k in 1..<line.coordinates.count {
      let (a, b) = (line.coordinates[k - 1], line.coordinates[k])
      let metres = a.ellipsoidalDistance(to: b).metres
      let parts = max(1, Int((metres / max(distance.metres, 1) - 1e-6).rounded(.up)))
      for part in 1..<max(parts, 1) {
        let t = Double(part) / Double(parts)
        result.append(Coordinate(x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y)).roundedToLattice())
      }
      result.append(b)
    }
    return result
  }

  /// What all of a way runs along, by name, else by kind.
  private func landmark(from a: Coordinate<Planar>, to b: Coordinate<Planar>) -> String {
    guard !index.isEmpty else { return "" }
    var found: Int32?
    for t in [0.25, 0.5, 0.75] {
      let nearest = index.nearest(to: a.x + t * (b.x - a.x), a.y + t * (b.y - a.y))
      guard nearest.distance <= Self.near else { return "" }
      let feature = featureOf[Int(nearest.edge)]
      if let found, features[Int(found)].name != features[Int(feature)].name { return "" }
      found = feature
    }
    guard let found else { return "" }
    let feature = features[Int(found)]
    return feature.name.isEmpty ? feature.kind : feature.name
  }
}
