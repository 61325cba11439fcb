import Foundation
import Testing

/// An assignment in shards and put together, end to end.
@Suite struct AssignShardTests {
  /// About 3 MiB of rows in many ways, quoted line ends and faults among them: a dozen blocks.
  private static let table: String = {
    var state: UInt64 = 88_172_645_463_325_252
    func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    var text = "\u{FEFF}note,id,persons,lon,lat\r\n"
    for i in 0..<60_000 {
      let (lon, lat) = ("\(101 + Double(next(5_000_000)) / 1e8)", "34.00\(next(1_000_000))")
      switch next(40) {
      case 0: text += "\"a note,\r\nof two \"\"lines\"\"\r\n\",h\(i),1,\(lon),\(lat)\r\n"
      case 1: text += ",\"h\(i)\n,\",2,\"\(lon)\",\(lat)\r\n"
      case 2: text += "x,h\(i),,\(lon)\r\n"
      case 3: text += "\r\n"
      case 4: text += ",h\(i),many,x,\(lat)\r\n"
      case 5: text += ",h\(i),1,0,0\r\n"
      default: text += "a note of the row,h\(i),\(next(9)),\(lon),\(lat)\r\n"
      }
    }
    return text
  }()

  private static func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox.withGrids()
    try sandbox.write(table, to: "h.csv")
    return sandbox
  }

  private static func shards(
    _ sandbox: Sandbox, of count: Int, _ more: [String] = [], extension name: String = "csv",
    prefix: String = "r", households: String = "h.csv"
  ) throws -> [String] {
    try (1...count).map { i in
      let output = "\(prefix)\(i).\(name)"
      let run = try sandbox.gridtool(
        [
          "assign", "--grids", "plan.geojson", "--households", households, "-o", output, "--shard",
          "\(i)/\(count)", "--quiet",
        ] + more)
      #expect(run.status == 0, "\(run.error)")
      return output
    }
  }

  /// 40 shards are more than there are blocks of rows.
  @Test(arguments: [1, 2, 3, 7, 40])
  func mergedIsTheSingleRun(count: Int) throws {
    let sandbox = try Self.sandbox()
    let wish = ["--nearest", "50m"]
    let single = try sandbox.gridtool(
      [
        "assign", "--grids", "plan.geojson", "--households", "h.csv", "-o", "one.csv", "--summary",
        "one-sum.csv",
      ]
        + ["--json"] + wish)
    #expect(single.status == 0, "\(single.error)")
    let names = try Self.shards(sandbox, of: count, wish + ["--workers-threads", count % 2 == 0 ? "1" : "3"])
    let merged = try sandbox.gridtool(
      ["merge"] + names.reversed() + ["-o", "all.csv", "--summary", "all-sum.csv", "--json"])
    #expect(merged.status == 0, "\(merged.error)")
    #expect(try sandbox.bytes("all.csv") == sandbox.bytes("one.csv"))
    #expect(try sandbox.bytes("all-sum.csv") == sandbox.bytes("one-sum.csv"))
    let (a, b) = (try JSONReading.object(single.output), try JSONReading.object(merged.output))
    for member in ["summary", "reasons", "areas"] {
      #expect((a[member] as? NSDictionary) == (b[member] as? NSDictionary), "\(member)")
    }
    // The rows are shared out, and not all of them are in one shard.
    if count == 3 {
      for name in names { #expect(try sandbox.text(name).split(separator: "\r\n").count < 60_000) }
      #expect(try sandbox.bytes(names[1]).count > 100_000)
    }
    let piped = try sandbox.gridtool(["merge"] + names + ["-o", "-", "--quiet"])
    #expect(try Data(piped.output.utf8) == sandbox.bytes("one.csv"))
  }

  /// Features a line, published counts, seasons.
  @Test func otherFormsToo() throws {
    let sandbox = try Self.sandbox()
    var camps = "id,season,lon,lat\n"
    for i in 0..<30_000 {
      camps += "h\(i % 20_000),\(i < 20_000 ? "winter" : "summer"),101.0\(i % 5)\(i),34.00\(i % 7)\n"
    }
    try sandbox.write(camps, to: "camps.csv")
    for (households, name, more) in [
      ("h.csv", "geojsonl", [String]()), ("camps.csv", "csv", []), ("h.csv", "csv", ["--encoding", "utf-8"]),
    ] {
      let single = try sandbox.gridtool(
        ["assign", "--grids", "plan.geojson", "--households", households, "-o", "one.\(name)", "--overwrite"]
          + ["--summary", "one-sum.csv", "--publish", "--quiet"] + more)
      #expect(single.status == 0, "\(single.error)")
      let names = try Self.shards(
        sandbox, of: 3, more + ["--overwrite"], extension: name, households: households)
      let merged = try sandbox.gridtool(
        ["merge"] + names + ["-o", "all.\(name)", "--summary", "all-sum.csv", "--publish", "--overwrite"])
      #expect(merged.status == 0, "\(merged.error)")
      #expect(try sandbox.bytes("all.\(name)") == sandbox.bytes("one.\(name)"))
      #expect(try sandbox.bytes("all-sum.csv") == sandbox.bytes("one-sum.csv"))
    }
  }

  @Test func whatDoesNotBelongTogetherIsRefused() throws {
    let sandbox = try Self.sandbox()
    let r = try Self.shards(sandbox, of: 3)
    _ = try Self.shards(sandbox, of: 3, ["--nearest", "1km"], prefix: "near")
    try sandbox.write(Self.table.replacingOccurrences(of: "h17,", with: "h71,"), to: "other.csv")
    _ = try Self.shards(sandbox, of: 3, prefix: "other", households: "other.csv")
    // Later than 100 kB on, and with the manifest of the original.
    var changed = try sandbox.bytes(r[1])
    changed[changed.count - 9] ^= 1
    try changed.write(to: sandbox.url("changed.csv"))
    let manifest = try sandbox.text("\(r[1]).shard.json")
    try sandbox.write(manifest, to: "changed.csv.shard.json")
    try sandbox.bytes(r[1]).write(to: sandbox.url("version.csv"))
    try sandbox.write(
      manifest.replacingOccurrences(of: "\"version\":\"", with: "\"version\":\"9."),
      to: "version.csv.shard.json")
    try sandbox.bytes(r[1]).write(to: sandbox.url("none.csv"))
    try sandbox.write("{\"version\":\"1\"}", to: "none.csv.shard.json")
    try sandbox.bytes(r[1]).write(to: sandbox.url("alone.csv"))
    let before = try sandbox.names()
    for (shards, status, part) in [
      (["r1.csv", "r3.csv"], 65, "shard 2 of 3 is missing"),
      (["r1.csv", "r2.csv", "r2.csv", "r3.csv"], 65, "r2.csv: is shard 2/3, as r2.csv is"),
      (["r1.csv", "near2.csv", "r3.csv"], 65, "near2.csv: was made with other options than r1.csv"),
      (["r1.csv", "other2.csv", "r3.csv"], 65, "other2.csv: was made from another file of households"),
      (["r1.csv", "changed.csv", "r3.csv"], 65, "changed.csv: was changed since it was written"),
      (["r1.csv", "version.csv", "r3.csv"], 65, "version.csv: was made by version 9."),
      (["r1.csv", "none.csv", "r3.csv"], 65, "none.csv.shard.json: is no manifest"),
      (["r1.csv", "alone.csv", "r3.csv"], 66, "alone.csv: has no manifest alone.csv.shard.json"),
      (["r1.csv", "plan.geojson", "r3.csv"], 66, "plan.geojson: has no manifest"),
    ] as [([String], Int32, String)] {
      let run = try sandbox.gridtool(["merge"] + shards + ["-o", "all.csv"])
      #expect(run.status == status, "\(shards): \(run.error)")
      #expect(run.errorLines.count == 1 && run.error.contains(part), "\(shards): \(run.error)")
    }
    #expect(try sandbox.names() == before)
  }

  @Test func whatCannotBeSharedOutIsRefused() throws {
    let sandbox = try Sandbox.withGrids()
    try sandbox.write("id,lon,lat\na,101,34\n", to: "h.csv")
    try sandbox.write(
      #"{"type":"Feature","id":"a","properties":{"id":"a"},"geometry":{"type":"Point","coordinates":[101,34]}}"#,
      to: "h.geojson")
    let before = try sandbox.names()
    for (line, status, part) in [
      ("--households h.csv -o x.geojson", 64, "csv or geojsonl"),
      ("--households h.csv -o - --json", 64, "standard output"),
      ("--households h.csv -o -", 64, "needs files"),
      ("--households - -o x.csv", 64, "needs files"), ("--households h.geojson -o x.csv", 64, "GeoJSON"),
      ("--households h.csv -o x.csv --stream", 64, "--stream"),
      ("--households h.csv -o x.csv --save-state s", 64, "--save-state"),
      ("--households h.csv -o x.csv --summary s.csv", 64, "gridtool merge"),
      ("--households nowhere.csv -o x.csv", 66, "nowhere.csv"),
    ] as [(String, Int32, String)] {
      let run = try sandbox.gridtool("assign --grids plan.geojson --shard 1/2 " + line)
      #expect(run.status == status, "\(line): \(run.error)")
      #expect(run.errorLines.count == 1 && run.error.contains(part), "\(line): \(run.error)")
    }
    #expect(try sandbox.names() == before)
    // A manifest that is there already is kept, and found before anything is done.
    try sandbox.write("mine", to: "x.csv.shard.json")
    let kept = try sandbox.gridtool("assign --grids plan.geojson --households h.csv -o x.csv --shard 1/2")
    #expect(kept.status == 3 && kept.error.contains("x.csv.shard.json"), "\(kept.error)")
    #expect(try sandbox.text("x.csv.shard.json") == "mine")
  }
}
