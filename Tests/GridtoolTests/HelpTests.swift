import Testing

@Suite struct HelpTests {
  static let commands = [
    "check", "partition", "merge", "repartition", "staff", "limits", "assign", "reassign", "disputes",
    "settle", "generate", "report", "convert", "formats", "demo",
  ]

  @Test func helpBeginsWithTwoExamplesOnTheShippedData() throws {
    let help = try Sandbox().gridtool("--help")
    #expect(help.status == 0)
    #expect(help.error.isEmpty)
    let lines = help.output.split(separator: "\n")
    #expect(lines[0] == "EXAMPLES:")
    #expect(lines[1].hasPrefix("  gridtool partition GeoData/territory.geojson"))
    #expect(lines[2] == "  gridtool report plan.geojson -o plan.html")
  }

  @Test func helpListsWhatThereIsAndNothingElse() throws {
    let help = try Sandbox().gridtool("--help").output
    for command in Self.commands { #expect(help.contains("\n  \(command) ")) }
  }

  @Test(arguments: commands)
  func eachCommandShowsAnExampleThatParses(_ command: String) throws {
    let sandbox = try Sandbox()
    let help = try sandbox.gridtool([command, "--help"])
    #expect(help.status == 0)
    let examples = help.output.split(separator: "\n").dropFirst().prefix { $0.hasPrefix("  gridtool ") }
    #expect(help.output.hasPrefix(examples.count == 1 ? "EXAMPLE:\n" : "EXAMPLES:\n"))
    #expect(try sandbox.gridtool(["help", command]).output == help.output)

    // With --dry-run an example fails for nothing but its files, which are not here.
    #expect(!examples.isEmpty)
    for example in examples {
      #expect(example.hasPrefix("  gridtool \(command) "))
      let run = try sandbox.gridtool(String(example.dropFirst("  gridtool ".count)) + " --dry-run")
      #expect(run.status == 66 || run.status == 0, "\(run.error)")
    }
    #expect(try sandbox.names().isEmpty)
  }

  @Test func withoutArgumentsTheHelpGoesToStandardError() throws {
    let run = try Sandbox().gridtool([])
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.error.hasPrefix("EXAMPLES:\n"))
  }

  @Test func versionNamesTheLibraries() throws {
    let version = try Sandbox().gridtool("--version")
    #expect(version.status == 0)
    let lines = version.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines.map { String($0[0]) } == ["gridtool", "GridGeo", "GEOS", "PROJ", "GDAL"])
    #expect(lines.dropLast().allSatisfy { $0.count == 2 && $0[1].first!.isNumber })
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsAreMade(_ shell: String) throws {
    let script = try Sandbox().gridtool(["--generate-completion-script", shell])
    #expect(script.status == 0)
    #expect(script.output.contains("partition"))
  }
}
