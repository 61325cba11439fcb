import Testing

@testable import GridGeo

@Suite struct InscribedWidthTests {
  static func region(_ places: [(Double, Double)], holes: [[(Double, Double)]] = []) throws -> Region<Planar>
  {
    func ring(_ places: [(Double, Double)]) throws -> Ring<Planar> {
      try Ring((places + [places[0]]).map { Coordinate(x: $0.0, y: $0.1) })
    }
    return Region(Polygon(exterior: try ring(places), holes: try holes.map(ring)))
  }

  @Test func knownShapes() throws {
    let square = try Self.region([(0, 0), (10, 0), (10, 10), (0, 10)])
    let width = InscribedWidth(of: square, precision: .metres(0.01))
    #expect(width.isPrecise && width.low.metres <= 10 && width.low.metres > 9.99 && width.high.metres >= 10)
    // A right triangle of 3, 4, 5 has an inscribed circle of diameter 2.
    let triangle = InscribedWidth(of: try Self.region([(0, 0), (4, 0), (0, 3)]), precision: .metres(0.001))
    #expect(triangle.isPrecise && triangle.low.metres <= 2 + 1e-9 && triangle.high.metres >= 2 - 1e-9)
    // A hole in the middle of a square leaves corners.
    let holed = try Self.region(
      [(0, 0), (10, 0), (10, 10), (0, 10)], holes: [[(1, 1), (1, 9), (9, 9), (9, 1)]])
    let ring = InscribedWidth(of: holed, precision: .metres(0.001))
    // The circle in a corner touches two sides and the hole's corner: r + r√2 = √2.
    let corner = 2 * 2.0.squareRoot() / (1 + 2.0.squareRoot())
    #expect(ring.isPrecise && abs(ring.low.metres - corner) < 0.002, "\(ring) \(corner)")
    #expect(WidthBounds(of: holed).low == .zero)
  }

  @Test func boundsHoldTheWidth() throws {
    var random = SeededGenerator(seed: 3, stream: "stars")
    for _ in 0..<100 {
      let corners = 3 + random.next(below: 20)
      let stretch = random.nextUniform(from: 1, to: 30)
      var places: [(Double, Double)] = []
      for k in 0..<corners {
        let turn = 2 * Double.pi * Double(k) / Double(corners)
        let radius = random.nextUniform(from: 5, to: 50)
        places.append(
          (
            radius * PortableMath.cosine(Angle(radians: turn)) * stretch,
            radius * PortableMath.cosine(Angle(radians: turn - .pi / 2))
          ))
      }
      let piece = try Self.region(places)
      let bounds = WidthBounds(of: piece)
      let width = InscribedWidth(of: piece, precision: .metres(0.05))
      #expect(bounds.low <= bounds.high)
      #expect(width.low <= bounds.high && width.high >= bounds.low && width.low <= width.high)
      let found = Self.deepest(piece, cells: 200)
      #expect(2 * found <= width.high.metres + 1e-9, "\(places)")
      if let wide = bounds.isWider(than: .metres(found)) { #expect(wide == (width.low.metres > found)) }
    }
  }

  /// The greatest distance from the outline at the places of a grid: never more than the true one.
  static func deepest(_ piece: Region<Planar>, cells: Int) -> Double {
    guard let box = piece.boundingBox else { return 0 }
    let ring = piece.polygons[0].exterior.coordinates
    var best = 0.0
    for row in 0..<cells {
      for column in 0..<cells {
        let x = box.minimum.x + box.width * (Double(column) + 0.5) / Double(cells)
        let y = box.minimum.y + box.height * (Double(row) + 0.5) / Double(cells)
        var (inside, least) = (false, Double.infinity)
        for i in 1..<ring.count {
          let (a, b) = (ring[i - 1], ring[i])
          if (a.y > y) != (b.y > y), x < a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x) { inside.toggle() }
          let (dx, dy) = (b.x - a.x, b.y - a.y)
          let t = min(1, max(0, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy)))
          let (ex, ey) = (a.x + t * dx - x, a.y + t * dy - y)
          least = min(least, (ex * ex + ey * ey).squareRoot())
        }
        if inside { best = max(best, least) }
      }
    }
    return best
  }

  /// The sliver on which an inscribed circle by other means does not return.
  @Test func aHairTwoKilometresLong() throws {
    let straight = try Self.region([(0, 0), (2000, 0), (2000, 0.0001), (0, 0.0001)])
    let width = InscribedWidth(of: straight, precision: .metres(0.001))
    #expect(width.isPrecise && width.high.metres <= 0.000101)
    var there: [(Double, Double)] = []
    var back: [(Double, Double)] = []
    for k in 0...200 {
      let x = Double(k) * 10
      let y = x * (2000 - x) / 4000
      there.append((x, y))
      back.append((x, y + 0.0001))
    }
    let curved = try Self.region(there + back.reversed())
    let hair = InscribedWidth(of: curved, precision: .metres(0.00001))
    #expect(!hair.isPrecise && hair.low.metres > 0 && hair.low.metres <= 0.0001 && hair.high > hair.low)
    #expect(InscribedWidth(of: curved, precision: .metres(1)).isPrecise)
  }

  @Test func hulls() throws {
    let places = [(0, 0), (4, 0), (4, 2), (0, 2), (2, 1), (2, 0), (0, 0)].map {
      Coordinate<Planar>(x: Double($0.0), y: Double($0.1))
    }
    #expect(ConvexHull.corners(of: places).count == 4)
    #expect(ConvexHull.leastWidth(of: places) == 2)
    #expect(ConvexHull.leastWidth(of: Array(places.prefix(2))) == 0)
  }

  @Test func emptyGroundHasNoWidth() {
    let width = InscribedWidth(of: .empty, precision: .metres(1))
    #expect(width.low == .zero && width.high == .zero && width.isPrecise)
  }
}
