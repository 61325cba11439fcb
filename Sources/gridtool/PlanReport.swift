import GridGeo

/// What there is to say of a new plan: in total, and per village.
struct PlanReport {
  private let villages: [VillageFigures]
  private let grids: [Grid]
  private let summary: [SummaryFigure]
  private let loads: [Double]

  init(_ outcome: PartitionJob.Outcome) { self.init(outcome.plan, villages: outcome.villages) }

  init(_ plan: GridPlan, villages: [VillageFigures]) {
    self.villages = villages
    grids = plan.grids
    summary = plan.provenance.summary
    loads = grids.map(\.load).sorted()
  }

  var households: Int { grids.reduce(0) { $0 + $1.households } }

  /// Mean of |load − village mean| over all grids, in percent of that mean.
  var meanDeviation: Double { mean { abs($0.deviationPercent) } }

  /// The largest distance of a grid's load from its village's mean, in percent of that mean.
  var worstDeviation: Double { grids.map { abs($0.deviationPercent) }.max() ?? 0 }

  /// Grids farther from their village's mean than was asked.
  var outOfTolerance: Int {
    if case .count(let count)? = figure("out_of_tolerance") { count } else { 0 }
  }

  var meanCompactness: Double { mean(\.compactness) }

  private func mean(_ value: (Grid) -> Double) -> Double {
    grids.reduce(0) { $0 + value($1) } / Double(max(grids.count, 1))
  }

  private var medianLoad: Double {
    guard !loads.isEmpty else { return 0 }
    let middle = loads.count / 2
    return loads.count % 2 == 1 ? loads[middle] : (loads[middle - 1] + loads[middle]) / 2
  }

  private func number(_ name: String) -> Double? {
    if case .number(let value)? = figure(name) { value } else { nil }
  }

  func figure(_ name: String) -> SummaryFigure.Value? { summary.first { $0.name == name }?.value }

  /// The plan in a few lines.
  func text(seconds: Double) -> String {
    var table = TextTable(alignments: [.left, .left])
    table.indent = 2
    table.append(["villages", Figures.count(villages.count)])
    table.append(["grids", Figures.count(grids.count)])
    let persons = grids.reduce(0) { $0 + $1.persons }
    table.append([
      "households", Figures.count(households) + (persons > 0 ? ", persons \(Figures.count(persons))" : ""),
    ])
    table.append([
      "load",
      "\(Figures.load(loads.first ?? 0)) to \(Figures.load(loads.last ?? 0)), median \(Figures.load(medianLoad))",
    ])
    table.append(["mean deviation", "\(Figures.percent(meanDeviation)) of the village's mean load"])
    if let low = number("between_villages_low_pct"), let high = number("between_villages_high_pct"),
      villages.count > 1
    {
      table.append([
        "between villages",
        "\(Figures.percent(low)) to \(Figures.percent(high)): whole grids for villages of all sizes",
      ])
    }
    if outOfTolerance > 0 {
      table.append(["out of tolerance", "\(Figures.count(outOfTolerance)) grids"])
    }
    table.append(["mean compactness", Figures.fixed(meanCompactness, places: 3)])
    let spread = villages.count { $0.isSpread }
    if spread > 0 {
      table.append(["counts spread", "over the area in \(Figures.count(spread)) villages without points"])
    }
    let overPoints = summary.first { $0.name == "villages_spread_over_points" }
    if case .count(let villages)? = overPoints?.value, villages > 0 {
      table.append(["counts spread", "over the given points in \(Figures.count(villages)) villages"])
    }
    let crossings = villages.reduce(0) { $0 + $1.forcedCrossings }
    if crossings > 0 {
      table.append([
        "crossings", "\(Figures.count(crossings)) across water or an uncrossable barrier, unavoidable",
      ])
    }
    table.append(["time", Figures.seconds(seconds)])
    return table.text()
  }

  /// The figures that the demonstration ends with. The tiling proof counts border edges without a partner: a
  /// gap or an overlap leaves some, so one count answers for both.
  var demoFigures: [(label: String, value: String)] {
    let defects = figure("tiling_defects").map(Figures.value) ?? "0"
    return [
      ("villages", Figures.count(villages.count)),
      ("grids", Figures.count(grids.count)),
      ("households placed", Figures.count(households)),
      ("mean deviation", Figures.percent(meanDeviation)),
      ("mean compactness", Figures.fixed(meanCompactness, places: 3)),
      ("gaps", defects),
      ("overlaps", defects),
    ]
  }

  /// A row for each village.
  func villageTable(_ style: TextStyle) -> String {
    var table = TextTable([
      ("village", .left), ("grids", .right), ("households", .right), ("load min", .right),
      ("median", .right), ("max", .right), ("deviation", .right), ("compactness", .right),
    ])
    for village in villages {
      table.append([
        village.code, Figures.count(village.grids), Figures.count(village.households),
        Figures.load(village.minimumLoad), Figures.load(village.medianLoad),
        Figures.load(village.maximumLoad),
        Figures.percent(village.meanDeviationPercent), Figures.fixed(village.meanCompactness, places: 3),
      ])
    }
    return table.text(style)
  }

  var villagesJSON: JSONValue {
    .array(
      villages.map { village in
        .object([
          JSONMember("code", .text(village.code)), JSONMember("grids", .integer(village.grids)),
          JSONMember("households", .integer(village.households)),
          JSONMember("load", .rounded(village.load, decimals: 6)),
          JSONMember("load_min", .rounded(village.minimumLoad, decimals: 6)),
          JSONMember("load_median", .rounded(village.medianLoad, decimals: 6)),
          JSONMember("load_max", .rounded(village.maximumLoad, decimals: 6)),
          JSONMember("deviation_pct", .rounded(village.meanDeviationPercent, decimals: 4)),
          JSONMember("compactness", .rounded(village.meanCompactness, decimals: 4)),
          JSONMember("base_units", .integer(village.baseUnits)),
          JSONMember("forced_crossings", .integer(village.forcedCrossings)),
          JSONMember("spread_by_area", .bool(village.isSpread)),
        ])
      })
  }
}
