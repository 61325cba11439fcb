import Foundation
import Testing

/// `reassign` against the difference of two full runs of `assign`.
@Suite struct ReassignCommandTests {
  private struct Random {
    var state: UInt64
    init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }
    mutating func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 20) % bound
    }
  }

  /// 10 by 10 squares, and what is made of them: one moved border, one grid gone into another, one cut in two, one
  /// taken away and one laid outside of all.
  private static func plans() -> (old: GridSquares, new: GridSquares) {
    var old = GridSquares(squares: [])
    for row in 0..<10 {
      for column in 0..<10 {
        old.squares.append(
          GridSquares.Square(
            code: "G\(row)\(column)", village: "V\(row)", west: Double(10_100 + column) / 100,
            south: Double(3400 + row) / 100, east: Double(10_101 + column) / 100,
            north: Double(3401 + row) / 100))
      }
    }
    var new = old
    func at(_ code: String) -> Int { new.squares.firstIndex { $0.code == code }! }
    new.squares[at("G22")].east = 101.034
    new.squares[at("G23")].west = 101.034
    new.squares[at("G55")].east = 101.07
    new.squares.remove(at: at("G56"))
    new.squares[at("G77")].east = 101.075
    new.squares.append(new.squares[at("G77")])
    new.squares[new.squares.count - 1].code = "N1"
    new.squares[new.squares.count - 1].west = 101.075
    new.squares[new.squares.count - 1].east = 101.08
    new.squares.remove(at: at("G99"))
    new.squares.append(
      GridSquares.Square(code: "A0", village: "V9", west: 101.12, south: 34.02, east: 101.14, north: 34.04))
    new.squares.reverse()
    return (old, new)
  }

  private static func table(seasons: Bool) -> String {
    var random = Random(5)
    var text = seasons ? "id,lon,lat,season\n" : "id,lon,lat\n"
    for i in 0..<12_000 {
      var (lon, lat) = (
        "\(100.99 + Double(random.next(16_000_000)) / 1e8)",
        "\(33.99 + Double(random.next(12_000_000)) / 1e8)"
      )
      if i % 7 == 0 { (lon, lat) = ("101.0\(random.next(10))", "34.0\(random.next(10))") }
      if i % 501 == 0 { lon = ["", "x", "0", "400"][random.next(4)] }
      let id = i % 100 == 0 ? "\"h,\(i)\"" : i % 77 == 0 ? "多吉\(i)" : "h\(i / 2)-\(i)"
      text += "\(id),\(lon),\(lat)" + (seasons ? ",\(["winter", "summer", ""][random.next(3)])" : "") + "\n"
    }
    return text
  }

  private static func sandbox(seasons: Bool = false) throws -> Sandbox {
    let sandbox = try Sandbox()
    let plans = plans()
    try sandbox.write(plans.old.text, to: "old.geojson")
    try sandbox.write(plans.new.text, to: "new.geojson")
    try sandbox.write(table(seasons: seasons), to: "h.csv")
    return sandbox
  }

  /// Fields of a table without line breaks in its fields.
  private static func fields(_ text: String) -> [[String]] {
    text.split(separator: "\n").dropFirst().map { row in
      var fields: [String] = [""]
      var isQuoted = false
      for letter in row {
        if letter == "\"" { isQuoted.toggle() }
        if letter == ",", !isQuoted { fields.append("") } else { fields[fields.count - 1].append(letter) }
      }
      return fields
    }
  }

  /// The table of changes, from a full run with each plan: every point by itself.
  private static func difference(_ sandbox: Sandbox, _ more: [String], seasons: Bool) throws -> String {
    for plan in ["old", "new"] {
      let run = try sandbox.gridtool(
        ["assign", "--grids", "\(plan).geojson", "--households", "h.csv", "-o", "\(plan).csv", "--quiet"]
          + more
          + (seasons ? ["--ignore-column", "season"] : []))
      #expect(run.status == 0, "\(run.error)")
    }
    let (old, new) = (fields(try sandbox.text("old.csv")), fields(try sandbox.text("new.csv")))
    let input = fields(try sandbox.text("h.csv"))
    var text = "\u{FEFF}household,from_grid,to_grid,from_status,to_status" + (seasons ? ",season\n" : "\n")
    for ((a, b), row) in zip(zip(old, new), input) where a[1] != b[1] || a[3] != b[3] {
      text += "\(a[0]),\(a[1]),\(b[1]),\(a[3]),\(b[3])" + (seasons ? ",\(row[3])\n" : "\n")
    }
    return text
  }

  @Test(arguments: [[], ["--nearest", "400m"], ["--nearest", "20km"], ["--crs", "gcj02"]], [false, true])
  func theSameAsTwoFullRuns(_ more: [String], _ seasons: Bool) throws {
    let sandbox = try Self.sandbox(seasons: seasons)
    let expected = try Self.difference(sandbox, more, seasons: seasons)
    #expect(expected.split(separator: "\n").count > 100)
    let base = ["reassign", "--to", "new.geojson", "--quiet"]
    for threads in ["1", "4"] {
      let run = try sandbox.gridtool(
        base + [
          "--from", "old.geojson", "--households", "h.csv", "-o", "c\(threads).csv", "--workers-threads",
          threads,
        ]
          + more)
      #expect(run.status == 0, "\(run.error)")
      #expect(try sandbox.text("c\(threads).csv") == expected)
    }
    #expect(try sandbox.bytes("c1-grids.csv") == sandbox.bytes("c4-grids.csv"))
    let saved = try sandbox.gridtool(
      [
        "assign", "--grids", "old.geojson", "--households", "h.csv", "-o", "a.csv", "--save-state", "s",
        "--quiet",
      ]
        + more)
    #expect(saved.status == 0, "\(saved.error)")
    let state = try sandbox.gridtool(base + ["--state", "s", "-o", "s.csv", "--json"])
    #expect(state.status == 0, "\(state.error)")
    #expect(try sandbox.text("s.csv") == expected)
    #expect(try sandbox.text("s-grids.csv") == sandbox.text("c1-grids.csv"))
    let summary = try #require(try JSONReading.object(state.output)["summary"] as? [String: Int])
    #expect(summary["households_changed"] == expected.split(separator: "\n").count - 1)
    if !more.contains("--nearest") { #expect((summary["households_looked_up"] ?? 0) < 9000) }
    // Standard output has the same table.
    let piped = try sandbox.gridtool(base + ["--state", "s", "-o", "-"])
    #expect(piped.output == expected)
  }

  @Test func whatBecameOfEachGrid() throws {
    let sandbox = try Self.sandbox()
    let run = try sandbox.gridtool(
      "reassign --from old.geojson --to new.geojson --households h.csv -o c.csv --quiet")
    #expect(run.status == 0, "\(run.error)")
    let rows = Self.fields(String(try sandbox.text("c-grids.csv").dropFirst()))
    var kinds: [String: String] = [:]
    for row in rows { kinds[row[0]] = row[1] }
    #expect(rows.count == 102 && rows.map { $0[0] } == rows.map { $0[0] }.sorted())
    #expect(kinds["G22"] == "reshaped" && kinds["G23"] == "reshaped")
    #expect(kinds["G55"] == "merged" && kinds["G56"] == "retired" && kinds["G99"] == "retired")
    #expect(kinds["G77"] == "split" && kinds["N1"] == "new" && kinds["A0"] == "new")
    #expect(kinds.values.count { $0 == "kept" } == 94)
    // Households by full runs.
    _ = try Self.difference(sandbox, [], seasons: false)
    for (plan, column) in [("old", 2), ("new", 3)] {
      var counts: [String: Int] = [:]
      for row in Self.fields(try sandbox.text("\(plan).csv")) where !row[1].isEmpty {
        counts[row[1], default: 0] += 1
      }
      for row in rows where !row[column].isEmpty {
        #expect(Int(row[column]) == counts[row[0], default: 0], "\(row)")
      }
    }
    #expect(rows.first { $0[0] == "N1" }?[2] == "" && rows.first { $0[0] == "G56" }?[3] == "")
  }

  @Test func nothingChanged() throws {
    let sandbox = try Self.sandbox()
    let heading = "\u{FEFF}household,from_grid,to_grid,from_status,to_status\n"
    #expect(
      try sandbox.gridtool(
        "assign --grids old.geojson --households h.csv -o a.csv --save-state s --nearest 300m --quiet"
      ).status == 0)
    for arguments in ["--state s", "--from old.geojson --households h.csv --nearest 300m"] {
      let run = try sandbox.gridtool("reassign \(arguments) --to old.geojson -o c.csv --overwrite --json")
      #expect(run.status == 0, "\(run.error)")
      #expect(try sandbox.text("c.csv") == heading)
      #expect(try Self.fields(sandbox.text("c-grids.csv")).allSatisfy { $0[1] == "kept" })
      let summary = try #require(try JSONReading.object(run.output)["summary"] as? [String: Int])
      #expect(summary["households_looked_up"] == 0 && summary["grids_kept"] == 100)
    }
    try sandbox.write("id,lon,lat\n", to: "h.csv")
    let none = try sandbox.gridtool(
      "reassign --from old.geojson --households h.csv --to new.geojson -o c.csv --overwrite")
    #expect(none.status == 0, "\(none.error)")
    #expect(try sandbox.text("c.csv") == heading)
  }

  @Test func refusals() throws {
    let sandbox = try Self.sandbox()
    #expect(
      try sandbox.gridtool(
        "assign --grids old.geojson --households h.csv -o a.csv --save-state s --save-index i --quiet"
      )
      .status == 0)
    let whole = try sandbox.bytes("s")
    for (name, bytes) in [
      ("empty", Data()), ("short", whole.prefix(20)), ("cut", whole.prefix(whole.count - 1)),
      ("head", Data(whole.dropFirst(64))), ("none", Data("id,lon,lat\na,1,2\nmore and more text".utf8)),
    ] {
      try bytes.write(to: sandbox.url(name))
      let run = try sandbox.gridtool("reassign --state \(name) --to new.geojson -o c.csv")
      #expect(run.status == 65 && run.errorLines.count == 1, "\(name): \(run.status) \(run.error)")
    }
    // A flipped bit in any byte is told, whether it stands in the rows that are read or in the rest, or changes
    // nothing at all.
    let clean = try sandbox.gridtool("reassign --state s --to new.geojson -o - --quiet").output
    var random = Random(2)
    for _ in 0..<40 {
      let at = random.next(whole.count)
      var bytes = whole
      bytes[at] ^= UInt8(1 << random.next(8))
      try bytes.write(to: sandbox.url("bad"))
      let run = try sandbox.gridtool("reassign --state bad --to new.geojson -o - --quiet")
      if run.status == 0 {
        #expect(run.output == clean, "byte \(at)")
      } else {
        #expect(run.status == 65 && run.errorLines.count == 1, "byte \(at): \(run.status) \(run.error)")
      }
    }
    for (arguments, status) in [
      ("--state s --from old.geojson --to new.geojson -o c.csv", 64), ("--to new.geojson -o c.csv", 64),
      ("--state s --to new.geojson", 64), ("--state s --to new.geojson -o c.csv --nearest 50m", 64),
      ("--state no --to new.geojson -o c.csv", 66), ("--state s --to no.geojson -o c.csv", 66),
      ("--state s --to i -o c.csv", 64), ("--from i --households h.csv --to new.geojson -o c.csv", 64),
      ("--state s --to new.geojson -o h.csv", 3),
    ] as [(String, Int32)] {
      let run = try sandbox.gridtool("reassign \(arguments)")
      #expect(run.status == status, "\(arguments): \(run.error)")
    }
    #expect(try !sandbox.names().contains { $0.hasPrefix("c.") || $0.hasPrefix("c-") || $0.hasPrefix(".") })
    let dry = try sandbox.gridtool("reassign --state s --to new.geojson -o c.csv --dry-run")
    #expect(dry.status == 0, "\(dry.error)")
    #expect(try !sandbox.names().contains("c.csv"))
  }
}
