/// The figures that a staffed plan carries in its provenance, and what there is to say of them.
struct StaffSummary {
  private(set) var figures: [SummaryFigure]
  private(set) var warnings: [String] = []
  private(set) var notes: [String] = []

  init(_ result: StaffingResult, _ options: StaffingOptions) {
    let grids = result.grids
    let households = grids.reduce(0) { $0 + $1.households }
    let mean = Double(households) / Double(options.workers)
    let perWorker = grids.map { Double($0.households) / Double(max($0.workers ?? 1, 1)) }
    let below = perWorker.count { $0 < options.minimumHouseholdsPerWorker }
    let townships = result.townships
    let villageOf = Dictionary(grids.map { ($0.code, $0.village) }, uniquingKeysWith: { first, _ in first })
    let across = result.areas.count { area in Set(area.grids.map { villageOf[$0] }).count > 1 }
    let proven = townships.count(where: \.isOptimal)
    let gap = townships.reduce(0) { max($0, $1.spreadPercent - $1.leastSpreadPercent) }
    let joins = townships.reduce(0) { $0 + $1.joins }
    figures = [
      SummaryFigure("grids", .count(grids.count)),
      SummaryFigure("townships", .count(townships.count)),
      SummaryFigure("households", .count(households)),
      SummaryFigure("persons", .count(grids.reduce(0) { $0 + $1.persons })),
      SummaryFigure("load", .number(StaffSummary.rounded(grids.reduce(0) { $0 + $1.load }))),
      SummaryFigure("workers", .count(options.workers)),
      SummaryFigure("workers_per_grid_max", .count(grids.reduce(0) { max($0, $1.workers ?? 0) })),
      SummaryFigure("households_per_worker", .number(StaffSummary.rounded(mean))),
      SummaryFigure(
        "households_per_worker_min", .number(StaffSummary.rounded(perWorker.min() ?? 0))),
      SummaryFigure(
        "households_per_worker_max", .number(StaffSummary.rounded(perWorker.max() ?? 0))),
      SummaryFigure("grids_below_min_households_per_worker", .count(below)),
      SummaryFigure("worker_allotment", .text("optimal: \(options.method.measure)")),
      SummaryFigure("heads", .count(options.heads)),
      SummaryFigure("grids_per_head_max", .count(result.areas.reduce(0) { max($0, $1.grids.count) })),
      SummaryFigure("areas_in_several_villages", .count(across)),
      SummaryFigure(
        "area_load_min_pct",
        .number(StaffSummary.rounded(townships.map(\.lightestPercent).min() ?? 100))),
      SummaryFigure(
        "area_load_max_pct",
        .number(StaffSummary.rounded(townships.map(\.heaviestPercent).max() ?? 100))),
      SummaryFigure("townships_proven_optimal", .count(proven)),
      SummaryFigure("largest_spread_gap_pct", .number(StaffSummary.rounded(gap))),
      SummaryFigure("links_across_water", .count(joins)),
    ]
    if mean < options.minimumHouseholdsPerWorker {
      warnings.append(Self.tooMany(households, mean, options, grids))
    }
    if below > 0, let least = perWorker.indices.min(by: { (perWorker[$0], $0) < (perWorker[$1], $1) }) {
      warnings.append(
        "\(below) of \(grids.count) grids have fewer than \(Self.text(options.minimumHouseholdsPerWorker)) households per worker, grid \(grids[least].code) the fewest: \(Self.text(perWorker[least]))"
      )
    }
    let pieces = townships.filter { $0.pieces > 1 }
    for township in pieces {
      let name = township.code.isEmpty ? "the plan" : "township \(township.code)"
      notes.append(
        "\(name) is \(township.pieces) pieces that do not touch; \(township.joins) linked across to the nearest grid, the others have heads of their own"
      )
    }
  }

  private static func tooMany(
    _ households: Int, _ mean: Double, _ options: StaffingOptions, _ grids: [Grid]
  ) -> String {
    let most = Int(Double(households) / max(options.minimumHouseholdsPerWorker, 1e-9))
    let remedy =
      most >= grids.count
      ? "give at most \(most) workers" : "the \(grids.count) grids are too many for \(households) households"
    return
      "\(text(mean)) households per worker on average, fewer than \(text(options.minimumHouseholdsPerWorker)): a plan is for service, not for watching people; \(remedy)"
  }

  /// To 4 decimals: what is shown is what is recorded.
  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

  /// With at most one place.
  private static func text(_ value: Double) -> String {
    let tenths = (value * 10).rounded()
    let text = "\(tenths / 10)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
