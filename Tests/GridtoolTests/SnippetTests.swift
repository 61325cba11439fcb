import Foundation
import Testing

/// The programs of the tutorials: they run, they do what the tool does, and the tutorials show them.
@Suite struct SnippetTests {
  /// In the order of the tutorials, in which each goes on from the files of those before.
  static let snippets = [
    "MakeTerritory", "CheckTerritory", "DivideTerritory", "AssignHouseholds", "FindDisputes",
  ]

  static let catalogue = Product.root.appendingPathComponent("Sources/GridGeo/GridGeo.docc")

  @Test func eachSnippetIsRunByTheTest() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Product.root.appendingPathComponent("Snippets").path)
    #expect(names.sorted() == Self.snippets.map { "\($0).swift" }.sorted())
  }

  @Test func snippetsRunAndMakeWhatTheToolMakes() throws {
    let sandbox = try Sandbox()
    let seeds = Product.root.appendingPathComponent("seeds").path
    try FileManager.default.createSymbolicLink(atPath: sandbox.url("seeds").path, withDestinationPath: seeds)
    try FileManager.default.createDirectory(at: sandbox.url("small"), withIntermediateDirectories: true)
    var outputs: [String: String] = [:]
    for name in Self.snippets {
      let program = Product.gridtool.deletingLastPathComponent().appendingPathComponent(name).path
      let run = try sandbox.shell("'\(program)'")
      #expect(run.status == 0, "\(name): \(run.error)")
      outputs[name] = run.output
    }

    // What they say agrees with what the tool says of the same files.
    let check = try sandbox.gridtool(
      "check small/territory.geojson small/households.csv small/barriers.geojson -o findings.geojson")
    #expect(check.status == 0, "\(check.error)")
    let findings = try JSONReading.object(sandbox.text("findings.geojson"))["features"] as? [Any]
    #expect(outputs["CheckTerritory"]?.hasSuffix("\n\(findings?.count ?? -1) findings\n") == true)
    #expect(outputs["DivideTerritory"]?.hasPrefix("75 grids in 12 villages\n") == true)
    #expect(outputs["FindDisputes"]?.contains(" of them certain\n") == true)

    // And what they write is what the tool writes, byte by byte.
    let runs = [
      "generate seeds/small.json --claims seeds/huangnan-claims.json -o again",
      "partition small/territory.geojson --households small/households.csv --barriers small/barriers.geojson"
        + " --grids 75 -o again/plan.geojson",
      "assign --grids small/plan.geojson --households small/households.csv --nearest 500m -o again/assigned.csv",
      "disputes small/claims.geojson --territory small/territory.geojson --households small/households.csv"
        + " -o again/disputes.geojson --committees again/committees.geojson",
    ]
    for line in runs {
      let run = try sandbox.gridtool(line)
      #expect(run.status == 0, "\(run.error)")
    }
    for name in try sandbox.names(in: "small") {
      #expect(try sandbox.bytes("small/\(name)") == sandbox.bytes("again/\(name)"), "\(name)")
    }
  }

  /// The steps of a section grow line by line, and the last is the snippet, so that what a reader types has been run.
  @Test func tutorialStepsGrowIntoTheSnippets() throws {
    let folder = Self.catalogue.appendingPathComponent("Tutorials")
    var sections: [String: [String]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      for match in text.matches(of: /@Code\(name: "(\w+)\.swift", file: "([^"]+)"\)/) {
        sections[String(match.1), default: []].append(String(match.2))
      }
    }
    #expect(sections.keys.sorted() == Self.snippets.sorted())
    for (snippet, files) in sections {
      let steps = try files.map(resource)
      for (step, next) in zip(steps, steps.dropFirst()) {
        #expect(next.hasPrefix(step) && next != step, "\(snippet)")
      }
      #expect(try steps.last == visible(snippet), "\(snippet)")
    }
    let used = sections.values.flatMap { $0 }
    let kept = try FileManager.default.contentsOfDirectory(
      atPath: Self.catalogue.appendingPathComponent("Resources").path)
    #expect(used.sorted() == kept.filter { $0.hasSuffix(".swift") }.sorted())
  }

  private func resource(_ name: String) throws -> String {
    try String(
      contentsOf: Self.catalogue.appendingPathComponent("Resources/\(name)"), encoding: .utf8)
  }

  /// A snippet without its heading.
  private func visible(_ name: String) throws -> String {
    let text = try String(
      contentsOf: Product.root.appendingPathComponent("Snippets/\(name).swift"), encoding: .utf8)
    return String(text[try #require(text.range(of: "import GridGeo\n")).lowerBound...])
  }
}
