import CGEOS

/// The C context and the last message it sent. Shared by a `GEOSContext` and the handles made in it, so that
/// no handle outlives its context. Not sendable: it stays in the worker that made it.
final class GEOSSession {
  let raw: GEOSContextHandle_t
  /// The last error or notice since the call began.
  var message: String?

  init() throws(GridGeoError) {
    guard let raw = GEOS_init_r() else {
      throw GridGeoError(.native, "GEOS_init_r failed: out of memory")
    }
    self.raw = raw
    let me = Unmanaged.passUnretained(self).toOpaque()
    // A plain C function pointer with this object as its data: no global state.
    let keep: GEOSMessageHandler_r = { text, data in
      guard let text, let data else { return }
      Unmanaged<GEOSSession>.fromOpaque(data).takeUnretainedValue().message = String(cString: text)
    }
    GEOSContext_setErrorMessageHandler_r(raw, keep, me)
    GEOSContext_setNoticeMessageHandler_r(raw, keep, me)
  }

  deinit { GEOS_finish_r(raw) }

  /// The fault for a call of `function` that has just failed.
  func fault(_ function: StaticString) -> GridGeoError {
    GridGeoError(.native, "\(function) failed", underlying: message ?? "GEOS gave no reason")
  }
}
