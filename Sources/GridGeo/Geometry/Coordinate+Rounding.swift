/// Output coordinates stand on a lattice of 10⁻⁷ degrees (about a centimetre). All rounding to it goes
/// through `latticeUnits`, so that a vertex that two areas share is still one vertex in every file.
enum CoordinateLattice {
  static let decimals = 7
  static let unitsPerDegree = 1e7

  /// Degrees to whole lattice units, halves away from 0.
  ///
  /// - Precondition: the number is finite and below 10¹¹; every reader's gate sees to that.
  @inline(__always)
  static func units(_ degrees: Double) -> Int64 {
    let scaled = degrees * unitsPerDegree
    let whole = Int64(scaled)
    // The difference is exact, and the conversion is one instruction where `rounded()` is a call.
    let rest = scaled - Double(whole)
    // Adding comparisons instead of branching: half of all numbers are rounded up, which none can foresee.
    return whole &+ (rest >= 0.5 ? 1 : 0) &- (rest <= -0.5 ? 1 : 0)
  }

  /// The double nearest to the lattice position: what a reader makes of the written text.
  @inline(__always)
  static func degrees(_ units: Int64) -> Double { Double(units) / unitsPerDegree }
}

extension Coordinate where Space == Geographic {
  /// The nearest position of the output lattice (7 decimals of a degree), −0 as 0. Rounding twice changes
  /// nothing, and text written from the result reads back as the same numbers.
  public func roundedToLattice() -> Coordinate {
    guard isFinite, abs(x) < 1e11, abs(y) < 1e11 else { return self }
    return Coordinate(
      x: CoordinateLattice.degrees(CoordinateLattice.units(x)),
      y: CoordinateLattice.degrees(CoordinateLattice.units(y)))
  }
}

extension Ring where Space == Geographic {
  /// The ring on the output lattice, vertices that fall together written once; nil when fewer than three
  /// different ones remain in a row. Two rings that share a border share it afterwards too.
  public func roundedToLattice() -> Ring? {
    var rounded: [Coordinate<Geographic>] = []
    rounded.reserveCapacity(coordinates.count)
    for coordinate in coordinates {
      let next = coordinate.roundedToLattice()
      if next != rounded.last { rounded.append(next) }
    }
    return rounded.count >= 4 ? Ring(trusted: rounded) : nil
  }
}

extension Region where Space == Geographic {
  /// The region on the output lattice. Holes and polygons smaller than it are dropped.
  public func roundedToLattice() -> Region {
    Region(
      polygons.compactMap { polygon in
        polygon.exterior.roundedToLattice().map { exterior in
          Polygon(exterior: exterior, holes: polygon.holes.compactMap { $0.roundedToLattice() })
        }
      })
  }
}
