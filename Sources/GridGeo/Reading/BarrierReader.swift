/// Reads barriers: lines with a kind and a resistance.
public enum BarrierReader {
  private enum FieldIndex: Int { case kind, resistance, name }

  static let contract: [FieldMap.Field] = [
    FieldMap.Field("kind", ["类型", "阻隔类型"]),
    FieldMap.Field("resistance", ["阻力", "阻隔度"]),
    FieldMap.Field("name", ["名称"]),
  ]

  /// The fields that `ReadingOptions.fields` may name here.
  public static var fieldNames: [String] { contract.map(\.name) }

  /// Reads barriers from GeoJSON.
  ///
  /// - Throws: `badInput`, also for a feature that is no line or has no resistance from 0 to 1 with the
  ///   policy `stop`; `badCRS`; `missingInput`.
  public static func read(
    _ input: InputSource, options: ReadingOptions = ReadingOptions(), findTransform: TransformFinder? = nil
  ) throws(GridGeoError) -> RecordReading<Barrier> {
    let options = options.needingGeometry
    var reading = RecordReading<Barrier>()
    var map = FieldMap(contract, overrides: options.fields)
    let summary = try GeoJSONReader.forEachFeature(
      in: input, options: options, findTransform: findTransform
    ) { (feature) throws(GridGeoError) in
      let place = feature.place
      func refuse(_ kind: ReadingProblem.Kind, _ reason: String) throws(GridGeoError) {
        let problem = ReadingProblem(kind, reason, at: place, isRefusal: true)
        try reading.note(problem, policy: options.policy)
      }
      let values = map.values(of: feature)
      let lines: [Polyline<Geographic>]
      switch feature.geometry {
      case .line(let line): lines = [line]
      case .lines(let several) where !several.isEmpty: lines = several
      case nil, .lines: return try refuse(.noGeometry, "has no geometry; a barrier needs a line")
      case .some(let other):
        return try refuse(.wrongGeometry, "is \(other.kind); a barrier needs a line")
      }
      let given = values[FieldIndex.resistance.rawValue]
      guard !FieldText.isBlank(given), let text = given?.plainText else {
        return try refuse(
          .missingValue, "has no resistance; give one from 0 (no hindrance) to 1 (never cross)")
      }
      guard let resistance = FieldText.number(text), 0...1 ~= resistance else {
        return try refuse(.badValue, "resistance \"\(text)\" is not a number from 0 to 1")
      }
      let kind = FieldText.text(values[FieldIndex.kind.rawValue])
      if kind == nil {
        reading.problems.append(ReadingProblem(.missingValue, "has no kind; called \"barrier\"", at: place))
      }
      reading.records.append(
        Barrier(
          kind: kind ?? "barrier", name: FieldText.text(values[FieldIndex.name.rawValue]) ?? "",
          resistance: resistance, lines: lines, place: place))
    }
    reading.take(summary)
    return reading
  }
}
