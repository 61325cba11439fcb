import CGEOS

/// A GEOS context for one worker. Every call goes through one of the checked shapes below.
struct GEOSContext: ~Copyable {
  let session: GEOSSession

  /// - Throws: `native` when GEOS cannot start.
  init() throws(GridGeoError) { session = try GEOSSession() }

  typealias Unary<Result> = (OpaquePointer?, OpaquePointer?) -> Result
  typealias Binary<Result> = (OpaquePointer?, OpaquePointer?, OpaquePointer?) -> Result

  // MARK: The call shapes, each checked in one place

  /// A call that returns a new geometry, or null as a fault.
  borrowing func geometry(
    _ function: StaticString, _ call: (OpaquePointer) -> OpaquePointer?
  ) throws(GridGeoError) -> GEOSHandle {
    GEOSHandle(owning: try pointer(function, call), in: session)
  }

  /// A call that returns a pointer of any kind, or null as a fault.
  borrowing func pointer<Pointee>(
    _ function: StaticString, _ call: (OpaquePointer) -> Pointee?
  ) throws(GridGeoError) -> Pointee {
    session.message = nil
    guard let result = call(session.raw) else { throw session.fault(function) }
    return result
  }

  /// A call that returns a count or a type number, or −1 as a fault.
  borrowing func count(
    _ function: StaticString, _ call: (OpaquePointer) -> Int32
  ) throws(GridGeoError) -> Int {
    session.message = nil
    let result = call(session.raw)
    guard result != -1 else { throw session.fault(function) }
    return Int(result)
  }

  /// A call that answers 0 for no, 1 for yes; anything else, as 2, is a fault.
  borrowing func predicate(
    _ function: StaticString, _ call: (OpaquePointer) -> CChar
  ) throws(GridGeoError) -> Bool {
    session.message = nil
    switch call(session.raw) {
    case 0: return false
    case 1: return true
    default: throw session.fault(function)
    }
  }

  /// A call that fills something in and returns 1, or 0 as a fault.
  borrowing func status(
    _ function: StaticString, _ call: (OpaquePointer) -> Int32
  ) throws(GridGeoError) {
    session.message = nil
    guard call(session.raw) == 1 else { throw session.fault(function) }
  }

  // MARK: The same with handles, which stay alive during the call

  borrowing func geometry(
    _ function: StaticString, _ a: borrowing GEOSHandle, _ call: Unary<OpaquePointer?>
  ) throws(GridGeoError) -> GEOSHandle {
    let first = a.pointer
    return try geometry(function) { call($0, first) }
  }

  borrowing func geometry(
    _ function: StaticString, _ a: borrowing GEOSHandle, _ b: borrowing GEOSHandle,
    _ call: Binary<OpaquePointer?>
  ) throws(GridGeoError) -> GEOSHandle {
    let (first, second) = (a.pointer, b.pointer)
    return try geometry(function) { call($0, first, second) }
  }

  borrowing func predicate(
    _ function: StaticString, _ a: borrowing GEOSHandle, _ call: Unary<CChar>
  ) throws(GridGeoError) -> Bool {
    let first = a.pointer
    return try predicate(function) { call($0, first) }
  }

  borrowing func predicate(
    _ function: StaticString, _ a: borrowing GEOSHandle, _ b: borrowing GEOSHandle, _ call: Binary<CChar>
  ) throws(GridGeoError) -> Bool {
    let (first, second) = (a.pointer, b.pointer)
    return try predicate(function) { call($0, first, second) }
  }
}
