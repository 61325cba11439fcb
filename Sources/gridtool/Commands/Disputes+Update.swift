import ArgumentParser
import GridGeo

extension Disputes {
  /// Follows changed claims from a saved run.
  func update(from state: String) async throws {
    if claims != nil || territory != nil || households != nil || barriers != nil {
      throw ValidationError("--state holds the claims, the territory and the households; leave the files out")
    }
    if tables.targets.contains(where: { $0 != nil }) || verify || run.dryRun || failOnFindings {
      throw ValidationError(
        "--state gives disputes alone; for tables, committees, --verify, --dry-run or --fail-on-findings run all claims"
      )
    }
    let targets = [output, saved.changes, saved.saveState]
    if targets.allSatisfy({ $0 == nil }) {
      throw ValidationError("say where the disputes go: --changes changed.geojson or -o disputes.geojson")
    }
    try run.refuseSharedOutput(targets)
    let inputs =
      [(role: "state", path: state)]
      + [("claims", saved.changed), ("rules", choices.rules)].compactMap { role, path in
        path.map { (role: role, path: $0) }
      }
    let outputs = OutputSet(targets, overwrite: writing.overwrite)
    try outputs.check(inputs: inputs.map(\.path), run)
    let (rules, rulesFile) = try choices.rulesRead()
    var reading = input.reading()
    reading.seasons = choices.seasons(rules)
    let outcome = try await DisputesUpdateJob(
      state: state, changed: saved.changed, removed: saved.removed, reading: reading,
      options: choices.options(rules), rulesFile: rulesFile, wantsAll: output != nil,
      newState: saved.saveState,
      overwrite: writing.overwrite, workers: run.workers
    ).run()
    var timer = StageTimer()
    timer.take(outcome.timings)
    if let output {
      try DisputeWriter.write(
        outcome.disputes ?? [], provenance: outcome.provenance, to: output, overwrite: writing.overwrite)
    }
    if let changes = saved.changes {
      try DisputeWriter.write(
        outcome.changed, provenance: outcome.provenance, to: changes, overwrite: writing.overwrite)
    }
    timer.end("write")
    run.say("\(outcome.changed.count) disputes new or changed, \(outcome.gone.count) gone\n")
    if !outcome.gone.isEmpty {
      let shown = outcome.gone.prefix(20).map(TerminalText.safe).joined(separator: ", ")
      run.say("gone: " + shown + (outcome.gone.count > 20 ? ", …\n" : "\n"))
    }
    run.say(timer.timings)
    guard run.json else { return }
    var summary = RunSummary("disputes")
    summary.add("files", .object(inputs.map { JSONMember($0.role, .text($0.path)) }))
    summary.add("outputs", outputs.paths)
    summary.add("summary", outcome.provenance.summary)
    summary.add("gone", outcome.gone)
    summary.add(timer.timings)
    try summary.print()
  }
}
