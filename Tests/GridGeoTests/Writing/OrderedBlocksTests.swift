import Synchronization
import Testing

@testable import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct OrderedBlocksTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Blocks of several workers, some of them slow, stand in the file by their numbers.
  @Test(arguments: [1, 2, 3, 8])
  func orderWithSlowWorkers(_ workers: Int) async throws {
    var file = try AtomicFile(folder.file("o"), overwrite: false)
    file.text.append("head\n")
    let sink = OrderedBlocks(file, skip: 2, room: 3)
    let queue = NumberQueue(400)
    await withTaskGroup(of: Void.self) { group in
      for worker in 0..<workers {
        group.addTask {
          var random = SeededGenerator(seed: UInt64(worker), stream: "blocks")
          while let number = queue.take() {
            var block = sink.memory()
            // Every seventh block holds nothing.
            if number % 7 != 3 { block.append("; \(number)") }
            if random.next(below: 10) == 0 { _ = usleep(UInt32(random.next(below: 3000))) }
            do throws(GridGeoError) { try sink.put(block, number: number) } catch {
              Issue.record("\(error)")
            }
          }
        }
      }
    }
    try sink.finish(syncs: false) { (text) throws(GridGeoError) in text.append("\nend\n") }
    let numbers = (0..<400).filter { $0 % 7 != 3 }.map(String.init).joined(separator: "; ")
    #expect(try folder.text("o") == "head\n\(numbers)\nend\n")
  }

  /// A worker that fails takes its block with it: those who wait for that block are let go.
  @Test func aBlockThatNeverComesHoldsNobody() async throws {
    let sink = OrderedBlocks(try AtomicFile(folder.file("o"), overwrite: false), skip: 0, room: 1)
    let waiting = Task {
      do throws(GridGeoError) {
        for number in 1..<10 { try sink.put(sink.memory(), number: number) }
        return nil as GridGeoError?
      } catch { return error }
    }
    sink.fail(GridGeoError(.cancelled, "stopped on request"))
    #expect(await waiting.value?.code == .cancelled)
  }

  private final class NumberQueue: Sendable {
    private let next = Mutex(0)
    private let count: Int

    init(_ count: Int) { self.count = count }

    func take() -> Int? {
      next.withLock { next in
        defer { next += 1 }
        return next < count ? next : nil
      }
    }
  }
}
