/// A lower bound on load-weighted inertia: Σ over parts and units of load × squared distance to the part's centre.
enum InertiaBound {
  /// The inertia of a part of load `w` is Σ_u Σ_v load_u · load_v · |u − v|² / 2w. Around each unit, the part lies no
  /// closer than the nearest units that hold that much load together, and the mean squared distance to
  /// those grows with `w`, so that the least load `low` gives a bound. About half of what round parts have.
  ///
  /// - Parameters:
  ///   - loads: load of each unit, not negative.
  ///   - centres: centre of each unit, metres.
  ///   - low: the least load of a part.
  /// - Returns: load × m².
  /// - Complexity: O(units² · log units).
  static func total(loads: [Double], centres: [Coordinate<Planar>], low: Double) -> Double {
    guard low > 0 else { return 0 }
    var sum = 0.0
    var distances: [(square: Double, load: Double)] = []
    for u in loads.indices where loads[u] > 0 {
      distances = loads.indices.map { v in
        let (dx, dy) = (centres[v].x - centres[u].x, centres[v].y - centres[u].y)
        return (dx * dx + dy * dy, loads[v])
      }
      distances.sort { $0.square < $1.square }
      var left = low
      var moment = 0.0
      for other in distances {
        let load = min(left, other.load)
        moment += load * other.square
        left -= load
        if left <= 0 { break }
      }
      sum += loads[u] * moment / (2 * low)
    }
    return sum * (1 - 1e-9)
  }
}
