/// Reads recorded use: GeoJSON lines up to which the sides use the ground, or polygons with the `party` (当事方)
/// that uses them.
public enum ActualUseReader {
  private static let contract = [FieldMap.Field("party", ["当事方", "区划代码"])]

  /// - Throws: `badInput` for lines and polygons in one file, a polygon without a party, other geometry, and a
  ///   file without any; `missingInput`.
  public static func read(
    _ input: InputSource, options: ReadingOptions = ReadingOptions()
  ) throws(GridGeoError) -> RecordReading<ActualUse> {
    var reading = RecordReading<ActualUse>()
    var map = FieldMap(contract, overrides: [:])
    var lines: [Polyline<Geographic>] = []
    var ground: [String: Region<Geographic>] = [:]
    let summary = try GeoJSONReader.forEachFeature(in: input, options: options.needingGeometry) {
      (feature) throws(GridGeoError) in
      func refusal(_ reason: String) -> GridGeoError {
        GridGeoError(.badInput, reason, at: feature.place)
      }
      switch feature.geometry {
      case .line(let line): lines.append(line)
      case .lines(let several): lines += several
      case .region(let region):
        guard let party = map.values(of: feature)[0].flatMap(FieldText.code), !party.isEmpty else {
          throw refusal("has no party; say who uses the ground, or draw the line of use")
        }
        ground[party, default: .empty].polygons += region.polygons
      case nil: throw refusal("has no geometry; actual use needs a line or polygons")
      case .some(let other): throw refusal("is \(other.kind); actual use needs a line or polygons")
      }
      if !lines.isEmpty, !ground.isEmpty {
        throw refusal("lines and polygons in one file; give the line of use or the ground that is used")
      }
    }
    guard !lines.isEmpty || !ground.isEmpty else {
      throw GridGeoError(
        .badInput, "holds no line and no polygon; actual use needs one", at: SourcePlace(file: input.name))
    }
    reading.records = [lines.isEmpty ? .ground(ground) : .lines(lines)]
    reading.take(summary)
    return reading
  }
}
