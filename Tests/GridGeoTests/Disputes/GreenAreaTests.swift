import Testing

@testable import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct GreenAreaTests {
  static func area(_ ring: [LatticePoint]) -> Double {
    let green = GreenArea(latitudes: -900_000_000...900_000_000)
    var sum: Int128 = 0
    for (a, b) in zip(ring, ring.dropFirst()) { sum += green.term(b, a) }
    return GreenArea.squareMetres(sum)
  }

  static func dense(_ corners: [(Double, Double)], steps: Int) -> [LatticePoint] {
    var ring: [LatticePoint] = []
    for i in corners.indices {
      let (a, b) = (corners[i], corners[(i + 1) % corners.count])
      for k in 0..<steps {
        let t = Double(k) / Double(steps)
        ring.append(
          LatticePoint(Coordinate(longitude: a.0 + (b.0 - a.0) * t, latitude: a.1 + (b.1 - a.1) * t)))
      }
    }
    return ring + [ring[0]]
  }

  /// PROJ measures along geodesics: on dense rings the two kinds of edges are one.
  @Test(arguments: [-60.0, -1, 0, 33.3, 47, 72])
  func agreesWithGeodesicAreaOnDenseRings(latitude: Double) {
    for size in [0.002, 0.05, 0.3] {
      let corners = [
        (101.0, latitude), (101 + size, latitude + 0.2 * size), (101 + 0.7 * size, latitude + size),
        (101 + 0.1 * size, latitude + 0.8 * size),
      ]
      let ring = Self.dense(corners, steps: Int(size / 0.00001))
      let proj = Geodesic().exactArea(ring.map(\.coordinate))
      let ours = Self.area(ring)
      #expect(abs(ours / proj - 1) < 1e-9, "\(size): \(ours - proj) m²")
    }
  }

  /// Cutting an edge where the lattice lets it changes nothing: the quadrature is exact enough.
  @Test func longEdgesAreTheSumOfTheirPieces() {
    let green = GreenArea(latitudes: 0...900_000_000)
    for (dx, dy) in [(3, 1), (-7, 11), (40, -9), (1, 0), (0, 5)] {
      let a = LatticePoint(x: 1_000_000_000, y: 400_000_000)
      for count in [10, 1000, 100_000, 5_000_000] {
        let b = LatticePoint(x: a.x + Int32(dx * count), y: a.y + Int32(dy * count))
        var sum: Int128 = 0
        let pieces = 10
        for k in 0..<pieces {
          let (s, t) = (Int32(k * count / pieces), Int32((k + 1) * count / pieces))
          sum += green.term(
            LatticePoint(x: a.x + Int32(dx) * s, y: a.y + Int32(dy) * s),
            LatticePoint(x: a.x + Int32(dx) * t, y: a.y + Int32(dy) * t))
        }
        let whole = GreenArea.squareMetres(green.term(a, b))
        #expect(abs(GreenArea.squareMetres(sum) - whole) <= 2e-15 * abs(whole) + 1e-9)
        #expect(green.term(a, b) == -green.term(b, a))
        #expect(abs(GreenArea.squareMetres(a, b) - whole) <= 4e-15 * abs(whole) + 1e-9)
      }
    }
  }

  /// The whole ellipsoid, known to 10 digits (NIMA TR8350.2).
  @Test func theEllipsoidIsWhole() {
    let hemisphere = GreenArea.groundToEquator(.pi / 2) * 2 * .pi
    #expect(abs(2 * hemisphere / 510_065_621_724_088 - 1) < 1e-12)
  }

  /// A strip of a centimetre's width keeps its area wherever it lies.
  @Test(arguments: [330_000_000, 330_000_000 + 65_536, 412_345_678] as [Int32])
  func sliversKeepTheirArea(south: Int32) {
    let long = Self.area([
      LatticePoint(x: 1_010_000_000, y: south), LatticePoint(x: 1_010_000_000, y: south + 100_000),
      LatticePoint(x: 1_010_000_001, y: south + 100_000), LatticePoint(x: 1_010_000_001, y: south),
      LatticePoint(x: 1_010_000_000, y: south),
    ])
    let step = Double.pi / 180 / 1e7
    let exact =
      (GreenArea.groundToEquator(Double(south + 100_000) * step)
        - GreenArea.groundToEquator(Double(south) * step))
      * step
    #expect(abs(abs(long) - exact) < 1e-8 * exact)
  }
}
