/// What a village is divided from: its ground, the points that carry load, and the barriers near it.
struct DivisionGround: Sendable {
  /// A point that carries load: a household, or a sample point standing for spread load.
  struct Site: Sendable, Hashable {
    var position: LatticePoint
    var load: Double
    var persons: Int
    /// Households at the point; 0 for a sample point.
    var households: Int
  }

  struct BarrierSegment: Sendable {
    var from: LatticePoint
    var to: LatticePoint
    /// 0 ... 1; 1 is never crossed.
    var resistance: Double
  }

  var code: String
  /// Closed rings with the ground on their left.
  var rings: [[LatticePoint]]
  /// At most one a lattice point, in `LatticePoint.precedes` order.
  var sites: [Site]
  var barriers: [BarrierSegment]

  /// Shares counts among the sites in proportion to their loads; equally where all are 0.
  mutating func spread(households: Int, persons: Int?) {
    let total = sites.reduce(0) { $0 + $1.load }
    var before = 0.0
    for i in sites.indices {
      let share = total > 0 ? sites[i].load / total : 1 / Double(sites.count)
      let after = i == sites.count - 1 ? 1 : before + share
      // Whole counts: each site takes what is due by then, less what was given out.
      func due(_ count: Int) -> Int {
        Int((Double(count) * after).rounded()) - Int((Double(count) * before).rounded())
      }
      sites[i].load = Double(households) * share
      sites[i].households = due(households)
      if let persons { sites[i].persons = due(persons) }
      before = after
    }
  }

  /// Rings of the region on the lattice, the ground on their left; repeated positions are merged.
  static func rings(of region: Region<Geographic>) -> [[LatticePoint]] {
    region.polygons.flatMap { polygon in
      [ring(polygon.exterior, counterClockwise: true)]
        + polygon.holes.map { ring($0, counterClockwise: false) }
    }
    .filter { $0.count >= 4 }
  }

  private static func ring(_ ring: Ring<Geographic>, counterClockwise: Bool) -> [LatticePoint] {
    var points: [LatticePoint] = []
    points.reserveCapacity(ring.coordinates.count)
    for coordinate in ring.coordinates {
      let p = LatticePoint(coordinate)
      if p != points.last { points.append(p) }
    }
    return (doubleArea(of: points) > 0) == counterClockwise ? points : points.reversed()
  }
}

/// Twice the signed area of a closed ring in squared lattice steps; exact.
func doubleArea(of ring: [LatticePoint]) -> Int64 {
  guard let base = ring.first else { return 0 }
  var sum: Int64 = 0
  for i in 1..<ring.count { sum &+= turn(base, ring[i - 1], ring[i]) }
  return sum
}
