extension GeoJSONWriter {
  /// Writes a territory's units in their order.
  ///
  /// - Throws: `cannotWrite`, `brokenPipe`, `broken`.
  public static func write(
    _ units: [AdminUnit], to target: String, overwrite: Bool, provenance: Provenance? = nil
  ) throws(GridGeoError) {
    try write(
      units.lazy.map { OutputFeature($0) }, to: target, overwrite: overwrite, provenance: provenance)
  }

  /// Writes base units in their order.
  ///
  /// - Throws: `cannotWrite`, `brokenPipe`, `broken`.
  public static func write(
    _ units: [BaseUnit], to target: String, overwrite: Bool, provenance: Provenance? = nil
  ) throws(GridGeoError) {
    try write(
      units.lazy.map { OutputFeature($0) }, to: target, overwrite: overwrite, provenance: provenance)
  }

  /// Writes barriers in their order, numbered from 1.
  ///
  /// - Throws: `cannotWrite`, `brokenPipe`, `broken`.
  public static func write(
    _ barriers: [Barrier], to target: String, overwrite: Bool, provenance: Provenance? = nil
  ) throws(GridGeoError) {
    try write(
      barriers.lazy.enumerated().map { OutputFeature($0.element, number: $0.offset + 1) }, to: target,
      overwrite: overwrite, provenance: provenance)
  }
}
