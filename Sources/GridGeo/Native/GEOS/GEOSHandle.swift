import CGEOS

/// One GEOS geometry, destroyed with this value.
struct GEOSHandle: ~Copyable {
  let session: GEOSSession
  /// Nil only after `release`.
  private var owned: OpaquePointer?

  init(owning pointer: OpaquePointer, in session: GEOSSession) {
    owned = pointer
    self.session = session
  }

  /// The geometry, still owned by this value. Use it only inside a call that borrows this handle.
  var pointer: OpaquePointer { owned.unsafelyUnwrapped }

  /// Gives the geometry up to a C function that takes ownership, also when that function fails.
  consuming func release() -> OpaquePointer {
    let pointer = owned.unsafelyUnwrapped
    owned = nil
    return pointer
  }

  deinit {
    if let owned { GEOSGeom_destroy_r(session.raw, owned) }
  }
}
