import Foundation
import Testing

/// A partition in shards and put together, end to end.
@Suite struct ShardTests {
  /// Makes all shards and gives their names.
  private static func shards(
    _ sandbox: Sandbox, of count: Int, _ more: [String] = [], files: [String]? = nil, prefix: String = "s"
  ) throws -> [String] {
    try (1...count).map { i in
      let name = "\(prefix)\(i).geojson"
      let line = ["partition"] + (try files ?? SmallTerritory.files() + SmallTerritory.wish)
      let run = try sandbox.gridtool(line + ["--shard", "\(i)/\(count)", "-o", name, "--quiet"] + more)
      #expect(run.status == 0, "\(run.error)")
      return name
    }
  }

  /// 3 townships: 7 shards are more than there are.
  @Test(arguments: [1, 2, 3, 7])
  func mergedIsTheSingleRun(count: Int) throws {
    let sandbox = try Sandbox()
    let names = try Self.shards(sandbox, of: count, ["--workers-threads", count % 2 == 0 ? "1" : "2"])
    let merged = try sandbox.gridtool(["merge"] + names.reversed() + ["-o", "plan.geojson", "--json"])
    #expect(merged.status == 0, "\(merged.error)")
    #expect(try sandbox.bytes("plan.geojson") == SmallTerritory.bytes("plan.geojson"))
    let json = try JSONReading.object(merged.output)
    #expect((json["summary"] as? [String: Any])?["grids"] as? Int == 75)
    #expect((json["villages"] as? [[String: Any]])?.count == 12)
    let piped = try sandbox.gridtool(["merge"] + names + ["-o", "-", "--quiet"])
    #expect(Data(piped.output.utf8) == (try sandbox.bytes("plan.geojson")))
  }

  /// Counts without points, loads over points, base units: each of them through shards.
  @Test func shardsAreOfNoForeignFormat() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(try SmallTerritory.partition(["--shard", "1/2", "-o", "s1.gpkg"]))
    #expect(run.status == 64)
    #expect(run.error.contains("a shard is GeoJSON"), "\(run.error)")
  }

  @Test func otherLoadsToo() throws {
    let sandbox = try Sandbox()
    let territory = try SmallTerritory.file("territory.geojson")
    let households = try String(contentsOfFile: SmallTerritory.file("households.csv"), encoding: .utf8)
    try sandbox.write(
      households.split(separator: "\n").prefix(1400).joined(separator: "\n") + "\n", to: "few.csv")
    for options in [
      ["--households", "few.csv", "--grids", "40", "--effort", "low"],
      ["--households", "few.csv", "--spread", "points", "--grids", "40", "--effort", "low", "--seed", "9"],
      [
        "--units", try SmallTerritory.plan(), "--load-field", "households", "--grids", "24", "--effort",
        "low",
        "--field", "id=code",
      ],
    ] {
      let files = [territory] + options
      let single = try sandbox.gridtool(
        ["partition"] + files + ["-o", "one.geojson", "--quiet", "--overwrite"])
      #expect(single.status == 0, "\(single.error)")
      let names = try Self.shards(sandbox, of: 2, ["--overwrite"], files: files)
      let merged = try sandbox.gridtool(
        ["merge"] + names + ["-o", "merged.geojson", "--quiet", "--overwrite"])
      #expect(merged.status == 0, "\(merged.error)")
      #expect(try sandbox.bytes("merged.geojson") == sandbox.bytes("one.geojson"), "\(options)")
    }
  }

  @Test func theManifestSaysWhatItIs() throws {
    let sandbox = try Sandbox()
    _ = try Self.shards(sandbox, of: 2)
    var townships: [String] = []
    var grids = 0
    for name in ["s1.geojson", "s2.geojson"] {
      let file = try JSONReading.object(sandbox.text(name))
      let member = try #require(file["gridgeo"] as? [String: Any])
      let shard = try #require(member["shard"] as? [String: Any])
      #expect(shard["of"] as? Int == 2)
      townships += try #require(shard["townships"] as? [String])
      grids += try #require(shard["grids"] as? Int)
      #expect((shard["whole"] as? [String: Any])?["grids"] as? Int == 75)
      #expect((file["features"] as? [Any])?.count == shard["grids"] as? Int)
      #expect(
        (member["inputs"] as? [[String: Any]])?.allSatisfy { ($0["sha256"] as? String)?.count == 64 } == true)
      #expect(!(try sandbox.text(name)).contains(sandbox.folder.path))
    }
    #expect(grids == 75 && Set(townships).count == 3 && townships.count == 3)
  }

  @Test func whatDoesNotBelongTogetherIsRefused() throws {
    let sandbox = try Sandbox()
    let s = try Self.shards(sandbox, of: 3)
    let seed = try Self.shards(sandbox, of: 3, ["--seed", "2"], prefix: "seed")
    let effort = try Self.shards(sandbox, of: 3, ["--no-smooth"], prefix: "rough")
    let two = try Self.shards(sandbox, of: 2, prefix: "two")
    let households = try String(contentsOfFile: SmallTerritory.file("households.csv"), encoding: .utf8)
    try sandbox.write(households + "\n", to: "other.csv")
    var files = try SmallTerritory.files()
    files[2] = "other.csv"
    let other = try Self.shards(sandbox, of: 3, files: files + SmallTerritory.wish, prefix: "other")
    let text = try sandbox.text(s[2])
    try sandbox.write(
      text.replacingOccurrences(of: "\"version\":\"", with: "\"version\":\"9."), to: "version")
    try sandbox.write(text.replacingOccurrences(of: "\"persons\":1", with: "\"persons\":2"), to: "changed")
    try sandbox.write(String(text.dropLast(text.count / 2)), to: "cut")
    try sandbox.write("id,lon,lat\n", to: "rows.csv")
    let before = try sandbox.names()
    for (shards, part) in [
      ([s[0], s[1]], "shard 3 of 3 is missing"), ([s[1]], "shards 1, 3 of 3 are missing"),
      ([s[0], s[1], s[1], s[2]], "is shard 2/3, as s2.geojson is"),
      ([s[0], s[1], seed[2]], "seed3.geojson: was made with --seed 2"),
      ([s[0], s[1], effort[2]], "rough3.geojson: was made with other options"),
      ([s[0], s[1], other[2]], "other3.geojson: was made from another file of households"),
      ([s[0], two[1], s[2]], "two2.geojson: is shard 2/2, and s1.geojson is 1/3"),
      ([s[0], s[1], "version"], "version: was made by version 9."),
      ([s[0], s[1], "changed"], "changed: was changed since it was written"),
      ([s[0], s[1], "cut"], "cut: "), ([s[0], s[1], try SmallTerritory.plan()], "plan.geojson: is no shard"),
    ] {
      let run = try sandbox.gridtool(["merge"] + shards + ["-o", "plan.geojson"])
      #expect(run.status == 65, "\(shards): \(run.error)")
      #expect(run.errorLines.count == 1 && run.error.contains(part), "\(shards): \(run.error)")
    }
    let missing = try sandbox.gridtool("merge s1.geojson nowhere.geojson s3.geojson -o plan.geojson")
    #expect(missing.status == 66 && missing.error.contains("nowhere.geojson"))
    let rows = try sandbox.gridtool("merge rows.csv -o plan.csv")
    #expect(rows.status == 66 && rows.error.contains("rows.csv.shard.json"))
    #expect(try sandbox.names() == before)
  }

  /// Files are known by what is in them; the plan names those of the first shard.
  @Test func filesOfOtherNamesAreTheSame() throws {
    let sandbox = try Sandbox()
    var files = try SmallTerritory.files()
    try FileManager.default.copyItem(atPath: files[2], toPath: sandbox.url("copy.csv").path)
    let first = try sandbox.gridtool(
      try SmallTerritory.partition(["--shard", "1/2", "-o", "s1.geojson", "--quiet"]))
    #expect(first.status == 0, "\(first.error)")
    files[2] = "copy.csv"
    let second = try sandbox.gridtool(
      ["partition"] + files + SmallTerritory.wish + ["--shard", "2/2", "-o", "s2.geojson", "--quiet"])
    #expect(second.status == 0, "\(second.error)")
    let merged = try sandbox.gridtool("merge s2.geojson s1.geojson -o plan.geojson --quiet")
    #expect(merged.status == 0, "\(merged.error)")
    #expect(try sandbox.bytes("plan.geojson") == SmallTerritory.bytes("plan.geojson"))
  }

  /// A part of a plan is not taken for a plan.
  @Test func aShardIsNoPlan() throws {
    let sandbox = try Sandbox()
    _ = try Self.shards(sandbox, of: 2)
    let territory = try SmallTerritory.file("territory.geojson")
    let households = try SmallTerritory.file("households.csv")
    for line in [
      ["report", "s1.geojson", "-o", "x.html"],
      ["staff", "s1.geojson", "--workers", "90", "--heads", "9", "-o", "x"],
      ["check", "s1.geojson", "--territory", territory], ["limits", "s1.geojson", "-o", "x.csv"],
      ["assign", "--grids", "s1.geojson", "--households", households, "-o", "x.csv"],
      ["repartition", "s1.geojson", "--territory", territory, "--households", households, "-o", "x"],
    ] {
      let run = try sandbox.gridtool(line)
      #expect(run.status == 65, "\(line): \(run.error)")
      #expect(run.error.contains("s1.geojson: is a shard of a plan; put all shards together"), "\(run.error)")
    }
    #expect(try sandbox.names() == ["s1.geojson", "s2.geojson"])
  }

  @Test func whatOnlyAWholePlanHasIsRefused() throws {
    let sandbox = try Sandbox()
    let line = try SmallTerritory.partition(["--shard", "1/2", "-o", "p.geojson"])
    for more in [["--limits", "l.csv"], ["--disputes", "d.geojson"], ["--alternatives", "2"]] {
      let run = try sandbox.gridtool(line + more)
      #expect(run.status == 64, "\(run.error)")
      #expect(run.errorLines.count == 1 && run.error.contains(more[0]), "\(run.error)")
    }
    for shard in ["0/2", "3/2", "1", "x/y"] {
      let run = try sandbox.gridtool(try SmallTerritory.partition(["--shard", shard, "-o", "p.geojson"]))
      #expect(run.status == 64 && run.error.contains(shard), "\(run.error)")
    }
    let units = try sandbox.gridtool("partition --units u.geojson --parts 3 --shard 1/2 -o p.geojson")
    #expect(units.status == 64 && units.error.contains("--shard"))
    let piped = try sandbox.gridtool(try SmallTerritory.partition(["--shard", "1/2", "-o", "-"]))
    #expect(piped.status == 64 && piped.output.isEmpty)
    #expect(try sandbox.names().isEmpty)
  }
}
