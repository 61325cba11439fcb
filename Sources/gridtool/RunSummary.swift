import GridGeo

/// The machine-readable summary of `--json`: one object on one line.
struct RunSummary {
  private var members: [JSONMember]

  init(_ command: String) {
    members = [
      JSONMember("command", .text(command)), JSONMember("version", .text(GridGeo.version)),
    ]
  }

  mutating func add(_ name: String, _ value: JSONValue?) {
    if let value { members.append(JSONMember(name, value)) }
  }

  mutating func add(_ name: String, _ figures: [SummaryFigure]) {
    add(name, .object(figures.map { JSONMember($0.name, $0.value.json) }))
  }

  mutating func add(_ name: String, _ texts: [String]) { add(name, .array(texts.map { .text($0) })) }

  mutating func add(_ timings: [StageTiming]) {
    add("seconds", .object(timings.map { JSONMember($0.stage, .rounded($0.seconds, decimals: 3)) }))
    add("peak_memory_bytes", .integer(ResourceUse.peakMemory))
  }

  /// The files by role.
  mutating func add(_ files: SurveyFiles) {
    add("files", .object(files.named.map { JSONMember($0.role, .text($0.path)) }))
  }

  /// Writes it to standard output.
  ///
  /// - Throws: `cannotWrite`, `brokenPipe`; `broken` for a number that is not finite.
  func print() throws(GridGeoError) { try Terminal.print(try JSONValue.object(members).jsonText() + "\n") }
}
