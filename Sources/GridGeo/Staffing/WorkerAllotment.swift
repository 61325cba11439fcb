/// Workers allotted to grids in proportion to load and travel.
enum WorkerAllotment {
  /// What each grid counts for: its load, and the round over its households in kilometres times the load of one.
  ///
  /// - Returns: All 1 when nothing in the plan has a load.
  static func weights(_ grids: [Grid], loadPerKilometre: Double) -> [Double] {
    let weights = grids.map {
      $0.load
        + loadPerKilometre * WorkerRound.length(stops: $0.households, area: $0.area).kilometres
    }
    return weights.contains { $0 > 0 } ? weights : grids.map { _ in 1 }
  }

  /// - Throws: `infeasible` with fewer workers than grids.
  static func allot(_ grids: [Grid], _ options: StaffingOptions) throws(GridGeoError) -> [Int] {
    try apportion(
      total: options.workers,
      among: weights(grids, loadPerKilometre: options.loadPerKilometre), method: options.method)
  }
}
