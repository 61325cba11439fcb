import CGEOS

extension GEOSContext {
  enum Overlay { case intersection, union, difference, symmetricDifference }

  /// The cell of the fixed grid of the second attempt: 0.1 mm, in metres.
  static var fallbackGrid: Double { 1e-4 }

  /// - Parameter names: What the two are called in the message of a fault.
  borrowing func overlay(
    _ overlay: Overlay, _ a: borrowing GEOSHandle, _ b: borrowing GEOSHandle, names: (String, String)
  ) throws(GridGeoError) -> GEOSHandle {
    let (first, second) = (a.pointer, b.pointer)
    let grid = Self.fallbackGrid
    let both = "\(names.0) and \(names.1)"
    return switch overlay {
    case .intersection:
      try onceMoreOnGrid(
        "GEOSIntersection_r", both, { GEOSIntersection_r($0, first, second) },
        { GEOSIntersectionPrec_r($0, first, second, grid) })
    case .union:
      try onceMoreOnGrid(
        "GEOSUnion_r", both, { GEOSUnion_r($0, first, second) },
        { GEOSUnionPrec_r($0, first, second, grid) })
    case .difference:
      try onceMoreOnGrid(
        "GEOSDifference_r", both, { GEOSDifference_r($0, first, second) },
        { GEOSDifferencePrec_r($0, first, second, grid) })
    case .symmetricDifference:
      try onceMoreOnGrid(
        "GEOSSymDifference_r", both, { GEOSSymDifference_r($0, first, second) },
        { GEOSSymDifferencePrec_r($0, first, second, grid) })
    }
  }

  borrowing func unaryUnion(_ a: borrowing GEOSHandle, name: String) throws(GridGeoError) -> GEOSHandle {
    let geometry = a.pointer
    let grid = Self.fallbackGrid
    return try onceMoreOnGrid(
      "GEOSUnaryUnion_r", name, { GEOSUnaryUnion_r($0, geometry) },
      { GEOSUnaryUnionPrec_r($0, geometry, grid) })
  }

  /// Makes the call; on a TopologyException makes it once more on the fixed grid; then fails with the names.
  ///
  /// An input that GEOS finds invalid is not tried again: on the grid it would be repaired in silence.
  borrowing func onceMoreOnGrid(
    _ function: StaticString, _ names: String, _ plain: (OpaquePointer) -> OpaquePointer?,
    _ onGrid: (OpaquePointer) -> OpaquePointer?
  ) throws(GridGeoError) -> GEOSHandle {
    do {
      return try geometry(function, plain)
    } catch {
      let reason = error.underlying ?? ""
      guard reason.contains("TopologyException"), !reason.contains("is invalid: ") else {
        throw GridGeoError(
          .native, "\(function) failed on \(names); check and repair the outlines", underlying: reason)
      }
    }
    do {
      return try geometry(function, onGrid)
    } catch {
      throw GridGeoError(
        .native, "\(function) failed on \(names), also on a grid of 0.1 mm; check and repair the outlines",
        underlying: error.underlying)
    }
  }
}
