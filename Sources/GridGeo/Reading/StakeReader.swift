/// Reads boundary stakes: GeoJSON points, whatever their properties.
public enum StakeReader {
  /// - Throws: `badInput` for a feature that is no point; `missingInput`.
  public static func read(
    _ input: InputSource, options: ReadingOptions = ReadingOptions()
  ) throws(GridGeoError) -> RecordReading<Coordinate<Geographic>> {
    let options = options.needingGeometry
    var reading = RecordReading<Coordinate<Geographic>>()
    let summary = try GeoJSONReader.forEachFeature(in: input, options: options) {
      (feature) throws(GridGeoError) in
      switch feature.geometry {
      case .point(let point): reading.records.append(point)
      case .points(let several): reading.records += several
      default:
        let kind = feature.geometry?.kind ?? "without geometry"
        let problem = ReadingProblem(
          .wrongGeometry, "is \(kind); a stake is a point", at: feature.place, isRefusal: true)
        try reading.note(problem, policy: options.policy)
      }
    }
    reading.take(summary)
    return reading
  }
}
