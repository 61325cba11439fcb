import Foundation
import Testing

@Suite struct StaffTests {
  private static func line(_ more: [String] = [], workers: Int = 190, heads: Int = 40) throws -> [String] {
    ["staff", try SmallTerritory.plan(), "--workers", "\(workers)", "--heads", "\(heads)"] + more
  }

  @Test func theStaffedPlanAndTheTables() throws {
    let sandbox = try Sandbox()
    let territory = try SmallTerritory.file("territory.geojson")
    let run = try sandbox.gridtool(
      Self.line(["-o", "s.geojson", "--tables", "t", "--territory", territory]))
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.isEmpty)
    for part in ["workers", "households per worker", "optimal", "heads", "grouping", "time"] {
      #expect(run.error.contains(part))
    }
    #expect(try sandbox.names() == ["s.geojson", "t"])
    let tables = ["areas.csv", "counties.csv", "prefectures.csv", "townships.csv", "villages.csv"]
    #expect(try sandbox.names(in: "t") == tables)

    let plan = try JSONReading.object(try sandbox.text("s.geojson"))
    let features = try #require(plan["features"] as? [[String: Any]])
    let properties = features.compactMap { $0["properties"] as? [String: Any] }
    #expect(properties.reduce(0) { $0 + ($1["workers"] as? Int ?? 0) } == 190)
    #expect(Set(properties.compactMap { $0["head"] as? String }).count == 40)
    let provenance = try #require(plan["gridgeo"] as? [String: Any])
    #expect(provenance["command"] as? String == "staff")
    #expect((provenance["options"] as? [String: Any])?["method"] as? String == "webster")

    for name in tables.dropFirst() {
      let bytes = try sandbox.bytes("t/\(name)")
      #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
      let rows = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\n")
      #expect(
        rows[0] == "code,name,grids,workers,heads,households,persons,load,households_per_worker")
      let cells = rows.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      #expect(cells.reduce(0) { $0 + (Int($1[2]) ?? 0) } == 75)
      #expect(cells.reduce(0) { $0 + (Int($1[3]) ?? 0) } == 190)
      #expect(cells.reduce(0) { $0 + (Int($1[4]) ?? 0) } == 40)
      #expect(cells.allSatisfy { !$0[1].isEmpty })
    }
    #expect(try sandbox.text("t/villages.csv").split(separator: "\n").count == 13)
    #expect(try sandbox.text("t/areas.csv").split(separator: "\n").count == 41)
  }

  @Test func chineseHeadings() throws {
    let sandbox = try Sandbox()
    #expect(try sandbox.gridtool(Self.line(["--tables", "t", "--lang", "zh", "--quiet"])).status == 0)
    #expect(try sandbox.names() == ["t"])
    #expect(try sandbox.text("t/villages.csv").hasPrefix("\u{FEFF}区划代码,名称,网格数,网格员,网格长,户数,人口,工作量"))
    #expect(try sandbox.text("t/areas.csv").hasPrefix("\u{FEFF}责任区编码,"))
  }

  @Test func sameBytesWithAnyNumberOfThreadsAndThroughPipes() throws {
    let sandbox = try Sandbox()
    for threads in ["1", "2"] {
      let run = try sandbox.gridtool(
        Self.line(["-o", "\(threads).geojson", "--workers-threads", threads, "--quiet"]))
      #expect(run.status == 0 && run.error.isEmpty && run.output.isEmpty)
    }
    #expect(try sandbox.bytes("1.geojson") == sandbox.bytes("2.geojson"))
    let piped = try sandbox.gridtool(
      ["staff", "-", "--workers", "190", "--heads", "40", "-o", "-"],
      input: URL(fileURLWithPath: try SmallTerritory.plan()))
    #expect(piped.status == 0)
    let lines = try sandbox.text("1.geojson").split(separator: "\n")
    #expect(piped.output.split(separator: "\n").dropFirst(2) == lines.dropFirst(2))
  }

  /// A plan that is staffed already is staffed anew.
  @Test func stagesFollowEachOther() throws {
    let sandbox = try Sandbox()
    #expect(try sandbox.gridtool(Self.line(["-o", "a.geojson"])).status == 0)
    let again = try sandbox.gridtool("staff a.geojson --workers 190 --heads 40 -o b.geojson")
    #expect(again.status == 0, "\(again.error)")
    let (a, b) = (try sandbox.text("a.geojson"), try sandbox.text("b.geojson"))
    #expect(a.split(separator: "\n").dropFirst(2) == b.split(separator: "\n").dropFirst(2))
    #expect(try sandbox.gridtool("report b.geojson -o b.svg").status == 0)
  }

  @Test func theSummary() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(Self.line(["-o", "s.geojson", "--json", "--quiet"]))
    #expect(run.status == 0 && run.error.isEmpty)
    let summary = try JSONReading.object(run.output)
    #expect(summary["command"] as? String == "staff")
    let figures = try #require(summary["summary"] as? [String: Any])
    #expect(figures["workers"] as? Int == 190 && figures["heads"] as? Int == 40)
    #expect((figures["worker_allotment"] as? String)?.hasPrefix("optimal: ") == true)
    let townships = try #require(summary["townships"] as? [[String: Any]])
    #expect(townships.reduce(0) { $0 + ($1["heads"] as? Int ?? 0) } == 40)
    for township in townships {
      let spread = try #require(township["spread_pct"] as? Double)
      let least = try #require(township["least_spread_pct"] as? Double)
      #expect(least <= spread)
      if township["proven_optimal"] as? Bool == true { #expect(least == spread) }
    }
  }

  @Test(arguments: ["webster", "hill", "dhondt", "adams", "hamilton"])
  func methods(_ method: String) throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(Self.line(["-o", "s.geojson", "--method", method]))
    #expect(run.status == 0, "\(run.error)")
    #expect(try sandbox.text("s.geojson").contains("\"method\":\"\(method)\""))
  }

  @Test func tooManyWorkersAreWarnedOf() throws {
    let sandbox = try Sandbox()
    let line = try Self.line(["--fail-on-findings", "-o", "s.geojson"], workers: 400)
    let run = try sandbox.gridtool(line)
    #expect(run.status == 10)
    #expect(run.error.contains("warning: "))
    #expect(run.error.contains("watching people"))
    #expect(try sandbox.names() == ["s.geojson"])
    let few = try sandbox.gridtool(
      line + ["--overwrite", "--min-households-per-worker", "1", "--travel-weight", "0"])
    #expect(few.status == 0, "\(few.error)")
    #expect(!few.error.contains("warning"))
  }

  @Test(arguments: [(74, 40, "75 grids"), (190, 1, "townships"), (190, 76, "75 grids")])
  func contradictionsAreOneLine(_ workers: Int, _ heads: Int, _ part: String) throws {
    let sandbox = try Sandbox()
    for more in [[], ["--dry-run"]] {
      let run = try sandbox.gridtool(
        Self.line(["-o", "s.geojson", "--tables", "t"] + more, workers: workers, heads: heads))
      #expect(run.status == 65)
      #expect(run.errorLines.count == 1)
      #expect(run.error.contains(part), "\(run.error)")
      #expect(try sandbox.names().isEmpty)
    }
  }

  @Test func aDryRunWritesNothing() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(Self.line(["-o", "s.geojson", "--tables", "t", "--dry-run"]))
    #expect(run.status == 0, "\(run.error)")
    for part in ["read plan", "grids", "75", "heads", "t/villages.csv", "s.geojson"] {
      #expect(run.output.contains(part))
    }
    #expect(try sandbox.names().isEmpty)
  }

  @Test func nothingIsReplacedUnasked() throws {
    let sandbox = try Sandbox()
    try FileManager.default.createDirectory(at: sandbox.url("t"), withIntermediateDirectories: false)
    try sandbox.write("mine", to: "t/villages.csv")
    let line = try Self.line(["-o", "s.geojson", "--tables", "t"])
    let run = try sandbox.gridtool(line)
    #expect(run.status == 3)
    #expect(run.error.contains("t/villages.csv"))
    #expect(try sandbox.names(in: "t") == ["villages.csv"])
    #expect(try sandbox.gridtool(line + ["--overwrite"]).status == 0)
    #expect(try sandbox.names(in: "t").count == 5)
  }
}
