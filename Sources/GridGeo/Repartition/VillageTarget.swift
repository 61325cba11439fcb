/// What a village is to look like after a repartition: how many grids, and within which loads.
struct VillageTarget: Sendable {
  /// Grids the village may have.
  var counts: ClosedRange<Int>
  /// Lowest and highest load that the user allows, when he gave them.
  var minimum: Double?
  var maximum: Double?
  /// How far from the mean a load may be, as a share of it.
  var tolerance: Double?
  var load: Double
  /// All loads are whole numbers.
  var isWhole: Bool

  /// Lowest and highest load of a grid when there are so many.
  ///
  /// Always holds the mean: no number of grids can do better.
  func band(_ count: Int) -> ClosedRange<Double> {
    let mean = load / Double(max(count, 1))
    var low = 0.0
    var high = Double.infinity
    if let minimum, let maximum { (low, high) = (minimum, maximum) }
    if let tolerance {
      low = max(low, mean * (1 - tolerance))
      high = min(high, mean * (1 + tolerance))
    }
    if isWhole {
      low = min((low - 1e-9).rounded(.up), mean.rounded(.down))
      high = max((high + 1e-9).rounded(.down), mean.rounded(.up))
    }
    return min(low, mean)...max(high, mean)
  }
}

extension RepartitionOptions {
  /// Tolerance where the user gives neither a band nor a tolerance.
  static let usualTolerance = 0.25

  /// The target of each village.
  ///
  /// - Parameters:
  ///   - villages: code, load, present number of grids, whether all loads are whole, and the largest deviation
  ///     from the mean that the old plan records for it, as a share.
  /// - Throws: `infeasible`, `badOption`.
  func targets(
    _ villages: [(unit: AdminUnit, load: Double, grids: Int, places: Int, isWhole: Bool, deviation: Double)]
  ) throws(GridGeoError) -> [VillageTarget] {
    var counts = villages.map { max(1, $0.grids) }
    switch gridCount {
    case nil, .asPlanned?, .band?: break
    case .total(let total)?:
      try RepartitionOptions.bring(
        &counts, to: total, loads: villages.map(\.load), places: villages.map(\.places))
    case .perVillage?:
      for (i, village) in villages.enumerated() {
        guard let wanted = village.unit.grids, wanted >= 1 else {
          throw GridGeoError(
            .infeasible,
            "village \(village.unit.code) has no number of grids; give it a `grids` property, or another option than --per-village",
            at: village.unit.place)
        }
        counts[i] = wanted
      }
    }
    return villages.indices.map { i in
      let village = villages[i]
      var target = VillageTarget(
        counts: counts[i]...counts[i], tolerance: tolerance, load: village.load, isWhole: village.isWhole)
      if case .band(let minimum, let maximum)? = gridCount {
        (target.minimum, target.maximum) = (minimum, maximum)
        let fewest = max(1, Int((village.load / maximum - 1e-9).rounded(.up)))
        let most = minimum > 0 ? max(1, Int(village.load / minimum + 1e-9)) : max(1, village.places)
        target.counts = fewest <= most ? fewest...most : fewest...fewest
      } else if tolerance == nil {
        target.tolerance = max(RepartitionOptions.usualTolerance, village.deviation)
      }
      return target
    }
  }

  /// Changes counts one at a time: a further grid goes where the load per grid is highest by Sainte-Laguë's
  /// divisors, one is taken where it is lowest. So as many counts as possible stay.
  private static func bring(
    _ counts: inout [Int], to total: Int, loads: [Double], places: [Int]
  ) throws(GridGeoError) {
    guard total >= counts.count else {
      throw GridGeoError(
        .infeasible,
        "\(total) grids are too few: each of the \(counts.count) villages needs one; ask for at least \(counts.count)"
      )
    }
    var sum = counts.reduce(0, +)
    while sum < total {
      let open = counts.indices.filter { counts[$0] < places[$0] }
      guard
        let i = open.max(by: {
          let (a, b) = (loads[$0] / Double(2 * counts[$0] + 1), loads[$1] / Double(2 * counts[$1] + 1))
          return a != b ? a < b : $0 > $1
        })
      else {
        throw GridGeoError(
          .infeasible,
          "\(total) grids wanted, but there are only \(sum) places with households; ask for fewer")
      }
      counts[i] += 1
      sum += 1
    }
    while sum > total {
      let open = counts.indices.filter { counts[$0] > 1 }
      guard
        let i = open.min(by: {
          let (a, b) = (loads[$0] / Double(2 * counts[$0] - 1), loads[$1] / Double(2 * counts[$1] - 1))
          return a != b ? a < b : $0 < $1
        })
      else { return }
      counts[i] -= 1
      sum -= 1
    }
  }
}
