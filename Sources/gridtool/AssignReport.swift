import GridGeo

/// What there is to say about an assignment.
struct AssignReport {
  private let grids: Int
  private let counts: AssignmentCounts
  private let rows: Int
  private let summerRows: Int
  private let reasons: [(reason: String, rows: Int)]

  init(_ outcome: AssignJob.Outcome) {
    (grids, counts, rows) = (outcome.labels.count, outcome.counts, outcome.rows)
    (summerRows, reasons) = (outcome.summerRows, outcome.reasons)
  }

  init(_ outcome: MergeAssignmentJob.Outcome) {
    (grids, counts, rows) = (outcome.labels.count, outcome.counts, outcome.rows)
    (summerRows, reasons) = (outcome.summerRows, outcome.reasons)
  }

  /// Rows by status; they add up to the rows read.
  var figures: [SummaryFigure] {
    [SummaryFigure("rows", .count(rows))]
      + AssignmentStatus.allCases.map {
        SummaryFigure($0.name, .count(counts.households(status: $0)))
      } + (summerRows > 0 ? [SummaryFigure("summer_camps", .count(summerRows))] : [])
  }

  func text(seconds: Double) -> String {
    var table = TextTable(alignments: [.left, .right])
    table.indent = 2
    for figure in figures where figure.name == "rows" || figure.value != .count(0) {
      table.append([figure.label, Figures.value(figure.value)])
    }
    for (reason, rows) in reasons { table.append(["invalid: \(reason)", Figures.count(rows)]) }
    table.append(["grids", Figures.count(grids)])
    table.append(["time", Figures.seconds(seconds)])
    return table.text()
  }
}
