import Foundation
import Testing

@Suite struct DemoTests {
  static let files = [
    "assigned.csv", "barriers.geojson", "households.csv", "plan.geojson", "report.html", "territory.geojson",
  ]

  @Test func leavesTheContractsFiles() throws {
    let sandbox = try Sandbox()
    let line = ["demo", "--data", try SmallTerritory.folder(), "--grids", "75", "-o", "d"]
    let run = try sandbox.gridtool(line)
    #expect(run.status == 0, "\(run.error)")
    #expect(try sandbox.names() == ["d"])
    #expect(try sandbox.names(in: "d") == Self.files)
    for name in ["barriers.geojson", "households.csv", "territory.geojson"] {
      #expect(try sandbox.bytes("d/\(name)") == SmallTerritory.bytes(name))
    }
    let lines = run.output.split(separator: "\n")
    #expect(lines.last == "d/report.html")
    let labels = [
      "villages", "grids", "households placed", "mean deviation", "mean compactness", "gaps", "overlaps",
      "time",
    ]
    #expect(lines.count == labels.count + 1)
    for (line, label) in zip(lines, labels) { #expect(line.hasPrefix(label)) }
    #expect(lines[0].hasSuffix(" 12") && lines[1].hasSuffix(" 75"))
    #expect(lines[5].hasSuffix(" 0") && lines[6].hasSuffix(" 0"))

    let again = try sandbox.gridtool(line)
    #expect(again.status == 3)
    #expect(again.output.isEmpty)
    #expect(again.error.contains("--overwrite"))
    let plan = try sandbox.bytes("d/plan.geojson")
    #expect(try sandbox.gridtool(line + ["--overwrite"]).status == 0)
    #expect(try sandbox.bytes("d/plan.geojson") == plan)
    #expect(try sandbox.names(in: "d") == Self.files)
  }

  @Test func findsTheFolderBesideIt() throws {
    let sandbox = try Sandbox()
    try FileManager.default.createSymbolicLink(
      at: sandbox.url("GeoData"), withDestinationURL: URL(fileURLWithPath: try SmallTerritory.folder()))
    let run = try sandbox.gridtool("demo --grids 75 --dry-run")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains("GeoData/households.csv"))
    #expect(run.output.contains("./gridgeo-demo/report.html"))
    #expect(try sandbox.names() == ["GeoData"])
  }

  @Test func saysHowToMakeTheTerritory() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool("demo --data nowhere -o d")
    #expect(run.status == 66)
    #expect(run.errorLines.count == 1)
    #expect(
      run.error.contains(
        "gridtool generate seeds/huangnan.json --claims seeds/huangnan-claims.json -o GeoData"))
    #expect(try sandbox.names().isEmpty)
  }

  @Test func neverWritesIntoItsData() throws {
    let data = try SmallTerritory.folder()
    let run = try Sandbox().gridtool([
      "demo", "--data", data, "--grids", "75", "-o", data, "--overwrite",
    ])
    #expect(run.status == 3)
    #expect(run.error.contains("another output"))
  }
}
