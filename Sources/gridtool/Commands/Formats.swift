import ArgumentParser
import GridFormats
import GridGeo

struct Formats: AsyncParsableCommand, ExampleGiving {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "Lists what this machine reads and writes.",
    discussion: """
      GeoJSON and delimited tables need nothing. All other formats come through GDAL, by a plug-in that is opened on \
      the first such file.
      """)

  static let examples = ["gridtool formats --json"]

  @Flag(help: "Write the list as JSON.")
  var json = false

  @Flag(help: "Accepted as everywhere; there is nothing else to do.")
  var dryRun = false

  func run() async throws {
    let support = ForeignFormat.support
    if json {
      var summary = RunSummary("formats")
      summary.add("gdal", ForeignFormat.libraryVersion.map { .text($0) } ?? .null)
      summary.add("missing", ForeignFormat.absence.map { .text($0.description) })
      summary.add("formats", .array(Formats.native.map(\.json) + support.map { Line($0).json }))
      return try summary.print()
    }
    var table = TextTable([("format", .left), ("endings", .left), ("reads", .left), ("writes", .left)])
    for line in Formats.native + support.map({ Line($0) }) {
      table.append([
        line.title, line.endings.joined(separator: " "), line.reads ? "yes" : "–", line.writes ? "yes" : "–",
      ])
    }
    try Terminal.print(table.text(Terminal.output.style))
    if let absence = ForeignFormat.absence {
      Terminal.error.write("note: \(TerminalText.safe(absence.description))\n")
    }
  }

  private struct Line {
    var title: String
    var endings: [String]
    var reads: Bool
    var writes: Bool

    init(title: String, endings: [String], writes: Bool = true) {
      self.title = title
      self.endings = endings
      (reads, self.writes) = (true, writes)
    }

    init(_ support: ForeignFormat.Support) {
      title = support.format.title
      endings = support.format.endings.isEmpty ? ["PG:…"] : support.format.endings.map { ".\($0)" }
      (reads, writes) = (support.reads, support.writes)
    }

    var json: JSONValue {
      .object([
        JSONMember("title", .text(title)), JSONMember("endings", .array(endings.map { .text($0) })),
        JSONMember("reads", .bool(reads)), JSONMember("writes", .bool(writes)),
      ])
    }
  }

  private static let native = [
    Line(title: "GeoJSON", endings: [".geojson", ".json"]),
    Line(title: "GeoJSON, a feature a line", endings: [".geojsonl", ".geojsons"]),
    Line(title: "table with commas", endings: [".csv", ".txt"]),
    Line(title: "table with tabs", endings: [".tsv"], writes: false),
  ]
}
