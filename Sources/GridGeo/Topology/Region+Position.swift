extension Ring {
  /// Where a point lies with respect to the ground inside the ring; exact, by counting crossings of the ray
  /// that runs east.
  ///
  /// - Complexity: O(n) in the ring's coordinates.
  public func position(of point: Coordinate<Space>) -> PointPosition {
    var isInside = false
    var a = coordinates[0]
    for b in coordinates.dropFirst() {
      switch crossing(from: a, to: b, by: point) {
      case .on: return .boundary
      case .crosses: isInside.toggle()
      case .misses: break
      }
      a = b
    }
    return isInside ? .inside : .outside
  }
}

extension Region {
  /// Where a point lies with respect to the region; exact. A point on the border of one part and inside
  /// another is inside.
  ///
  /// - Complexity: O(n) in the region's coordinates. For many points use `RegionLocator`.
  public func position(of point: Coordinate<Space>) -> PointPosition {
    var isOnBoundary = false
    for polygon in polygons {
      switch polygon.position(of: point) {
      case .inside: return .inside
      case .boundary: isOnBoundary = true
      case .outside: break
      }
    }
    return isOnBoundary ? .boundary : .outside
  }

  /// The point is inside or on the border.
  public func contains(_ point: Coordinate<Space>) -> Bool { position(of: point) != .outside }
}

extension Polygon {
  /// Where a point lies with respect to the polygon; exact.
  public func position(of point: Coordinate<Space>) -> PointPosition {
    switch exterior.position(of: point) {
    case .outside: return .outside
    case .boundary: return .boundary
    case .inside: break
    }
    for hole in holes {
      switch hole.position(of: point) {
      case .inside: return .outside
      case .boundary: return .boundary
      case .outside: break
      }
    }
    return .inside
  }
}

enum EdgeCrossing { case misses, crosses, on }

/// What the ray from `point` to the east meets on the edge. An edge owns its lower end and not its upper one,
/// so that a vertex is counted once.
@inline(__always)
func crossing<Space>(
  from a: Coordinate<Space>, to b: Coordinate<Space>, by point: Coordinate<Space>
) -> EdgeCrossing {
  if (a.y > point.y) == (b.y > point.y) {
    // Both ends above, or neither: only a touch is left to find.
    guard a.y == point.y || b.y == point.y else { return .misses }
    if a == point || b == point { return .on }
    guard a.y == b.y else { return .misses }
    return (a.x > point.x) != (b.x > point.x) ? .on : .misses
  }
  if a.x < point.x && b.x < point.x { return .misses }
  switch Turn(a, b, point) {
  case .straight: return .on
  case .left: return a.y < b.y ? .crosses : .misses
  case .right: return a.y < b.y ? .misses : .crosses
  }
}
