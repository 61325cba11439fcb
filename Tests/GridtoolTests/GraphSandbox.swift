import Foundation

extension Sandbox {
  /// Writes a lattice as networkx would: unit `i` at column `i % columns`, a load of 1, with places, areas and
  /// borders, and its column and row as text attributes.
  func writeLattice(_ columns: Int, _ rows: Int, to name: String = "g.json", loads: [Int: Int] = [:]) throws {
    var nodes: [String] = []
    var adjacency: [String] = []
    for i in 0..<columns * rows {
      let (x, y) = (i % columns, i / columns)
      let outer = [x == 0, y == 0, x == columns - 1, y == rows - 1].count { $0 }
      nodes.append(
        #"{"load":\#(loads[i] ?? 1),"area":1,"boundary_perim":\#(outer),"x":\#(x),"y":\#(y),"half":"\#(x < columns / 2 ? "W" : "E")","row":\#(y),"id":"u\#(i)"}"#
      )
      var near: [Int] = []
      if y > 0 { near.append(i - columns) }
      if x > 0 { near.append(i - 1) }
      if x + 1 < columns { near.append(i + 1) }
      if y + 1 < rows { near.append(i + columns) }
      adjacency.append("[" + near.map { #"{"shared_perim":1,"id":"u\#($0)"}"# }.joined(separator: ",") + "]")
    }
    try write(
      #"{"directed":false,"multigraph":false,"graph":[],"nodes":[\#(nodes.joined(separator: ","))],"adjacency":[\#(adjacency.joined(separator: ","))]}"#,
      to: name)
  }

  /// Part of each unit of a table `unit,part`; empty when it is no such table.
  func parts(_ name: String) throws -> [String: Int] { Sandbox.parts(of: try text(name)) }

  static func parts(of table: String) -> [String: Int] {
    let lines = table.split(separator: "\n")
    guard lines.first == "unit,part" else { return [:] }
    var parts: [String: Int] = [:]
    for line in lines.dropFirst() {
      let fields = line.split(separator: ",")
      parts[String(fields[0])] = Int(fields[1])
    }
    return parts
  }
}
