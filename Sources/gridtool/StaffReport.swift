import GridGeo

/// What there is to say of a staffed plan: in total, and per township.
struct StaffReport {
  private let outcome: StaffJob.Outcome
  private let options: StaffingOptions

  init(_ outcome: StaffJob.Outcome, _ options: StaffingOptions) {
    self.outcome = outcome
    self.options = options
  }

  private func figure(_ name: String) -> Double {
    switch outcome.plan.provenance.summary.first(where: { $0.name == name })?.value {
    case .count(let count): Double(count)
    case .number(let number): number
    default: 0
    }
  }

  /// The staffing in a few lines.
  func text(seconds: Double) -> String {
    var table = TextTable(alignments: [.left, .left])
    table.indent = 2
    let townships = outcome.townships
    table.append([
      "grids", "\(Figures.count(outcome.plan.grids.count)) in \(Figures.count(townships.count)) townships",
    ])
    table.append([
      "workers",
      "\(Figures.count(options.workers)), at most \(Figures.load(figure("workers_per_grid_max"))) a grid",
    ])
    table.append([
      "households per worker",
      "\(Figures.fixed(figure("households_per_worker"), places: 1)) on average, \(Figures.fixed(figure("households_per_worker_min"), places: 1)) to \(Figures.fixed(figure("households_per_worker_max"), places: 1)) by grid",
    ])
    table.append([
      "allotment",
      "\(options.method.title); optimal: \(options.method.measure), over s workers for w, load and travel",
    ])
    let sizes = outcome.areas.map(\.grids.count)
    table.append([
      "heads",
      "\(Figures.count(options.heads)), with \(sizes.min() ?? 0) to \(sizes.max() ?? 0) grids each",
    ])
    table.append([
      "load per head",
      "\(Figures.percent(figure("area_load_min_pct"))) to \(Figures.percent(figure("area_load_max_pct"))) of its township's mean",
    ])
    table.append(["grouping", grouping])
    table.append(["time", Figures.seconds(seconds)])
    return table.text()
  }

  private var grouping: String {
    let proven = outcome.townships.count(where: \.isOptimal)
    let all = "as even as can be, proven in \(proven) of \(outcome.townships.count) townships"
    guard proven < outcome.townships.count else { return all }
    let gap = Figures.fixed(figure("largest_spread_gap_pct"), places: 2)
    return "\(all); elsewhere its spread is at most \(gap) points above the least"
  }

  /// A row for each township.
  func townshipTable(_ style: TextStyle) -> String {
    var table = TextTable([
      ("township", .left), ("grids", .right), ("workers", .right), ("heads", .right), ("load", .right),
      ("lightest", .right), ("heaviest", .right), ("spread", .right), ("at least", .right),
      ("proven", .left),
    ])
    for township in outcome.townships {
      table.append([
        township.code.isEmpty ? "–" : township.code, Figures.count(township.grids),
        Figures.count(township.workers), Figures.count(township.heads), Figures.load(township.load),
        Figures.percent(township.lightestPercent), Figures.percent(township.heaviestPercent),
        Figures.fixed(township.spreadPercent, places: 2) + " %",
        Figures.fixed(township.leastSpreadPercent, places: 2) + " %", township.isOptimal ? "yes" : "no",
      ])
    }
    return table.text(style)
  }

  var townshipsJSON: JSONValue {
    .array(
      outcome.townships.map { township in
        .object([
          JSONMember("code", .text(township.code)), JSONMember("grids", .integer(township.grids)),
          JSONMember("workers", .integer(township.workers)), JSONMember("heads", .integer(township.heads)),
          JSONMember("load", .rounded(township.load, decimals: 6)),
          JSONMember("area_load_min_pct", .rounded(township.lightestPercent, decimals: 4)),
          JSONMember("area_load_max_pct", .rounded(township.heaviestPercent, decimals: 4)),
          JSONMember("spread_pct", .rounded(township.spreadPercent, decimals: 4)),
          JSONMember("least_spread_pct", .rounded(township.leastSpreadPercent, decimals: 4)),
          JSONMember("proven_optimal", .bool(township.isOptimal)),
          JSONMember("pieces", .integer(township.pieces)),
          JSONMember("links_across_water", .integer(township.joins)),
        ])
      })
  }
}
