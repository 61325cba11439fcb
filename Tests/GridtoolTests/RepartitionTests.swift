import Foundation
import Testing

@Suite struct RepartitionTests {
  /// `repartition` of the small territory's plan.
  static func line(_ more: [String], plan: String? = nil, households: String? = nil) throws -> [String] {
    [
      "repartition", try plan ?? SmallTerritory.plan(), "--territory",
      try SmallTerritory.file("territory.geojson"), "--households",
      try households ?? SmallTerritory.file("households.csv"), "--barriers",
      try SmallTerritory.file("barriers.geojson"),
    ] + more
  }

  /// Households of the small territory, those of one grid doubled a few metres away.
  static func grown(_ sandbox: Sandbox, grid: String, times: Int = 1) throws -> String {
    let plan = try JSONReading.object(
      String(decoding: try SmallTerritory.bytes("plan.geojson"), as: UTF8.self))
    let features = try #require(plan["features"] as? [[String: Any]])
    let feature = try #require(features.first { $0["id"] as? String == grid })
    let geometry = try #require(feature["geometry"] as? [String: Any])
    let rings = try #require(geometry["coordinates"] as? [[[Double]]])
    let lines = String(decoding: try SmallTerritory.bytes("households.csv"), as: UTF8.self)
      .split(separator: "\n")
    let heading = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let (lon, lat) = (
      try #require(heading.firstIndex(of: "lon")), try #require(heading.firstIndex(of: "lat"))
    )
    var text = lines.joined(separator: "\n") + "\n"
    for row in lines.dropFirst() {
      var fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard let x = Double(fields[lon]), let y = Double(fields[lat]) else { continue }
      for number in 1...times {
        let (u, v) = (x + 0.0002 * Double(number), y + 0.0001)
        guard Self.holds(rings[0], x, y), Self.holds(rings[0], u, v) else { continue }
        fields[0] = fields[0] + "-\(number)"
        fields[lon] = String(u)
        fields[lat] = String(v)
        text += fields.joined(separator: ",") + "\n"
      }
    }
    try sandbox.write(text, to: "grown.csv")
    return "grown.csv"
  }

  private static func holds(_ ring: [[Double]], _ x: Double, _ y: Double) -> Bool {
    var inside = false
    for (a, b) in zip(ring, ring.dropFirst()) where (a[1] > y) != (b[1] > y) {
      if x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) { inside.toggle() }
    }
    return inside
  }

  static func features(_ sandbox: Sandbox, _ name: String) throws -> [String: [String: Any]] {
    let plan = try JSONReading.object(try sandbox.text(name))
    let features = try #require(plan["features"] as? [[String: Any]])
    return Dictionary(uniqueKeysWithValues: features.map { ($0["id"] as? String ?? "", $0) })
  }

  static func geometry(_ feature: [String: Any]?) throws -> Data {
    try JSONSerialization.data(
      withJSONObject: feature?["geometry"] as? [String: Any] ?? [:], options: .sortedKeys)
  }

  static let grid = "990101202203003"

  @Test func theSameBytesWhenNothingIsWrong() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(Self.line(["-o", "new.geojson", "--changes", "c.csv"]))
    #expect(run.status == 0, "\(run.error)")
    #expect(try sandbox.bytes("new.geojson") == SmallTerritory.bytes("plan.geojson"))
    #expect(try sandbox.text("c.csv") == "\u{FEFF}household,from_grid,to_grid,reason\n")
    #expect(try sandbox.text("c-grids.csv").split(separator: "\n").count == 76)
    #expect(run.error.contains("nothing is wrong"))
  }

  @Test func onlyWhatMustChangeChanges() throws {
    let sandbox = try Sandbox()
    let households = try Self.grown(sandbox, grid: Self.grid)
    let run = try sandbox.gridtool(
      Self.line(
        ["-o", "new.geojson", "--changes", "c.csv", "--map", "m.svg", "--json", "--quiet"],
        households: households))
    #expect(run.status == 0, "\(run.error)")
    let old = try JSONReading.object(
      String(decoding: try SmallTerritory.bytes("plan.geojson"), as: UTF8.self))
    let olds = try #require(old["features"] as? [[String: Any]])
    let news = try Self.features(sandbox, "new.geojson")
    let rows = try sandbox.text("c-grids.csv").split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let kinds = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    #expect(kinds.values.contains("reshaped"))
    var changed = 0
    for feature in olds {
      let id = try #require(feature["id"] as? String)
      let isSame = try Self.geometry(feature) == Self.geometry(news[id])
      #expect(isSame == (kinds[id] == "kept"))
      if !isSame {
        changed += 1
        // Nothing beyond the village is touched.
        #expect(id.hasPrefix(String(Self.grid.dropLast(3))))
      }
    }
    #expect(changed > 1)
    let moves = try sandbox.text("c.csv").split(separator: "\n").dropFirst()
    #expect(!moves.isEmpty)
    #expect(moves.allSatisfy { $0.contains(" its band of ") })
    #expect(moves.contains { $0.contains("grid 003 was ") && $0.contains(" over its band") })
    let summary = try JSONReading.object(run.output)
    let moved = try #require(summary["moved"] as? [String: Any])
    #expect(moved["households"] as? Int == moves.count)
    #expect((moved["bound"] as? Double ?? 0) > 0)
    #expect(try sandbox.text("m.svg").contains("Before"))
    // Once changed, nothing is wrong any more.
    let again = try sandbox.gridtool(
      Self.line(["-o", "again.geojson"], plan: "new.geojson", households: households))
    #expect(again.status == 0, "\(again.error)")
    #expect(try sandbox.bytes("again.geojson") == sandbox.bytes("new.geojson"))
  }

  @Test func sameBytesWithAnyNumberOfWorkers() throws {
    let sandbox = try Sandbox()
    let households = try Self.grown(sandbox, grid: Self.grid)
    for workers in ["1", "2"] {
      let run = try sandbox.gridtool(
        Self.line(["-o", "\(workers).geojson", "--workers-threads", workers], households: households))
      #expect(run.status == 0, "\(run.error)")
    }
    #expect(try sandbox.bytes("1.geojson") == sandbox.bytes("2.geojson"))
  }

  @Test func proposalsGoToStandardOutputAndChangeNothing() throws {
    let sandbox = try Sandbox()
    let households = try Self.grown(sandbox, grid: Self.grid)
    let before = try sandbox.names()
    let run = try sandbox.gridtool(Self.line(["--propose"], households: households))
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output.contains(Self.grid) && run.output.contains("over its band"))
    let json = try JSONReading.object(
      try sandbox.gridtool(Self.line(["--propose", "--json"], households: households)).output)
    let triggers = try #require(json["triggers"] as? [[String: Any]])
    #expect(
      triggers.contains { $0["grid"] as? String == Self.grid && ($0["load_to_move"] as? Double ?? 0) > 0 })
    #expect(try sandbox.names() == before)
    #expect(try sandbox.gridtool(Self.line(["--propose"])).output.contains("nothing is wrong"))
  }

  @Test func theBoundIsHardAndWhatIsLeftIsSaid() throws {
    let sandbox = try Sandbox()
    let households = try Self.grown(sandbox, grid: Self.grid)
    let run = try sandbox.gridtool(
      Self.line(
        ["-o", "new.geojson", "--max-moved", "0%", "--json", "--fail-on-findings"], households: households))
    #expect(run.status == 10, "\(run.error)")
    let summary = try JSONReading.object(run.output)
    #expect((summary["moved"] as? [String: Any])?["load"] as? Double == 0)
    #expect((summary["left"] as? [String])?.first?.contains("--max-moved") == true)
  }

  @Test func codesThatAreGivenUpAreNeverUsedAgain() throws {
    let sandbox = try Sandbox()
    let fewer = try sandbox.gridtool(
      Self.line(["-o", "fewer.geojson", "--grids", "73", "--changes", "c.csv"]))
    #expect(fewer.status == 0, "\(fewer.error)")
    func provenance(_ name: String) throws -> [String: Any] {
      try #require(try JSONReading.object(try sandbox.text(name))["gridgeo"] as? [String: Any])
    }
    let retired = try #require(try provenance("fewer.geojson")["retired"] as? [String])
    #expect(retired.count == 2)
    #expect(try Self.features(sandbox, "fewer.geojson").count == 73)
    let more = try sandbox.gridtool(
      Self.line(["-o", "more.geojson", "--grids", "78"], plan: "fewer.geojson"))
    #expect(more.status == 0, "\(more.error)")
    let codes = try Self.features(sandbox, "more.geojson").keys
    #expect(codes.count == 78)
    #expect(Set(codes).isDisjoint(with: retired))
    #expect(Set(try #require(try provenance("more.geojson")["retired"] as? [String])).isSuperset(of: retired))
  }

  @Test func alternativesTradeBalanceAgainstChange() throws {
    let sandbox = try Sandbox()
    let households = try Self.grown(sandbox, grid: Self.grid)
    let run = try sandbox.gridtool(
      Self.line(
        ["-o", "new.geojson", "--changes", "c.csv", "--alternatives", "3", "--json"], households: households))
    #expect(run.status == 0, "\(run.error)")
    let names = try sandbox.names()
    for name in ["new.geojson", "new-2.geojson", "new-3.geojson", "c-3.csv", "c-3-grids.csv"] {
      #expect(names.contains(name))
    }
    let table = try #require(try JSONReading.object(run.output)["alternatives"] as? [[String: Any]])
    #expect(table.count == 3)
    #expect(table.contains { $0["pareto"] as? Bool == true })
    #expect(run.error.contains("mean deviation %"))
  }

  @Test func refusals() throws {
    let sandbox = try Sandbox()
    for (more, status, words) in [
      (["-o", "n.geojson", "--lock", "990000000000001"], Int32(64), "990000000000001"),
      (["-o", "n.geojson", "--grids", "3"], 65, "at least 12"), ([], 64, "-o"),
      (["-o", "n.geojson", "--grids", "70", "--target", "35"], 64, "exclude"),
      (["-o", "n.geojson", "--parts", "3"], 64, "--graph"),
      (["-o", "n.geojson", "--max-moved", "3"], 64, "--max-moved"),
      (["-o", "n.geojson", "--changes", "-"], 64, "--changes"),
    ] {
      let run = try sandbox.gridtool(Self.line(more))
      #expect(run.status == status, "\(more): \(run.error)")
      #expect(run.error.contains(words), "\(run.error)")
      #expect(run.errorLines.count == 1)
    }
    let missing = try sandbox.gridtool("repartition nowhere.geojson --territory t.geojson -o n.geojson")
    #expect(missing.status == 66 && missing.error.contains("nowhere.geojson"))
    try sandbox.write("{\"type\":\"FeatureCollection\",\"features\":[]}", to: "none.geojson")
    let empty = try sandbox.gridtool(Self.line(["-o", "n.geojson"], plan: "none.geojson"))
    #expect(empty.status == 65 && empty.error.contains("no grids"))
    #expect(try sandbox.names() == ["none.geojson"])
  }

  /// A row of ten units in two parts; the load of the first has grown.
  @Test func dividedGraphs() throws {
    let sandbox = try Sandbox()
    let nodes = (0..<10).map { "{\"id\":\"u\($0)\",\"load\":\($0 < 5 ? 13 : 10)}" }.joined(separator: ",")
    let adjacency = (0..<10).map { u in
      "[" + [u - 1, u + 1].filter { 0..<10 ~= $0 }.map { "{\"id\":\"u\($0)\"}" }.joined(separator: ",") + "]"
    }.joined(separator: ",")
    try sandbox.write("{\"nodes\":[\(nodes)],\"adjacency\":[\(adjacency)]}", to: "g.json")
    let table = (0..<10).map { "u\($0),\($0 < 5 ? 1 : 2)\n" }.joined()
    try sandbox.write("unit,part\n" + table, to: "old.csv")
    let same = try sandbox.gridtool(
      "repartition --graph g.json --from old.csv --tolerance 20% -o same.csv --quiet")
    #expect(same.status == 0, "\(same.error)")
    #expect(try sandbox.text("same.csv") == "unit,part\n" + table)
    let run = try sandbox.gridtool(
      "repartition --graph g.json --from old.csv --tolerance 12% -o new.csv --changes c.csv --json")
    #expect(run.status == 0, "\(run.error)")
    #expect(try sandbox.text("c.csv") == "\u{FEFF}unit,from_part,to_part\nu4,1,2\n")
    let more = try sandbox.gridtool(
      "repartition --graph g.json --from old.csv --parts 3 --tolerance 50% -o three.csv --quiet")
    #expect(more.status == 0, "\(more.error)")
    #expect(
      Set(try sandbox.text("three.csv").split(separator: "\n").dropFirst().compactMap(\.last)) == [
        "1", "2", "3",
      ])
    try sandbox.write("unit,part\nu0,1\n", to: "short.csv")
    let short = try sandbox.gridtool("repartition --graph g.json --from short.csv -o n.csv")
    #expect(short.status == 65 && short.error.contains("u1"))
  }
}
