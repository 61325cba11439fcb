#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Regions' rings on the output lattice, and how far that moved a vertex.
struct ClaimOutlines: Sendable {
  /// Closed rings of each region, exterior ones and holes.
  private(set) var rings: [[[LatticePoint]]] = []
  /// Zero when all vertices have seven decimals.
  private(set) var largestMove = Length.zero

  /// - Parameter regions: coordinates finite and in range.
  init(_ regions: [Region<Geographic>]) {
    rings.reserveCapacity(regions.count)
    for region in regions {
      rings.append(region.polygons.flatMap(\.rings).map { $0.coordinates.map { place($0) } })
    }
  }

  private mutating func place(_ c: Coordinate<Geographic>) -> LatticePoint {
    let p = LatticePoint(c)
    let (x, y) = (
      c.x * LatticePoint.stepsPerDegree - Double(p.x), c.y * LatticePoint.stepsPerDegree - Double(p.y)
    )
    // Below a hundredth of a step it is the noise of arithmetic, not of data.
    guard abs(x) > 0.01 || abs(y) > 0.01 else { return p }
    let east = x * cos(c.y * .pi / 180)
    largestMove = max(largestMove, .metres((east * east + y * y).squareRoot() * GreenArea.metresPerStep))
    return p
  }
}
