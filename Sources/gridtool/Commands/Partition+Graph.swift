import ArgumentParser
import GridGeo

extension Partition {
  /// Divides a dual graph: no territory, no geometry, a table out.
  func divideGraph(_ path: String) async throws {
    for (name, isGiven) in [
      ("the territory", territory != nil), ("--households", survey.households != nil),
      ("--barriers", survey.barriers != nil), ("--units", survey.units != nil),
      ("--grids", choices.grids != nil), ("--limits", limits != nil),
    ] where isGiven {
      throw ValidationError("\(name) and --graph exclude each other; keep one")
    }
    var options = try graph.options(
      loadFields: survey.loadField, band: choices.bandOfTarget, effort: choices.effort, seed: choices.seed)
    let files = try outputFiles(options.alternatives)
    let outputs = OutputSet(files, overwrite: writing.overwrite)
    try outputs.check(inputs: graph.inputs.map(\.path), run)
    if let slopes = try graph.slopes() { options.slopes = slopes }
    let job = GraphPartitionJob(graph: path, options: options, workers: run.workers)
    if run.dryRun {
      let preview = try job.preview()
      return try DryRun(
        command: "partition", inputs: graph.inputs, counts: preview.counts, notes: preview.notes,
        outputs: outputs.paths
      ).print(json: run.json)
    }
    let bar = run.progressBar
    defer { bar.erase() }
    let before = ResourceUse.processorSeconds
    let outcome = try await job.run(stop: Interrupt.listen(), progress: bar.handler)
    let spent = ResourceUse.processorSeconds - before
    Interrupt.end()
    var timer = StageTimer()
    timer.take(outcome.timings)
    bar.handler?(ProgressEvent(stage: "write", done: 0, total: 0))
    for (plan, file) in zip(outcome.plans, files) {
      try UnitPartWriter.write(plan.parts, ids: outcome.ids, to: file, overwrite: writing.overwrite)
    }
    timer.end("write")
    bar.erase()
    try DivisionReport(
      plans: outcome.plans, units: outcome.ids.count, inputs: graph.inputs, outputs: files,
      notes: outcome.notes, isStopped: outcome.isStopped, timer: timer, processorSeconds: spent
    ).tell(run, alternatives: graph.alternatives)
    if failOnFindings, outcome.plans.contains(where: { $0.outOfBand > 0 }) {
      throw ExitCode(ExitStatus.findings)
    }
  }

  /// The output, or one name a plan: `plan.csv` becomes `plan-1.csv`, `plan-2.csv` …
  func outputFiles(_ alternatives: Int) throws -> [String] {
    guard let output else { return [] }
    guard alternatives > 1 else { return [output] }
    guard output != "-" else {
      throw ValidationError("--alternatives makes several files; name one for '-o', such as plan.csv")
    }
    let slash = output.lastIndex(of: "/").map { output.index(after: $0) } ?? output.startIndex
    let point = output[slash...].lastIndex(of: ".") ?? output.endIndex
    return (1...alternatives).map { "\(output[..<point])-\($0)\(output[point...])" }
  }
}
