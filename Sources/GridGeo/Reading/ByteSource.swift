#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A window on input that may be larger than memory. The window moves on when asked and grows only when one
/// token needs more than all of it.
///
/// The byte after the last one in the window is always 0. No token of JSON and no row of a table holds a 0,
/// so the scanners' inner loops stop there by themselves and need no bounds check.
struct ByteSource: ~Copyable {
  /// The window's size unless told: large enough to make system calls cheap, small enough for the cache.
  static let defaultWindow = 1 << 20

  let name: String
  private(set) var base: UnsafeMutablePointer<UInt8>
  /// Bytes in the window.
  private(set) var count = 0
  /// Where the window begins in the input.
  private(set) var offset = 0
  /// No bytes follow the window.
  private(set) var isAtEnd = false
  private var capacity: Int
  private let descriptor: Int32
  private let memory: [UInt8]
  private var memoryNext = 0
  private var hash: SHA256?
  /// Of the foreign file whose text this is.
  private let givenDigest: String?

  /// - Parameters:
  ///   - window: Bytes to hold at a time.
  ///   - hashes: Take the SHA-256 of all bytes as they pass.
  /// - Throws: `missingInput` when there is no such file or it cannot be read; `badInput` for a folder.
  init(
    _ input: InputSource, window: Int = ByteSource.defaultWindow, hashes: Bool = false
  ) throws(GridGeoError) {
    let (input, foreignDigest) = try input.resolved()
    let opened: Int32
    switch input {
    case .file(let path):
      opened = try ByteSource.open(path)
      memory = []
    case .standardInput:
      opened = 0
      memory = []
    case .memory(let bytes, _):
      opened = -1
      memory = bytes
    }
    name = input.name
    descriptor = opened
    capacity = max(window, 1)
    base = UnsafeMutablePointer.allocate(capacity: max(window, 1) + 1)
    base[0] = 0
    givenDigest = hashes ? foreignDigest : nil
    if hashes, foreignDigest == nil { hash = SHA256() }
  }

  deinit {
    base.deallocate()
    if descriptor > 0 { _ = close(descriptor) }
  }

  /// SHA-256 of the bytes that have passed so far, if it was asked for.
  var digest: String? { givenDigest ?? hash?.hexDigest() }

  /// Moves the window on so that it begins with the byte at `kept`, and fills it.
  ///
  /// - Returns: Whether bytes came in.
  /// - Throws: `missingInput` when reading fails.
  mutating func refill(keeping kept: Int) throws(GridGeoError) -> Bool {
    precondition(kept >= 0 && kept <= count)
    let rest = count - kept
    if kept > 0 {
      base.update(from: base + kept, count: rest)
      offset += kept
      count = rest
    } else if rest == capacity && !isAtEnd {
      grow()
    }
    defer { base[count] = 0 }
    guard !isAtEnd else { return false }
    let before = count
    // Fill it whole: with a pipe's small pieces, a long token would otherwise be looked at again and again.
    while count < capacity {
      let got = try readBytes(into: base + count, atMost: capacity - count)
      if got == 0 {
        isAtEnd = true
        break
      }
      hash?.update(UnsafeBufferPointer(start: base + count, count: got))
      count += got
    }
    return count > before
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2 + 1)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }

  private mutating func readBytes(
    into target: UnsafeMutablePointer<UInt8>, atMost limit: Int
  ) throws(GridGeoError) -> Int {
    if descriptor < 0 {
      let take = min(limit, memory.count - memoryNext)
      memory.withUnsafeBufferPointer { bytes in
        if take > 0 { target.update(from: bytes.baseAddress! + memoryNext, count: take) }
      }
      memoryNext += take
      return take
    }
    while true {
      let got = read(descriptor, target, limit)
      if got >= 0 { return got }
      if errno != EINTR {
        let reason = String(cString: strerror(errno))
        throw GridGeoError(.missingInput, "cannot be read: \(reason)", at: SourcePlace(file: name))
      }
    }
  }

  static func open(_ path: String) throws(GridGeoError) -> Int32 {
    #if canImport(Glibc)
      let opened = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    #elseif canImport(Musl)
      let opened = Musl.open(path, O_RDONLY | O_CLOEXEC)
    #elseif canImport(Darwin)
      let opened = Darwin.open(path, O_RDONLY | O_CLOEXEC)
    #endif
    let place = SourcePlace(file: path)
    guard opened >= 0 else {
      let code = errno
      if code == ENOENT || code == ENOTDIR {
        throw GridGeoError(.missingInput, "no such file; check the name", at: place)
      }
      throw GridGeoError(.missingInput, "cannot be read: \(String(cString: strerror(code)))", at: place)
    }
    var facts = stat()
    if fstat(opened, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR {
      _ = close(opened)
      throw GridGeoError(.badInput, "is a folder; name a file in it", at: place)
    }
    return opened
  }
}

extension ByteSource {
  /// Whether the input can be read a second time: a regular file or memory, not a pipe.
  static func isRepeatable(_ input: InputSource) -> Bool {
    switch input {
    case .memory: return true
    case .standardInput: return false
    case .file(let path):
      if input.isForeign { return true }
      var facts = stat()
      return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
    }
  }

  /// How many bytes a file on disk or an input in memory has; nil for a pipe and for a foreign file.
  static func size(of input: InputSource) -> Int? {
    switch input {
    case .memory(let bytes, _): return bytes.count
    case .standardInput: return nil
    case .file(let path):
      if input.isForeign { return nil }
      var facts = stat()
      return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG ? Int(facts.st_size) : nil
    }
  }

  /// All bytes of an input.
  ///
  /// - Throws: As `init`.
  static func allBytes(of input: InputSource) throws(GridGeoError) -> [UInt8] {
    if case .memory(let bytes, _) = try input.resolved().input { return bytes }
    var source = try ByteSource(input)
    var bytes: [UInt8] = []
    while try source.refill(keeping: source.count) {
      bytes.append(contentsOf: UnsafeBufferPointer(start: source.base, count: source.count))
    }
    return bytes
  }
}
