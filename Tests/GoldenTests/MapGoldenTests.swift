import Foundation
import GridGeo
import GridGeoTestSupport
import GridMap
import Testing

/// Bytes of our own writers. Golden/README.md says how to renew them.
@Suite struct MapGoldenTests {
  private func check(_ bytes: [UInt8], _ name: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden").appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["GRIDGEO_RENEW_GOLDEN"] == "1" {
      try Data(bytes).write(to: file)
    }
    let golden = try [UInt8](Data(contentsOf: file))
    let differs = zip(bytes, golden).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    #expect(
      bytes == golden,
      "\(name) has \(bytes.count) bytes, the golden one \(golden.count); first difference at \(differs ?? -1)"
    )
  }

  private func tiny() throws -> SyntheticPlan {
    try SyntheticPlan(grids: 7, villages: 3, townships: 2, counties: 1, halvings: 1, smallCounts: true)
  }

  @Test func svg() throws {
    let tiny = try tiny()
    let options = MapOptions(title: "Tiny plan", working: true, width: 640)
    try check(
      SVGMap.render(tiny.plan, units: tiny.units(), barriers: tiny.barriers, options: options), "tiny.svg")
  }

  @Test func page() throws {
    let tiny = try tiny()
    let options = MapOptions(title: "Tiny plan 小方案", language: .both, working: false, width: 640)
    try check(
      HTMLReport.render(tiny.plan, units: tiny.units(), barriers: tiny.barriers, options: options),
      "tiny.html")
  }
}
