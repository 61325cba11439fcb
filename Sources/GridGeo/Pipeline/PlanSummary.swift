/// The figures that a plan carries in its provenance.
enum PlanSummary {
  static func figures(
    _ result: PartitionResult, _ working: WorkingSurvey, _ valid: ValidSurvey, _ read: [SummaryFigure]
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
    return read + [
      SummaryFigure("villages", .count(result.villages.count)),
      SummaryFigure("grids", .count(grids.count)),
      SummaryFigure("households_placed", .count(working.placedHouseholds)),
      SummaryFigure("households_in_grids", .count(grids.reduce(0) { $0 + $1.households })),
      SummaryFigure("persons_in_grids", .count(grids.reduce(0) { $0 + $1.persons })),
      SummaryFigure("villages_spread_by_area", .count(spread)),
      SummaryFigure("villages_spread_over_points", .count(working.tasks.count { $0.isSpreadOverPoints })),
      SummaryFigure("load_min", .number(loads.first ?? 0)),
      SummaryFigure("load_median", .number(median)),
      SummaryFigure("load_max", .number(loads.last ?? 0)),
      SummaryFigure(
        "mean_deviation_pct", .number(rounded(grids.reduce(0) { $0 + abs($1.deviationPercent) } / count))),
      SummaryFigure(
        "mean_deviation_pct_20_households_and_more",
        .number(rounded(deviations / Double(max(full.reduce(0) { $0 + $1.grids }, 1))))),
      SummaryFigure(
        "mean_compactness", .number(rounded(grids.reduce(0) { $0 + $1.compactness } / count))),
      SummaryFigure("min_compactness", .number(rounded(grids.map(\.compactness).min() ?? 0))),
      SummaryFigure("forced_crossings", .count(result.villages.reduce(0) { $0 + $1.forcedCrossings })),
      SummaryFigure("tiling_defects", .count(result.tilingDefects)),
      SummaryFigure("misplaced_households", .count(result.misplacedHouseholds)),
    ]
  }

  /// To 4 decimals: what is shown is what is recorded.
  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
