import Foundation
import Testing

/// What bad input gets: its exit status, one line, and no file.
@Suite struct RefusalTests {
  @Test func missingInputs() throws {
    let sandbox = try Sandbox()
    for line in [
      ["check", "nowhere.geojson"], ["partition", "nowhere.geojson", "--grids", "5", "-o", "p.geojson"],
      [
        "partition", try SmallTerritory.file("territory.geojson"), "--households", "nowhere.csv", "--grids",
        "75",
        "-o", "p.geojson",
      ],
      ["generate", "nowhere.json", "-o", "d"], ["report", "nowhere.geojson", "-o", "p.html"],
      ["report", try SmallTerritory.plan(), "--barriers", "nowhere.geojson", "-o", "p.html"],
    ] {
      try expect(sandbox, line, 66, "nowhere.")
    }
    #expect(try sandbox.names().isEmpty)
  }

  @Test func brokenTexts() throws {
    let sandbox = try Sandbox()
    try sandbox.write("{\"type\":\"FeatureCollection\",\"features\":[", to: "cut.geojson")
    try sandbox.write("{}", to: "empty.json")
    try sandbox.write("id,lon\n1,101\n", to: "short.csv")
    let before = try sandbox.names()
    for line in [
      "check cut.geojson", "partition cut.geojson --grids 5 -o p.geojson", "generate empty.json -o d",
      "report cut.geojson -o p.html", "check short.csv",
    ] {
      let words = line.split(separator: " ").map(String.init)
      try expect(sandbox, words, 65, words[1])
    }
    #expect(try sandbox.names() == before)
  }

  /// A column about a person is refused with the way to leave it out, and that way works.
  @Test func personalColumns() throws {
    let sandbox = try Sandbox()
    try sandbox.write("id,lon,lat,姓名\nA,101.8,35.6,x\n", to: "h.csv")
    let territory = try SmallTerritory.file("territory.geojson")
    let line = ["partition", territory, "--households", "h.csv", "--grids", "12", "-o", "p.geojson"]
    try expect(sandbox, line, 65, "--ignore-column")
    #expect(try sandbox.names() == ["h.csv"])
    let checked = try sandbox.gridtool(["check", territory, "h.csv", "--ignore-column", "姓名"])
    #expect(checked.status == 0, "\(checked.error)")
  }

  @Test func infeasibleWishes() throws {
    let sandbox = try Sandbox()
    let files = try SmallTerritory.files()
    try expect(sandbox, ["partition"] + files + ["--grids", "3", "-o", "p.geojson"], 65, "12")
    try expect(sandbox, ["partition"] + files + ["--grids", "900000", "-o", "p.geojson"], 65, "900000")
    #expect(try sandbox.names().isEmpty)
  }

  @Test func refusedSystems() throws {
    let sandbox = try Sandbox()
    try sandbox.write("id,x,y\nA,17500000,3900000\n", to: "h.csv")
    for crs in ["EPSG:4214", "EPSG:4610", "EPSG:1", "nonsense"] {
      try expect(sandbox, ["check", "h.csv", "--crs", crs], 65, "")
    }
  }

  @Test func outputsThatCannotBe() throws {
    let sandbox = try Sandbox()
    try sandbox.write("mine", to: "taken.geojson")
    try FileManager.default.createDirectory(at: sandbox.url("folder"), withIntermediateDirectories: false)
    let before = try sandbox.names()
    // The input is not there either: outputs come first.
    for target in ["taken.geojson", "folder", "nowhere/p.geojson"] {
      try expect(sandbox, ["partition", "none.geojson", "--grids", "5", "-o", target], 3, target)
      try expect(sandbox, ["check", "none.geojson", "-o", target], 3, target)
      try expect(sandbox, ["report", "none.geojson", "-o", target], 3, target)
    }
    for target in ["taken.geojson", "nowhere/d", "/dev/null"] {
      try expect(sandbox, ["generate", "none.json", "-o", target], 3, target)
    }
    #expect(try sandbox.text("taken.geojson") == "mine")
    #expect(try sandbox.names() == before)
  }

  @Test func anInputIsNeverReplaced() throws {
    let sandbox = try Sandbox()
    try FileManager.default.copyItem(
      atPath: try SmallTerritory.file("territory.geojson"), toPath: sandbox.url("t.geojson").path)
    try FileManager.default.createSymbolicLink(
      at: sandbox.url("link.geojson"), withDestinationURL: sandbox.url("t.geojson"))
    let before = try sandbox.bytes("t.geojson")
    for target in ["t.geojson", "./t.geojson", "link.geojson"] {
      try expect(
        sandbox, ["partition", "t.geojson", "--grids", "12", "-o", target, "--overwrite"], 3,
        "another output")
    }
    #expect(try sandbox.bytes("t.geojson") == before)
  }

  @Test func overwriteReplaces() throws {
    let sandbox = try Sandbox()
    try sandbox.write("mine", to: "p.svg")
    try expect(sandbox, ["report", try SmallTerritory.plan(), "-o", "p.svg"], 3, "--overwrite")
    #expect(try sandbox.text("p.svg") == "mine")
    let run = try sandbox.gridtool(["report", try SmallTerritory.plan(), "-o", "p.svg", "--overwrite"])
    #expect(run.status == 0, "\(run.error)")
    #expect(try sandbox.text("p.svg").contains("<svg"))
    #expect(try sandbox.names() == ["p.svg"])
  }

  /// Names from files and arguments cannot steer the terminal, nor break the line.
  @Test func controlCharactersAreShownNotSent() throws {
    let run = try Sandbox().gridtool(["check", "a\u{1b}[31m\nb.geojson"])
    #expect(run.status == 66)
    #expect(run.errorLines.count == 1)
    #expect(!run.error.contains("\u{1b}"))
    #expect(run.error.contains("a\\u{1b}[31m\\nb.geojson"))
  }

  private func expect(
    _ sandbox: Sandbox, _ arguments: [String], _ status: Int32, _ part: String
  ) throws {
    let run = try sandbox.gridtool(arguments)
    #expect(run.status == status, "\(arguments): \(run.error)")
    #expect(run.output.isEmpty, "\(arguments)")
    #expect(run.errorLines.count == 1, "\(arguments): \(run.error)")
    #expect(run.error.hasPrefix("gridtool: error: "), "\(arguments): \(run.error)")
    #expect(part.isEmpty || run.error.contains(part), "\(arguments): \(run.error)")
  }
}
