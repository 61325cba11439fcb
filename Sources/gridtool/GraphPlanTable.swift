import GridGeo

/// Compares the plans of a graph: a column each.
enum GraphPlanTable {
  static func text(_ plans: [GraphPlan], seconds: Double) -> String {
    var table = TextTable(
      [("", .left)]
        + (plans.count == 1 ? [("plan", .right)] : plans.indices.map { ("plan \($0 + 1)", .right) }))
    func row(_ label: String, _ value: (GraphPlan) -> String?) {
      let values = plans.map(value)
      if values.contains(where: { $0 != nil }) { table.append([label] + values.map { $0 ?? "" }) }
    }
    row("parts") { Figures.count($0.partCount) }
    row("cut edges") { Figures.count($0.cutEdges) }
    row("cut length") { Figures.load($0.cutLength) }
    row("mean compactness") { $0.meanCompactness.map { Figures.fixed($0, places: 3) } }
    for kind in plans[0].loads.indices {
      let suffix = plans[0].loads.count > 1 ? " \(kind + 1)" : ""
      row("load\(suffix)") { plan in
        "\(Figures.load(plan.loads[kind].min() ?? 0)) to \(Figures.load(plan.loads[kind].max() ?? 0))"
      }
      row("worst deviation\(suffix)") { Figures.percent($0.worstDeviationPercent[kind]) }
    }
    row("out of band") { $0.outOfBand > 0 ? Figures.count($0.outOfBand) : nil }
    row("parents split") { $0.splits.map(Figures.count) }
    row("objective") { Figures.load($0.objective) }
    row("no plan below") { plan in
      plan.lowerBound.map { plan.isOptimal ? "this: it is proven" : Figures.load($0) }
    }
    if plans.count > 1 {
      row("differs from plan 1") { Figures.percent($0.differencePercent) + " of the load" }
    }
    return table.text() + "time  \(Figures.seconds(seconds))\n"
  }

  static func json(_ plan: GraphPlan) -> JSONValue {
    var members = plan.figures.map { JSONMember($0.name, $0.value.json) }
    members.append(JSONMember("difference_pct", .rounded(plan.differencePercent, decimals: 4)))
    members.append(
      JSONMember(
        "loads",
        .array(plan.loads.map { .array($0.map { .rounded($0, decimals: 6) }) })))
    return .object(members)
  }
}
