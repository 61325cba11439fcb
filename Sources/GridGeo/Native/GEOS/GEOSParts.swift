import CGEOS

/// Geometries on their way into one parent. What has not been handed over is destroyed with this value.
struct GEOSParts: ~Copyable {
  private let session: GEOSSession
  private var owned: [OpaquePointer?]

  init(in session: GEOSSession, capacity: Int = 0) {
    self.session = session
    owned = []
    owned.reserveCapacity(capacity)
  }

  var count: Int { owned.count }

  mutating func append(_ handle: consuming GEOSHandle) { owned.append(handle.release()) }

  /// Calls a C function that takes every part, whether it succeeds or fails.
  mutating func handOver<Result>(
    _ call: (UnsafeMutablePointer<OpaquePointer?>?, UInt32) -> Result
  ) -> Result {
    var parts = owned
    owned.removeAll()
    let count = UInt32(parts.count)
    return parts.withUnsafeMutableBufferPointer { call($0.baseAddress, count) }
  }

  deinit {
    for part in owned { GEOSGeom_destroy_r(session.raw, part) }
  }
}
