import Testing

@testable import GridGeo

/// The nearest grid against all edges of all grids, measured along PROJ's geodesics.
@Suite struct NearestGridTests {
  /// Star-shaped grids of some size around a place, sorted by nothing.
  private static func grids(
    _ random: inout SeededGenerator, count: Int, x: Double, y: Double, spread: Double, size: Double
  ) -> [Region<Geographic>] {
    (0..<count).map { _ in
      let (cx, cy) = (
        x + random.nextUniform(from: -spread, to: spread), y + random.nextUniform(from: -spread, to: spread)
      )
      let corners = 3 + random.next(below: 6)
      var points = (0..<corners).map { _ in
        SIMD2(random.nextUniform(from: -size, to: size), random.nextUniform(from: -size, to: size))
      }
      points.sort { ($0.y > 0 ? 1 : -1, turn($0)) < ($1.y > 0 ? 1 : -1, turn($1)) }
      return Draw.region(points.map { (cx + $0.x, cy + $0.y) })
    }
  }

  /// Grows with the angle within a half-plane.
  private static func turn(_ p: SIMD2<Double>) -> Double { (p.y > 0 ? -1 : 1) * p.x / (abs(p.y) + 1e-12) }

  /// Metres to an edge, by golden section over coarse steps.
  private static func distance(
    _ q: Coordinate<Geographic>, _ a: Coordinate<Geographic>, _ b: Coordinate<Geographic>, _ earth: Geodesic
  ) -> Double {
    func at(_ t: Double) -> Double {
      earth.distance(q, Coordinate(x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t))
    }
    let coarse = (0...8).map { at(Double($0) / 8) }
    let best = coarse.indices.min { coarse[$0] < coarse[$1] } ?? 0
    var (low, high) = (max(0, Double(best - 1) / 8), min(1, Double(best + 1) / 8))
    let golden = 0.618_033_988_749_894_9
    for _ in 0..<40 {
      let (left, right) = (high - (high - low) * golden, low + (high - low) * golden)
      if at(left) < at(right) { high = right } else { low = left }
    }
    return min(at(low), at(high), coarse[0], coarse[8])
  }

  @Test(arguments: [
    (101.5, 34.9, 0.02, 0.004, 2000.0), (101.5, 34.9, 0.5, 0.2, 100_000), (15, 68, 0.3, 0.1, 40_000),
    (-60, -33, 0.05, 0.3, 20_000), (10, 1, 0.3, 0.05, 30_000), (101.5, 34.9, 0.3, 1e-4, 50_000),
  ])
  func randomGrids(_ x: Double, _ y: Double, _ spread: Double, _ size: Double, _ limit: Double) async throws {
    let earth = Geodesic()
    for seed in 1...4 as ClosedRange<UInt64> {
      var random = SeededGenerator(seed: seed, stream: "nearest")
      let grids = Self.grids(&random, count: 12, x: x, y: y, spread: spread, size: size)
      let index = try await GridIndex(of: grids)
      var found = 0
      for _ in 0..<40 {
        let reach = spread + size + limit / 100_000
        let q = Coordinate<Geographic>(
          x: x + random.nextUniform(from: -reach, to: reach),
          y: y + random.nextUniform(from: -reach, to: reach))
        guard index.place(of: q).status == .outside else { continue }
        let distances = grids.map { grid in
          grid.polygons.flatMap(\.rings).flatMap { zip($0.coordinates, $0.coordinates.dropFirst()) }
            .map { Self.distance(q, $0, $1, earth) }.min() ?? .infinity
        }
        let nearest = distances.min() ?? .infinity
        let near = index.view.nearest(to: SIMD2(q.x, q.y), within: limit)
        if nearest > limit + 0.001 {
          #expect(near == nil, "\(q): \(nearest)")
        } else if nearest < limit - 0.001 {
          found += 1
          #expect(
            abs((near?.metres ?? 0) - nearest) < 1e-4 + nearest * 1e-8,
            "\(q): \(nearest) \(near?.metres ?? -1)")
          if let grid = near?.grid { #expect(distances[Int(grid)] < nearest + 1e-4 + nearest * 1e-8) }
        }
      }
      #expect(found > 3)
      withExtendedLifetime(index) {}
    }
  }

  /// The same outline twice, and a corner that two grids share: the first grid has the household.
  @Test func tiesGoToTheFirst() async throws {
    let square: Region<Geographic> = Draw.square(101, 34, 0.01)
    let twice = try await GridIndex(of: [Draw.square(102, 34, 0.01), square, square])
    let west: Region<Geographic> = Draw.square(101, 34, 0.01)
    let east: Region<Geographic> = Draw.square(101.01, 34, 0.01)
    for order in [[west, east], [east, west]] {
      let index = try await GridIndex(of: order)
      // Straight above the common corner, which is the nearest place of both.
      let near = try #require(index.view.nearest(to: SIMD2(101.01, 34.013), within: 1000))
      #expect(near.grid == 0)
      #expect(abs(near.metres - 332.7) < 1)
      withExtendedLifetime(index) {}
    }
    for q in [SIMD2(101.012, 34.005), SIMD2(100.999, 34.011), SIMD2(101.003, 33.997)] {
      #expect(twice.view.nearest(to: q, within: 1000)?.grid == 1)
      #expect(twice.view.nearest(to: q, within: 1) == nil)
    }
    withExtendedLifetime(twice) {}
  }
}
