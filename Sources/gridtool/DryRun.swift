import GridGeo

/// What `--dry-run` says: what would be read, in which frame, how much of it, and what would be written.
struct DryRun {
  var command: String
  var inputs: [(role: String, path: String)]
  var frame: String?
  var counts: [SummaryFigure] = []
  var notes: [String] = []
  var outputs: [String]

  /// Writes it to standard output: text, or JSON.
  ///
  /// - Throws: `cannotWrite`, `brokenPipe`.
  func print(json: Bool) throws(GridGeoError) {
    guard json else { return try Terminal.print(text) }
    var summary = RunSummary(command)
    summary.add("dry_run", .bool(true))
    summary.add("files", .object(inputs.map { JSONMember($0.role, .text($0.path)) }))
    summary.add("frame", frame.map { .text($0) })
    summary.add("counts", counts)
    summary.add("notes", notes)
    summary.add("outputs", outputs)
    try summary.print()
  }

  private var text: String {
    var table = TextTable(alignments: [.left, .left])
    for (role, path) in inputs { table.append(["read \(role)", path]) }
    if let frame { table.append(["frame", frame]) }
    for figure in counts { table.append([figure.label, Figures.value(figure.value)]) }
    for note in notes { table.append(["note", note]) }
    for path in outputs { table.append(["write", path == "-" ? "standard output" : path]) }
    return table.text()
  }
}

extension SummaryFigure {
  /// The name in words.
  var label: String { String(name.map { $0 == "_" ? " " : $0 }) }
}
