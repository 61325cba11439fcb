import Foundation
import Testing

@Suite struct PartitionTests {
  @Test func thePlanIsThere() throws {
    let text = String(decoding: try SmallTerritory.bytes("plan.geojson"), as: UTF8.self)
    let plan = try JSONReading.object(text)
    let features = try #require(plan["features"] as? [[String: Any]])
    #expect(features.count == 75)
    let summary = try #require((plan["gridgeo"] as? [String: Any])?["summary"] as? [String: Any])
    #expect(summary["grids"] as? Int == 75)
    #expect(summary["villages"] as? Int == 12)
    let households = features.reduce(0) { sum, feature in
      sum + ((feature["properties"] as? [String: Any])?["households"] as? Int ?? 0)
    }
    #expect(households > 2200)
    #expect(summary["households_placed"] as? Int == households)
  }

  @Test func sameBytesWithAnyNumberOfWorkers() throws {
    let sandbox = try Sandbox()
    for workers in ["1", "2", "4"] {
      let run = try sandbox.gridtool(
        SmallTerritory.partition(["--workers-threads", workers, "-o", "\(workers).geojson"]))
      #expect(run.status == 0, "\(run.error)")
    }
    let plan = try SmallTerritory.bytes("plan.geojson")
    for workers in ["1", "2", "4"] { #expect(try sandbox.bytes("\(workers).geojson") == plan) }
  }

  @Test func seedsMakeADifference() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(SmallTerritory.partition(["--seed", "2", "-o", "2.geojson"]))
    #expect(run.status == 0, "\(run.error)")
    #expect(try sandbox.bytes("2.geojson") != SmallTerritory.bytes("plan.geojson"))
  }

  @Test func inputAndOutputThroughPipes() throws {
    let sandbox = try Sandbox()
    let files = try SmallTerritory.files()
    let run = try sandbox.gridtool(
      ["partition", "-"] + files.dropFirst() + SmallTerritory.wish + ["-o", "-"],
      input: URL(fileURLWithPath: files[0]))
    #expect(run.status == 0, "\(run.error)")
    // The name of the input is part of the provenance; the grids are the same.
    let plan = String(decoding: try SmallTerritory.bytes("plan.geojson"), as: UTF8.self)
    #expect(run.output.split(separator: "\n").dropFirst(2) == plan.split(separator: "\n").dropFirst(2))
    #expect(run.error.contains("mean compactness"))
    #expect(try sandbox.names().isEmpty)
  }

  @Test func aBrokenPipeEndsQuietly() throws {
    let sandbox = try Sandbox()
    let arguments = try SmallTerritory.partition(["--quiet", "-o", "-"]).map { "'\($0)'" }
    let run = try sandbox.shell(
      "{ $GRIDTOOL \(arguments.joined(separator: " ")); echo $? > status; } | head -c 1")
    #expect(run.output == "{")
    #expect(run.error.isEmpty)
    // head is gone before the status is written.
    for _ in 0..<100 where !FileManager.default.fileExists(atPath: sandbox.url("status").path) {
      Thread.sleep(forTimeInterval: 0.1)
    }
    #expect(try sandbox.text("status") == "0\n")
  }

  @Test func aClosedOutputIsRefused() throws {
    let run = try Sandbox().shell("$GRIDTOOL partition none.geojson --grids 5 -o - >&-")
    #expect(run.status == 3)
    #expect(run.error.contains("standard output"))
    let check = try Sandbox().shell("$GRIDTOOL check '\(try SmallTerritory.file("territory.geojson"))' >&-")
    #expect(check.status == 3)
    #expect(check.error.contains("standard output"))
  }

  /// What is said must not end in a file that happens to get the free descriptor.
  @Test func closedStreamsDoNotHarmTheFile() throws {
    let sandbox = try Sandbox()
    let arguments = try SmallTerritory.partition(["--verbose", "-o", "p.geojson"]).map { "'\($0)'" }
    let run = try sandbox.shell("$GRIDTOOL \(arguments.joined(separator: " ")) <&- >&- 2>&-")
    #expect(run.status == 0)
    #expect(try sandbox.bytes("p.geojson") == SmallTerritory.bytes("plan.geojson"))
  }

  @Test func theReport() throws {
    let sandbox = try Sandbox()
    let plain = try sandbox.gridtool(SmallTerritory.partition(["-o", "p.geojson"]))
    #expect(plain.status == 0)
    #expect(plain.output.isEmpty)
    for part in ["villages", "grids", "load", "median", "mean deviation", "mean compactness", "time"] {
      #expect(plain.error.contains(part))
    }
    #expect(!plain.error.contains("\u{1b}"))
    #expect(!plain.error.contains("peak memory"))
    let verbose = try sandbox.gridtool(
      SmallTerritory.partition(["-o", "p.geojson", "--verbose", "--overwrite"]))
    #expect(verbose.error.contains("peak memory"))
    #expect(verbose.errorLines.count { $0.hasPrefix("9901") } == 12)
    let quiet = try sandbox.gridtool(SmallTerritory.partition(["-o", "q.geojson", "--quiet"]))
    #expect(quiet.error.isEmpty && quiet.output.isEmpty)
  }

  /// With findings to fail on, the plan is there all the same.
  @Test func theSummary() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(
      SmallTerritory.partition(["--json", "--quiet", "--fail-on-findings", "-o", "p.geojson"]))
    #expect(run.status == 10, "\(run.error)")
    #expect(run.error.isEmpty)
    #expect(run.output.last == "\n" && run.output.split(separator: "\n").count == 1)
    let summary = try JSONReading.object(run.output)
    #expect(summary["command"] as? String == "partition")
    #expect((summary["villages"] as? [[String: Any]])?.count == 12)
    #expect((summary["summary"] as? [String: Any])?["grids"] as? Int == 75)
    #expect((summary["peak_memory_bytes"] as? Int ?? 0) > 1_000_000)
    #expect(try sandbox.names() == ["p.geojson"])
  }

  @Test func bandsDecideTheNumber() throws {
    let sandbox = try Sandbox()
    let line = ["partition"] + (try SmallTerritory.files()) + ["--dry-run", "--json", "--target"]
    for band in [["35", "--min", "20", "--max", "50"], ["35"]] {
      let run = try sandbox.gridtool(line + band)
      #expect(run.status == 0, "\(run.error)")
      let counts = try #require(try JSONReading.object(run.output)["counts"] as? [String: Any])
      // About 2,300 households are placed.
      #expect((60...75).contains(counts["grids"] as? Int ?? 0))
    }
  }

  @Test func aDryRunWritesNothing() throws {
    let sandbox = try Sandbox()
    let line = try SmallTerritory.partition(["-o", "p.geojson", "--dry-run"])
    let run = try sandbox.gridtool(line)
    #expect(run.status == 0, "\(run.error)")
    for part in ["read territory", "read households", "read barriers", "frame", "+proj=", "grids", "write"] {
      #expect(run.output.contains(part))
    }
    let json = try JSONReading.object(try sandbox.gridtool(line + ["--json"]).output)
    #expect(json["dry_run"] as? Bool == true)
    #expect(json["outputs"] as? [String] == ["p.geojson"])
    #expect(try sandbox.names().isEmpty)
  }
}
