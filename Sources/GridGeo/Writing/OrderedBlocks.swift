import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Puts the blocks of several workers into one file in the order of their numbers, in bounded memory: who
/// finishes early leaves the block to the one who writes, and waits only when too many lie there.
final class OrderedBlocks: Sendable {
  private struct Queue {
    var next = 0
    var isWriting = false
    var waiting: [Int: BlockMemory] = [:]
    var free: [BlockMemory] = []
    var failure: GridGeoError?
  }

  private struct Output: ~Copyable {
    var file: AtomicFile?
    /// Bytes to leave out before the first block that holds any: the separator in front of a first feature.
    var skip: Int
  }

  private let queue = Mutex(Queue())
  private let output: Mutex<Output>
  private let room: Int

  /// - Parameters:
  ///   - file: its heading written into it.
  ///   - skip: how many bytes at the very beginning of the blocks are left out.
  ///   - room: how many blocks may lie there.
  init(_ file: consuming sending AtomicFile, skip: Int, room: Int) {
    output = Mutex(Output(file: file, skip: skip))
    self.room = room
  }

  deinit { queue.withLock { for block in $0.free + Array($0.waiting.values) { block.release() } } }

  /// Memory for a block.
  func memory() -> BlockMemory {
    var block = queue.withLock { $0.free.popLast() } ?? BlockMemory(capacity: RowBlockSize.output)
    block.count = 0
    return block
  }

  /// Takes over the block with this number; each number comes once.
  ///
  /// - Throws: `cannotWrite`, `brokenPipe`: to one of the workers, and from then on to all.
  func put(_ block: BlockMemory, number: Int) throws(GridGeoError) {
    var mine = queue.withLock { queue -> BlockMemory? in
      queue.waiting[number] = block
      return OrderedBlocks.take(&queue)
    }
    while let block = mine {
      do {
        try output.withLock { (output) throws(GridGeoError) in try OrderedBlocks.write(block, &output) }
      } catch {
        queue.withLock {
          $0.failure = error
          $0.free.append(block)
          $0.isWriting = false
        }
        throw error
      }
      mine = queue.withLock { queue in
        queue.free.append(block)
        queue.next += 1
        queue.isWriting = false
        return OrderedBlocks.take(&queue)
      }
    }
    while true {
      let (crowd, failure) = queue.withLock { ($0.waiting.count, $0.failure) }
      if let failure { throw failure }
      if crowd <= room { return }
      _ = usleep(100)
    }
  }

  /// A block will not come: nobody waits for it any more.
  func fail(_ error: GridGeoError) { queue.withLock { if $0.failure == nil { $0.failure = error } } }

  /// The next block to be written, if it is there and nobody writes.
  private static func take(_ queue: inout Queue) -> BlockMemory? {
    guard !queue.isWriting, queue.failure == nil, let block = queue.waiting.removeValue(forKey: queue.next)
    else { return nil }
    queue.isWriting = true
    return block
  }

  private static func write(_ block: BlockMemory, _ output: inout Output) throws(GridGeoError) {
    guard block.count > 0 else { return }
    let skip = output.skip
    output.skip = 0
    try output.file?.write(UnsafeRawBufferPointer(start: block.start + skip, count: block.count - skip))
  }

  /// Writes what comes behind the blocks, and puts the file in its place.
  ///
  /// - Parameter syncs: wait until the disk has it.
  /// - Throws: `cannotWrite`, `brokenPipe`.
  func finish(
    syncs: Bool, _ end: (inout OutputText) throws(GridGeoError) -> Void
  ) throws(GridGeoError) {
    try output.withLock { (output) throws(GridGeoError) in
      guard var file = output.file.take() else { return }
      try end(&file.text)
      try file.commit(syncs: syncs)
    }
  }
}

/// Sizes that reading and writing agree about.
enum RowBlockSize {
  static let output = 1 << 19
}
