#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes of an input, one after the other, into memory of the caller's.
struct ByteFeed: ~Copyable {
  private let name: String
  private let descriptor: Int32
  private let memory: [UInt8]
  private var hash: SHA256?
  /// Of the foreign file whose text this is.
  private let givenDigest: String?
  /// Bytes handed out so far.
  private(set) var offset = 0

  /// - Throws: `missingInput` when there is no such file or it cannot be read; `badInput` for a folder.
  init(_ input: InputSource, hashes: Bool) throws(GridGeoError) {
    name = input.name
    let (input, foreignDigest) = try input.resolved()
    switch input {
    case .file(let path):
      descriptor = try ByteSource.open(path)
      memory = []
    case .standardInput:
      descriptor = 0
      memory = []
    case .memory(let bytes, _):
      descriptor = -1
      memory = bytes
    }
    givenDigest = hashes ? foreignDigest : nil
    hash = hashes && foreignDigest == nil ? SHA256() : nil
  }

  deinit { if descriptor > 0 { _ = close(descriptor) } }

  var digest: String? { givenDigest ?? hash?.hexDigest() }

  /// Appends bytes to the block.
  ///
  /// - Parameters:
  ///   - limit: the block's size afterwards, at most.
  ///   - isLive: come back with what is there, instead of waiting until the block is full.
  /// - Returns: whether the input is at its end.
  /// - Throws: `missingInput` when reading fails.
  mutating func fill(_ block: inout BlockMemory, upTo limit: Int, isLive: Bool) throws(GridGeoError) -> Bool {
    block.reserve(limit - block.count)
    while block.count < limit {
      let got = try some(block.end, limit - block.count)
      if got == 0 { return true }
      hash?.update(UnsafeBufferPointer(start: block.end, count: got))
      block.count += got
      offset += got
      if isLive { return false }
    }
    return false
  }

  private func some(_ target: UnsafeMutablePointer<UInt8>, _ limit: Int) throws(GridGeoError) -> Int {
    if descriptor < 0 {
      let take = min(limit, memory.count - offset)
      memory.withUnsafeBufferPointer { bytes in
        if take > 0 { target.update(from: bytes.baseAddress! + offset, count: take) }
      }
      return take
    }
    while true {
      let got = read(descriptor, target, limit)
      if got >= 0 { return got }
      guard errno == EINTR else {
        throw GridGeoError(
          .missingInput, "cannot be read: \(String(cString: strerror(errno)))", at: SourcePlace(file: name))
      }
    }
  }
}
