import GridGeo

extension AtomicFile {
  /// Writes a whole file.
  ///
  /// - Throws: `cannotWrite`, `brokenPipe`.
  static func write(_ bytes: [UInt8], to target: String, overwrite: Bool) throws(GridGeoError) {
    var file = try AtomicFile(target, overwrite: overwrite)
    bytes.withUnsafeBytes { file.text.append($0) }
    try file.commit()
  }
}
