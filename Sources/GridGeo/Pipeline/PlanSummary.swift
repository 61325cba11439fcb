/// The figures that a plan carries in its provenance.
enum PlanSummary {
  /// - Parameters:
  ///   - read: records in each file.
  ///   - placed: households that stand at a site of a village.
  ///   - overPoints: villages whose count was spread over their points.
  static func figures(
    _ result: PartitionResult, read: [SummaryFigure], placed: Int, overPoints: Int, tolerance: Double
  ) -> [SummaryFigure] {
    let grids = result.grids
    let count = Double(max(grids.count, 1))
    let loads = grids.map(\.load).sorted()
    // Villages whose grids hold at least 20 households, the ones for which even shares mean something.
    let full = result.villages.filter { $0.households >= 20 * $0.grids }
    let middle = loads.count / 2
    let median =
      loads.isEmpty ? 0 : loads.count % 2 == 1 ? loads[middle] : (loads[middle - 1] + loads[middle]) / 2
    let deviations = full.reduce(0) { $0 + $1.meanDeviationPercent * Double($1.grids) }
    let spread = result.villages.count { $0.isSpread }
    // What whole numbers of grids make of villages of all sizes, apart from what division does inside them.
    let mean = loads.reduce(0, +) / count
    let between = result.villages.map { mean > 0 ? 100 * ($0.load / Double($0.grids) - mean) / mean : 0 }
    return read + [
      SummaryFigure("villages", .count(result.villages.count)),
      SummaryFigure("grids", .count(grids.count)),
      SummaryFigure("households_placed", .count(placed)),
      SummaryFigure("households_in_grids", .count(grids.reduce(0) { $0 + $1.households })),
      SummaryFigure("persons_in_grids", .count(grids.reduce(0) { $0 + $1.persons })),
      SummaryFigure("villages_spread_by_area", .count(spread)),
      SummaryFigure("villages_spread_over_points", .count(overPoints)),
      SummaryFigure("load_min", .number(loads.first ?? 0)),
      SummaryFigure("load_median", .number(median)),
      SummaryFigure("load_max", .number(loads.last ?? 0)),
      SummaryFigure(
        "mean_deviation_pct", .number(rounded(grids.reduce(0) { $0 + abs($1.deviationPercent) } / count))),
      SummaryFigure(
        "mean_deviation_pct_20_households_and_more",
        .number(rounded(deviations / Double(max(full.reduce(0) { $0 + $1.grids }, 1))))),
      SummaryFigure("out_of_tolerance", .count(outside(result, tolerance))),
      SummaryFigure("between_villages_low_pct", .number(rounded(between.min() ?? 0))),
      SummaryFigure("between_villages_high_pct", .number(rounded(between.max() ?? 0))),
      SummaryFigure(
        "mean_compactness", .number(rounded(grids.reduce(0) { $0 + $1.compactness } / count))),
      SummaryFigure("min_compactness", .number(rounded(grids.map(\.compactness).min() ?? 0))),
      SummaryFigure("forced_crossings", .count(result.villages.reduce(0) { $0 + $1.forcedCrossings })),
      SummaryFigure("tiling_defects", .count(result.tilingDefects)),
      SummaryFigure("misplaced_households", .count(result.misplacedHouseholds)),
    ]
  }

  /// Grids farther from their village's mean than the tolerance and the next whole number.
  private static func outside(_ result: PartitionResult, _ tolerance: Double) -> Int {
    var means: [String: Double] = [:]
    for village in result.villages { means[village.code] = village.load / Double(max(village.grids, 1)) }
    return result.grids.count { grid in
      guard let mean = means[grid.village] else { return false }
      let low = min(mean * (1 - tolerance), mean.rounded(.down))
      let high = max(mean * (1 + tolerance), mean.rounded(.up))
      return grid.load < low - 1e-6 || grid.load > high + 1e-6
    }
  }

  /// To 4 decimals: what is shown is what is recorded.
  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
