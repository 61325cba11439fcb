#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The nearest grid to a point that is in none: cells are looked through in rings around the point's own, and
/// edges that may be nearest on a plane through the point are measured along the geodesic.
extension GridIndexView {
  struct Near {
    var grid: Int32
    var metres: Double
  }

  /// - Parameter limit: metres.
  /// - Returns: nil when no grid is as near as that. Of grids at the same distance the first.
  /// - Complexity: O(*c* + *k*) in the cells within reach and their edges.
  func nearest(to q: SIMD2<Double>, within limit: Double) -> Near? {
    guard gridCount > 0 else { return nil }
    let plane = PointPlane(q)
    var search = NearestSearch(q: q, plane: plane, limit: limit)
    guard plane.distanceToBox(least, greatest) <= search.reach else { return nil }
    let column = Int(((q.x - top.west) * top.perWidth).rounded(.down))
    let row = Int(((q.y - top.south) * top.perHeight).rounded(.down))
    // The nearest a ring can be, for cells of this size on the way to the pole.
    let cell = min(top.width * plane.leastEast(limit), top.height * plane.north) * 0.99
    var ring = max(0, -column, column - top.columns + 1, -row, row - top.rows + 1)
    // The last ring that still has cells.
    let lastRing = max(abs(column), abs(top.columns - column), abs(row), abs(top.rows - row))
    while ring <= lastRing, Double(ring - 1) * cell <= search.reach {
      for r in max(0, row - ring)...max(0, min(top.rows - 1, row + ring)) where abs(r - row) <= ring {
        let step = abs(r - row) == ring ? 1 : 2 * ring
        var c = column - ring
        while c <= column + ring {
          if c >= 0, c < top.columns { look(at: cells[r * top.columns + c], base: 0, &search) }
          c += max(1, step)
        }
      }
      ring += 1
    }
    return search.best.metres <= limit ? search.best : nil
  }

  private func look(at code: Int32, base: Int, _ search: inout NearestSearch) {
    guard code < -1 else { return }
    let offset = base + IndexRecord.offset(of: code)
    let record = words + offset
    let count = Int(record[0] >> 2)
    switch record[0] & IndexRecord.kinds {
    case IndexRecord.two:
      for i in 0..<count {
        for side in 1...2 where record[side] >= 0 {
          search.consider(vertices + Int(record[3 + i]), record[side])
        }
      }
    case IndexRecord.several:
      var group = record + 1
      for _ in 0..<count {
        let edges = Int(group[1] >> 1)
        for i in 0..<edges { search.consider(vertices + Int(group[2 + i]), group[0]) }
        group += 2 + edges
      }
    default:
      let cells = Int(record[1]) * Int(record[2])
      for i in 0..<cells { look(at: record[IndexRecord.rasterHead + i], base: offset, &search) }
    }
  }
}

/// The best so far.
private struct NearestSearch {
  let q: SIMD2<Double>
  let plane: PointPlane
  /// Metres on the plane within which an edge may still be the nearest.
  var reach: Double
  var best = GridIndexView.Near(grid: .max, metres: .infinity)

  init(q: SIMD2<Double>, plane: PointPlane, limit: Double) {
    self.q = q
    self.plane = plane
    reach = plane.slack(limit)
  }

  mutating func consider(_ edge: UnsafePointer<SIMD2<Double>>, _ grid: Int32) {
    let (a, b) = (edge[0], edge[1])
    guard plane.distance(a, b).metres <= reach else { return }
    let metres = plane.geodesic(a, b)
    if metres < best.metres || (metres == best.metres && grid < best.grid) {
      best = GridIndexView.Near(grid: grid, metres: metres)
      reach = min(reach, plane.slack(metres))
    }
  }
}

/// A plane through a point on which small distances are nearly true.
private struct PointPlane {
  let q: SIMD2<Double>
  /// Metres to a degree.
  let east: Double
  let north: Double

  private static let radius = 6_378_137.0
  private static let e2 = 0.006_694_379_990_141_33

  init(_ q: SIMD2<Double>) {
    self.q = q
    (east, north) = PointPlane.scale(q.y)
  }

  private static func scale(_ latitude: Double) -> (east: Double, north: Double) {
    let phi = latitude * .pi / 180
    let w2 = 1 - e2 * sin(phi) * sin(phi)
    let n = radius / w2.squareRoot()
    return (n * cos(phi) * .pi / 180, n * (1 - e2) / w2 * .pi / 180)
  }

  /// Metres to a degree of longitude at the parallel of the region within `limit` that is nearest to a pole.
  func leastEast(_ limit: Double) -> Double {
    PointPlane.scale(min(89.9, abs(q.y) + limit / north * 1.1)).east
  }

  /// A bound on the plane for what is `metres` away on the ellipsoid: meridians draw together.
  func slack(_ metres: Double) -> Double {
    let bend = metres / PointPlane.radius * (1 + abs(tan(min(89.9, abs(q.y)) * .pi / 180)))
    return metres * (1.001 + 2 * min(1, bend)) + 0.001
  }

  func distanceToBox(_ least: SIMD2<Double>, _ greatest: SIMD2<Double>) -> Double {
    let d = pointwiseMax(pointwiseMax(least - q, q - greatest), .zero)
    let (x, y) = (d.x * leastEast(d.y * north), d.y * north)
    return (x * x + y * y).squareRoot() * 0.99
  }

  /// The distance to an edge and how far along it the nearest place is, from 0 to 1.
  func distance(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> (metres: Double, along: Double) {
    let scale = SIMD2(east, north)
    let d = (b - a) * scale
    let p = (q - a) * scale
    let square = (d * d).sum()
    let along = square > 0 ? min(1, max(0, (d * p).sum() / square)) : 0
    let rest = p - d * along
    return ((rest * rest).sum().squareRoot(), along)
  }

  /// The length of the geodesic to the nearest place of the edge.
  func geodesic(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double {
    let along = foot(a, b)
    let foot = along == 1 ? b : a + (b - a) * along
    return Coordinate<Geographic>(x: q.x, y: q.y)
      .ellipsoidalDistance(to: Coordinate<Geographic>(x: foot.x, y: foot.y)).metres
  }

  /// How far along the edge the nearest place is, from 0 to 1: where the square of the distance, measured with
  /// the radii of curvature of the parallel half-way, has its least value. That the radii change on the way along
  /// the edge counts as well: a meridian 100 km away is met half a kilometre nearer to the pole.
  private func foot(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double {
    var along = distance(a, b).along
    let d = b - a
    for _ in 0..<8 {
      let p = a + d * along - q
      let phi = (q.y + p.y / 2) * .pi / 180
      let (s, c) = (sin(phi), cos(phi))
      let w2 = 1 - PointPlane.e2 * s * s
      let n = PointPlane.radius / w2.squareRoot()
      let m = n * (1 - PointPlane.e2) / w2
      let scale = SIMD2(n * c, m)
      let change = SIMD2(-m * s, 3 * m * PointPlane.e2 * s * c / w2)
      let length = (scale * scale * d * d).sum()
      guard length > 0 else { break }
      let slope = (scale * scale * p * d).sum() + (scale * change * p * p).sum() * d.y / 2 * .pi / 180
      let next = min(1, max(0, along - slope / length))
      if abs(next - along) * length.squareRoot() < 1e-4 { return next }
      along = next
    }
    return along
  }
}
