import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Maps items on several workers, each with a kit of its own, and returns the results in input order.
///
/// The result does not depend on the number of workers: when bodies throw, the error of the item with the
/// lowest index is thrown. With one worker everything runs in the caller's task.
///
/// - Parameters:
///   - workers: At least 1; never more than there are items.
///   - frame: The frame of the workers' projectors, when they need one.
///   - blockSize: How many items a worker takes at a time; nil to choose by the number of items.
///   - progress: Called with the number of items done, rising; from any worker, one call at a time.
///   - body: Gets the worker's kit, the item's index and the item.
/// - Throws: What `body` throws; `native` when a kit cannot be made; `cancelled` when the task is cancelled.
func parallelMap<Item: Sendable, Output: Sendable>(
  _ items: [Item], workers: Int, frame: WorkingFrame? = nil, blockSize: Int? = nil,
  progress: (@Sendable (Int) -> Void)? = nil,
  body: @escaping @Sendable (inout WorkerKit, Int, Item) throws(GridGeoError) -> Output
) async throws(GridGeoError) -> [Output] {
  let workers = max(1, min(workers, items.count))
  let block = max(1, blockSize ?? min(64, items.count / (workers * 8)))
  let queue = WorkQueue(count: items.count, block: block, progress: progress)

  @Sendable func work() -> [(start: Int, outputs: [Output])] {
    var blocks: [(start: Int, outputs: [Output])] = []
    do {
      var kit = try WorkerKit(frame: frame)
      while let range = queue.next() {
        var outputs: [Output] = []
        outputs.reserveCapacity(range.count)
        for i in range {
          if Task.isCancelled {
            queue.cancel()
            return blocks
          }
          // Items before the first error still run: one of them may fail too, and then comes first.
          if queue.hasFailed(before: i) { return blocks }
          do {
            outputs.append(try body(&kit, i, items[i]))
          } catch {
            queue.fail(at: i, error)
            return blocks
          }
          queue.finishOne()
        }
        blocks.append((range.lowerBound, outputs))
      }
    } catch {
      queue.fail(at: -1, error)
    }
    return blocks
  }

  var blocks: [(start: Int, outputs: [Output])] = []
  if workers == 1 {
    blocks = work()
  } else {
    await withTaskGroup(of: [(start: Int, outputs: [Output])].self) { group in
      for _ in 0..<workers { group.addTask { work() } }
      for await done in group { blocks += done }
    }
  }
  if let error = queue.outcome() { throw error }
  blocks.sort { $0.start < $1.start }
  var results: [Output] = []
  results.reserveCapacity(items.count)
  for block in blocks { results += block.outputs }
  guard results.count == items.count else {
    throw GridGeoError(.broken, "\(items.count) items went in and \(results.count) came out")
  }
  return results
}

/// How many workers to take when the user does not say: the processors this process may run on.
func availableWorkers() -> Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

/// Hands out blocks of indices in ascending order and keeps the first error.
private final class WorkQueue: Sendable {
  private struct State {
    var next = 0
    var done = 0
    var failure: (index: Int, error: GridGeoError)?
    var isCancelled = false
  }

  private let state = Mutex(State())
  private let count: Int
  private let block: Int
  private let progress: (@Sendable (Int) -> Void)?

  init(count: Int, block: Int, progress: (@Sendable (Int) -> Void)?) {
    self.count = count
    self.block = block
    self.progress = progress
  }

  /// The next block; nil when there is no more work, or no more sense in it.
  func next() -> Range<Int>? {
    state.withLock { state in
      guard state.next < count, state.failure == nil, !state.isCancelled else { return nil }
      let start = state.next
      state.next = min(count, start + block)
      return start..<state.next
    }
  }

  func finishOne() {
    // Under the lock, so that the numbers rise.
    state.withLock { state in
      state.done += 1
      progress?(state.done)
    }
  }

  func hasFailed(before index: Int) -> Bool {
    state.withLock { state in state.isCancelled || state.failure.map { $0.index < index } ?? false }
  }

  func fail(at index: Int, _ error: GridGeoError) {
    state.withLock { state in
      if let known = state.failure, known.index <= index { return }
      state.failure = (index, error)
    }
  }

  func cancel() { state.withLock { $0.isCancelled = true } }

  func outcome() -> GridGeoError? {
    state.withLock { state in
      if state.isCancelled { return GridGeoError(.cancelled, "stopped on request") }
      return state.failure?.error
    }
  }
}
