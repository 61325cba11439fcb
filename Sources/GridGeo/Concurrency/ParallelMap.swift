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
///   - progress: Called with the number of items done, rising up to all of them; from any worker, one call at
///     a time, so that a number may be skipped.
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

  @Sendable func work() -> Share<Output> {
    var share = Share<Output>()
    do {
      var kit = try WorkerKit(frame: frame)
      while let range = queue.next() {
        var outputs: [Output] = []
        outputs.reserveCapacity(range.count)
        for i in range {
          if Task.isCancelled { queue.cancel() }
          // Items before the first error still run: one of them may fail too, and then comes first.
          if queue.isPointless(i) { return share }
          do {
            outputs.append(try body(&kit, i, items[i]))
          } catch {
            queue.fail(at: i)
            share.failure = (i, error)
            return share
          }
          queue.finishOne()
        }
        share.blocks.append((range.lowerBound, outputs))
      }
    } catch {
      queue.fail(at: -1)
      share.failure = (-1, error)
    }
    return share
  }

  var shares: [Share<Output>] = []
  if workers == 1 {
    shares = [work()]
  } else {
    await withTaskGroup(of: Share<Output>.self) { group in
      for _ in 0..<workers { group.addTask { work() } }
      for await share in group { shares.append(share) }
    }
  }
  if queue.isCancelled { throw GridGeoError(.cancelled, "stopped on request") }
  if let first = shares.compactMap(\.failure).min(by: { $0.index < $1.index }) { throw first.error }
  let blocks = shares.flatMap(\.blocks).sorted { $0.start < $1.start }
  var results: [Output] = []
  results.reserveCapacity(items.count)
  for block in blocks { results += block.outputs }
  guard results.count == items.count else {
    throw GridGeoError(.broken, "\(items.count) items went in and \(results.count) came out")
  }
  return results
}

/// What one worker brings home.
private struct Share<Output: Sendable>: Sendable {
  var blocks: [(start: Int, outputs: [Output])] = []
  var failure: (index: Int, error: GridGeoError)?
}

/// How many workers to take when the user does not say: the processors this process may run on.
func availableWorkers() -> Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

/// Hands out blocks of indices in ascending order and knows the first failure. Of atomics alone: the thread
/// sanitizer does not see into the standard library's mutex.
private final class WorkQueue: Sendable {
  private let taken = Atomic(0)
  private let done = Atomic(0)
  private let reported = Atomic(0)
  private let isReporting = Atomic(false)
  private let firstFailure = Atomic(Int.max)
  private let cancelled = Atomic(false)
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
    guard !isCancelled, firstFailure.load(ordering: .relaxed) == .max else { return nil }
    let start = taken.wrappingAdd(block, ordering: .relaxed).oldValue
    return start < count ? start..<min(count, start + block) : nil
  }

  func finishOne() {
    guard let progress else { return }
    done.wrappingAdd(1, ordering: .sequentiallyConsistent)
    // One worker reports for all; who finishes meanwhile leaves it to that one, which looks again at the end.
    while isReporting.compareExchange(expected: false, desired: true, ordering: .sequentiallyConsistent)
      .exchanged
    {
      let now = done.load(ordering: .sequentiallyConsistent)
      if now > reported.load(ordering: .relaxed) {
        reported.store(now, ordering: .relaxed)
        progress(now)
      }
      isReporting.store(false, ordering: .sequentiallyConsistent)
      if done.load(ordering: .sequentiallyConsistent) == now { return }
    }
  }

  /// Nobody needs the item's result any more.
  func isPointless(_ index: Int) -> Bool {
    isCancelled || firstFailure.load(ordering: .relaxed) < index
  }

  func fail(at index: Int) { firstFailure.min(index, ordering: .relaxed) }

  func cancel() { cancelled.store(true, ordering: .relaxed) }

  var isCancelled: Bool { cancelled.load(ordering: .relaxed) }
}
