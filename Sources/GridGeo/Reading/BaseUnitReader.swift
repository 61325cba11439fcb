/// Reads base units: polygons with an id and a load, which grids are made of and never split.
public enum BaseUnitReader {
  private enum FieldIndex: Int { case id, load, persons, parent }

  static let contract: [FieldMap.Field] = [
    FieldMap.Field("id", ["编号", "单元编号", "code"]),
    FieldMap.Field("load", ["weight", "工作量"]),
    FieldMap.Field("persons", ["人口", "人数"]),
    FieldMap.Field("parent", ["village", "上级代码", "村代码"]),
  ]

  /// The fields that `ReadingOptions.fields` may name here.
  public static var fieldNames: [String] { contract.map(\.name) }

  /// Reads base units from GeoJSON.
  ///
  /// - Parameters:
  ///   - loadField: The property that holds the load, instead of `load`.
  ///   - moreLoads: Properties that hold further kinds of load.
  ///   - attributes: Further properties to keep as text; each unit must have them.
  /// - Throws: `badInput`, also for a feature that is no polygon, or has no id or load, with the policy
  ///   `stop`; `badCRS`; `missingInput`.
  public static func read(
    _ input: InputSource, loadField: String? = nil, moreLoads: [String] = [], attributes: [String] = [],
    options: ReadingOptions = ReadingOptions(), findTransform: TransformFinder? = nil
  ) throws(GridGeoError) -> RecordReading<BaseUnit> {
    let options = options.needingGeometry
    var reading = RecordReading<BaseUnit>()
    var overrides = options.fields
    if let loadField { overrides["load"] = loadField }
    let loadName = overrides["load"] ?? "load"
    var map = FieldMap(contract, overrides: overrides)
    var wanted = WantedProperties(moreLoads + attributes)
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
      let more = wanted.values(of: feature)
      var loads: [Double] = []
      for (name, given) in zip([loadName] + moreLoads, [values[FieldIndex.load.rawValue]] + more) {
        guard !FieldText.isBlank(given), let text = given?.plainText else {
          return try refuse(
            .missingValue, "has no \"\(name)\"; name the property that holds the load with --load-field")
        }
        guard let load = FieldText.number(text), load >= 0, load <= FieldText.largestCount else {
          return try refuse(
            .badValue, "\(loads.isEmpty ? "load" : name) \"\(text)\" is not a number from 0 up")
        }
        loads.append(load)
      }
      var kept: [String] = []
      for (name, given) in zip(attributes, more.dropFirst(moreLoads.count)) {
        guard let text = given.flatMap({ FieldText.code($0) ?? $0.plainText }) else {
          return try refuse(.missingValue, "has no \"\(name)\"; add it, or name another property")
        }
        kept.append(text)
      }
      var persons = 0
      if let given = values[FieldIndex.persons.rawValue], !FieldText.isBlank(given) {
        if let count = given.plainText.flatMap({ CountText.count($0, as: .persons) }) {
          persons = count
        } else {
          let reason = "\"\(given.plainText ?? "")\" is not a count of persons; taken as 0"
          reading.problems.append(ReadingProblem(.badValue, reason, at: place))
        }
      }
      let parent = values[FieldIndex.parent.rawValue].flatMap(FieldText.code)
      reading.records.append(
        BaseUnit(
          id: id, load: loads[0], persons: persons, parent: parent, region: region, place: place,
          moreLoads: Array(loads.dropFirst()), attributes: kept))
    }
    reading.take(summary)
    return reading
  }
}
