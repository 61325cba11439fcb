extension Region where Space == Planar {
  /// The area in the plane, whichever way the rings run: holes count against their polygon. In an equal-area
  /// frame this is the area on the ground to a few parts in a million.
  ///
  /// - Complexity: O(n) in the coordinates.
  public var area: Area { .squareMetres(polygons.reduce(0) { $0 + $1.planarArea }) }

  /// The length of all rings, holes included, in the plane.
  ///
  /// - Complexity: O(n) in the coordinates.
  public var perimeter: Length {
    var metres = 0.0
    for polygon in polygons {
      metres += planarLength(polygon.exterior.coordinates)
      for hole in polygon.holes { metres += planarLength(hole.coordinates) }
    }
    return .metres(metres)
  }

  /// Polsby–Popper compactness 4πA ⁄ P²: 1 for a disc, 0 for an empty region. Source: D. D. Polsby and
  /// R. D. Popper, "The third criterion", Yale Law & Policy Review 9 (1991), 301–353.
  public var compactness: Double {
    let around = perimeter.metres
    return around > 0 ? 4 * .pi * area.squareMetres / (around * around) : 0
  }

  /// The centre of gravity of the ground; nil without area. It may lie outside of the region.
  ///
  /// - Complexity: O(n) in the coordinates.
  public var centroid: Coordinate<Planar>? {
    guard let origin = polygons.first?.exterior.coordinates.first else { return nil }
    // Moments about one vertex: sums about a far origin would cancel.
    var (weight, momentX, momentY) = (0.0, 0.0, 0.0)
    func add(_ ring: Ring<Planar>, sign: Double) {
      var (area, x, y) = (0.0, 0.0, 0.0)
      for i in 1..<ring.coordinates.count {
        let ax = ring.coordinates[i - 1].x - origin.x
        let ay = ring.coordinates[i - 1].y - origin.y
        let bx = ring.coordinates[i].x - origin.x
        let by = ring.coordinates[i].y - origin.y
        let cross = ax * by - bx * ay
        area += cross
        x += cross * (ax + bx)
        y += cross * (ay + by)
      }
      let factor = area < 0 ? -sign : sign
      weight += factor * area
      momentX += factor * x
      momentY += factor * y
    }
    for polygon in polygons {
      add(polygon.exterior, sign: 1)
      for hole in polygon.holes { add(hole, sign: -1) }
    }
    guard weight > 0 else { return nil }
    return Coordinate(x: origin.x + momentX / (3 * weight), y: origin.y + momentY / (3 * weight))
  }

  /// The shortest distance between two regions, 0 where they meet; nil when one of them is empty.
  ///
  /// - Throws: `badInput` for a coordinate out of range; `native`.
  borrowing func distance(
    to other: Region<Planar>, in geos: borrowing GEOSContext
  ) throws(GridGeoError) -> Length? {
    if isEmpty || other.isEmpty { return nil }
    return .metres(try geos.distance(try geos.handle(of: self), try geos.handle(of: other)))
  }

  /// A point that is surely inside; nil when the region is empty or has no area.
  ///
  /// - Throws: `badInput` for a coordinate out of range; `native`.
  borrowing func pointOnSurface(in geos: borrowing GEOSContext) throws(GridGeoError) -> Coordinate<Planar>? {
    if isEmpty { return nil }
    return try geos.coordinate(of: try geos.pointOnSurface(try geos.handle(of: self)))
  }
}

extension Polygon where Space == Planar {
  /// Square metres, whichever way the rings run.
  var planarArea: Double {
    holes.reduce(abs(exterior.signedDoubleArea)) { $0 - abs($1.signedDoubleArea) } / 2
  }
}

extension Polyline where Space == Planar {
  /// The length in the plane.
  ///
  /// - Complexity: O(n) in the coordinates.
  public var length: Length { .metres(planarLength(coordinates)) }
}

extension Coordinate where Space == Planar {
  /// The distance in the plane.
  public func distance(to other: Coordinate<Planar>) -> Length { .metres(metres(to: other)) }

  /// The distance as a bare number, for inner loops.
  @inline(__always)
  func metres(to other: Coordinate<Planar>) -> Double {
    let (dx, dy) = (other.x - x, other.y - y)
    return (dx * dx + dy * dy).squareRoot()
  }
}

func planarLength(_ line: [Coordinate<Planar>]) -> Double {
  var metres = 0.0
  for i in 1..<max(1, line.count) { metres += line[i - 1].metres(to: line[i]) }
  return metres
}
