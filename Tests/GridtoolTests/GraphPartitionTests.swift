import Foundation
import Testing

/// `gridtool partition --graph` from the outside.
@Suite struct GraphPartitionTests {
  @Test func aPlanAndItsFigures() throws {
    let sandbox = try Sandbox()
    try sandbox.writeLattice(6, 4)
    let run = try sandbox.gridtool(
      "partition --graph g.json --parts 4 --tolerance 0% --objective cut-edges -o p.csv --json")
    #expect(run.status == 0, "\(run.error)")
    let parts = try sandbox.parts("p.csv")
    #expect(parts.count == 24)
    for part in 1...4 { #expect(parts.values.count { $0 == part } == 6) }
    #expect(parts["u0"] == 1)
    // The best four of six units each: blocks of 3 × 2, with 10 edges between them.
    let json = try JSONReading.object(run.output)
    #expect(json["command"] as? String == "partition")
    #expect(json["units"] as? Int == 24)
    #expect(json["parts"] as? Int == 4)
    #expect(json["cut_edges"] as? Int == 10)
    #expect(json["out_of_band"] as? Int == 0)
    #expect(json["worst_deviation_pct"] as? Double == 0)
    #expect(json["objective"] as? Double == 10)
    #expect(json["lower_bound"] as? Double == 10)
    #expect(json["proven_optimal"] as? String == "yes")
    #expect(json["outputs"] as? [String] == ["p.csv"])
    #expect((json["files"] as? [String: String]) == ["graph": "g.json"])
    #expect((json["notes"] as? [String])?.contains("the load is \"load\"") == true)
    let plans = try #require(json["plans"] as? [[String: Any]])
    #expect(plans.count == 1)
    #expect(plans[0]["loads"] as? [[Double]] == [[6, 6, 6, 6]])
    #expect(plans[0]["difference_pct"] as? Double == 0)
    #expect(run.error.contains("this: it is proven"))
    #expect(try sandbox.names() == ["g.json", "p.csv"])
  }

  @Test func sameBytesWithAnyNumberOfWorkers() throws {
    let sandbox = try Sandbox()
    try sandbox.writeLattice(9, 9)
    for workers in ["1", "3"] {
      let run = try sandbox.gridtool(
        "partition --graph g.json --parts 5 --effort low --objective inertia --workers-threads \(workers) -o \(workers).csv --quiet"
      )
      #expect(run.status == 0, "\(run.error)")
      #expect(run.error.isEmpty && run.output.isEmpty)
    }
    #expect(try sandbox.bytes("1.csv") == sandbox.bytes("3.csv"))
  }

  @Test func throughPipes() throws {
    let sandbox = try Sandbox()
    try sandbox.writeLattice(4, 3)
    let run = try sandbox.gridtool(
      ["partition", "--graph", "-", "--target", "4", "--min", "4", "--max", "4", "-o", "-"],
      input: sandbox.url("g.json"))
    #expect(run.status == 0, "\(run.error)")
    let parts = Sandbox.parts(of: run.output)
    #expect(parts.count == 12 && Set(parts.values) == [1, 2, 3])
    #expect(try sandbox.names() == ["g.json"])
  }

  @Test func alternatives() throws {
    let sandbox = try Sandbox()
    try sandbox.writeLattice(9, 8)
    let run = try sandbox.gridtool(
      "partition --graph g.json --parts 5 --tolerance 20% --effort low --alternatives 3 -o out.plan.csv --json"
    )
    #expect(run.status == 0, "\(run.error)")
    let outputs = try #require(try JSONReading.object(run.output)["outputs"] as? [String])
    #expect(
      outputs == ["out.plan-1.csv", "out.plan-2.csv", "out.plan-3.csv"].prefix(outputs.count).map { $0 })
    #expect(outputs.count > 1)
    #expect(try sandbox.names() == (outputs + ["g.json"]).sorted())
    #expect(Set(try outputs.map(sandbox.bytes)).count == outputs.count)
    #expect(run.error.contains("differs from plan 1"))
    let again = try sandbox.gridtool(
      "partition --graph g.json --parts 5 --tolerance 20% --effort low --alternatives 3 -o out.plan.csv")
    #expect(again.status == 3)
    #expect(again.error.contains("out.plan-1.csv"))
  }

  @Test func aTimeLimitEndsTheSearch() throws {
    let sandbox = try Sandbox()
    try sandbox.writeLattice(10, 10)
    let run = try sandbox.gridtool("partition --graph g.json --parts 6 --tolerance 20% --time 200ms -o p.csv")
    #expect(run.status == 0, "\(run.error)")
    #expect(try sandbox.parts("p.csv").count == 100)
  }

  /// Ctrl-C writes the best plan there is.
  @Test func anInterruptEndsTheSearch() throws {
    let sandbox = try Sandbox()
    try sandbox.writeLattice(10, 10)
    let run = try sandbox.shell(
      "timeout --foreground --preserve-status -s INT 5 \"$GRIDTOOL\" partition --graph g.json --parts 5 --tolerance 20% --time 300s -o p.csv"
    )
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error.contains("stopped on request"))
    #expect(try sandbox.parts("p.csv").count == 100)
    #expect(try sandbox.names() == ["g.json", "p.csv"])
  }

  @Test func dryRun() throws {
    let sandbox = try Sandbox()
    try sandbox.writeLattice(6, 4)
    try sandbox.write("slope_pct,factor\n0,1\n", to: "s.csv")
    let run = try sandbox.gridtool(
      "partition --graph g.json --parts 4 --within half --objective travel --slope-table s.csv -o p.csv --dry-run --json"
    )
    #expect(run.status == 0, "\(run.error)")
    let json = try JSONReading.object(run.output)
    let counts = try #require(json["counts"] as? [String: Int])
    #expect(counts == ["units": 24, "edges": 38, "pieces": 2, "parts": 4])
    #expect(json["files"] as? [String: String] == ["graph": "g.json", "slope-table": "s.csv"])
    #expect(json["outputs"] as? [String] == ["p.csv"])
    #expect(try sandbox.names() == ["g.json", "s.csv"])
  }

  // MARK: Wishes

  @Test func wishesAreKept() throws {
    let sandbox = try Sandbox()
    try sandbox.writeLattice(6, 4)
    let run = try sandbox.gridtool(
      "partition --graph g.json --parts 4 --tolerance 35% --fix u0=3 --fix u23=1 --together u2,u4 --apart u12,u13 -o p.csv"
    )
    #expect(run.status == 0, "\(run.error)")
    let parts = try sandbox.parts("p.csv")
    #expect(parts["u0"] == 3 && parts["u23"] == 1)
    #expect(parts["u2"] == parts["u4"])
    #expect(parts["u12"] != parts["u13"])
    #expect(run.error.contains("1 more unit joins"))
  }

  @Test func nestingAndKeeping() throws {
    let sandbox = try Sandbox()
    try sandbox.writeLattice(6, 4)
    let nested = try sandbox.gridtool("partition --graph g.json --parts 6 --within half -o n.csv")
    #expect(nested.status == 0, "\(nested.error)")
    let parts = try sandbox.parts("n.csv")
    let west = Set((0..<24).filter { $0 % 6 < 3 }.map { parts["u\($0)"] })
    let east = Set((0..<24).filter { $0 % 6 >= 3 }.map { parts["u\($0)"] })
    #expect(west.count == 3 && east.count == 3 && west.isDisjoint(with: east))
    let kept = try sandbox.gridtool(
      "partition --graph g.json --parts 2 --keep half --objective cut-edges -o k.csv --json")
    #expect(kept.status == 0, "\(kept.error)")
    #expect(try JSONReading.object(kept.output)["splits"] as? Int == 0)
  }

  /// Out of the band the plan is refused, or written and found fault with.
  @Test func outOfBand() throws {
    let sandbox = try Sandbox()
    try sandbox.writeLattice(3, 1, loads: [1: 5])
    try expect(
      sandbox, "partition --graph g.json --parts 2 --tolerance 10% -o p.csv", 65, "unit \"u1\" has load 5")
    let line =
      "partition --graph g.json --parts 2 --tolerance 10% --allow-out-of-band --fail-on-findings -o p.csv --json"
    let run = try sandbox.gridtool(line)
    #expect(run.status == 10, "\(run.error)")
    #expect(try sandbox.parts("p.csv").count == 3)
    let json = try JSONReading.object(run.output)
    #expect(json["out_of_band"] as? Int == 2)
    #expect(json["lower_bound"] == nil)
    #expect(json["proven_optimal"] as? String == "no")
    #expect(run.error.contains("heavier than a part may be"))
  }

  @Test(arguments: [
    ("--parts 25", "25 parts wanted of 24 units"),
    (
      "--target 35 --min 20 --max 50 --within half",
      "half W has 12, which no number of parts brings into the band"
    ),
    ("--parts 5 --tolerance 1%", "do not add up; widen --tolerance to 16.667 %"),
    ("--parts 4 --fix u0=5", "--fix puts unit \"u0\" into part 5, but the parts end with 4"),
    ("--parts 4 --fix u0=1 --fix u0=2", "--fix puts unit \"u0\" into parts 1 and 2"),
    (
      "--parts 4 --together u0,u1 --fix u0=1 --fix u1=2",
      "--together u0,u1: --fix puts them into parts 1 and 2"
    ),
    ("--parts 4 --together u0,u1 --apart u1,u0", "--together keeps the two in one part"),
    (
      "--parts 2 --apart u0,u5 --apart u5,u23 --apart u0,u23",
      "3 units apart from each other, and there are 2 parts"
    ),
    ("--parts 4 --load-field weight", "has no \"weight\""),
    ("--parts 4 --within county", "has no \"county\""),
  ])
  func contradictionsAreExplained(options: String, part: String) throws {
    let sandbox = try Sandbox()
    try sandbox.writeLattice(6, 4)
    try expect(sandbox, "partition --graph g.json \(options) -o p.csv", 65, part)
    #expect(try sandbox.names() == ["g.json"])
  }

  // MARK: Misuse

  @Test(arguments: [
    ("--graph g.json -o p", "--parts K, or --target"),
    ("--graph g.json --parts 0 -o p", "--parts 0"),
    ("--graph g.json --parts 3 --target 4 -o p", "exclude each other"),
    ("--graph g.json --parts 3 --tolerance 5 -o p", "'5' is invalid"),
    ("--graph g.json --target 5 --tolerance 5% -o p", "--tolerance goes with --parts"),
    ("--graph g.json --parts 3 --objective beauty -o p", "'beauty' is invalid"),
    ("--graph g.json --parts 3 --objective inertia=0 -o p", "'inertia=0' is invalid"),
    ("--graph g.json --parts 3 --objective travel --objective travel=2 -o p", "given twice"),
    ("--graph g.json --parts 3 --fix u0=north -o p", "--fix u0=north"),
    ("--graph g.json --parts 3 --apart u0 -o p", "name two units"),
    ("--graph g.json --parts 3 --together u0 -o p", "name two units or more"),
    ("--graph g.json --parts 3 --together u0,,u1 -o p", "'u0,,u1' is invalid"),
    ("--graph g.json --parts 3 --time 5 -o p", "'5' is invalid"),
    ("--graph g.json --parts 3 --time 0s -o p", "'0s' is invalid"),
    ("--graph g.json --parts 3 --alternatives 0 -o p", "--alternatives 0"),
    ("--graph g.json --parts 3 --alternatives 2 -o -", "--alternatives makes several files"),
    ("--graph g.json --parts 3 --slope-table s.csv -o p", "--slope-table goes with --objective travel"),
    ("--graph g.json --parts 3 --grids 4 -o p", "--grids and --graph exclude each other"),
    ("t.geojson --graph g.json --parts 3 -o p", "the territory and --graph exclude each other"),
    ("t.geojson --parts 3 -o p", "--parts goes with --graph"),
    ("--graph g.json --parts 3", "say where the plan goes"),
    ("--graph g.json --parts 3 --json -o -", "standard output"),
  ])
  func misuse(options: String, part: String) throws {
    try expect(try Sandbox(), "partition \(options)", 64, part)
  }

  @Test func unknownUnitsAndLackingMeasures() throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      #"{"nodes":[{"id":0},{"id":1},{"id":2}],"adjacency":[[{"id":1}],[{"id":0},{"id":2}],[{"id":1}]]}"#,
      to: "g.json")
    for option in ["--fix 7=1", "--together 0,7", "--apart 7,0"] {
      try expect(sandbox, "partition --graph g.json --parts 2 \(option) -o p", 64, "names unit \"7\"")
    }
    try expect(sandbox, "partition --graph g.json --parts 2 --objective inertia -o p", 65, "has no places")
    try expect(sandbox, "partition --graph g.json --parts 2 --objective compactness -o p", 65, "has no areas")
    try expect(
      sandbox, "partition --graph g.json --parts 2 --tolerance 5% --tolerance 6% -o p", 64,
      "given 2 times for 1")
  }

  @Test func filesThatAreMissingOrInTheWay() throws {
    let sandbox = try Sandbox()
    try sandbox.writeLattice(3, 2)
    try sandbox.write("slope_pct,factor\n0,1\n", to: "s.csv")
    let travel = "--parts 2 --objective travel --tolerance 50%"
    try expect(sandbox, "partition --graph none.json --parts 2 -o p", 66, "none.json")
    try expect(sandbox, "partition --graph g.json \(travel) --slope-table none.csv -o p", 66, "none.csv")
    try expect(sandbox, "partition --graph g.json --parts 2 -o g.json --overwrite", 3, "another output")
    try expect(
      sandbox, "partition --graph g.json \(travel) --slope-table s.csv -o s.csv --overwrite", 3,
      "another output")
    try expect(sandbox, "partition --graph s.csv --parts 2 -o p", 65, "s.csv")
    #expect(try sandbox.names() == ["g.json", "s.csv"])
    #expect(
      try sandbox.gridtool("partition --graph g.json \(travel) --slope-table s.csv -o p.csv").status == 0)
  }

  private func expect(_ sandbox: Sandbox, _ line: String, _ status: Int32, _ part: String) throws {
    let run = try sandbox.gridtool(line)
    #expect(run.status == status, "\(line): \(run.error)")
    #expect(run.output.isEmpty, "\(line)")
    #expect(run.errorLines.count == 1, "\(line): \(run.error)")
    #expect(run.error.hasPrefix("gridtool: error: "), "\(line): \(run.error)")
    #expect(run.error.contains(part), "\(line): \(run.error)")
  }
}
