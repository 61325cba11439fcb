/// What tells one grid's outline from another, without its vertices.
struct GridOutline: Sendable {
  /// Of all rings, vertex by vertex: another first vertex makes another outline.
  var digest: UInt64
  var least: SIMD2<Double>
  var greatest: SIMD2<Double>
  var area: Area

  init(digest: UInt64, least: SIMD2<Double>, greatest: SIMD2<Double>, area: Area) {
    self.digest = digest
    self.least = least
    self.greatest = greatest
    self.area = area
  }

  /// - Parameter hectares: the area, where it is known.
  init(_ region: Region<Geographic>, hectares: Double?) {
    var sum = MemoryChecksum()
    least = SIMD2(repeating: .infinity)
    greatest = SIMD2(repeating: -.infinity)
    for polygon in region.polygons {
      for ring in polygon.rings {
        // A ring's closing vertex tells where it ends.
        ring.coordinates.withUnsafeBytes { sum.update($0) }
        for c in ring.coordinates {
          least = pointwiseMin(least, SIMD2(c.x, c.y))
          greatest = pointwiseMax(greatest, SIMD2(c.x, c.y))
        }
      }
    }
    digest = sum.value
    area = hectares.map { .hectares($0) } ?? region.ellipsoidalArea
  }
}
