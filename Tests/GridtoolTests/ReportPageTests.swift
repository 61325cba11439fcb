import Foundation
import Testing

/// What `report` makes of a plan beyond the plain map.
@Suite struct ReportPageTests {
  /// Leaflet as far as the command looks at it.
  private func sandboxWithLibrary() throws -> Sandbox {
    let sandbox = try Sandbox()
    try FileManager.default.createDirectory(at: sandbox.url("lib"), withIntermediateDirectories: true)
    try sandbox.write("window.L = 'library of a test';", to: "lib/leaflet.js")
    try sandbox.write(".tile{background:url(images/a.png)}", to: "lib/leaflet.css")
    return sandbox
  }

  @Test func layersOfAStaffedPlan() throws {
    let sandbox = try Sandbox()
    let staffed = try sandbox.gridtool([
      "staff", try SmallTerritory.plan(), "--workers", "80", "--heads", "20", "-o", "staffed.geojson",
    ])
    try #require(staffed.status == 0, "\(staffed.error)")
    let run = try sandbox.gridtool([
      "report", "staffed.geojson", "--colour", "area", "--territory",
      try SmallTerritory.file("territory.geojson"),
      "-o", "p.html",
    ])
    #expect(run.status == 0, "\(run.error)")
    let page = try sandbox.text("p.html")
    #expect(page.contains("id=\"layer-areas\"") && page.contains("id=\"by-workers\""))
    #expect(page.contains("id=\"by-area\" value=\"area\" checked=\"checked\""))
    let picture = try sandbox.gridtool(["report", "staffed.geojson", "--colour", "workers", "-o", "p.svg"])
    #expect(picture.status == 0, "\(picture.error)")
    #expect(try sandbox.text("p.svg").contains("Workers of a grid"))
  }

  @Test func aPlanWithoutWorkersSaysHowToGetThem() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool([
      "report", try SmallTerritory.plan(), "--colour", "workers", "-o", "p.html",
    ])
    #expect(run.status != 0 && run.errorLines.count == 1)
    #expect(run.error.contains("gridtool staff"))
    #expect(try sandbox.names().isEmpty)
  }

  @Test func beforeAndAfter() throws {
    let sandbox = try Sandbox()
    let changed = try sandbox.gridtool([
      "repartition", try SmallTerritory.plan(), "--territory", try SmallTerritory.file("territory.geojson"),
      "--households", try SmallTerritory.file("households.csv"), "--grids", "77", "-o", "new.geojson",
    ])
    try #require(changed.status == 0, "\(changed.error)")
    let run = try sandbox.gridtool([
      "report", "new.geojson", "--before", try SmallTerritory.plan(), "-o", "p.html",
    ])
    #expect(run.status == 0, "\(run.error)")
    let page = try sandbox.text("p.html")
    #expect(
      page.contains("id=\"slide\"") && page.contains("id=\"by-change\" value=\"change\" checked=\"checked\""))
    #expect(page.contains("· new 2"))
  }

  @Test func alternativesStandBesideEachOther() throws {
    let sandbox = try Sandbox()
    let plan = try SmallTerritory.plan()
    let run = try sandbox.gridtool([
      "report", plan, "--alternative", plan, "--working", "-o", "p.html", "--json",
    ])
    #expect(run.status == 0, "\(run.error)")
    let page = try sandbox.text("p.html")
    #expect(page.components(separatedBy: "class=\"twin ").count == 3)
    #expect(page.contains("<bdi>plan.geojson</bdi>"))
  }

  @Test func householdPointsNeedAWorkingCopy() throws {
    let sandbox = try Sandbox()
    let arguments = [
      "report", try SmallTerritory.plan(), "--households", try SmallTerritory.file("households.csv"), "-o",
      "p.html",
    ]
    let refused = try sandbox.gridtool(arguments)
    #expect(refused.status == 64 && refused.error.contains("only with --working"))
    #expect(try sandbox.names().isEmpty)
    let run = try sandbox.gridtool(arguments + ["--working"])
    #expect(run.status == 0, "\(run.error)")
    #expect(try sandbox.text("p.html").contains("class=\"points\" d=\"m"))
  }

  @Test func tilesAreTheOnlyPlaceThatPicturesComeFrom() throws {
    let sandbox = try sandboxWithLibrary()
    let run = try sandbox.gridtool([
      "report", try SmallTerritory.plan(), "--tiles", "https://tiles.example:8443/{z}/{x}/{y}.png",
      "--tiles-credit", "Survey <office>", "--leaflet", "lib", "-o", "p.html",
    ])
    #expect(run.status == 0, "\(run.error)")
    let page = try sandbox.text("p.html")
    #expect(page.contains("; img-src https://tiles.example:8443; "))
    #expect(page.contains("library of a test") && !page.contains("images/a.png"))
    #expect(page.contains("Survey &lt;office&gt;"))
    // Nothing else is allowed: no connection, no other source.
    #expect(page.contains("default-src &#39;none&#39;") && !page.contains("connect-src"))
    #expect(try !plainPage(sandbox).contains("img-src"))
  }

  private func plainPage(_ sandbox: Sandbox) throws -> String {
    _ = try sandbox.gridtool(["report", try SmallTerritory.plan(), "-o", "plain.html"])
    return try sandbox.text("plain.html")
  }

  @Test func withoutLeafletThePackageIsNamed() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool([
      "report", try SmallTerritory.plan(), "--tiles", "https://tiles.example/{z}/{x}/{y}.png", "--leaflet",
      "nowhere", "-o", "p.html",
    ])
    #expect(run.status != 0 && run.errorLines.count == 1)
    #expect(run.error.contains("nowhere") && run.error.contains("install libjs-leaflet"))
    #expect(try sandbox.names().isEmpty)
  }

  @Test(arguments: [
    ("--tiles ftp://tiles.example/{z}/{x}/{y}", "https://"),
    ("--tiles https://tiles.example/{z}/{x}", "{y} is missing"),
    ("--tiles https://{s}.tiles.example/{z}/{x}/{y}", "host"),
    ("--tiles https://tiles.example/{z}/{x}/{y}/{r}", "{r} is not understood"),
    ("--tiles-gcj02", "belongs to --tiles"), ("--leaflet lib", "belongs to --tiles"),
    ("--colour change", "--before"), ("--colour tier", "--disputes"), ("--colour mood", "'mood' is invalid"),
  ])
  func whatMakesNoSenseIsRefused(_ options: String, _ part: String) throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(
      ["report", try SmallTerritory.plan(), "-o", "p.html"] + options.split(separator: " ").map(String.init))
    #expect(run.status == 64 && run.error.contains(part), "\(run.error)")
    #expect(try sandbox.names().isEmpty)
  }

  @Test func aPictureAloneHasNoPageOfItsOwn() throws {
    let sandbox = try Sandbox()
    let plan = try SmallTerritory.plan()
    for option in ["--before", "--alternative"] {
      let run = try sandbox.gridtool(["report", plan, option, plan, "-o", "p.svg"])
      #expect(run.status == 64 && run.error.contains("belongs to the page"), "\(run.error)")
    }
    #expect(try sandbox.names().isEmpty)
  }
}
