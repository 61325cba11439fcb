/// Counts the households in and near disputed ground. Counts alone leave it.
struct DisputeHouseholds: Sendable {
  struct Counts: Sendable {
    var inside = 0
    /// Within the distance, those inside included.
    var near = 0
    /// Load of those inside.
    var herd = 0.0
  }

  private let points: [Coordinate<Planar>]
  private let households: [Household]
  private let index: SpatialIndex<Planar>

  /// - Parameter points: Place of each household in the working frame; seasonal rows of one id count once.
  init(_ households: [Household], at points: [Coordinate<Planar>]) {
    self.households = households
    self.points = points
    index = SpatialIndex(points.map { BoundingBox($0) })
  }

  /// - Complexity: O(log n + k v) for k households in the padded box and v vertices.
  func counts(in region: Region<Planar>, near distance: Length) -> Counts {
    guard let box = region.boundingBox else { return Counts() }
    var counts = Counts()
    var inside: Set<String> = []
    var near: Set<String> = []
    for i in index.items(meeting: box.padded(by: distance.metres)) {
      let id = households[i].id
      if box.contains(points[i]), region.position(of: points[i]) != .outside {
        if inside.insert(id).inserted { counts.herd += households[i].load }
        near.insert(id)
      } else if !near.contains(id), region.isWithin(distance.metres, of: points[i]) {
        near.insert(id)
      }
    }
    counts.inside = inside.count
    counts.near = near.count
    return counts
  }
}

extension Region where Space == Planar {
  /// Whether a point outside lies within a distance of one of the edges.
  fileprivate func isWithin(_ metres: Double, of p: Coordinate<Planar>) -> Bool {
    let limit = metres * metres
    for polygon in polygons {
      for ring in polygon.rings {
        for i in 1..<ring.coordinates.count {
          let (a, b) = (ring.coordinates[i - 1], ring.coordinates[i])
          let (dx, dy) = (b.x - a.x, b.y - a.y)
          let square = dx * dx + dy * dy
          let along = square > 0 ? max(0, min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / square)) : 0
          let (ex, ey) = (a.x + along * dx - p.x, a.y + along * dy - p.y)
          if ex * ex + ey * ey <= limit { return true }
        }
      }
    }
    return false
  }
}
