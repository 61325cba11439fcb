import GridGeo

/// What is said after the division of a dual graph or of base units.
struct DivisionReport {
  var plans: [GraphPlan]
  var units: Int
  var inputs: [(role: String, path: String)]
  var outputs: [String]
  var frame: String?
  var findings: [Finding]?
  var notes: [String]
  var isStopped: Bool
  var timer: StageTimer
  var processorSeconds: Double

  /// Tables to standard error, the summary of `--json` to standard output.
  ///
  /// - Parameter alternatives: how many plans were asked for.
  func tell(_ run: RunOptions, alternatives: Int) throws {
    run.say(notes: notes)
    let list = FindingList(findings ?? [])
    if findings?.isEmpty == false {
      run.say("\(list.headline); 'gridtool check --units' shows them\n" + list.overview(Terminal.error.style))
    }
    if isStopped { run.say("stopped on request; this is the best plan by then\n") }
    if plans.count < alternatives { run.say("note: only \(plans.count) different plans were found\n") }
    run.say(GraphPlanTable.text(plans, seconds: timer.total))
    run.say(timer.timings)
    guard run.json else { return }
    var summary = RunSummary("partition")
    summary.add("files", .object(inputs.map { JSONMember($0.role, .text($0.path)) }))
    summary.add("outputs", Array(outputs.prefix(plans.count)))
    summary.add("frame", frame.map { .text($0) })
    summary.add("units", .integer(units))
    for figure in plans[0].figures { summary.add(figure.name, figure.value.json) }
    summary.add("plans", .array(plans.map(GraphPlanTable.json)))
    if findings != nil { summary.add("findings", list.json) }
    summary.add("notes", notes)
    summary.add(timer.timings)
    summary.add(
      "processor_seconds", .object([JSONMember("all", .rounded(processorSeconds, decimals: 4))]))
    try summary.print()
  }
}
