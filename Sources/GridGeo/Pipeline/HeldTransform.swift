/// One transform for a whole file: making one costs milliseconds.
final class HeldTransform {
  private let transform: CRSTransform

  private init(_ transform: consuming CRSTransform) { self.transform = transform }

  /// The way to WGS 84 from the system that a file declares.
  ///
  /// - Throws: `badCRS` for one that is unknown or refused; `native`.
  static func find(_ crs: String) throws(GridGeoError) -> PositionTransform {
    let held = HeldTransform(try CRSTransform(try CRS(crs)))
    return { (positions: [Coordinate<DeclaredSpace>]) throws(GridGeoError) in
      try held.transform.geographic(positions)
    }
  }
}
