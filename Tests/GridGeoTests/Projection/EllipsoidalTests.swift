import Testing

@testable import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Measures on the ellipsoid")
struct EllipsoidalTests {
  @Test("the published area and perimeter of Antarctica's outline")
  func antarctica() {
    // The worked example of GeographicLib's documentation (C. F. F. Karney), 18 vertices.
    let outline: [(Double, Double)] = [
      (-58, -63.1), (-74, -72.9), (-102, -71.9), (-102, -74.9), (-131, -74.3), (-163, -77.5), (163, -77.4),
      (172, -71.7), (140, -65.9), (113, -65.7), (88, -66.6), (59, -66.9), (25, -69.8), (-4, -70.0),
      (-14, -71.0), (-33, -77.3), (-46, -77.9), (-61, -74.7),
    ]
    let region = Draw.region(outline, in: Geographic.self)
    #expect(abs(region.ellipsoidalArea.squareMetres - 13_662_703_680_020.1) < 1)
    #expect(abs(region.ellipsoidalPerimeter.metres - 16_831_067.893) < 0.001)
  }

  @Test("a published distance")
  func distance() {
    // Wellington to Salamanca, from the same documentation.
    let a = Coordinate<Geographic>(longitude: 174.81, latitude: -41.32)
    let b = Coordinate<Geographic>(longitude: -5.50, latitude: 40.96)
    #expect(abs(a.ellipsoidalDistance(to: b).metres - 19_959_679.267) < 0.001)
    #expect(abs(Polyline(trusted: [a, b, a]).ellipsoidalLength.metres - 2 * 19_959_679.267) < 0.002)
    #expect(a.ellipsoidalDistance(to: a) == .zero)
  }

  @Test("a quadrangle of meridians and parallels has the area of the closed formula")
  func quadrangle() {
    // Area between two parallels: b² Δλ ⁄ 2 · [sinφ ⁄ (1 − e² sin²φ) + artanh(e sinφ) ⁄ e].
    let (a, f) = (6_378_137.0, 1 / 298.257223563)
    let (e2, b) = (f * (2 - f), a * (1 - f))
    let e = e2.squareRoot()
    func zone(_ degrees: Double) -> Double {
      let s = sin(degrees * .pi / 180)
      return s / (1 - e2 * s * s) + atanh(e * s) / e
    }
    let expected = b * b * (0.5 * .pi / 180) / 2 * (zone(35.5) - zone(35))
    // Parallels are not geodesics: cut them into short pieces.
    let south = (0..<500).map { (101 + Double($0) / 1000, 35.0) }
    let north = (0..<500).map { (101.5 - Double($0) / 1000, 35.5) }
    let region = Draw.region(south + [(101.5, 35)] + north + [(101, 35.5)], in: Geographic.self)
    #expect(abs(region.ellipsoidalArea.squareMetres / expected - 1) < 1e-8)
  }

  @Test("orientation does not matter and holes are subtracted")
  func orientationAndHoles() {
    let corners = Draw.corners(101, 35, 1)
    let plain = Draw.region(corners, in: Geographic.self).ellipsoidalArea.squareMetres
    let turned = Draw.region(corners.reversed(), in: Geographic.self).ellipsoidalArea.squareMetres
    #expect(abs(plain - turned) < 0.01)
    let hole = Draw.corners(101.4, 35.4, 0.2)
    let cut = Draw.region(hole, in: Geographic.self).ellipsoidalArea.squareMetres
    for inner in [hole, hole.reversed()] {
      let region = Draw.region(corners, holes: [inner], in: Geographic.self)
      #expect(abs(region.ellipsoidalArea.squareMetres - (plain - cut)) < 0.01)
      #expect(region.ellipsoidalPerimeter > Draw.region(corners, in: Geographic.self).ellipsoidalPerimeter)
    }
    #expect(Region<Geographic>.empty.ellipsoidalArea == .zero)
  }

  @Test(
    "short edges agree with PROJ to 1 part in 10⁹",
    arguments: [(101.5, 35.2), (-60, -2), (20, 68.5), (179.9, 0.001), (10, -84.9)])
  func shortEdges(_ x: Double, _ y: Double) {
    let geodesic = Geodesic()
    for (size, count) in [(0.05, 1000), (0.05, 60), (0.5, 3000), (0.001, 40), (0.3, 90)] {
      let ring: Ring<Geographic> = Draw.ring(
        (0..<count).map { i in
          let angle = Double(i) / Double(count) * 2 * .pi
          let radius = size * (1 + 0.2 * sin(7 * angle))
          return (min(180, x + radius * cos(angle)), max(-90, y + radius * sin(angle)))
        })
      let (fast, exact) = (geodesic.area(ring.coordinates), geodesic.exactArea(ring.coordinates))
      #expect(fast > 0)
      // PROJ itself rounds to about 0.0001 m².
      #expect(abs(fast - exact) < max(1e-4, 1e-9 * exact), "\(size) \(count)")
      let distances = zip(ring.coordinates, ring.coordinates.dropFirst()).map { geodesic.distance($0, $1) }
      let length = geodesic.length(ring.coordinates)
      #expect(abs(length / distances.reduce(0, +) - 1) < 1e-8, "\(size) \(count)")
    }
  }
}
