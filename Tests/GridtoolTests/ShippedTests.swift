import Foundation
import Testing

/// What the package ships says what it does.
@Suite struct ShippedTests {
  /// README's block of figures is what `gridtool demo` prints on the shipped territory.
  @Test func readmeFiguresAreTheDemos() throws {
    let readme = try String(
      contentsOf: Product.root.appendingPathComponent("README.md"), encoding: .utf8)
    let block = try #require(
      readme.components(separatedBy: "<!-- demo-figures -->").last?
        .components(separatedBy: "<!-- /demo-figures -->").first)
    let figures = block.split(separator: "\n").filter { !$0.hasPrefix("```") }
    #expect(figures.count == 12)
    let sandbox = try Sandbox()
    let run = try sandbox.gridtool([
      "demo", "--data", Product.root.appendingPathComponent("GeoData").path, "-o", "d",
    ])
    #expect(run.status == 0, "\(run.error)")
    let printed = run.output.split(separator: "\n").filter { !$0.hasPrefix("time") && !$0.hasPrefix("d/") }
    #expect(printed == figures)
  }

  /// The shipped territory is what its scenario makes, byte by byte, and its checksums hold.
  @Test func geoDataIsWhatTheScenarioMakes() throws {
    let sandbox = try Sandbox()
    let data = Product.root.appendingPathComponent("GeoData")
    let run = try sandbox.gridtool([
      "generate", Product.root.appendingPathComponent("seeds/huangnan.json").path, "--claims",
      Product.root.appendingPathComponent("seeds/huangnan-claims.json").path, "-o", "g",
    ])
    #expect(run.status == 0, "\(run.error)")
    for name in [
      "territory.geojson", "households.csv", "barriers.geojson", "claims.geojson", "claims-truth.json",
    ] {
      #expect(try sandbox.bytes("g/\(name)") == Data(contentsOf: data.appendingPathComponent(name)))
    }
    let sums = try sandbox.shell("cd '\(data.path)' && sha256sum -c --quiet SHA256SUMS")
    #expect(sums.status == 0, "\(sums.output)\(sums.error)")
  }
}
