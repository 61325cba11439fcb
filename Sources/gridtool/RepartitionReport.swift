import GridGeo

/// What there is to say of a changed plan, and of its alternatives.
struct RepartitionReport {
  private let outcomes: [RepartitionJob.Outcome]
  private var first: RepartitionJob.Outcome { outcomes[0] }

  /// - Precondition: there is one at least.
  init(_ outcomes: [RepartitionJob.Outcome]) { self.outcomes = outcomes }

  func tell(run: RunOptions, output: String, files: SurveyFiles, plan: String) throws(GridGeoError) {
    let style = Terminal.error.style
    let list = FindingList(first.findings)
    run.say(notes: first.notes)
    if !first.findings.isEmpty {
      run.say("\(list.headline); 'gridtool check' shows them\n" + list.overview(style))
    }
    run.say(style.bold(TerminalText.safe(output == "-" ? "plan" : output)) + "\n" + text)
    if outcomes.count > 1 { run.say(alternatives(style)) }
    run.say(first.timings)
    guard run.json else { return }
    var summary = RunSummary("repartition")
    summary.add("plan", .text(plan))
    summary.add(files)
    summary.add("output", .text(output))
    summary.add("unchanged", .bool(first.isUnchanged))
    summary.add("summary", first.plan.provenance.summary)
    summary.add("moved", .object(movedFigures(first)))
    summary.add("left", first.left)
    summary.add(
      "triggers",
      .array(
        first.triggers.map {
          .object([
            JSONMember("kind", .text($0.kind.rawValue)), JSONMember("village", .text($0.village)),
            JSONMember("grid", $0.grid.map { .text($0) } ?? .null), JSONMember("reason", .text($0.reason)),
          ])
        }))
    if outcomes.count > 1 { summary.add("alternatives", .array(outcomes.map { .object(figures($0)) })) }
    summary.add("findings", list.json)
    summary.add("notes", first.notes)
    summary.add(first.timings)
    try summary.print()
  }

  private func count(_ outcome: RepartitionJob.Outcome, _ kind: GridChange.Kind) -> Int {
    outcome.grids.count { $0.kind == kind }
  }

  private func movedShare(_ outcome: RepartitionJob.Outcome) -> Double {
    100 * outcome.moved / max(outcome.load, 1e-12)
  }

  private var text: String {
    var table = TextTable(alignments: [.left, .left])
    table.indent = 2
    if first.isUnchanged {
      table.append(["unchanged", "nothing is wrong; the new plan is the old one"])
    }
    table.append(["triggers", Figures.count(first.triggers.count)])
    let kinds = GridChange.Kind.allCases.filter { count(first, $0) > 0 }
      .map { "\(Figures.count(count(first, $0))) \($0.rawValue)" }
    table.append(["grids", kinds.joined(separator: ", ")])
    table.append([
      "moved",
      "\(Figures.load(first.moved)) of \(Figures.load(first.load)) load (\(Figures.fixed(movedShare(first), places: 2)) %), \(Figures.count(first.households.count)) households",
    ])
    if first.bound > 0 {
      table.append([
        "lower bound",
        "\(Figures.load(first.bound)) load (moved ⁄ bound \(Figures.fixed(first.moved / first.bound, places: 2)))",
      ])
    }
    var out = table.text()
    for line in first.left.prefix(20) { out += "left: \(TerminalText.safe(line))\n" }
    if first.left.count > 20 { out += "left: and \(Figures.count(first.left.count - 20)) more\n" }
    return out
  }

  private func mean(_ outcome: RepartitionJob.Outcome, _ value: (Grid) -> Double) -> Double {
    outcome.plan.grids.reduce(0) { $0 + value($1) } / Double(max(outcome.plan.grids.count, 1))
  }

  private func worst(_ outcome: RepartitionJob.Outcome) -> Double {
    outcome.plan.grids.map { abs($0.deviationPercent) }.max() ?? 0
  }

  /// Whether another alternative moves no more and is no less even, and better in one of the two.
  private func isDominated(_ outcome: RepartitionJob.Outcome) -> Bool {
    let (moved, deviation) = (outcome.moved, mean(outcome) { abs($0.deviationPercent) })
    return outcomes.contains { other in
      let its = mean(other) { abs($0.deviationPercent) }
      return other.moved <= moved && its <= deviation && (other.moved < moved || its < deviation)
    }
  }

  private func alternatives(_ style: TextStyle) -> String {
    var table = TextTable([
      ("alternative", .right), ("moved %", .right), ("households", .right), ("grids changed", .right),
      ("mean deviation %", .right), ("worst %", .right), ("compactness", .right), ("", .left),
    ])
    for (number, outcome) in outcomes.enumerated() {
      table.append([
        String(number + 1), Figures.fixed(movedShare(outcome), places: 2),
        Figures.count(outcome.households.count),
        Figures.count(outcome.grids.count { $0.kind != .kept }),
        Figures.fixed(mean(outcome) { abs($0.deviationPercent) }, places: 2),
        Figures.fixed(worst(outcome), places: 1), Figures.fixed(mean(outcome, \.compactness), places: 3),
        isDominated(outcome) ? "another is better in both" : "",
      ])
    }
    return table.text(style)
  }

  private func movedFigures(_ outcome: RepartitionJob.Outcome) -> [JSONMember] {
    [
      JSONMember("load", .rounded(outcome.moved, decimals: 6)),
      JSONMember("load_pct", .rounded(movedShare(outcome), decimals: 4)),
      JSONMember("households", .integer(outcome.households.count)),
      JSONMember("bound", .rounded(outcome.bound, decimals: 6)),
    ]
  }

  private func figures(_ outcome: RepartitionJob.Outcome) -> [JSONMember] {
    movedFigures(outcome) + [
      JSONMember("grids_changed", .integer(outcome.grids.count { $0.kind != .kept })),
      JSONMember("mean_deviation_pct", .rounded(mean(outcome) { abs($0.deviationPercent) }, decimals: 4)),
      JSONMember("worst_deviation_pct", .rounded(worst(outcome), decimals: 4)),
      JSONMember("mean_compactness", .rounded(mean(outcome, \.compactness), decimals: 4)),
      JSONMember("pareto", .bool(!isDominated(outcome))),
    ]
  }
}
