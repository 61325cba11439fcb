typealias PlanePoint = Coordinate<Planar>

/// Shapes in metres of the local frame. A ring here is open: its last point is not its first.
enum PlaneShapes {
  static func turn(_ a: PlanePoint, _ b: PlanePoint, _ c: PlanePoint) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }

  static func distance(_ a: PlanePoint, _ b: PlanePoint) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }

  static func distance(_ p: PlanePoint, toSegment a: PlanePoint, _ b: PlanePoint) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let squared = dx * dx + dy * dy
    let along = squared > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / squared : 0
    let t = min(1, max(0, along))
    return distance(p, PlanePoint(x: a.x + t * dx, y: a.y + t * dy))
  }

  static func length(_ line: [PlanePoint]) -> Double {
    zip(line, line.dropFirst()).reduce(0) { $0 + distance($1.0, $1.1) }
  }

  static func doubleArea(_ ring: [PlanePoint]) -> Double {
    guard let origin = ring.first else { return 0 }
    var sum = 0.0
    for i in 1..<max(ring.count - 1, 1) { sum += turn(origin, ring[i], ring[i + 1]) }
    return sum
  }

  static func box(_ points: [PlanePoint]) -> BoundingBox<Planar>? {
    guard let first = points.first else { return nil }
    return points.reduce(BoundingBox(first)) { $0.including($1) }
  }

  /// Whether a point is inside a ring, by the crossings of a ray to the east.
  static func contains(_ ring: [PlanePoint], _ p: PlanePoint) -> Bool {
    var inside = false
    guard var a = ring.last else { return false }
    for b in ring {
      if (a.y <= p.y) != (b.y <= p.y), (b.y > a.y) == (turn(a, b, p) > 0) { inside.toggle() }
      a = b
    }
    return inside
  }

  /// Whether two lines have a point in common. Ends that are the very same point do not count.
  ///
  /// - Complexity: O(n + m + k · k) for k segments in the box of both.
  static func meet(_ line: [PlanePoint], _ other: [PlanePoint]) -> Bool {
    guard let box = box(line) else { return false }
    func near(_ a: PlanePoint, _ b: PlanePoint) -> Bool { BoundingBox(a).including(b).intersects(box) }
    let close = zip(other, other.dropFirst()).filter { near($0.0, $0.1) }
    for (a, b) in zip(line, line.dropFirst()) {
      let edge = BoundingBox(a).including(b)
      for (c, d) in close {
        if a == c || a == d || b == c || b == d { continue }
        guard BoundingBox(c).including(d).intersects(edge) else { continue }
        let (s, t) = (turn(a, b, c), turn(a, b, d))
        if s > 0 && t > 0 || s < 0 && t < 0 { continue }
        let (u, v) = (turn(c, d, a), turn(c, d, b))
        if u > 0 && v > 0 || u < 0 && v < 0 { continue }
        return true
      }
    }
    return false
  }

  /// Whether a ring neither crosses nor touches itself.
  static func isSimple(_ ring: [PlanePoint]) -> Bool {
    guard ring.count >= 3 else { return false }
    let closed = Ring<Planar>(trusted: ring + [ring[0]])
    return !closed.hasNoArea && closed.contacts().isEmpty
  }
}
