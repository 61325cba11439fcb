import ArgumentParser
import GridGeo

extension Partition {
  /// Divides base units by themselves: no territory, outlines of the parts or a table out.
  func divideUnits(_ path: String) async throws {
    for (name, isGiven) in [
      ("--households", survey.households != nil), ("--grids", choices.grids != nil),
    ] where isGiven {
      throw ValidationError(
        "\(name) needs a territory; of --units without one, --parts or --target make parts")
    }
    var options = try graph.options(
      loadFields: survey.loadField, band: choices.bandOfTarget, effort: choices.effort, seed: choices.seed)
    let inputs = survey.files(territory: nil)
    let files = try outputFiles(options.alternatives)
    let outputs = OutputSet(files, overwrite: writing.overwrite)
    try outputs.check(inputs: inputs.paths, run)
    if let slopes = try graph.slopes() { options.slopes = slopes }
    let job = UnitPartitionJob(
      units: path, barriers: survey.barriers, reading: input.reading(), options: options,
      workers: run.workers)
    if run.dryRun {
      let preview = try job.preview()
      return try DryRun(
        command: "partition", inputs: inputs.named, frame: preview.frame, counts: preview.counts,
        notes: preview.notes, outputs: outputs.paths
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
    for (i, file) in files.prefix(outcome.plans.count).enumerated() {
      if Partition.isTable(file) {
        try UnitPartWriter.write(
          outcome.divisions[i].parts, ids: outcome.ids, to: file, overwrite: writing.overwrite)
      } else {
        try UnitPlanWriter.write(outcome.plans[i], to: file, overwrite: writing.overwrite)
      }
    }
    timer.end("write")
    bar.erase()
    try DivisionReport(
      plans: outcome.divisions, units: outcome.ids.count, inputs: inputs.named, outputs: files,
      frame: outcome.plans[0].provenance.frame, findings: outcome.findings, notes: outcome.notes,
      isStopped: outcome.isStopped, timer: timer, processorSeconds: spent
    ).tell(run, alternatives: graph.alternatives)
    let isOff = outcome.divisions.contains { $0.outOfBand > 0 }
    if failOnFindings, isOff || FindingList(outcome.findings).asksForAttention {
      throw ExitCode(ExitStatus.findings)
    }
  }

  private static func isTable(_ file: String) -> Bool { file.lowercased().hasSuffix(".csv") }
}
