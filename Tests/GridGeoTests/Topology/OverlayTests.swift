import Testing

@testable import GridGeo

@Suite("Overlay, predicates and measures")
struct OverlayTests {
  private let a = Draw.square(0, 0, 4, in: Planar.self)
  private let b = Draw.square(2, 2, 4, in: Planar.self)

  @Test("areas of overlays")
  func overlays() throws {
    let geos = try GEOSContext()
    #expect(try a.intersection(b, in: geos).area == .squareMetres(4))
    #expect(try a.union(b, in: geos).area == .squareMetres(28))
    #expect(try a.subtracting(b, in: geos).area == .squareMetres(12))
    #expect(try a.symmetricDifference(b, in: geos).area == .squareMetres(24))
    let far = Draw.square(50, 0, 1, in: Planar.self)
    #expect(try a.intersection(far, in: geos).isEmpty)
    #expect(try a.subtracting(far, in: geos) == a)
    #expect(try Region.union(of: [a, b, far, a], in: geos).area == .squareMetres(29))
    #expect(try a.union(b, in: geos).polygons.allSatisfy { $0.exterior.isCounterClockwise })
    let ring = try a.subtracting(Draw.square(1, 1, 2), in: geos)
    #expect(ring.polygons[0].holes.map(\.isCounterClockwise) == [false])
  }

  @Test("where regions only touch, nothing is left")
  func touching() throws {
    let geos = try GEOSContext()
    #expect(try a.intersection(Draw.square(4, 0, 4), in: geos).isEmpty)
    #expect(try a.intersection(Draw.square(4, 4, 4), in: geos).isEmpty)
    // A border and some ground at once come as a collection: only the ground is kept.
    let comb = Draw.region([(4, 0), (8, 0), (8, 4), (3, 4), (3, 3), (4, 2)], in: Planar.self)
    let common = try a.intersection(comb, in: geos)
    #expect(common.polygons.count == 1)
    #expect(common.area == .squareMetres(1.5))
  }

  @Test("random overlays balance: A∪B = A∖B + B∖A + A∩B", arguments: 1...10)
  func balance(_ seed: Int) throws {
    let geos = try GEOSContext()
    var dice = Dice(UInt64(seed))
    func blob(_ x: Double, _ y: Double) -> Region<Planar> {
      Draw.region(
        (0..<60).map { i in
          let radius = Double.random(in: 50...150, using: &dice)
          let angle = Double(i) / 60
          // Radii around a square path: a star without trigonometry.
          let (u, v) =
            angle < 0.25
            ? (1 - 8 * angle, 1.0)
            : angle < 0.5
              ? (-1, 1 - 8 * (angle - 0.25))
              : angle < 0.75 ? (-1 + 8 * (angle - 0.5), -1) : (1, -1 + 8 * (angle - 0.75))
          return (x + radius * u, y + radius * v)
        })
    }
    let (a, b) = (blob(0, 0), blob(60, 40))
    let parts =
      try a.subtracting(b, in: geos).area + b.subtracting(a, in: geos).area + a.intersection(b, in: geos).area
    #expect(abs(try a.union(b, in: geos).area.squareMetres - parts.squareMetres) < 1e-6)
    let both = try a.subtracting(b, in: geos).area + b.subtracting(a, in: geos).area
    #expect(abs(try a.symmetricDifference(b, in: geos).area.squareMetres - both.squareMetres) < 1e-6)
  }

  @Test("lines are cut at a region's border")
  func lines() throws {
    let geos = try GEOSContext()
    let line = try Polyline<Planar>([.init(x: -1, y: 1), .init(x: 9, y: 1)])
    #expect(try line.pieces(inside: a, in: geos).map(\.length) == [.metres(4)])
    #expect(try line.pieces(outside: a, in: geos).map(\.length.metres).sorted() == [1, 5])
    #expect(try line.pieces(inside: .empty, in: geos).isEmpty)
    #expect(try line.pieces(outside: .empty, in: geos) == [line])
  }

  @Test("predicates")
  func predicates() throws {
    let geos = try GEOSContext()
    let inner = Draw.square(1, 1, 1, in: Planar.self)
    let edge = Draw.square(0, 0, 1, in: Planar.self)
    let neighbour = Draw.square(4, 0, 4, in: Planar.self)
    #expect(try a.intersects(b, in: geos))
    #expect(try a.overlaps(b, in: geos))
    #expect(try !a.overlaps(inner, in: geos))
    #expect(try a.contains(inner, in: geos) && a.covers(edge, in: geos) && a.contains(edge, in: geos))
    #expect(try !inner.contains(a, in: geos))
    #expect(try a.touches(neighbour, in: geos) && !a.touches(b, in: geos))
    #expect(try a.isSameGround(as: Draw.region(Draw.corners(0, 0, 4).reversed()), in: geos))
    #expect(try !a.isSameGround(as: .empty, in: geos))
  }

  @Test("a predicate of an invalid region that GEOS cannot answer is a fault")
  func predicateFault() throws {
    let geos = try GEOSContext()
    let overlapping = Region<Planar>([
      Polygon(exterior: Draw.ring([(0, 0), (4, 0), (4, 4), (0, 4)])),
      Polygon(exterior: Draw.ring([(2, 0), (6, 0), (6, 4), (2, 4)])),
    ])
    let error = #expect(throws: GridGeoError.self) {
      _ = try overlapping.touches(Draw.square(0, 0, 3), in: geos)
    }
    #expect(error?.code == .native)
    #expect(error?.message == "GEOSTouches_r failed")
    #expect(error?.underlying?.contains("side location conflict") == true)
  }

  @Test("an overlay of an invalid region is a fault with both names, not a repair in silence")
  func invalidOverlay() throws {
    let geos = try GEOSContext()
    let bowTie = Draw.region([(0, 0), (2, 2), (2, 0), (0, 2)], in: Planar.self)
    let error = #expect(throws: GridGeoError.self) {
      _ = try bowTie.intersection(Draw.square(0, 0, 2), in: geos, names: ("village 1", "village 2"))
    }
    #expect(error?.code == .native)
    #expect(error?.message.contains("GEOSIntersection_r failed on village 1 and village 2") == true)
    #expect(error?.underlying?.contains("Self-intersection") == true)
  }

  @Test("measures, whichever way the rings run")
  func measures() throws {
    let geos = try GEOSContext()
    for shell in [Draw.corners(1e6, 1e6, 10), Draw.corners(1e6, 1e6, 10).reversed()] {
      for hole in [Draw.corners(1e6 + 6, 1e6, 4), Draw.corners(1e6 + 6, 1e6, 4).reversed()] {
        let region = Draw.region(shell, holes: [hole], in: Planar.self)
        #expect(region.area == .squareMetres(84))
        #expect(region.perimeter == .metres(56))
        let centroid = try #require(region.centroid)
        #expect(abs(centroid.x - 1e6 - (500 - 8 * 16) / 84) < 1e-6)
        #expect(abs(centroid.y - 1e6 - (500 - 2 * 16) / 84) < 1e-6)
      }
    }
    #expect(abs(a.compactness - .pi / 4) < 1e-12)
    #expect(try a.distance(to: Draw.square(7, 8, 1), in: geos) == .metres(5))
    #expect(try a.distance(to: b, in: geos) == .zero)
    let horseshoe = Draw.region(
      [(0, 0), (10, 0), (10, 1), (1, 1), (1, 9), (10, 9), (10, 10), (0, 10)], in: Planar.self)
    #expect(!horseshoe.contains(try #require(horseshoe.centroid)))
    #expect(horseshoe.position(of: try #require(try horseshoe.pointOnSurface(in: geos))) == .inside)
    #expect(Coordinate<Planar>(x: 0, y: 0).distance(to: Coordinate(x: 3, y: 4)) == .metres(5))
  }
}
