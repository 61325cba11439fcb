import CPROJ

/// One PROJ object (a CRS or an operation), destroyed with this value.
struct PROJObject: ~Copyable {
  let session: PROJSession
  /// Use it only inside a call that borrows this value.
  let pointer: OpaquePointer

  init(owning pointer: OpaquePointer, in session: PROJSession) {
    self.pointer = pointer
    self.session = session
  }

  deinit { proj_destroy(pointer) }
}
