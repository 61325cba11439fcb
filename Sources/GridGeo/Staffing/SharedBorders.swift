/// Lengths of the borders that grids share, found by their common edges.
struct SharedBorders {
  struct Pair: Hashable, Comparable {
    var low: Int32
    var high: Int32

    init(_ a: Int32, _ b: Int32) { (low, high) = a < b ? (a, b) : (b, a) }

    static func < (a: Pair, b: Pair) -> Bool { (a.low, a.high) < (b.low, b.high) }
  }

  /// An edge in one direction; the neighbour has it in the other.
  private struct Edge: Hashable {
    var from: SIMD2<Int64>
    var to: SIMD2<Int64>
  }

  private let plane: LocalPlane
  private var owner: [Edge: Int32] = [:]
  /// Metres.
  private(set) var lengths: [Pair: Double] = [:]

  init(_ plane: LocalPlane) { self.plane = plane }

  /// - Returns: The perimeter, metres.
  mutating func add(_ region: Region<Geographic>, number: Int32) -> Double {
    var perimeter = 0.0
    for polygon in region.polygons {
      for ring in polygon.rings {
        let positions = ring.coordinates
        for i in 1..<positions.count {
          let length = plane.distance(positions[i - 1], positions[i])
          perimeter += length
          let (a, b) = (SharedBorders.place(positions[i - 1]), SharedBorders.place(positions[i]))
          if let other = owner.removeValue(forKey: Edge(from: b, to: a)) {
            if other != number { lengths[Pair(other, number), default: 0] += length }
          } else {
            owner[Edge(from: a, to: b)] = number
          }
        }
      }
    }
    return perimeter
  }

  private static func place(_ position: Coordinate<Geographic>) -> SIMD2<Int64> {
    SIMD2(CoordinateLattice.units(position.x), CoordinateLattice.units(position.y))
  }
}
