import Foundation

/// Grids that are squares of 0.01°, drawn as text: small plans for tests.
struct GridSquares {
  struct Square {
    var code: String
    var village: String
    var west: Double
    var south: Double
    var east: Double
    var north: Double
  }

  var squares: [Square]

  /// Squares in a row from 101° eastwards, between 34° and 34.01°, in the order of the file.
  static func row(_ codes: [String]) -> GridSquares {
    GridSquares(
      squares: codes.enumerated().map { i, code in
        let west = Double(10_100 + i) / 100
        return Square(
          code: code, village: "V\(i / 2)", west: west, south: 34, east: Double(10_101 + i) / 100,
          north: 34.01)
      })
  }

  var text: String {
    let features = squares.map { s in
      """
      {"type":"Feature","id":"\(s.code)","properties":{"code":"\(s.code)","village":"\(s.village)"},"geometry":\
      {"type":"Polygon","coordinates":[[[\(s.west),\(s.south)],[\(s.east),\(s.south)],[\(s.east),\(s.north)],\
      [\(s.west),\(s.north)],[\(s.west),\(s.south)]]]}}
      """
    }
    return #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",\n") + "]}\n"
  }
}

extension Sandbox {
  /// A folder with `plan.geojson`: G1, G2, G3 and G4 from 101° to 101.04°, written in another order.
  static func withGrids() throws -> Sandbox {
    let sandbox = try Sandbox()
    var plan = GridSquares.row(["G1", "G2", "G3", "G4"])
    plan.squares = [2, 0, 3, 1].map { plan.squares[$0] }
    try sandbox.write(plan.text, to: "plan.geojson")
    return sandbox
  }

  /// Assigns a table's bytes and gives the rows, heading and line ends taken off.
  func assigned(_ table: [UInt8], _ more: [String] = []) throws -> [String] {
    try Data(table).write(to: url("h.csv"))
    let run = try gridtool(
      [
        "assign", "--grids", "plan.geojson", "--households", "h.csv", "-o", "out.csv", "--overwrite",
        "--quiet",
      ]
        + more)
    guard run.status == 0 else { return ["exit \(run.status)", run.error] }
    return try text("out.csv").split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast()
      .map(String.init)
  }

  func assigned(_ table: String, _ more: [String] = []) throws -> [String] {
    try assigned(Array(table.utf8), more)
  }
}
