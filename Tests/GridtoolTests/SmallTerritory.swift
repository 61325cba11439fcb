import Foundation
import Testing

/// The territory of `seeds/small.json`: 12 villages, 2,400 households. Made once for all tests, and a plan
/// of 75 grids with it; never changed.
enum SmallTerritory {
  static let seed = Product.root.appendingPathComponent("seeds/small.json").path
  static let wish = ["--grids", "75", "--effort", "low"]

  private static let made = Result {
    let sandbox = try Sandbox()
    let generated = try sandbox.gridtool(["generate", seed, "-o", "small", "--quiet"])
    try #require(generated.status == 0, "\(generated.error)")
    let plan = try sandbox.gridtool(
      ["partition"] + arguments(sandbox.url("small").path) + wish + ["-o", "small/plan.geojson", "--quiet"])
    try #require(plan.status == 0, "\(plan.error)")
    return Kept(sandbox: sandbox)
  }

  /// Removes the folder when the tests end: a global lives too long for `deinit`.
  private struct Kept {
    let sandbox: Sandbox

    init(sandbox: Sandbox) {
      self.sandbox = sandbox
      atexit { if case .success(let kept) = SmallTerritory.made { kept.remove() } }
    }

    func remove() { try? FileManager.default.removeItem(at: sandbox.folder) }
  }

  static func folder() throws -> String { try made.get().sandbox.url("small").path }

  static func file(_ name: String) throws -> String { "\(try folder())/\(name)" }

  static func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: try file(name)))
  }

  static func plan() throws -> String { try file("plan.geojson") }

  /// Arguments of `partition` that name the three files.
  static func files() throws -> [String] { arguments(try folder()) }

  /// `partition` of the three files into 75 grids, quickly.
  static func partition(_ more: [String] = []) throws -> [String] {
    ["partition"] + (try files()) + wish + more
  }

  private static func arguments(_ folder: String) -> [String] {
    [
      "\(folder)/territory.geojson", "--households", "\(folder)/households.csv", "--barriers",
      "\(folder)/barriers.geojson",
    ]
  }
}
