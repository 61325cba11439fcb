import Foundation
import Testing

@Suite struct LimitsTests {
  private static func rows(_ text: String) -> [[Substring]] {
    text.split(separator: "\n").dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  private static func arguments(_ more: [String]) throws -> [String] {
    [
      "limits", try SmallTerritory.plan(), "--territory", try SmallTerritory.file("territory.geojson"),
      "--barriers", try SmallTerritory.file("barriers.geojson"),
    ] + more
  }

  @Test func aRowForEachGridAndSide() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(try Self.arguments(["-o", "limits.csv"]))
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error.contains("limits of 75 grids"))
    let bytes = try sandbox.bytes("limits.csv")
    #expect(bytes.prefix(3) == Data([0xEF, 0xBB, 0xBF]))
    let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    #expect(text.hasPrefix("grid,village,side,length_m,neighbours,features,description\n"))
    let rows = Self.rows(text)
    for side in ["north", "east", "south", "west"] { #expect(rows.count { $0[2] == side } == 75) }
    // Somebody borders on a river, and somebody on the world outside.
    #expect(rows.contains { $0[5].contains("river") })
    #expect(rows.contains { $0[6].contains("outside the territory") })

    // The neighbours of a grid are those that the plan names.
    let plan = try JSONReading.object(
      String(decoding: try SmallTerritory.bytes("plan.geojson"), as: UTF8.self))
    for feature in try #require(plan["features"] as? [[String: Any]]) {
      let properties = try #require(feature["properties"] as? [String: Any])
      let code = try #require(properties["code"] as? String)
      let named = Set(rows.filter { $0[0] == code }.flatMap { $0[4].split(separator: " ").map(String.init) })
      #expect(named.filter { $0.count == 15 } == Set(properties["neighbours"] as? [String] ?? []))
    }
  }

  @Test func inChineseAndFromPartition() throws {
    let sandbox = try Sandbox()
    let limits = try sandbox.gridtool(try Self.arguments(["-o", "a.csv", "--lang", "zh"]))
    #expect(limits.status == 0, "\(limits.error)")
    let partition = try sandbox.gridtool(
      try SmallTerritory.partition(["-o", "plan.geojson", "--limits", "b.csv", "--lang", "zh"]))
    #expect(partition.status == 0, "\(partition.error)")
    #expect(try sandbox.bytes("a.csv") == sandbox.bytes("b.csv"))
    #expect(try sandbox.text("a.csv").contains("网格编码,行政村,方位,长度_米,相邻,地物,说明"))
    #expect(try sandbox.text("a.csv").contains("河流"))
  }

  @Test func nothingIsWrittenWithoutATarget() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool(["limits", try SmallTerritory.plan()])
    #expect(run.status == 64)
    #expect(run.error.contains("-o limits.csv"))
    let both = try sandbox.gridtool(
      try SmallTerritory.partition(["-o", "plan.geojson", "--limits", "plan.geojson"]))
    #expect(both.status == 64)
    #expect(try sandbox.names().isEmpty)
  }
}
