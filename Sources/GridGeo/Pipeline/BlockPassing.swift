/// What a worker does with blocks of rows.
protocol BlockWorker: ~Copyable, SendableMetatype {
  associatedtype Result: Sendable

  /// - Parameter output: where what the block's rows become goes.
  mutating func pass(_ block: RowBlock, into output: inout BlockMemory) throws(GridGeoError)

  /// What the worker counted.
  consuming func result() throws(GridGeoError) -> Result
}

/// Passes the blocks of a table through several workers into a file, in order.
struct BlockPassing: Sendable {
  let blocks: RowBlocks
  let sink: OrderedBlocks
  let workers: Int
  /// What progress calls it.
  let stage: String
  /// Bytes of the table; 0 when that is not known.
  let total: Int
  let progress: ProgressHandler?

  /// - Parameter make: makes a worker; called by each of them.
  /// - Returns: what each worker counted.
  /// - Throws: what reading, a worker or writing throws; `cancelled`.
  func run<Worker: BlockWorker & ~Copyable>(
    _ make: @escaping @Sendable () throws(GridGeoError) -> Worker
  ) async throws(GridGeoError) -> [Worker.Result] {
    try await parallelMap(Array(0..<workers), workers: workers, blockSize: 1) {
      (_: inout WorkerKit, _, _) throws(GridGeoError) -> Worker.Result in
      do throws(GridGeoError) {
        var worker = try make()
        while let block = try blocks.next() {
          if Task.isCancelled { throw GridGeoError(.cancelled, "stopped on request") }
          var output = sink.memory()
          do throws(GridGeoError) {
            try worker.pass(block, into: &output)
          } catch {
            output.release()
            throw error
          }
          blocks.giveBack(block.memory)
          try sink.put(output, number: block.number)
          progress?(ProgressEvent(stage: stage, done: blocks.bytesRead >> 20, total: total >> 20))
        }
        return try worker.result()
      } catch {
        blocks.stop()
        sink.fail(error)
        throw error
      }
    }
  }
}
