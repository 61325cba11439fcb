/// Reads water points and camps: GeoJSON points with a `kind` (类型).
public enum PasturePlaceReader {
  private static let contract = [FieldMap.Field("kind", ["类型", "种类"])]

  /// - Throws: `badInput` for a feature that is no point or has no kind that is known; `missingInput`.
  public static func read(
    _ input: InputSource, options: ReadingOptions = ReadingOptions()
  ) throws(GridGeoError) -> RecordReading<PasturePlace> {
    let options = options.needingGeometry
    var reading = RecordReading<PasturePlace>()
    var map = FieldMap(contract, overrides: [:])
    let summary = try GeoJSONReader.forEachFeature(in: input, options: options) {
      (feature) throws(GridGeoError) in
      func refuse(_ kind: ReadingProblem.Kind, _ reason: String) throws(GridGeoError) {
        let problem = ReadingProblem(kind, reason, at: feature.place, isRefusal: true)
        try reading.note(problem, policy: options.policy)
      }
      let positions: [Coordinate<Geographic>]
      switch feature.geometry {
      case .point(let point): positions = [point]
      case .points(let several): positions = several
      case nil: return try refuse(.noGeometry, "has no geometry; a water point or camp needs a point")
      case .some(let other):
        return try refuse(.wrongGeometry, "is \(other.kind); a water point or camp needs a point")
      }
      let text = FieldText.text(map.values(of: feature)[0]) ?? ""
      guard let kind = PasturePlace.Kind(text) else {
        return try refuse(
          text.isEmpty ? .missingValue : .badValue,
          "kind \"\(text)\" is neither water nor camp; give one of them")
      }
      reading.records += positions.map { PasturePlace(kind: kind, position: $0) }
    }
    reading.take(summary)
    return reading
  }
}
