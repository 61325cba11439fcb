/// What has to hold between posts and plan, whatever the grouping.
enum StaffingRules {
  /// - Throws: `infeasible`, with the two numbers that contradict each other.
  static func check(_ options: StaffingOptions, grids: Int, townships: Int) throws(GridGeoError) {
    if options.workers < grids {
      throw GridGeoError(
        .infeasible,
        "--workers \(options.workers) and \(grids) grids: each grid needs a worker; give at least \(grids)")
    }
    if options.heads < townships {
      throw GridGeoError(
        .infeasible,
        "--heads \(options.heads) and \(townships) townships: each township needs a head of its own; give at least \(townships)"
      )
    }
    if options.heads > grids {
      throw GridGeoError(
        .infeasible,
        "--heads \(options.heads) and \(grids) grids: a head needs a grid; give at most \(grids)")
    }
  }

  /// - Returns: The grids by code.
  /// - Throws: `badInput` when two have the same code.
  static func sorted(_ grids: [Grid]) throws(GridGeoError) -> [Grid] {
    let sorted = grids.stablySorted { StableOrder.precedes($0.code, $1.code) }
    for (a, b) in zip(sorted, sorted.dropFirst()) where a.code == b.code {
      throw GridGeoError(
        .badInput, "two grids have the code \(a.code); give each a code of its own",
        at: SourcePlace(id: a.code))
    }
    return sorted
  }
}
