import GridGeo

/// What there is to say about an assignment.
struct AssignReport {
  private let outcome: AssignJob.Outcome

  init(_ outcome: AssignJob.Outcome) { self.outcome = outcome }

  /// Rows by status; they add up to the rows read.
  var figures: [SummaryFigure] {
    [SummaryFigure("rows", .count(outcome.rows))]
      + AssignmentStatus.allCases.map {
        SummaryFigure($0.name, .count(outcome.counts.households(status: $0)))
      } + (outcome.summerRows > 0 ? [SummaryFigure("summer_camps", .count(outcome.summerRows))] : [])
  }

  func text(seconds: Double) -> String {
    var table = TextTable(alignments: [.left, .right])
    table.indent = 2
    for figure in figures where figure.name == "rows" || figure.value != .count(0) {
      table.append([figure.label, Figures.value(figure.value)])
    }
    for (reason, rows) in outcome.reasons { table.append(["invalid: \(reason)", Figures.count(rows)]) }
    table.append(["grids", Figures.count(outcome.labels.count)])
    table.append(["time", Figures.seconds(seconds)])
    return table.text()
  }
}
