/// The figures that a changed plan carries in its provenance.
enum RepartitionSummary {
  static func figures(
    _ result: RepartitionResult, _ prepared: PreparedRepartition
  ) -> [SummaryFigure] {
    let grids = result.grids
    let count = Double(max(grids.count, 1))
    let loads = grids.map(\.load)
    let kinds = GridChange.Kind.allCases.map { kind in
      SummaryFigure("grids_\(kind.rawValue)", .count(result.changes.count { $0.kind == kind }))
    }
    return prepared.counts + [
      SummaryFigure("villages", .count(prepared.cases.count)),
      SummaryFigure("villages_changed", .count(result.changedVillages)),
      SummaryFigure("grids", .count(grids.count)),
    ] + kinds + [
      SummaryFigure("households_placed", .count(prepared.placedHouseholds)),
      SummaryFigure("households_in_grids", .count(grids.reduce(0) { $0 + $1.households })),
      SummaryFigure("load", .number(rounded(result.load))),
      SummaryFigure("load_moved", .number(rounded(result.moved))),
      SummaryFigure("load_moved_pct", .number(rounded(100 * result.moved / max(result.load, 1e-12)))),
      SummaryFigure("load_moved_bound", .number(rounded(result.bound))),
      SummaryFigure("load_outside_band_before", .number(rounded(result.outsideBefore))),
      SummaryFigure("load_outside_band", .number(rounded(result.outsideAfter))),
      SummaryFigure("load_min", .number(loads.min() ?? 0)),
      SummaryFigure("load_max", .number(loads.max() ?? 0)),
      SummaryFigure(
        "mean_deviation_pct", .number(rounded(grids.reduce(0) { $0 + abs($1.deviationPercent) } / count))),
      SummaryFigure("mean_compactness", .number(rounded(grids.reduce(0) { $0 + $1.compactness } / count))),
      SummaryFigure("forced_crossings", .count(result.forcedCrossings)),
      SummaryFigure("tiling_defects", .count(result.tilingDefects)),
      SummaryFigure("misplaced_households", .count(result.misplacedHouseholds)),
    ]
  }

  /// To 4 decimals: what is shown is what is recorded.
  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
