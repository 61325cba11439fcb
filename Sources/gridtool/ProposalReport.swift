import GridGeo

/// What is wrong with a plan, and what putting each right would move.
struct ProposalReport {
  private let triggers: [RepartitionTrigger]

  init(_ triggers: [RepartitionTrigger]) { self.triggers = triggers }

  /// Writes it to standard output: a table, or JSON.
  ///
  /// - Throws: `cannotWrite`, `brokenPipe`.
  func print(json: Bool) throws(GridGeoError) {
    guard json else { return try Terminal.print(text) }
    var summary = RunSummary("repartition")
    summary.add("propose", .bool(true))
    summary.add(
      "triggers",
      .array(
        triggers.map { trigger in
          .object([
            JSONMember("kind", .text(trigger.kind.rawValue)), JSONMember("village", .text(trigger.village)),
            JSONMember("grid", trigger.grid.map { .text($0) } ?? .null),
            JSONMember("reason", .text(trigger.reason)),
            JSONMember("load_to_move", trigger.loadToMove.map { .rounded($0, decimals: 6) } ?? .null),
            JSONMember("households_to_move", trigger.householdsToMove.map { .integer($0) } ?? .null),
            JSONMember("grids_to_change", trigger.gridsToChange.map { .integer($0) } ?? .null),
          ])
        }))
    try summary.print()
  }

  private var text: String {
    guard !triggers.isEmpty else { return "nothing is wrong: the plan can stay as it is\n" }
    var table = TextTable([
      ("trigger", .left), ("village", .left), ("grid", .left), ("load", .right), ("households", .right),
      ("grids", .right), ("why", .left),
    ])
    for trigger in triggers {
      table.append([
        trigger.kind.rawValue, trigger.village, trigger.grid ?? "",
        trigger.loadToMove.map(Figures.load) ?? "", trigger.householdsToMove.map(Figures.count) ?? "",
        trigger.gridsToChange.map(Figures.count) ?? "", TerminalText.safe(trigger.reason),
      ])
    }
    return table.text(TextStyle.plain)
      + "load and households to move, and grids to change, if each were put right alone\n"
  }
}
