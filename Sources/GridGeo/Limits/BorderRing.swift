/// A ring of a grid's border, edge by edge, with the side that each looks to.
struct BorderRing {
  struct Edge {
    var from: PlanVertex
    var to: PlanVertex
    /// Metres on the ellipsoid.
    var length: Double
    var side: GridLimits.Side
    /// Degrees for a metre towards the outside.
    fileprivate var outward: (x: Double, y: Double)

    /// The place across the middle of the edge.
    func across(by distance: Length) -> Coordinate<Geographic> {
      let a = from.coordinate
      let b = to.coordinate
      return Coordinate(
        x: (a.x + b.x) / 2 + outward.x * distance.metres, y: (a.y + b.y) / 2 + outward.y * distance.metres)
    }
  }

  private(set) var edges: [Edge] = []

  init(_ ring: Ring<Geographic>, isExterior: Bool) {
    let vertices = ring.planVertices(isExterior: isExterior)
    guard vertices.count >= 4, let first = vertices.first else { return }
    // Metres for a degree near here.
    let here = first.coordinate
    let east = here.ellipsoidalDistance(to: Coordinate(x: here.x + 0.01, y: here.y)).metres / 0.01
    let north = here.ellipsoidalDistance(to: Coordinate(x: here.x, y: here.y + 0.01)).metres / 0.01
    let places = vertices.map { vertex -> (x: Double, y: Double) in
      let steps = PlanVertex.steps(from: first, to: vertex)
      return (CoordinateLattice.degrees(steps.x) * east, CoordinateLattice.degrees(steps.y) * north)
    }
    let lengths = Ring(trusted: vertices.map(\.coordinate)).ellipsoidalEdgeLengths.map(\.metres)
    var ends = [0.0]
    for length in lengths { ends.append(ends[ends.count - 1] + length) }
    let around = ends[ends.count - 1]
    guard around > 0 else { return }
    /// The place so far along the ring.
    func place(_ distance: Double) -> (x: Double, y: Double) {
      var at = distance
      if at < 0 { at += around }
      if at >= around { at -= around }
      var (low, high) = (0, lengths.count - 1)
      while low < high {
        let middle = (low + high + 1) / 2
        if ends[middle] <= at { low = middle } else { high = middle - 1 }
      }
      let t = lengths[low] > 0 ? (at - ends[low]) / lengths[low] : 0
      let (a, b) = (places[low], places[low + 1])
      return (a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
    }
    edges.reserveCapacity(lengths.count)
    for k in lengths.indices {
      let middle = ends[k] + lengths[k] / 2
      let (a, b) = (places[k], places[k + 1])
      let own = (x: b.x - a.x, y: b.y - a.y)
      let (before, after) = (place(middle - around / 16), place(middle + around / 16))
      var chord = (x: after.x - before.x, y: after.y - before.y)
      if chord.x == 0, chord.y == 0 { chord = own }
      let size = (own.x * own.x + own.y * own.y).squareRoot()
      edges.append(
        Edge(
          from: vertices[k], to: vertices[k + 1], length: lengths[k],
          // The ground is on the left, so the outward normal of (x, y) is (y, −x).
          side: BorderRing.side(x: chord.y, y: -chord.x),
          outward: size > 0 ? (own.y / size / east, -own.x / size / north) : (0, 0)))
    }
  }

  /// The main direction nearest to a bearing; of two, north or south.
  private static func side(x: Double, y: Double) -> GridLimits.Side {
    if abs(y) >= abs(x) { return y >= 0 ? .north : .south }
    return x >= 0 ? .east : .west
  }
}
