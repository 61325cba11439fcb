#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Areas on the WGS 84 ellipsoid for edges that are straight in longitude and latitude, by Green's theorem: an
/// edge stands for the ground between it and the equator, ∫ S dλ, S(φ) = ∫ M N cos φ dφ (the authalic function
/// times half the squared polar radius; J. P. Snyder, "Map projections: a working manual", 1987, 3-12).
///
/// Terms are whole numbers of 2⁻⁴⁰ m², so that sums do not depend on their order and an edge cancels exactly
/// between its two sides: areas of faces add up without any error. S is taken as its Taylor series of degree 4
/// about the middle of its band of 2¹⁶ lattice steps (about 730 m) and integrated in closed form; what is left
/// out is less than 10⁻¹⁷ of the ground to the equator. A number S of a band is rounded at 10⁻¹¹ m² a step, so a
/// face is wrong by less than 10⁻⁸ m² for each 10 m of its widest edge. Longer edges are cut at 0.05°, where a
/// Gauss–Legendre rule of three points is exact to the last digit.
struct GreenArea: Sendable {
  /// S and its derivatives for one band: the ground under one step of longitude in units of 2⁻⁴⁰ m², and in m².
  private struct Band: Sendable {
    var base: Int64
    var first: Double
    var second: Double
    var third: Double
    var fourth: Double
  }

  static let unitsPerSquareMetre = 0x1p40
  private static let bandSteps = 1 << 16
  private let firstBand: Int
  private let bands: [Band]

  /// - Parameter latitudes: of all edges, in lattice steps.
  init(latitudes: ClosedRange<Int32>) {
    let first = GreenArea.band(of: Int(latitudes.lowerBound))
    firstBand = first
    bands = (first...GreenArea.band(of: Int(latitudes.upperBound))).map(GreenArea.made)
  }

  @inline(__always)
  private static func band(of y: Int) -> Int { y >> 16 }

  private static var radius: Double { 6_378_137 }
  private static var e2: Double {
    let f = 1 / 298.257223563
    return f * (2 - f)
  }
  /// The length of a lattice step on the equator, where it is longest.
  static var metresPerStep: Double { radius * step }
  private static var step: Double { Double.pi / 180 / LatticePoint.stepsPerDegree }

  /// Square metres between the equator and a latitude, over one radian of longitude; a series in e² sin²φ.
  static func groundToEquator(_ latitude: Double) -> Double {
    let s = sin(latitude)
    let x = e2 * s * s
    var sum = 8.0 / 15
    sum = sum * x + 7.0 / 13
    sum = sum * x + 6.0 / 11
    sum = sum * x + 5.0 / 9
    sum = sum * x + 4.0 / 7
    sum = sum * x + 3.0 / 5
    sum = sum * x + 2.0 / 3
    sum = sum * x + 1
    return radius * radius * (1 - e2) * s * sum
  }

  private static func made(_ number: Int) -> Band {
    let latitude = (Double(number) + 0.5) * Double(bandSteps) * step
    let (s, c) = (sin(latitude), cos(latitude))
    // S' = k cos φ ⁄ w², w = 1 − e² sin²φ; the others by the chain rule.
    let k = radius * radius * (1 - e2)
    let w = 1 - e2 * s * s
    let w2 = w * w
    let first = k * c / w2
    let second = k * (-s / w2 + 4 * e2 * s * c * c / (w2 * w))
    // In the last one, terms with e² do not reach the last digit over a band.
    let third =
      k
      * (-c / w2 + (4 * c * c - 12 * s * s) * c * e2 / (w2 * w) + 24 * e2 * e2 * s * s * c * c * c / (w2 * w2))
    let fourth = k * s
    return Band(
      base: Int64((groundToEquator(latitude) * step * unitsPerSquareMetre).rounded()),
      first: first * step * step, second: second * step * step * step / 2,
      third: third * step * step * step * step / 6,
      fourth: fourth * step * step * step * step * step / 24)
  }

  /// The ground between an edge and the equator, in units; positive for an edge that runs east in the north.
  /// The same with the opposite sign for the edge from `b` to `a`.
  @inline(__always)
  func term(_ a: LatticePoint, _ b: LatticePoint) -> Int128 {
    let dx = Int(b.x) - Int(a.x)
    if dx == 0 { return 0 }
    let twice = Int(a.y) + Int(b.y)
    let height = Int(b.y) - Int(a.y)
    guard abs(height) < GreenArea.bandSteps else { return GreenArea.longTerm(a, b) }
    let number = GreenArea.band(of: twice >> 1)
    let band = bands[number - firstBand]
    let m = Double(twice - (2 * number + 1) * GreenArea.bandSteps) / 2
    // Means over the edge of d, d², d³, d⁴ for d even from m − h ⁄ 2 to m + h ⁄ 2.
    let m2 = m * m
    let h2 = Double(height) * Double(height)
    let mean =
      band.first * m + band.second * (m2 + h2 / 12) + band.third * m * (m2 + h2 / 4)
      + band.fourth * (m2 * m2 + m2 * h2 / 2 + h2 * h2 / 80)
    let rest = Double(dx) * mean * GreenArea.unitsPerSquareMetre
    guard abs(rest) < 0x1p62 else { return GreenArea.longTerm(a, b) }
    return Int128(dx) * Int128(band.base) + Int128(Int64(rest.rounded()))
  }

  @inline(never)
  private static func longTerm(_ a: LatticePoint, _ b: LatticePoint) -> Int128 {
    if LatticePoint.precedes(b, a) { return -longTerm(b, a) }
    return Int128((squareMetres(a, b) * unitsPerSquareMetre).rounded())
  }

  /// The same in m², by Gauss–Legendre quadrature alone.
  static func squareMetres(_ a: LatticePoint, _ b: LatticePoint) -> Double {
    let height = Double(b.y) - Double(a.y)
    let pieces = max(1, Int((abs(height) / 500_000).rounded(.up)))
    let reach = 0.774_596_669_241_483_4
    var sum = 0.0
    for piece in 0..<pieces {
      let middle = (Double(piece) + 0.5) / Double(pieces)
      let half = 0.5 / Double(pieces)
      for (place, weight) in [(-reach, 5.0), (0, 8.0), (reach, 5.0)] {
        let y = Double(a.y) + height * (middle + half * place)
        sum += weight * groundToEquator(y * step)
      }
    }
    return sum / (18 * Double(pieces)) * (Double(b.x) - Double(a.x)) * step
  }

  static func squareMetres(_ units: Int128) -> Double {
    // The standard library's conversion is generic and slow.
    let high = Double(Int64(truncatingIfNeeded: units >> 64)) * 0x1p64
    return (high + Double(UInt64(truncatingIfNeeded: units))) / unitsPerSquareMetre
  }
}
