/// The file of a saved state.
enum DisputeStateFile {
  static func write(
    _ content: DisputeState.Content, to target: String, overwrite: Bool
  ) throws(GridGeoError) {
    var file = try AtomicFile(target, overwrite: overwrite)
    try DisputeState.write(content) { (bytes) throws(GridGeoError) in
      file.text.append(bytes)
      try file.drain()
    }
    try file.commit()
  }

  /// What disputes follow from besides the files: an update with anything else would mix two answers.
  static func fingerprint(_ options: DisputeOptions, rules: InputFile?) -> String {
    [
      GridGeo.version, options.date?.description ?? "", "\(options.accuracy.metres)",
      "\(options.boundaryAccuracy.metres)", options.gapDistance.map { "\($0.metres)" } ?? "",
      "\(options.minimumArea.squareMetres)", "\(options.measuresWidth)", "\(options.keepsStacked)",
      "\(options.keepsSlivers)", "\(options.nearDistance.metres)", rules?.sha256 ?? "",
    ].joined(separator: "\n")
  }
}
