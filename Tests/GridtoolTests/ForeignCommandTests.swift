import Foundation
import Testing

/// Every command with foreign files in and out: the results are those of GeoJSON and CSV.
@Suite(.enabled(if: ForeignSupport.isThere)) struct ForeignCommandTests {
  /// The small territory and claims of it, in GeoJSON and CSV and under the endings of `inputs`.
  private struct Inputs {
    var territory: String
    var households: String
    var barriers: String
    var plan: String
  }

  private static func sandbox() throws -> (Sandbox, Inputs) {
    let sandbox = try Sandbox()
    let folder = try SmallTerritory.folder()
    return (
      sandbox,
      Inputs(
        territory: "\(folder)/territory.geojson", households: "\(folder)/households.csv",
        barriers: "\(folder)/barriers.geojson", plan: "\(folder)/plan.geojson")
    )
  }

  private static func run(_ sandbox: Sandbox, _ arguments: [String]) throws {
    let run = try sandbox.gridtool(arguments)
    #expect(run.status == 0, "\(arguments): \(run.error)")
  }

  /// Copies of the inputs by `convert`.
  private static func copies(
    _ sandbox: Sandbox, _ inputs: Inputs, features: String, households: String
  ) throws -> Inputs {
    let copies = Inputs(
      territory: "t.\(features)", households: "h.\(households)", barriers: "b.\(features)",
      plan: "p.\(features)")
    for (from, to) in [
      (inputs.territory, copies.territory), (inputs.households, copies.households),
      (inputs.barriers, copies.barriers),
      (inputs.plan, copies.plan),
    ] {
      try run(sandbox, ["convert", from, to])
    }
    return copies
  }

  @Test(arguments: [("gpkg", "gpkg"), ("shp", "xlsx"), ("gml", "ods")])
  func partitionGivesTheSamePlan(_ features: String, _ households: String) throws {
    let (sandbox, inputs) = try Self.sandbox()
    let foreign = try Self.copies(sandbox, inputs, features: features, households: households)
    try Self.run(
      sandbox,
      ["partition", foreign.territory, "--households", foreign.households, "--barriers", foreign.barriers]
        + SmallTerritory.wish + ["-o", "plan.geojson", "--quiet"])
    try Data(contentsOf: URL(fileURLWithPath: inputs.plan)).write(to: sandbox.url("native.geojson"))
    #expect(try sandbox.plain("plan.geojson") == sandbox.plain("native.geojson"))
  }

  @Test func aPlanInAGeoPackageIsAPlan() throws {
    let (sandbox, inputs) = try Self.sandbox()
    let foreign = try Self.copies(sandbox, inputs, features: "gpkg", households: "gpkg")
    for (files, name) in [(inputs, "native"), (foreign, "foreign")] {
      try Self.run(
        sandbox,
        ["staff", files.plan, "--workers", "190", "--heads", "40", "-o", "\(name)-s.geojson", "--quiet"])
      try Self.run(
        sandbox,
        [
          "limits", files.plan, "--territory", files.territory, "--barriers", files.barriers, "-o",
          "\(name)-l.csv",
        ])
      try Self.run(
        sandbox,
        ["assign", "--grids", files.plan, "--households", files.households, "-o", "\(name)-a.csv", "--quiet"])
      try Self.run(
        sandbox, ["report", files.plan, "--territory", files.territory, "-o", "\(name)-r.html", "--quiet"])
      let check = try sandbox.gridtool(["check", files.plan, "--territory", files.territory])
      try sandbox.write("\(check.status)", to: "\(name)-c.txt")
    }
    #expect(try sandbox.plain("native-s.geojson") == sandbox.plain("foreign-s.geojson"))
    for name in ["l.csv", "c.txt"] {
      #expect(try sandbox.text("native-\(name)") == sandbox.text("foreign-\(name)"), "\(name)")
    }
    // A position that is off the map has become none: the reasons differ, the places do not.
    func columns(_ name: String) throws -> [String] {
      try sandbox.text(name).split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).prefix(4).joined(separator: ",")
      }
    }
    #expect(try columns("native-a.csv") == columns("foreign-a.csv"))
  }

  @Test func outputsOfCommandsAreWhatConvertMakesOfThem() throws {
    let (sandbox, inputs) = try Self.sandbox()
    for name in ["s.geojson", "s.gpkg"] {
      try Self.run(
        sandbox, ["staff", inputs.plan, "--workers", "190", "--heads", "40", "-o", name, "--quiet"])
    }
    try Self.run(sandbox, ["convert", "s.gpkg", "back.geojson"])
    // Equal with the member that says how it was made: the file keeps it.
    #expect(
      try JSONReading.object(sandbox.text("back.geojson")) as NSDictionary
        == JSONReading.object(sandbox.text("s.geojson")) as NSDictionary)
    try Self.run(
      sandbox,
      ["assign", "--grids", inputs.plan, "--households", inputs.households, "-o", "a.csv", "--quiet"])
    try Self.run(
      sandbox,
      ["assign", "--grids", inputs.plan, "--households", inputs.households, "-o", "a.xlsx", "--quiet"])
    try Self.run(sandbox, ["convert", "a.xlsx", "a-back.csv"])
    #expect(
      try sandbox.text("a-back.csv").split(separator: "\n").count
        == sandbox.text("a.csv").split(separator: "\n").count)
  }

  /// Claims, disputes and committees of two villages, to the end of a settlement.
  @Test(arguments: ["gpkg", "fgb", "shp"]) func disputesGoTheWholeWay(_ ending: String) throws {
    let sandbox = try Sandbox()
    func claim(_ id: String, _ party: String, _ west: Double, _ east: Double) -> String {
      """
      {"type":"Feature","id":"\(id)","properties":{"id":"\(id)","party":"\(party)","season":"winter"},"geometry":\
      {"type":"Polygon","coordinates":[[[\(west),34],[\(east),34],[\(east),34.03],[\(west),34.03],[\(west),34]]]}}
      """
    }
    try sandbox.write(
      "{\"type\":\"FeatureCollection\",\"features\":[\(claim("c1", "A", 99.95, 100.02)),\(claim("c2", "B", 100, 100.07))]}",
      to: "c.geojson")
    try Self.run(sandbox, ["convert", "c.geojson", "c.\(ending)"])
    for (claims, name) in [("c.geojson", "native"), ("c.\(ending)", "foreign")] {
      try Self.run(
        sandbox,
        ["disputes", claims, "-o", "\(name).geojson", "--committees", "\(name)-c.geojson", "--quiet"])
    }
    #expect(try sandbox.plain("native.geojson") == sandbox.plain("foreign.geojson"))
    #expect(try sandbox.plain("native-c.geojson") == sandbox.plain("foreign-c.geojson"))
    guard ending == "gpkg" else { return }
    try Self.run(sandbox, ["convert", "native.geojson", "d.\(ending)"])
    let id = try #require(try sandbox.features("d.\(ending)").first?["id"] as? String)
    for (disputes, claims, name) in [
      ("native.geojson", "c.geojson", "native"), ("d.\(ending)", "c.\(ending)", "foreign"),
    ] {
      try Self.run(
        sandbox,
        ["settle", disputes, "--dispute", id, "--claims", claims, "-o", "\(name)-o.geojson", "--quiet"])
      try Self.run(sandbox, ["report", disputes, "--claims", claims, "-o", "\(name).html", "--quiet"])
    }
    #expect(try sandbox.plain("native-o.geojson") == sandbox.plain("foreign-o.geojson"))
  }
}
