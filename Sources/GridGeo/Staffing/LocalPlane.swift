/// Metres around a few grids, near enough to compare lengths: a degree of longitude is as long as it takes for
/// the grids to have the areas that they say.
struct LocalPlane: Sendable {
  private let origin: Coordinate<Geographic>
  private let east: Double
  private let north = LocalPlane.metresPerDegree

  /// Of latitude, on a sphere of 6,371 km.
  static let metresPerDegree = 111_194.9

  init(_ grids: [Grid]) {
    origin = grids.first?.region.polygons.first?.exterior.coordinates[0] ?? Coordinate(x: 0, y: 0)
    let degrees = grids.reduce(0) { $0 + LocalPlane.squareDegrees($1.region) }
    let metres = grids.reduce(0) { $0 + $1.area.squareMetres }
    east = degrees > 0 && metres > 0 ? metres / degrees / north : north
  }

  func distance(_ a: Coordinate<Geographic>, _ b: Coordinate<Geographic>) -> Double {
    let dx = (b.x - a.x) * east
    let dy = (b.y - a.y) * north
    return (dx * dx + dy * dy).squareRoot()
  }

  /// The centre of gravity. Ground beyond 180° of longitude counts as next to the first grid.
  func centre(of region: Region<Geographic>) -> Coordinate<Planar> {
    var weight = 0.0
    var x = 0.0
    var y = 0.0
    for polygon in region.polygons {
      for ring in polygon.rings {
        let start = ring.coordinates[0]
        for i in 1..<(ring.coordinates.count - 1) {
          let (a, b) = (ring.coordinates[i], ring.coordinates[i + 1])
          let area = (a.x - start.x) * (b.y - start.y) - (b.x - start.x) * (a.y - start.y)
          weight += area
          x += area * (eastward(start) + eastward(a) + eastward(b)) / 3
          y += area * (start.y + a.y + b.y) / 3
        }
      }
    }
    guard weight > 0 else {
      let first = region.polygons.first?.exterior.coordinates[0] ?? origin
      return Coordinate(x: eastward(first) * east, y: (first.y - origin.y) * north)
    }
    return Coordinate(x: x / weight * east, y: (y / weight - origin.y) * north)
  }

  private func eastward(_ position: Coordinate<Geographic>) -> Double {
    let degrees = position.x - origin.x
    return degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees
  }

  private static func squareDegrees(_ region: Region<Geographic>) -> Double {
    region.polygons.reduce(0) { sum, polygon in
      polygon.rings.reduce(sum) { $0 + $1.signedDoubleArea / 2 }
    }
  }
}
