/// Finds the nearest place on the chains of a border.
struct BorderLocator: Sendable {
  struct Foot: Sendable {
    var chain: Int
    /// Metres from the chain's start.
    var chainage: Double
    var squaredDistance: Double
    var place: Coordinate<Planar>
  }

  private struct Segment: Sendable {
    var chain: Int
    var a: Coordinate<Planar>
    var b: Coordinate<Planar>
    var from: Double
    var to: Double

    func foot(_ p: Coordinate<Planar>) -> (t: Double, place: Coordinate<Planar>, squared: Double) {
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let square = dx * dx + dy * dy
      let t = square > 0 ? max(0, min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / square)) : 0
      let place = Coordinate<Planar>(x: a.x + t * dx, y: a.y + t * dy)
      let (ex, ey) = (p.x - place.x, p.y - place.y)
      return (t, place, ex * ex + ey * ey)
    }
  }

  let chains: [BorderChain]
  private let segments: [Segment]
  private let index: SpatialIndex<Planar>

  /// - Throws: `badCRS` for border too far from the frame's centre.
  init(_ chains: [BorderChain], _ kit: borrowing WorkerKit) throws(GridGeoError) {
    self.chains = chains
    var segments: [Segment] = []
    for (c, chain) in chains.enumerated() {
      let line = try kit.planar(chain.vertices.map(\.coordinate))
      for k in line.indices.dropFirst() {
        segments.append(
          Segment(chain: c, a: line[k - 1], b: line[k], from: chain.chainage[k - 1], to: chain.chainage[k]))
      }
    }
    self.segments = segments
    index = SpatialIndex(segments.map { BoundingBox($0.a).including($0.b) })
  }

  /// - Parameter isWanted: Which chains count; all by default.
  /// - Returns: The first chain of equally near ones; nil without a chain.
  /// - Complexity: O(log n) expected.
  func foot(
    of p: Coordinate<Planar>, within limit: Double = .infinity, isWanted: ((Int) -> Bool)? = nil
  ) -> Foot? {
    let found = index.nearest(to: p, within: limit) { item in
      if let isWanted, !isWanted(segments[item].chain) { return .infinity }
      return segments[item].foot(p).squared
    }
    guard let item = found.first?.item else { return nil }
    let segment = segments[item]
    let foot = segment.foot(p)
    if let isWanted, !isWanted(segment.chain) { return nil }
    return Foot(
      chain: segment.chain, chainage: segment.from + (segment.to - segment.from) * foot.t,
      squaredDistance: foot.squared, place: foot.place)
  }

  /// Where a line crosses the chains.
  func crossings(_ a: Coordinate<Planar>, _ b: Coordinate<Planar>) -> [(chain: Int, chainage: Double)] {
    index.items(meeting: BoundingBox(a).including(b)).compactMap { item in
      let s = segments[item]
      let (rx, ry) = (s.b.x - s.a.x, s.b.y - s.a.y)
      let (sx, sy) = (b.x - a.x, b.y - a.y)
      let cross = rx * sy - ry * sx
      guard cross != 0 else { return nil }
      let (qx, qy) = (a.x - s.a.x, a.y - s.a.y)
      let t = (qx * sy - qy * sx) / cross
      let u = (qx * ry - qy * rx) / cross
      guard t >= 0, t <= 1, u >= 0, u <= 1 else { return nil }
      return (s.chain, s.from + (s.to - s.from) * t)
    }
  }
}
