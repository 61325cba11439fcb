import ArgumentParser
import GridGeo

extension Repartition {
  /// Changes the division of a dual graph: no geometry, a table out.
  func changeGraph(_ path: String) throws {
    for (name, isGiven) in [
      ("the plan", plan != nil), ("--territory", territory != nil), ("--households", households != nil),
      ("--barriers", barriers != nil), ("--map", map != nil), ("--propose", propose),
      ("--alternatives", alternatives != 1), ("--grids", choices.grids != nil),
      ("--max-distance", choices.maxDistance != nil), ("--per-village", choices.perVillage),
      ("--target, --min and --max", choices.target != nil || choices.min != nil || choices.max != nil),
    ] where isGiven {
      throw ValidationError("\(name) and --graph exclude each other; keep one")
    }
    guard let from = graph.from else { return }
    let outputs = OutputSet([output, changes], overwrite: writing.overwrite)
    try outputs.check(inputs: [path, from], run)
    if run.dryRun {
      return try DryRun(
        command: "repartition", inputs: [("graph", path), ("from", from)], outputs: outputs.paths
      ).print(json: run.json)
    }
    guard let output else { throw ValidationError("say where the division goes: -o new.csv") }
    try run.refuseSharedOutput(outputs.paths)
    let outcome = try GraphRepartitionJob(
      graph: path, from: from, parts: graph.parts, tolerance: choices.tolerance?.value ?? 0.05,
      loadField: graph.loadField, mostMoved: choices.maxMoved?.value, locks: choices.locks,
      seed: choices.seed
    ).run()
    try UnitPartWriter.write(outcome.after, ids: outcome.ids, to: output, overwrite: writing.overwrite)
    if let changes {
      let moved = outcome.ids.indices.filter { outcome.before[$0] != outcome.after[$0] }
      try UnitPartWriter.writeChanges(
        moved.map { (outcome.ids[$0], outcome.before[$0], outcome.after[$0]) }, to: changes,
        overwrite: writing.overwrite)
    }
    try tell(outcome, path, from, output)
    if failOnFindings, outcome.outsideAfter > 0 { throw ExitCode(ExitStatus.findings) }
  }

  private func tell(
    _ outcome: GraphRepartitionJob.Outcome, _ path: String, _ from: String, _ output: String
  ) throws {
    let share = 100 * outcome.moved / max(outcome.load, 1e-12)
    run.say(notes: outcome.notes)
    var table = TextTable(alignments: [.left, .left])
    table.append(["parts", Figures.count(outcome.partCount)])
    table.append([
      "moved",
      "\(Figures.load(outcome.moved)) of \(Figures.load(outcome.load)) load (\(Figures.fixed(share, places: 2)) %), \(Figures.count(outcome.changedUnits)) units",
    ])
    if outcome.bound > 0 {
      table.append([
        "lower bound",
        "\(Figures.load(outcome.bound)) load (moved ⁄ bound \(Figures.fixed(outcome.moved / outcome.bound, places: 2)))",
      ])
    }
    table.append([
      "band",
      "\(Figures.load(outcome.band.lowerBound)) to \(Figures.load(outcome.band.upperBound)); \(Figures.load(outcome.outsideBefore)) outside before, \(Figures.load(outcome.outsideAfter)) now",
    ])
    if let before = outcome.compactnessBefore, let after = outcome.compactnessAfter {
      table.append([
        "compactness", "\(Figures.fixed(before, places: 3)) before, \(Figures.fixed(after, places: 3)) now",
      ])
    }
    run.say(table.text())
    run.say(outcome.timings)
    guard run.json else { return }
    var summary = RunSummary("repartition")
    summary.add(
      "files", .object([JSONMember("graph", .text(path)), JSONMember("from", .text(from))]))
    summary.add("output", .text(output))
    summary.add("parts", .integer(outcome.partCount))
    summary.add("units_moved", .integer(outcome.changedUnits))
    summary.add("load_moved", .rounded(outcome.moved, decimals: 6))
    summary.add("load_moved_pct", .rounded(share, decimals: 4))
    summary.add("load_moved_bound", .rounded(outcome.bound, decimals: 6))
    summary.add("load_outside_band", .rounded(outcome.outsideAfter, decimals: 6))
    summary.add("mean_compactness_before", outcome.compactnessBefore.map { .rounded($0, decimals: 4) })
    summary.add("mean_compactness", outcome.compactnessAfter.map { .rounded($0, decimals: 4) })
    summary.add("notes", outcome.notes)
    summary.add(outcome.timings)
    try summary.print()
  }
}
