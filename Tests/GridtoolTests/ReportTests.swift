import Foundation
import Testing

@Suite struct ReportTests {
  @Test func pageAndPicture() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool([
      "report", try SmallTerritory.plan(), "--territory", try SmallTerritory.file("territory.geojson"),
      "--barriers", try SmallTerritory.file("barriers.geojson"), "-o", "p.html", "--svg", "p.svg", "--title",
      "小县 <1>", "--json",
    ])
    #expect(run.status == 0, "\(run.error)")
    #expect(try sandbox.names() == ["p.html", "p.svg"])
    let page = try sandbox.text("p.html")
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.contains("小县 &lt;1&gt;"))
    #expect(try sandbox.text("p.svg").contains("<svg"))
    let outputs = try #require(try JSONReading.object(run.output)["outputs"] as? [[String: Any]])
    #expect(outputs.map { $0["name"] as? String } == ["p.html", "p.svg"])
    #expect(outputs[0]["bytes"] as? Int == page.utf8.count)
  }

  @Test func aPictureByItsEndingAndThroughPipes() throws {
    let sandbox = try Sandbox()
    let plan = URL(fileURLWithPath: try SmallTerritory.plan())
    #expect(try sandbox.gridtool(["report", "-", "-o", "p.svg"], input: plan).status == 0)
    let piped = try sandbox.gridtool(["report", "-", "--svg", "-"], input: plan)
    #expect(piped.status == 0)
    #expect(piped.output == (try sandbox.text("p.svg")))
  }

  @Test(arguments: ["en", "zh", "both"])
  func languages(_ language: String) throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool([
      "report", try SmallTerritory.plan(), "--lang", language, "-o", "p.html",
    ])
    #expect(run.status == 0)
    #expect(try sandbox.text("p.html").contains("网格") == (language != "en"))
  }

  /// Published pages hide small counts; working ones say that they do not.
  @Test func workingMaterialIsAsked() throws {
    let sandbox = try Sandbox()
    let plan = try SmallTerritory.plan()
    #expect(try sandbox.gridtool(["report", plan, "-o", "public.html"]).status == 0)
    #expect(try sandbox.gridtool(["report", plan, "--working", "-o", "working.html"]).status == 0)
    #expect(try sandbox.bytes("public.html") != sandbox.bytes("working.html"))
  }

  @Test func aTerritoryIsNoPlan() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool([
      "report", try SmallTerritory.file("territory.geojson"), "-o", "p.html",
    ])
    #expect(run.status == 65)
    #expect(run.errorLines.count == 1)
    #expect(try sandbox.names().isEmpty)
  }

  @Test func aDryRunDrawsNothing() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(["report", try SmallTerritory.plan(), "-o", "p.html", "--dry-run"])
    #expect(run.status == 0)
    #expect(run.output.contains("grids") && run.output.contains("75"))
    #expect(try sandbox.names().isEmpty)
  }
}
