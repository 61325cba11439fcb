#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How many vertices of a layer lie on the lines of another, wherever the layer is moved to.
struct LineMatch {
  /// At most this many vertices are looked at, evenly taken.
  private static let mostVertices = 3000
  /// Lines are kept in the cells around the vertices, in degrees: farther than any shift.
  private static let cell = 0.02

  let vertices: [Coordinate<Geographic>]
  private let starts: [Coordinate<Geographic>]
  private let ends: [Coordinate<Geographic>]
  private let index: SpatialIndex<Geographic>

  /// - Complexity: O(n log n) in the lines near the vertices, O(n) in all.
  init(vertices all: [Coordinate<Geographic>], lines: [Region<Geographic>]) {
    let stride = max(1, (all.count + Self.mostVertices - 1) / Self.mostVertices)
    vertices = Swift.stride(from: 0, to: all.count, by: stride).map { all[$0] }
    var near: Set<SIMD2<Int32>> = []
    for vertex in vertices {
      let cell = Self.cell(of: vertex)
      for dx in -1...1 { for dy in -1...1 { near.insert(cell &+ SIMD2(Int32(dx), Int32(dy))) } }
    }
    var starts: [Coordinate<Geographic>] = []
    var ends: [Coordinate<Geographic>] = []
    for region in lines {
      for polygon in region.polygons {
        for ring in [polygon.exterior] + polygon.holes {
          for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
            let isLong = abs(a.x - b.x) > Self.cell || abs(a.y - b.y) > Self.cell
            guard isLong || near.contains(Self.cell(of: a)) else { continue }
            starts.append(a)
            ends.append(b)
          }
        }
      }
    }
    self.starts = starts
    self.ends = ends
    index = SpatialIndex(zip(starts, ends).map { BoundingBox($0).including($1) })
  }

  private static func cell(of c: Coordinate<Geographic>) -> SIMD2<Int32> {
    SIMD2(Int32((c.x / cell).rounded(.down)), Int32((c.y / cell).rounded(.down)))
  }

  /// How many vertices come to lie within `tolerance` metres of a line when each is moved.
  func hits(
    within tolerance: (Coordinate<Geographic>) -> Double,
    _ move: (Coordinate<Geographic>) -> Coordinate<Geographic>
  ) -> Int {
    vertices.count { isHit(move($0), within: tolerance($0)) }
  }

  private func isHit(_ c: Coordinate<Geographic>, within metres: Double) -> Bool {
    let scale = Coordinate<Geographic>.metresPerDegree(at: c.y)
    let (dx, dy) = (metres / scale.x, metres / scale.y)
    let box = BoundingBox<Geographic>(
      minimum: Coordinate(x: c.x - dx, y: c.y - dy), maximum: Coordinate(x: c.x + dx, y: c.y + dy))
    var isHit = false
    index.forEachItem(meeting: box) { i in
      if isHit { return }
      let a = SIMD2((starts[i].x - c.x) * scale.x, (starts[i].y - c.y) * scale.y)
      let b = SIMD2((ends[i].x - c.x) * scale.x, (ends[i].y - c.y) * scale.y)
      let d = b - a
      let length = (d * d).sum()
      let along = length > 0 ? min(1, max(0, -(a * d).sum() / length)) : 0
      let nearest = a + along * d
      if (nearest * nearest).sum() <= metres * metres { isHit = true }
    }
    return isHit
  }
}

extension Coordinate where Space == Geographic {
  /// How long a degree is, to about 1 %: enough to tell hundreds of metres apart.
  static func metresPerDegree(at latitude: Double) -> SIMD2<Double> {
    SIMD2(111_320 * cos(latitude * .pi / 180), 110_950)
  }

  /// The way to another place, in metres east and north, to about 1 %.
  func metres(to other: Coordinate) -> SIMD2<Double> {
    SIMD2(other.x - x, other.y - y) * Coordinate.metresPerDegree(at: y)
  }

  /// The place some metres east and north, to about 1 %.
  func moved(by metres: SIMD2<Double>) -> Coordinate {
    let step = metres / Coordinate.metresPerDegree(at: y)
    return Coordinate(x: x + step.x, y: y + step.y)
  }
}
