#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Memory that an index reads from: filled by the one that builds it, and never written to afterwards, so
/// that any thread may read it.
final class IndexMemory: Sendable {
  nonisolated(unsafe) let start: UnsafeMutableRawPointer
  let count: Int
  /// What the memory is a part of; nil when it stands alone.
  private let keeper: (any AnyObject & Sendable)?

  /// - Parameter beyond: bytes behind the last one that may be read, and are 0.
  init(count: Int, beyond: Int = 0) {
    self.count = count
    guard let start = malloc(max(16, count + beyond)) else { fatalError("out of memory for \(count) bytes") }
    self.start = start
    keeper = nil
    (start + count).initializeMemory(as: UInt8.self, repeating: 0, count: beyond)
  }

  /// Takes over what `malloc` gave.
  init(taking start: UnsafeMutableRawPointer, count: Int) {
    self.start = start
    self.count = count
    keeper = nil
  }

  /// A part of memory that someone else keeps.
  init(_ start: UnsafeMutableRawPointer, count: Int, keptBy keeper: any AnyObject & Sendable) {
    self.start = start
    self.count = count
    self.keeper = keeper
  }

  deinit { if keeper == nil { free(start) } }
}
