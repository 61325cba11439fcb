/// A ring on the lattice: open (the first point is not repeated), without equal neighbours.
struct LatticeRing: Sendable {
  /// Which polygon of its region, from 0.
  let polygon: Int
  /// 0 for the exterior, 1 and up for the holes.
  let role: Int
  let points: [LatticePoint]
  /// For each point its vertex number in the ring as it was read.
  let vertices: [Int32]
  let box: LatticeBox
  /// Vertices that were dropped because they equal the one before, and the first of them.
  let duplicates: Int
  let firstDuplicate: Int

  /// Every coordinate must be finite and within ±180, ±90.
  init(_ ring: Ring<Geographic>, polygon: Int, role: Int) {
    var points: [LatticePoint] = []
    var vertices: [Int32] = []
    let count = ring.coordinates.count - 1
    points.reserveCapacity(count)
    vertices.reserveCapacity(count)
    var box = LatticeBox()
    var duplicates = 0
    var firstDuplicate = -1
    for (number, coordinate) in ring.coordinates.dropLast().enumerated() {
      let point = LatticePoint(coordinate)
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

  /// Twice the signed area in squared lattice steps, exact.
  var signedDoubleArea: Int128 {
    guard let origin = points.first else { return 0 }
    var sum: Int128 = 0
    for i in 1..<max(points.count - 1, 1) where i + 1 < points.count {
      let (a, b) = (points[i], points[i + 1])
      sum += Int128(a.x - origin.x) * Int128(b.y - origin.y)
      sum -= Int128(b.x - origin.x) * Int128(a.y - origin.y)
    }
    return sum
  }

  @inline(__always)
  func edge(_ i: Int) -> LatticeSegment {
    LatticeSegment(a: points[i], b: points[i + 1 == points.count ? 0 : i + 1])
  }

  /// 1 inside, 0 on the ring, −1 outside, by crossings.
  ///
  /// - Complexity: O(n).
  func side(of p: LatticePoint) -> Int {
    guard box.contains(p) else { return -1 }
    var inside = false
    var a = points[points.count - 1]
    for b in points {
      if (a.y > p.y) != (b.y > p.y) {
        let turn = LatticePoint.orientation(a, b, p)
        if turn == 0 { return 0 }
        if (turn > 0) == (b.y > a.y) { inside.toggle() }
      } else if a.y == p.y || b.y == p.y {
        if LatticePoint.between(a, b, p), LatticePoint.orientation(a, b, p) == 0 { return 0 }
      }
      a = b
    }
    return inside ? 1 : -1
  }

  /// "exterior" or "hole 2", after the polygon's number when there are several.
  func label(of polygonCount: Int) -> String {
    let name = role == 0 ? "exterior" : "hole \(role)"
    return polygonCount > 1 ? "polygon \(polygon + 1) \(name)" : name
  }
}
