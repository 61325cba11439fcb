import Foundation
import Testing

/// Large tables, pipes, saved indexes: what does not depend on a single row.
@Suite struct AssignFlowTests {
  /// Several MiB whose rows are written in every way, some of them longer than a block of 256 KiB.
  private static func table(rows: Int) -> String {
    var random = SystemRandom(7)
    var text = "note,id,persons,lon,lat\n"
    for i in 0..<rows {
      let lon = "\(101 + Double(random.next(5_000_000)) / 1e8)"
      let lat = "34.00\(random.next(1_000_000))"
      switch random.next(40) {
      case 0: text += "\"a note,\nof two \"\"lines\"\"\n\",h\(i),1,\(lon),\(lat)\r\n"
      case 1: text += ",\"h\(i)\n,\",2,\"\(lon)\",\(lat)\n"
      case 2: text += "x,h\(i),,\(lon)\n"
      case 3: text += "x, h\(i) ,3.0,+\(lon), \(lat)\n"
      case 4: text += "\n"
      case 5: text += "\"\"\"\",多吉\(i),4,\(lon),\(lat)\n"
      case 6: text += "\"x\"y,h\(i),4,\(lon),\(lat)\n"
      default: text += "note,h\(i),\(random.next(9)),\(lon),\(lat)\n"
      }
      if i == rows / 2 {
        text += "\"" + String(repeating: "long,\n", count: 150_000) + "\",long\(i),1,\(lon),\(lat)\n"
      }
    }
    return text
  }

  private struct SystemRandom {
    var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
    mutating func next(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
  }

  @Test func anyNumberOfThreadsGivesTheSameBytes() throws {
    let sandbox = try Sandbox.withGrids()
    let table = Self.table(rows: 70_000)
    try sandbox.write(table, to: "h.csv")
    #expect(table.utf8.count > 3 << 20)
    for format in ["csv", "geojson", "geojsonl"] {
      for threads in format == "csv" ? [1, 2, 5] : [1, 5] {
        let run = try sandbox.gridtool(
          AssignCommandTests.base + [
            "-o", "\(threads).\(format)", "--workers-threads", "\(threads)", "--quiet", "--nearest", "50m",
          ])
        #expect(run.status == 0, "\(run.error)")
      }
      let first = try sandbox.bytes("1.\(format)")
      if format == "csv" { #expect(try sandbox.bytes("2.csv") == first) }
      #expect(try sandbox.bytes("5.\(format)") == first)
    }
    // Order, and a row for each: ids count upwards.
    var last = -1
    var rows = 0
    var text = try sandbox.text("1.csv")
    text.replace("\n,\"", with: ",\"")
    for row in text.split(separator: "\n").dropFirst() {
      guard let number = Int(row.drop { !$0.isNumber }.prefix { $0.isNumber }) else { continue }
      #expect(number >= last)
      last = number
      rows += 1
    }
    #expect(rows > 66_000 && last == 69_999)
    // The rows one by one say the same.
    let lines = try JSONReading.object(
      try String(#require(sandbox.text("1.geojsonl").split(separator: "\n").last)))
    #expect(lines["id"] as? String == "h69999" || (lines["id"] as? String)?.contains("69999") == true)
    // Through pipes.
    let piped = try sandbox.shell(
      "cat h.csv | $GRIDTOOL assign --grids plan.geojson --households - -o - --nearest 50m --quiet | cmp - 1.csv"
    )
    #expect(piped.status == 0 && piped.output.isEmpty, "\(piped.output)\(piped.error)")
    let live = try sandbox.shell(
      "cat h.csv | $GRIDTOOL assign --grids plan.geojson --households - -o - --nearest 50m --quiet --stream | cmp - 1.csv"
    )
    #expect(live.status == 0 && live.output.isEmpty, "\(live.output)\(live.error)")
  }

  @Test func aReaderThatGoesAwayEndsTheRunQuietly() throws {
    let sandbox = try Sandbox.withGrids()
    try sandbox.write(Self.table(rows: 30_000), to: "h.csv")
    for threads in [1, 5] {
      let run = try sandbox.shell(
        "{ $GRIDTOOL assign --grids plan.geojson --households h.csv -o - --quiet --workers-threads \(threads); echo $? > code; }"
          + " | head -1")
      #expect(run.output.hasPrefix("household,grid") && run.error.isEmpty, "\(run.error)")
      #expect(try sandbox.text("code") == "0\n")
    }
  }

  @Test func aQuoteThatNeverClosesInALargeFileLeavesNothing() throws {
    let sandbox = try Sandbox.withGrids()
    let start = Self.table(rows: 20_000)
    try sandbox.write(
      start + "\"open,h,1,101,34\n" + Self.table(rows: 20_000).replacing("\"", with: ""), to: "h.csv")
    let run = try sandbox.gridtool(
      AssignCommandTests.base + ["-o", "o.csv", "--save-state", "s", "--workers-threads", "5"])
    #expect(run.status == 65 && run.errorLines.count == 1, "\(run.error)")
    #expect(run.error.contains("byte \(start.utf8.count):"), "\(run.error) \(start.utf8.count)")
    #expect(try sandbox.names() == ["h.csv", "plan.geojson"])
  }

  /// A program that waits for its answers gets each before it asks for the next.
  @Test func streamedRowsComeBackBeforeTheInputEnds() throws {
    let sandbox = try Sandbox.withGrids()
    let process = Process()
    process.executableURL = Product.gridtool
    process.arguments = [
      "assign", "--grids", sandbox.url("plan.geojson").path, "--households", "-", "-o", "-", "--stream",
      "--quiet",
    ]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer { if process.isRunning { process.terminate() } }
    let watchdog = Thread {
      Thread.sleep(forTimeInterval: 30)
      if process.isRunning { process.terminate() }
    }
    watchdog.start()
    func say(_ text: String) throws { try input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }
    var rest = Data()
    func line() -> String {
      while true {
        if let end = rest.firstIndex(of: 10) {
          defer { rest = Data(rest[(end + 1)...]) }
          return String(decoding: rest[..<end], as: UTF8.self)
        }
        let more = output.fileHandleForReading.availableData
        if more.isEmpty { return "the end" }
        rest.append(more)
      }
    }
    // Heading and first row in one piece, then a row at a time, one of them in two pieces.
    try say("id,lon,lat\na,101.005,34.005\n")
    try #require(line() == "household,grid,village,status,distance_m,reason")
    try #require(line() == "a,G1,V0,inside,,")
    try say("b,101.015,34.005\n")
    try #require(line() == "b,G2,V0,inside,,")
    try say("\"c\nc\",101.0")
    try say("25,34.005\nd,")
    try #require(line() == "\"c")
    try #require(line() == "c\",G3,V1,inside,,")
    try say("101.035,34.005\n")
    try #require(line() == "d,G4,V1,inside,,")
    try say("e,101.035,34.005")
    try input.fileHandleForWriting.close()
    try #require(line() == "e,G4,V1,inside,,")
    try #require(line() == "the end")
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  // MARK: Index

  @Test func aSavedIndexGivesTheSameBytes() throws {
    let sandbox = try Sandbox.withGrids()
    try sandbox.write(Self.table(rows: 3000), to: "h.csv")
    let base = ["assign", "--households", "h.csv", "--quiet", "--nearest", "5km"]
    for format in ["csv", "geojson"] {
      #expect(
        try sandbox.gridtool(
          base + ["--grids", "plan.geojson", "-o", "a.\(format)", "--save-index", "i", "--overwrite"]
        ).status == 0)
      #expect(try sandbox.gridtool(base + ["--grids", "i", "-o", "b.\(format)"]).status == 0)
      #expect(try sandbox.bytes("a.\(format)") == sandbox.bytes("b.\(format)"))
    }
    #expect(
      try sandbox.gridtool(base + ["--grids", "i", "-o", "c.csv", "--save-index", "j"]).status == 0)
    #expect(try sandbox.bytes("i") == sandbox.bytes("j"))
    let state = try sandbox.gridtool(base + ["--grids", "i", "-o", "d.csv", "--save-state", "s"])
    #expect(state.status == 64 && state.errorLines.count == 1, "\(state.error)")
    #expect(try !sandbox.names().contains("d.csv"))
  }

  @Test func aDamagedIndexIsRefused() throws {
    let sandbox = try Sandbox.withGrids()
    try sandbox.write("id,lon,lat\na,101.005,34.005\n", to: "h.csv")
    #expect(
      try sandbox.gridtool(AssignCommandTests.base + ["-o", "o.csv", "--save-index", "i", "--quiet"]).status
        == 0)
    let whole = try sandbox.bytes("i")
    func refused(_ bytes: Data, _ what: String) throws {
      try bytes.write(to: sandbox.url("bad"))
      let run = try sandbox.gridtool("assign --grids bad --households h.csv -o n.csv --quiet")
      #expect(run.status == 65 && run.errorLines.count == 1, "\(what): \(run.status) \(run.error)")
      #expect(try !sandbox.names().contains("n.csv"), "\(what)")
    }
    for length in [8, 16, 100, whole.count / 2, whole.count - 1] {
      try refused(whole.prefix(length), "\(length)")
    }
    try refused(whole + Data([0]), "longer")
    // Every part of it is covered by the checksum, save the padding between the parts.
    var random = SystemRandom(3)
    for at in [9, 17, 24, 33, 60, 100, 150] + (0..<8).map({ _ in 200 + random.next(60) }) {
      var bytes = whole
      bytes[at] ^= 0x10
      try refused(bytes, "byte \(at)")
    }
  }

  // MARK: Plans

  @Test func codesDecideAndMustBeThereOnce() throws {
    let sandbox = try Sandbox.withGrids()
    try sandbox.write("id,lon,lat\na,101.005,34.005\n", to: "h.csv")
    // The whole row under two codes: the lower has it, whatever stands first.
    var plan = GridSquares.row(["b", "c", "a"])
    for i in 0..<3 {
      plan.squares[i].west = 101
      plan.squares[i].east = 101.01
    }
    try sandbox.write(plan.text, to: "over.geojson")
    let over = try sandbox.gridtool("assign --grids over.geojson --households h.csv -o over.csv --quiet")
    #expect(over.status == 0, "\(over.error)")
    #expect(try sandbox.text("over.csv").hasSuffix("\na,a,V1,inside,,\n"))

    for (codes, words) in [(["x", "y", "x"], "x"), (["x", "y", ""], "code")] {
      try sandbox.write(GridSquares.row(codes).text, to: "bad.geojson")
      let run = try sandbox.gridtool("assign --grids bad.geojson --households h.csv -o n.csv")
      #expect(run.status == 65 && run.errorLines.count == 1 && run.error.contains(words), "\(run.error)")
      #expect(run.error.contains("feature 3"), "\(run.error)")
    }
    try sandbox.write(#"{"type":"FeatureCollection","features":[]}"#, to: "bad.geojson")
    #expect(try sandbox.gridtool("assign --grids bad.geojson --households h.csv -o n.csv").status == 65)
    try sandbox.write("not json", to: "bad.geojson")
    #expect(try sandbox.gridtool("assign --grids bad.geojson --households h.csv -o n.csv").status == 65)
    #expect(try !sandbox.names().contains("n.csv"))
  }
}
