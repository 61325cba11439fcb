import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Hands out a table's bytes in blocks of whole rows, to several workers, in bounded memory. A line end
/// within quotes ends no row.
final class RowBlocks: Sendable {
  /// How many bytes a block has, unless a row is longer: what fits a processor's own cache, with its output.
  static let usualSize = 1 << 18
  /// A row this long is a quote that was never closed.
  static let longestRow = 1 << 26

  private struct State: ~Copyable {
    var source: ByteFeed
    /// Bytes behind the last whole row of the block before.
    var rest: BlockMemory
    var next = 0
    var isDone = false

    deinit { rest.release() }
  }

  private let state: Mutex<State>
  /// Apart from the state, which is held while input is waited for: a worker that is done must not wait as well.
  private let free = Mutex<[BlockMemory]>([])
  private let stopped = Atomic(false)
  private let read = Atomic(0)
  private let file: String
  private let delimiter: UInt8
  /// Ends rows: a line feed, or in old files a carriage return.
  private let lineEnd: UInt8
  private let size: Int
  private let isLive: Bool
  private let share: Range<Int>

  /// - Parameters:
  ///   - source: the file, its heading read.
  ///   - rest: bytes that were read behind the heading; taken over.
  ///   - isLive: hand out rows as soon as they are there.
  ///   - share: of the file's bytes; blocks that begin outside of it are read and not handed out.
  init(
    _ source: consuming sending ByteFeed, rest: BlockMemory, file: String, delimiter: UInt8, lineEnd: UInt8,
    size: Int = RowBlocks.usualSize, isLive: Bool = false, share: Range<Int> = 0..<Int.max
  ) {
    self.file = file
    self.delimiter = delimiter
    self.lineEnd = lineEnd
    self.size = size
    self.isLive = isLive
    self.share = share
    state = Mutex(State(source: source, rest: rest))
  }

  deinit { free.withLock { for block in $0 { block.release() } } }

  /// Bytes read so far.
  var bytesRead: Int { read.load(ordering: .relaxed) }

  /// Nobody gets a block any more.
  func stop() { stopped.store(true, ordering: .relaxed) }

  /// SHA-256 of all bytes, if the source takes it.
  var digest: String? { state.withLock { $0.source.digest } }

  /// The next block; nil at the end.
  ///
  /// - Throws: `missingInput` when reading fails; `badInput` for a quote that is never closed.
  func next() throws(GridGeoError) -> RowBlock? {
    try state.withLock { (state) throws(GridGeoError) in try take(&state) }
  }

  /// Gives the memory of a block back.
  func giveBack(_ memory: BlockMemory) { free.withLock { $0.append(memory) } }

  private func take(_ state: inout State) throws(GridGeoError) -> RowBlock? {
    guard !state.isDone, !stopped.load(ordering: .relaxed) else { return nil }
    while let (block, start) = try nextBlock(&state) {
      guard share.contains(start) else {
        giveBack(block)
        continue
      }
      defer { state.next += 1 }
      return RowBlock(number: state.next, memory: block)
    }
    return nil
  }

  /// The next block and where it begins in the file.
  private func nextBlock(_ state: inout State) throws(GridGeoError) -> (memory: BlockMemory, start: Int)? {
    guard !state.isDone else { return nil }
    var block = free.withLock { $0.popLast() } ?? BlockMemory(capacity: size)
    block.count = 0
    let first = state.source.offset - state.rest.count
    block.append(UnsafeRawBufferPointer(start: state.rest.start, count: state.rest.count))
    var scanned = RowEnds(delimiter: delimiter, lineEnd: lineEnd)
    // Rows that came together with the heading are passed on before anything is waited for.
    if isLive, !block.isEmpty { scanned.scan(block) }
    while scanned.end == 0 || !isLive {
      if block.count >= size, block.count == block.capacity { block.grow(to: block.capacity * 2) }
      let isAtEnd: Bool
      do {
        isAtEnd = try state.source.fill(&block, upTo: max(size, block.capacity), isLive: isLive)
      } catch {
        block.release()
        state.isDone = true
        throw error
      }
      read.store(state.source.offset, ordering: .relaxed)
      let start = state.source.offset - block.count
      if isAtEnd {
        state.isDone = true
        // A last row without its line end gets one.
        if block.count > 0, block.start[block.count - 1] != lineEnd {
          block.reserve(1)
          block.start[block.count] = lineEnd
          block.count += 1
        }
      }
      scanned.scan(block)
      if isAtEnd {
        if scanned.isQuoted {
          block.release()
          throw GridGeoError(
            .badInput, "a quote opened here is never closed; close it, or double the quotes inside a field",
            at: SourcePlace(file: file, offset: start + scanned.quoteStart))
        }
        break
      }
      if scanned.end > 0 { break }
      guard block.count < RowBlocks.longestRow else {
        block.release()
        state.isDone = true
        throw GridGeoError(
          .badInput, "a row is longer than 64 MiB; a quote in it may never be closed",
          at: SourcePlace(file: file, offset: start))
      }
    }
    state.rest.count = 0
    if !state.isDone {
      state.rest.append(
        UnsafeRawBufferPointer(start: block.start + scanned.end, count: block.count - scanned.end))
      block.count = scanned.end
    }
    guard block.count > 0 else {
      giveBack(block)
      return nil
    }
    for i in 0..<BlockMemory.margin { block.start[block.count + i] = 0 }
    return (block, first)
  }
}
