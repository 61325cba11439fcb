import Testing

@Suite struct UsageTests {
  @Test(arguments: [
    ("chek", "did you mean 'check'?"), ("partiton", "did you mean 'partition'?"),
    ("reprt", "did you mean 'report'?"), ("help dmeo", "did you mean 'demo'?"),
    (
      "xylophone",
      "the commands are check, partition, merge, repartition, staff, limits, assign, reassign, disputes, settle, generate, report, convert, formats, demo"
    ),
    ("stuff", "did you mean 'staff'?"),
  ])
  func commandsAreSuggested(_ line: String, _ remedy: String) throws {
    try expectUsageError(line, contains: remedy)
  }

  @Test(arguments: [
    ("partition t.geojson --gridz 5 -o -", "--grids"), ("partition t.geojson --gridz 5", "--grids"),
    ("partition t.geojson --grids 5 --overwrit", "--overwrite"), ("check t.geojson --jsn", "--json"),
    ("check --jsn", "--json"), ("report p.geojson --langu zh -o x.html", "--lang"),
  ])
  func optionsAreSuggested(_ line: String, _ option: String) throws {
    try expectUsageError(line, contains: "Did you mean '\(option)'?")
  }

  @Test(arguments: [
    ("partition", "-o plan.geojson"), ("partition -o p", "name a territory to divide"),
    ("partition t.geojson --grids 5", "-o plan.geojson"),
    ("partition t.geojson --grids 0 -o p", "--grids 0"),
    ("partition t.geojson --grids many -o p", "'many' is invalid"),
    ("partition t.geojson --grids 5 --target 30 -o p", "exclude each other"),
    ("partition t.geojson --min 3 -o p", "need --target"),
    ("partition t.geojson --target 35 --min 40 -o p", "must rise"),
    ("partition t.geojson --target 0 -o p", "--target"),
    ("partition t.geojson --building-distance 10 -o p", "'10' is invalid"),
    ("partition t.geojson --workers-threads 0 -o p", "--workers-threads 0"),
    ("partition t.geojson --quiet --verbose -o p", "exclude each other"),
    ("partition t.geojson --encoding klingon -o p", "'klingon' is invalid"),
    ("partition t.geojson --field code -o p", "'code' is invalid"),
    ("partition t.geojson --field code=a --field code=b -o p", "given twice"),
    ("partition t.geojson --load-field l -o p", "--units"),
    ("partition t.geojson --effort heroic -o p", "'heroic' is invalid"),
    ("partition t.geojson --json -o -", "standard output"),
    ("check", "name at least one file"),
    ("generate s.json", "-o DIR"),
    ("generate s.json -o -", "name a folder"),
    ("generate s.json --scale 0 -o d", "--scale 0"),
    ("report plan.geojson", "-o plan.html"),
    ("report plan.geojson -o x.html --svg x.html", "asked for twice"),
    ("report plan.geojson --width 10 -o x.html", "--width 10"),
    ("report - --territory - -o x.html", "only one"),
    ("staff p.geojson --heads 3 -o s", "--workers"),
    ("staff p.geojson --workers 9 --heads 3", "-o staffed.geojson"),
    ("staff p.geojson --workers 0 --heads 3 -o s", "--workers 0"),
    ("staff p.geojson --workers 9 --heads 3 --method lot -o s", "'lot' is invalid"),
    ("staff p.geojson --workers 9 --heads 3 --travel-weight -1 -o s", "--travel-weight"),
    ("staff p.geojson --workers 9 --heads 3 --tables t -o t/areas.csv", "asked for twice"),
    ("staff - --workers 9 --heads 3 --territory - -o s", "only one"),
  ])
  func whatMakesNoSenseIsRefused(_ line: String, _ part: String) throws {
    try expectUsageError(line, contains: part)
  }

  @Test func twoFilesForOneRole() throws {
    let households = try SmallTerritory.file("households.csv")
    let run = try Sandbox().gridtool(["check", households, households])
    #expect(run.status == 64)
    #expect(run.error.contains("both look like the households"))
  }

  @Test func unknownFieldsAreNamed() throws {
    let run = try Sandbox().gridtool([
      "check", try SmallTerritory.file("territory.geojson"), "--field", "colour=x",
    ])
    #expect(run.status == 64)
    #expect(run.error.contains("--field colour"))
  }

  private func expectUsageError(_ line: String, contains part: String) throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(line)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errorLines.count == 1, "\(run.error)")
    #expect(run.error.hasPrefix("gridtool: error: "))
    #expect(run.error.contains(part), "\(run.error)")
    #expect(try sandbox.names().isEmpty)
  }
}
