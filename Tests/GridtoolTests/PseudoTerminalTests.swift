import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a person at a terminal sees.
@Suite struct PseudoTerminalTests {
  private static let erased = "\r\u{1b}[K"

  @Test func progressIsDrawnAndErased() throws {
    let seen = try onTerminal([])
    #expect(seen.contains("divide"))
    let last = try #require(seen.range(of: Self.erased, options: .backwards))
    // After the bar is gone the report stands on lines of its own.
    #expect(!seen[last.upperBound...].contains("divide"))
    #expect(seen[last.upperBound...].contains("mean compactness"))
    #expect(seen.contains("\u{1b}[1m"))
  }

  @Test func noProgressAndQuietDrawNothing() throws {
    #expect(!(try onTerminal(["--no-progress"])).contains(Self.erased))
    #expect(try onTerminal(["--quiet"]).isEmpty)
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
  func coloursAreLeftOut(_ environment: [String: String]) throws {
    let seen = try onTerminal(["--no-progress"], environment: environment)
    #expect(seen.contains("mean compactness"))
    #expect(!seen.contains("\u{1b}"))
  }

  /// An empty NO_COLOR asks for nothing (no-color.org).
  @Test func anEmptyWishIsNone() throws {
    #expect(try onTerminal(["--no-progress"], environment: ["NO_COLOR": ""]).contains("\u{1b}[1m"))
  }

  /// Runs `partition` with its standard error on a terminal.
  private func onTerminal(_ more: [String], environment: [String: String] = [:]) throws -> String {
    let sandbox = try Sandbox()
    var master: Int32 = -1
    var terminal: Int32 = -1
    #expect(openpty(&master, &terminal, nil, nil, nil) == 0)
    defer { _ = close(master) }
    // Runs of other tests must not keep it open.
    for end in [master, terminal] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }

    let process = Process()
    process.executableURL = Product.gridtool
    process.arguments = try SmallTerritory.partition(["-o", "p.geojson"] + more)
    process.currentDirectoryURL = sandbox.folder
    var variables = ProcessInfo.processInfo.environment
    variables["NO_COLOR"] = nil
    variables["TERM"] = "xterm"
    process.environment = variables.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(fileDescriptor: terminal, closeOnDealloc: false)
    try process.run()
    _ = close(terminal)
    // Where the other side has ended, Linux reports an error, not an end of file.
    var seen: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(master, &block, block.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      seen += block.prefix(count)
    }
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: seen, as: UTF8.self)
  }
}
