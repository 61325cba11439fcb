#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A piece of memory that goes from hand to hand: one worker has it at a time, and who has it last frees it.
struct BlockMemory: Sendable {
  nonisolated(unsafe) private(set) var start: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int
  var count = 0

  /// Readable behind the last byte, so that whole words can be looked at.
  static let margin = 64

  init(capacity: Int) {
    self.capacity = capacity
    start = BlockMemory.memory(nil, capacity)
  }

  private static func memory(_ old: UnsafeMutablePointer<UInt8>?, _ capacity: Int) -> UnsafeMutablePointer<
    UInt8
  > {
    guard let new = realloc(old, capacity + margin) else { fatalError("out of memory for \(capacity) bytes") }
    return new.assumingMemoryBound(to: UInt8.self)
  }

  /// Makes room for `extra` more bytes.
  @inline(__always)
  mutating func reserve(_ extra: Int) {
    if count &+ extra > capacity { grow(to: max(capacity * 2, count + extra)) }
  }

  mutating func grow(to capacity: Int) {
    start = BlockMemory.memory(start, capacity)
    self.capacity = capacity
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    UnsafeMutableRawPointer(start + count).copyMemory(from: source, byteCount: bytes.count)
    count += bytes.count
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// Where the next byte goes.
  @inline(__always)
  var end: UnsafeMutablePointer<UInt8> { start + count }

  var isEmpty: Bool { count == 0 }

  func release() { free(start) }
}
