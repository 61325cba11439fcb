/// How a job's work is shared out: how many workers, and the frame that their projectors are in.
struct WorkerCrew: Sendable {
  var workers: Int
  var frame: WorkingFrame?

  /// As ``parallelMap(_:workers:frame:blockSize:progress:body:)``.
  func map<Item: Sendable, Output: Sendable>(
    _ items: [Item], blockSize: Int? = nil, progress: (@Sendable (Int) -> Void)? = nil,
    body: @escaping @Sendable (inout WorkerKit, Int, Item) throws(GridGeoError) -> Output
  ) async throws(GridGeoError) -> [Output] {
    try await parallelMap(
      items, workers: workers, frame: frame, blockSize: blockSize, progress: progress, body: body)
  }
}
