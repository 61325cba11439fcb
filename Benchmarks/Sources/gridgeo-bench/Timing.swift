import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One measured run of a case, from its making to `end`.
struct Timing {
  /// Records read or written, findings, or grids.
  var items = 0
  private let request: BenchRequest
  private var bytes: Int
  private let start: ResourceUse
  private var wall = 0.0
  private var processor = 0.0

  /// - Parameter path: File whose size is the work done.
  init(_ request: BenchRequest, bytes path: String? = nil) {
    self.request = request
    bytes = path.map(fileSize) ?? 0
    start = .now
  }

  mutating func end(bytes path: String? = nil) {
    let now = ResourceUse.now
    wall = now.wallSeconds(since: start)
    processor = now.processor - start.processor
    if let path { bytes = fileSize(path) }
  }

  /// Prints the JSON line.
  func report(stages: [StageTiming] = []) {
    let named = stages.map { "\"\($0.stage)\":\(rounded($0.seconds))" }.joined(separator: ",")
    print(
      """
      {"tool":"gridgeo","case":"\(request.bench.rawValue)","scale":\(request.scale),"items":\(items),\
      "bytes":\(bytes),"wall":\(rounded(wall)),"cpu":\(rounded(processor)),"peak":\(ResourceUse.peakBytes),\
      "stages":{\(named)}}
      """)
  }

  /// Tenths of a millisecond.
  private func rounded(_ seconds: Double) -> Double { (seconds * 1e4).rounded() / 1e4 }
}

private func fileSize(_ path: String) -> Int {
  var status = stat()
  return stat(path, &status) == 0 ? Int(status.st_size) : 0
}
