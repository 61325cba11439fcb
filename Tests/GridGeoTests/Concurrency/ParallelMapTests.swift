import Synchronization
import Testing

@testable import GridGeo

@Suite("Parallel map")
struct ParallelMapTests {
  private let frame = try! WorkingFrame(centre: Coordinate(longitude: 101.5, latitude: 35.2))

  @Test("results come in input order, the same for any number of workers", arguments: [1, 2, 4, 9])
  func order(_ workers: Int) async throws {
    let regions = (0..<300).map { i in
      Draw.square(100 + Double(i % 20) / 10, 34 + Double(i / 20) / 10, 0.15, in: Geographic.self)
    }
    let results = try await parallelMap(regions, workers: workers, frame: frame) {
      (kit, i, region) throws(GridGeoError) in
      let mine = try kit.planar(region)
      let next = try kit.planar(regions[(i + 1) % regions.count])
      return try kit.geographic(try mine.union(next, in: kit.geos))
    }
    let kit = try WorkerKit(frame: frame)
    #expect(results.count == regions.count)
    for i in [0, 1, 19, 20, 150, 299] {
      let both = try kit.planar(regions[i]).union(try kit.planar(regions[(i + 1) % 300]), in: kit.geos)
      #expect(results[i] == (try kit.geographic(both)))
    }
  }

  @Test("the error of the lowest index wins", arguments: [1, 2, 3, 8])
  func lowestError(_ workers: Int) async throws {
    for blockSize in [1, 7, 64] {
      let error = await #expect(throws: GridGeoError.self) {
        _ = try await parallelMap(Array(0..<500), workers: workers, blockSize: blockSize) {
          (_, i, _) throws(GridGeoError) -> Int in
          // The later one fails at once, the earlier one after some work.
          if i == 70 { throw GridGeoError(.badInput, "late") }
          if i == 41 {
            var sum = 0.0
            for k in 0..<200_000 { sum += Double(k).squareRoot() }
            throw GridGeoError(.badInput, sum > 0 ? "early" : "")
          }
          return i
        }
      }
      #expect(error?.message == "early")
    }
  }

  @Test("progress rises by one, to the end", arguments: [1, 4])
  func progress(_ workers: Int) async throws {
    let seen = Mutex<[Int]>([])
    let note: @Sendable (Int) -> Void = { done in seen.withLock { $0.append(done) } }
    _ = try await parallelMap(Array(0..<200), workers: workers, progress: note) {
      (_, _, item) throws(GridGeoError) in item
    }
    #expect(seen.withLock { $0 } == Array(1...200))
  }

  @Test("a cancelled task stops with its own code", arguments: [1, 4])
  func cancellation(_ workers: Int) async throws {
    let task = Task { [frame] in
      try await parallelMap(Array(0..<1_000_000), workers: workers, frame: frame) {
        (_, i, _) throws(GridGeoError) in
        if i == 3 { withUnsafeCurrentTask { $0?.cancel() } }
        return i
      }
    }
    task.cancel()
    let error = await #expect(throws: GridGeoError.self) { _ = try await task.value }
    #expect(error?.code == .cancelled)
  }

  @Test("no items, one item, more workers than items")
  func few() async throws {
    for count in [0, 1, 3] {
      let result = try await parallelMap(Array(0..<count), workers: 16) {
        (_, i, item) throws(GridGeoError) in i * 10 + item
      }
      #expect(result == (0..<count).map { $0 * 11 })
    }
    #expect(availableWorkers() >= 1)
  }

  @Test("each worker has one kit for all its items")
  func kits() async throws {
    let kits = Mutex<Set<UInt>>([])
    _ = try await parallelMap(Array(0..<1000), workers: 3) { (kit, _, _) throws(GridGeoError) in
      let address = UInt(bitPattern: kit.geos.session.raw)
      kits.withLock { _ = $0.insert(address) }
    }
    #expect(kits.withLock { (1...3).contains($0.count) })
  }

  @Test("a kit without a frame says so")
  func noFrame() throws {
    let kit = try WorkerKit()
    let error = #expect(throws: GridGeoError.self) { _ = try kit.planar(Draw.square(0, 0, 1)) }
    #expect(error?.code == .broken)
  }
}
