import Foundation
import Testing

@testable import GridGeo

@Suite("Atomic file")
struct AtomicFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String, to target: String, overwrite: Bool = false) throws(GridGeoError) {
    var file = try AtomicFile(target, overwrite: overwrite)
    file.text.append(text)
    try file.commit()
  }

  private func refusal(_ target: String, overwrite: Bool = false) -> String? {
    do throws(GridGeoError) {
      try AtomicFile.check(target, overwrite: overwrite)
      return nil
    } catch {
      #expect(error.code == .cannotWrite)
      #expect(error.description.hasPrefix(target))
      #expect(!error.description.contains("\n"))
      return error.message
    }
  }

  @Test("The file is there after the commit, and nothing else")
  func commit() throws {
    try AtomicFile.check(folder.file("a"), overwrite: false)
    #expect(try folder.names.isEmpty)
    var file = try AtomicFile(folder.file("a"), overwrite: false)
    file.text.append("one ")
    #expect(!FileManager.default.fileExists(atPath: folder.file("a")))
    file.text.append("two")
    try file.commit()
    #expect(try folder.text("a") == "one two")
    #expect(try folder.names == ["a"])
  }

  @Test("Without a commit nothing stays behind, and the old file is as it was")
  func abandoned() throws {
    try write("old", to: folder.file("a"))
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      var file = try AtomicFile(folder.file("a"), overwrite: true)
      file.text.append("new")
      #expect(try folder.names.count == 2)
      throw Stop()
    }
    #expect(try folder.text("a") == "old")
    #expect(try folder.names == ["a"])
  }

  @Test("More than a block arrives whole")
  func blocks() throws {
    let line = String(repeating: "0123456789", count: 10) + "\n"
    var file = try AtomicFile(folder.file("a"), overwrite: false)
    for _ in 0..<40_000 {
      file.text.append(line)
      try file.drain()
    }
    try file.commit()
    #expect(try folder.text("a") == String(repeating: line, count: 40_000))
  }

  @Test("An existing file is kept unless it may be replaced; then it keeps its rights")
  func existing() throws {
    try write("old", to: folder.file("a"))
    #expect(refusal(folder.file("a"))?.contains("--overwrite") == true)
    #expect(throws: GridGeoError.self) { try write("new", to: folder.file("a")) }
    #expect(try folder.text("a") == "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.file("a"))
    try write("new", to: folder.file("a"), overwrite: true)
    #expect(try folder.text("a") == "new")
    let rights = try FileManager.default.attributesOfItem(atPath: folder.file("a"))[.posixPermissions]
    #expect(rights as? Int == 0o600)
  }

  @Test("A link stays a link and what it points to is replaced")
  func links() throws {
    try FileManager.default.createDirectory(
      atPath: folder.file("deep"), withIntermediateDirectories: false)
    try write("old", to: folder.file("deep/real"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link"), withDestinationPath: folder.file("deep/real"))
    try write("new", to: folder.file("link"), overwrite: true)
    #expect(try folder.text("deep/real") == "new")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link"))
        == folder.file("deep/real"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("dangling"), withDestinationPath: folder.file("nothing"))
    #expect(refusal(folder.file("dangling"), overwrite: true)?.contains("link to nothing") == true)
  }

  @Test("A target that cannot be is refused before anything is read")
  func refusals() throws {
    try write("x", to: folder.file("a"))
    #expect(refusal(folder.file("missing/a"))?.contains("there is no folder") == true)
    #expect(refusal(folder.file("a/b"))?.contains("looked at") == true)
    #expect(refusal(folder.path, overwrite: true)?.contains("is a folder") == true)
    #expect(refusal(folder.file("new/"))?.contains("folder") == true)
    #expect(refusal("") != nil)
    #expect(refusal(folder.file(String(repeating: "n", count: 300))) != nil)
    #expect(refusal("/dev/fd/999")?.contains("not open") == true)
    #expect(try folder.names == ["a"])
  }

  @Test("A long name leaves room for the temporary one")
  func longName() throws {
    let name = String(repeating: "n", count: 255)
    try write("x", to: folder.file(name))
    #expect(try folder.names == [name])
  }

  @Test("A device takes the bytes and stays a device")
  func device() throws {
    try write("gone", to: "/dev/null", overwrite: true)
    try write("gone", to: "/dev/null")
    var info = stat()
    #expect(stat("/dev/null", &info) == 0)
    #expect(info.st_mode & S_IFMT == S_IFCHR)
  }

  @Test("A device without room says so")
  func full() {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let error = #expect(throws: GridGeoError.self) { try write("x", to: "/dev/full") }
    #expect(error?.code == .cannotWrite)
    #expect(error?.description == "/dev/full: cannot be written (no space left on the device)")
  }

  @Test("A pipe takes the bytes; a reader that went away is an error of its own")
  func pipe() throws {
    signal(SIGPIPE, SIG_IGN)
    let pipe = Pipe()
    let target = "/dev/fd/\(pipe.fileHandleForWriting.fileDescriptor)"
    try write("through", to: target)
    #expect(pipe.fileHandleForReading.availableData == Data("through".utf8))
    try pipe.fileHandleForReading.close()
    let error = #expect(throws: GridGeoError.self) { try write("x", to: target) }
    #expect(error?.code == .brokenPipe)
  }

  @Test("A pipe that is full is waited for")
  func slowPipe() async throws {
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    let text = String(repeating: "x", count: 3_000_000)
    let reading = pipe.fileHandleForReading
    async let received: Int = {
      var count = 0
      while count < 3_000_000 { count += reading.availableData.count }
      return count
    }()
    try write(text, to: "/dev/fd/\(descriptor)")
    #expect(await received == 3_000_000)
  }

  @Test("A temporary file is known to the signal handler until it is gone")
  func registry() throws {
    let path = folder.file("t")
    try write("x", to: path)
    TemporaryFiles.prepare()
    let slot = try #require(TemporaryFiles.register(path))
    TemporaryFiles.forget(slot)
    TemporaryFiles.forget(slot)
    #expect(FileManager.default.fileExists(atPath: path))
    let again = try #require(TemporaryFiles.register(path))
    free(TemporaryFiles.remove(again))
    #expect(TemporaryFiles.remove(again) == nil)
    #expect(!FileManager.default.fileExists(atPath: path))
    TemporaryFiles.forget(again)
  }
}
