import Foundation
import Testing

/// A fresh folder to run the built program in; gone with the value.
final class Sandbox: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("gridtool-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// What a run left behind.
  struct Outcome {
    var status: Int32
    var output: String
    var error: String
    var errorLines: [Substring] { error.split(separator: "\n") }
  }

  /// Runs the program in the folder.
  @discardableResult
  func gridtool(_ arguments: [String], input: URL? = nil) throws -> Outcome {
    try launch(Product.gridtool, arguments, input: input)
  }

  /// The arguments in one line, split at spaces.
  @discardableResult
  func gridtool(_ line: String) throws -> Outcome {
    try gridtool(line.split(separator: " ").map(String.init))
  }

  /// Runs a line of shell in the folder; the program is `$GRIDTOOL`.
  func shell(_ line: String) throws -> Outcome {
    try launch(
      URL(fileURLWithPath: "/bin/sh"), ["-c", line], environment: ["GRIDTOOL": Product.gridtool.path])
  }

  /// Both streams go through files, so neither can fill up.
  private func launch(
    _ program: URL, _ arguments: [String], input: URL? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    let streams = try (0..<2).map { _ in
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("stream-\(UUID().uuidString)")
      try Data().write(to: file)
      return (file: file, handle: try FileHandle(forWritingTo: file))
    }
    defer { for stream in streams { try? FileManager.default.removeItem(at: stream.file) } }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
    process.standardOutput = streams[0].handle
    process.standardError = streams[1].handle
    try process.run()
    process.waitUntilExit()
    let texts = try streams.map { stream in
      try stream.handle.close()
      return String(decoding: try Data(contentsOf: stream.file), as: UTF8.self)
    }
    return Outcome(status: process.terminationStatus, output: texts[0], error: texts[1])
  }

  func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: url(name)) }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: url(name)) }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// Names in the folder, hidden ones too, sorted.
  func names(in name: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: name.isEmpty ? folder.path : url(name).path).sorted()
  }
}
