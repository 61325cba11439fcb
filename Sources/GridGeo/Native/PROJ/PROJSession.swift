import CPROJ

/// The C context and the last message it logged. Shared by a `PROJContext` and the transforms made in it, so
/// that no transform outlives its context. Not sendable: it stays in the worker that made it.
final class PROJSession {
  let raw: OpaquePointer
  /// The last line logged since the call began.
  var message: String?

  init() throws(GridGeoError) {
    guard let raw = proj_context_create() else {
      throw GridGeoError(.native, "proj_context_create failed: out of memory")
    }
    self.raw = raw
    // Without this each bad point prints a line on standard error.
    proj_log_func(raw, Unmanaged.passUnretained(self).toOpaque()) { data, _, text in
      guard let text, let data else { return }
      Unmanaged<PROJSession>.fromOpaque(data).takeUnretainedValue().message = String(cString: text)
    }
    // Said in code and after the environment has been read, so that no variable can switch it on.
    proj_context_set_enable_network(raw, 0)
    proj_context_use_proj4_init_rules(raw, 0)
  }

  deinit { proj_context_destroy(raw) }

  var isNetworkEnabled: Bool { proj_context_is_network_enabled(raw) != 0 }

  /// The fault for a call of `function` that has just failed.
  func fault(_ function: StaticString) -> GridGeoError {
    let number = proj_context_errno(raw)
    let reason =
      message ?? (number == 0 ? nil : proj_context_errno_string(raw, number).map { String(cString: $0) })
    return GridGeoError(.native, "\(function) failed", underlying: reason ?? "PROJ gave no reason")
  }

  /// A call that returns a new PROJ object, or null as a fault.
  func object(
    _ function: StaticString, _ call: (OpaquePointer) -> OpaquePointer?
  ) throws(GridGeoError) -> PROJObject {
    message = nil
    guard let made = call(raw) else { throw fault(function) }
    return PROJObject(owning: made, in: self)
  }
}
