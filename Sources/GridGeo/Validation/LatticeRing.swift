/// A ring on the lattice: open (the first point is not repeated), without equal neighbours.
struct LatticeRing: Sendable {
  /// Which polygon of its region, from 0.
  let polygon: Int
  /// 0 for the exterior, 1 and up for the holes.
  let role: Int
  let points: [CheckPoint]
  /// For each point its vertex number in the ring as it was read.
  let vertices: [Int32]
  let box: CheckBox
  /// Vertices that were dropped because they equal the one before, and the first of them.
  let duplicates: Int
  let firstDuplicate: Int

  /// Every coordinate must be finite and within ±180, ±90.
  init(_ ring: Ring<Geographic>, polygon: Int, role: Int) {
    var points: [CheckPoint] = []
    var vertices: [Int32] = []
    let count = ring.coordinates.count - 1
    points.reserveCapacity(count)
    vertices.reserveCapacity(count)
    var box = CheckBox()
    var duplicates = 0
    var firstDuplicate = -1
    for (number, coordinate) in ring.coordinates.dropLast().enumerated() {
      let point = CheckPoint(coordinate)
      if points.last == point {
        duplicates += 1
        if firstDuplicate < 0 { firstDuplicate = number }
        continue
      }
      points.append(point)
      vertices.append(Int32(number))
      box.add(point)
    }
    while points.count > 1, points.last == points.first {
      duplicates += 1
      if firstDuplicate < 0 { firstDuplicate = Int(vertices[vertices.count - 1]) }
      points.removeLast()
      vertices.removeLast()
    }
    self.polygon = polygon
    self.role = role
    self.points = points
    self.vertices = vertices
    self.box = box
    self.duplicates = duplicates
    self.firstDuplicate = firstDuplicate
  }

  /// All points lie on one line, or there are fewer than three: it encloses nothing. A bow-tie of equal wings
  /// is another thing, though its signed area is 0 too.
  var isStraight: Bool {
    guard points.count > 2 else { return true }
    return points.allSatisfy { CheckPoint.orientation(points[0], points[1], $0) == 0 }
  }

  @inline(__always)
  func edge(_ i: Int) -> LatticeSegment {
    LatticeSegment(a: points[i], b: points[i + 1 == points.count ? 0 : i + 1])
  }

  /// 1 inside, 0 on the ring, −1 outside, by crossings.
  ///
  /// - Parameter scale: The point is given in lattice steps times this.
  /// - Complexity: O(n).
  func side(of p: CheckPoint, scale: Int64 = 1) -> Int {
    func scaled(_ q: CheckPoint) -> CheckPoint { CheckPoint(x: q.x * scale, y: q.y * scale) }
    var inside = false
    var a = scaled(points[points.count - 1])
    for point in points {
      let b = scaled(point)
      if (a.y > p.y) != (b.y > p.y) {
        let turn = CheckPoint.orientation(a, b, p)
        if turn == 0 { return 0 }
        if (turn > 0) == (b.y > a.y) { inside.toggle() }
      } else if a.y == p.y || b.y == p.y {
        if CheckPoint.between(a, b, p), CheckPoint.orientation(a, b, p) == 0 { return 0 }
      }
      a = b
    }
    return inside ? 1 : -1
  }

  /// As degrees, closed. It must have at least three points.
  var ring: Ring<Geographic> {
    var coordinates = points.map(\.coordinate)
    coordinates.append(coordinates[0])
    return Ring(trusted: coordinates)
  }

  /// "exterior" or "hole 2", after the polygon's number when there are several.
  func label(of polygonCount: Int) -> String {
    let name = role == 0 ? "exterior" : "hole \(role)"
    return polygonCount > 1 ? "polygon \(polygon + 1) \(name)" : name
  }
}
