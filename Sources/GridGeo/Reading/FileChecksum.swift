/// How long a file is and a checksum over it: tells files apart that were mixed up or damaged, at the speed of
/// reading. It is no proof against forgery.
struct FileChecksum: Sendable, Hashable {
  var bytes: Int
  /// 16 hexadecimal digits.
  var text: String

  /// A multiple of what the checksum takes at a time.
  private static let blockSize = 1 << 20

  init(bytes: Int, text: String) {
    self.bytes = bytes
    self.text = text
  }

  /// - Throws: `missingInput`; `badInput` for a folder.
  init(of path: String) throws(GridGeoError) {
    var feed = try ByteFeed(.file(path), hashes: false)
    var block = BlockMemory(capacity: FileChecksum.blockSize)
    defer { block.release() }
    var sum = MemoryChecksum()
    var isAtEnd = false
    while !isAtEnd {
      block.count = 0
      isAtEnd = try feed.fill(&block, upTo: FileChecksum.blockSize, isLive: false)
      sum.update(UnsafeRawBufferPointer(start: block.start, count: block.count))
    }
    bytes = feed.offset
    let digits = String(sum.value, radix: 16)
    text = String(repeating: "0", count: 16 - digits.count) + digits
  }
}
