import ArgumentParser
import GridGeo

extension Partition {
  /// What only the whole plan has.
  func refuseWithShard() throws {
    if territory == nil {
      throw ValidationError("--shard shares out the townships of a territory; units and graphs have none")
    }
    if let output, FormatRegistry.isWritten(output) {
      throw ValidationError("\(output): a shard is GeoJSON; 'gridtool merge' writes the plan in any format")
    }
    for (name, isGiven) in [
      ("--limits", limits != nil), ("--disputes", freeze.disputes != nil),
      ("--alternatives", graph.alternatives > 1), ("-o -", output == "-"),
    ] where isGiven {
      throw ValidationError("\(name) and --shard exclude each other: a shard is no plan yet")
    }
  }

  /// Divides the townships of one shard.
  func divide(_ job: PartitionJob, _ shard: Shard, into target: String) async throws {
    let bar = run.progressBar
    defer { bar.erase() }
    let outcome = try await job.run(shard: shard, progress: bar.handler)
    var timer = StageTimer()
    timer.take(outcome.timings)
    bar.handler?(ProgressEvent(stage: "write", done: 0, total: 0))
    try outcome.write(to: target, overwrite: writing.overwrite)
    timer.end("write")
    bar.erase()
    let list = FindingList(outcome.findings)
    let style = Terminal.error.style
    run.say(notes: outcome.notes)
    if !outcome.findings.isEmpty {
      run.say("\(list.headline); 'gridtool check' shows them\n" + list.overview(style))
    }
    var table = TextTable(alignments: [.left, .left])
    table.indent = 2
    table.append(["shard", "\(shard.number) of \(shard.count)"])
    table.append(["townships", Figures.count(outcome.shard.townships.count)])
    table.append(["villages", Figures.count(outcome.villages.count)])
    table.append(["grids", Figures.count(outcome.shard.gridCount)])
    table.append(["time", Figures.seconds(timer.total)])
    run.say(style.bold(TerminalText.safe(target)) + "\n" + table.text())
    run.say(timer.timings)
    if run.json {
      var summary = RunSummary("partition")
      summary.add(job.files)
      summary.add("output", .text(target))
      summary.add("shard", .integer(shard.number))
      summary.add("of", .integer(shard.count))
      summary.add("townships", outcome.shard.townships)
      summary.add("frame", .text(outcome.frame))
      summary.add("summary", outcome.summary)
      summary.add("findings", list.json)
      summary.add("notes", outcome.notes)
      summary.add(timer.timings)
      try summary.print()
    }
    if failOnFindings, list.asksForAttention { throw ExitCode(ExitStatus.findings) }
  }
}
