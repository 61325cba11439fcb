/// Reads base units: polygons with an id and a load, which grids are made of and never split.
public enum BaseUnitReader {
  private enum FieldIndex: Int { case id, load, persons, parent }

  private static let contract: [FieldMap.Field] = [
    FieldMap.Field("id", ["编号", "单元编号", "code"]),
    FieldMap.Field("load", ["weight", "工作量"]),
    FieldMap.Field("persons", ["人口", "人数"]),
    FieldMap.Field("parent", ["village", "上级代码", "村代码"]),
  ]

  /// The fields that `ReadingOptions.fields` may name here.
  public static var fieldNames: [String] { contract.map(\.name) }

  /// Reads base units from GeoJSON.
  ///
  /// - Parameter loadField: The property that holds the load, instead of `load`.
  /// - Throws: `badInput`, also for a feature that is no polygon, or has no id or load, with the policy
  ///   `stop`; `badCRS`; `missingInput`.
  public static func read(
    _ input: InputSource, loadField: String? = nil, options: ReadingOptions = ReadingOptions(),
    findTransform: TransformFinder? = nil
  ) throws(GridGeoError) -> RecordReading<BaseUnit> {
    let options = options.needingGeometry
    var reading = RecordReading<BaseUnit>()
    var overrides = options.fields
    if let loadField { overrides["load"] = loadField }
    let loadName = overrides["load"] ?? "load"
    var map = FieldMap(contract, overrides: overrides)
    let summary = try GeoJSONReader.forEachFeature(
      in: input, options: options, findTransform: findTransform
    ) { (feature) throws(GridGeoError) in
      var place = feature.place
      func refuse(_ kind: ReadingProblem.Kind, _ reason: String) throws(GridGeoError) {
        let problem = ReadingProblem(kind, reason, at: place, isRefusal: true)
        try reading.note(problem, policy: options.policy)
      }
      let values = map.values(of: feature)
      guard case .region(let region)? = feature.geometry, !region.isEmpty else {
        let kind = feature.geometry?.kind ?? "without geometry"
        return try refuse(.wrongGeometry, "is \(kind); a base unit needs a polygon")
      }
      let id = values[FieldIndex.id.rawValue].flatMap(FieldText.code) ?? feature.id
      guard let id, !id.isEmpty else {
        return try refuse(.missingCode, "has no id; add one, or name its property with --field id=PROPERTY")
      }
      place.id = id
      let given = values[FieldIndex.load.rawValue]
      guard !FieldText.isBlank(given), let text = given?.plainText else {
        return try refuse(
          .missingValue, "has no \"\(loadName)\"; name the property that holds the load with --load-field")
      }
      guard let load = FieldText.number(text), load >= 0, load <= FieldText.largestCount else {
        return try refuse(.badValue, "load \"\(text)\" is not a number from 0 up")
      }
      var persons = 0
      if let given = values[FieldIndex.persons.rawValue], !FieldText.isBlank(given) {
        if let count = given.plainText.flatMap({ FieldText.count($0) }) {
          persons = count
        } else {
          let reason = "\"\(given.plainText ?? "")\" is not a count of persons; taken as 0"
          reading.problems.append(ReadingProblem(.badValue, reason, at: place))
        }
      }
      let parent = values[FieldIndex.parent.rawValue].flatMap(FieldText.code)
      reading.records.append(
        BaseUnit(id: id, load: load, persons: persons, parent: parent, region: region, place: place))
    }
    reading.take(summary)
    return reading
  }
}
