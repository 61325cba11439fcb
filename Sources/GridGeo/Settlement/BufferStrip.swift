/// The strip along the median of which no point is farther from it than half the width.
struct BufferStrip {
  private let ground: SettlementGround
  private let field: DistanceField
  private let median: EdgeDistance
  private let half: Double

  /// Nil when the median does not run through the ground.
  ///
  /// - Throws: `badCRS`, `native` from the projection.
  init?(
    _ ground: SettlementGround, _ field: DistanceField, median cut: GroundCut, width: Length,
    _ projector: borrowing Projector
  ) throws(GridGeoError) {
    self.ground = ground
    self.field = field
    half = width.metres / 2
    var edges: [EdgeDistance.Edge] = []
    for line in CutOutlines(cut).lines() {
      let planar = try projector.planar(line.map(\.coordinate))
      for k in 1..<planar.count { edges.append(EdgeDistance.Edge(a: planar[k - 1], b: planar[k])) }
    }
    guard !edges.isEmpty else { return nil }
    median = EdgeDistance(edges)
  }

  /// Metres from the median, below 0 on the first side.
  private func offset(_ p: Coordinate<Planar>, _ relative: Double) -> Double {
    let metres = median.nearest(to: p.x, p.y).distance
    return relative < 0 ? -metres : metres
  }

  /// - Throws: `badCRS`, `native` from the projection.
  func cut(_ projector: borrowing Projector) throws(GridGeoError) -> GroundCut {
    let relative = field.values(.relative)
    let values = relative.indices.map { offset(field.position($0), relative[$0]) }
    let exact: (Coordinate<Planar>, Bool) -> Double = { place, inGround in
      offset(place, field.value(.relative, at: place, inGround: inGround))
    }
    var dividers: [GroundCut.Divider] = []
    for (level, left, right) in [(-half, 0, 2), (half, 2, 1)] as [(Double, GroundCut.Label, GroundCut.Label)]
    {
      for trace in LevelLines(field).traces(values, level: level, exact: exact) {
        dividers.append(
          GroundCut.Divider(
            points: try GroundLattice.lattice(trace.points, projector), left: left, right: right))
      }
    }
    var cut = try GroundCut(ground.lattice, dividers: dividers, projector)
    cut.takeVotes { place in
      let metres = exact(place, true)
      return abs(metres) < half ? 2 : metres < 0 ? 0 : 1
    }
    cut.clearCrumbs(below: ground.area * 5e-6)
    return cut
  }
}
