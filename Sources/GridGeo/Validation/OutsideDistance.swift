/// For each point the distance to the nearest of the regions, 0 inside one; nil without regions.
///
/// - Complexity: for each point O(log n) boxes and the edges of the few regions near it.
func planarDistances(from points: [Coordinate<Planar>], to regions: [Region<Planar>]) -> [Length?] {
  let index = SpatialIndex<Planar>(regions.map(\.boundingBox))
  return points.map { point in
    index.nearest(to: point, squaredDistance: { squaredDistance(from: point, to: regions[$0]) }).first
      .map { .metres($0.squaredDistance.squareRoot()) }
  }
}

private func squaredDistance(from p: Coordinate<Planar>, to region: Region<Planar>) -> Double {
  if region.contains(p) { return 0 }
  var best = Double.infinity
  for polygon in region.polygons {
    for ring in polygon.rings {
      for i in 1..<ring.coordinates.count {
        let (a, b) = (ring.coordinates[i - 1], ring.coordinates[i])
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let squared = dx * dx + dy * dy
        let along = squared > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / squared : 0
        let t = min(1, max(0, along))
        let (ex, ey) = (p.x - a.x - t * dx, p.y - a.y - t * dy)
        best = min(best, ex * ex + ey * ey)
      }
    }
  }
  return best
}
