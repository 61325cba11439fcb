/// Reads the administrative units of a territory: polygons of one or more levels.
public enum TerritoryReader {
  private enum FieldIndex: Int { case code, name, level, parent, grids, households, persons }

  static let contract: [FieldMap.Field] = [
    FieldMap.Field("code", ["区划代码", "行政区划代码", "adcode", "gnd_code"]),
    FieldMap.Field("name", ["名称", "乡镇名称", "村名"]),
    FieldMap.Field("level", ["级别"]),
    FieldMap.Field("parent", ["上级代码"]),
    FieldMap.Field("grids", ["网格数"]),
    FieldMap.Field("households", ["户数"]),
    FieldMap.Field("persons", ["人口", "人数"]),
  ]

  /// The fields that `ReadingOptions.fields` may name here.
  public static var fieldNames: [String] { contract.map(\.name) }

  /// Reads a territory from GeoJSON.
  ///
  /// A unit without a code is kept with an empty one and a problem, for the checks to see. Where no feature
  /// has a code, their ids serve, and a note says so. Levels and parents that the file does not name follow
  /// from the codes.
  ///
  /// - Throws: `badInput`, also for a feature that is no polygon with the policy `stop`; `badCRS`;
  ///   `missingInput`.
  public static func read(
    _ input: InputSource, options: ReadingOptions = ReadingOptions(), findTransform: TransformFinder? = nil
  ) throws(GridGeoError) -> RecordReading<AdminUnit> {
    let options = options.needingGeometry
    let collection = try GeoJSONReader.read(input, options: options, findTransform: findTransform)
    return try units(from: collection, file: input.name, options: options)
  }

  /// Makes units of features that have been read.
  ///
  /// - Parameter file: Name for messages.
  /// - Throws: `badInput` as `read`.
  public static func units(
    from collection: FeatureCollection, file: String, options: ReadingOptions = ReadingOptions()
  ) throws(GridGeoError) -> RecordReading<AdminUnit> {
    var map = FieldMap(contract, overrides: options.fields)
    var columns: [String] = []
    var known: Set<String> = []
    var fields: [[PropertyValue?]] = []
    fields.reserveCapacity(collection.features.count)
    for feature in collection.features {
      if map.adopt(feature.properties) {
        for property in feature.properties where known.insert(property.name).inserted {
          columns.append(property.name)
        }
      }
      fields.append(map.values(of: feature))
    }
    if !collection.features.isEmpty { try map.checkOverrides(against: columns, file: file) }

    var reading = RecordReading<AdminUnit>()
    let usesIDs = codesAreIDs(collection.features, fields)
    if usesIDs { reading.notes.append("\(file): no property \"code\"; the features' ids serve as codes") }
    var unknownLevels = 0
    var isParentKnown: [Bool] = []
    for (feature, values) in zip(collection.features, fields) {
      let region: Region<Geographic>
      switch feature.geometry {
      case .region(let found) where !found.isEmpty: region = found
      case let other:
        guard let problem = geometryProblem(other, at: feature.place) else {
          region = .empty
          break
        }
        try reading.note(problem, policy: options.policy)
        continue
      }
      let unit = try self.unit(
        of: feature, values, region: region, usesIDs: usesIDs, options: options, into: &reading,
        unknownLevels: &unknownLevels)
      isParentKnown.append(!FieldText.isBlank(values[FieldIndex.parent.rawValue]))
      reading.records.append(unit)
    }
    if unknownLevels > 0 {
      reading.notes.append(
        "\(file): \(unknownLevels) \(unknownLevels == 1 ? "unit has" : "units have") no level, nor a code that "
          + "tells it; taken as \(options.defaultLevel.name)")
    }
    inferParents(&reading.records, isKnown: isParentKnown)
    reading.take(collection.summary)
    return reading
  }

  private static func geometryProblem(_ geometry: Geometry?, at place: SourcePlace) -> ReadingProblem? {
    switch geometry {
    case nil:
      ReadingProblem(.noGeometry, "has no geometry; a unit needs a polygon", at: place, isRefusal: true)
    case .region:
      ReadingProblem(.noGeometry, "its polygon is empty", at: place, isRefusal: true)
    case .some(let other):
      ReadingProblem(
        .wrongGeometry, "is \(other.kind); a unit needs a polygon", at: place, isRefusal: true)
    }
  }

  private static func codesAreIDs(_ features: [Feature], _ fields: [[PropertyValue?]]) -> Bool {
    guard !features.isEmpty else { return false }
    return fields.allSatisfy { $0[FieldIndex.code.rawValue] == nil }
      && features.allSatisfy { id(of: $0) != nil }
  }

  private static func id(of feature: Feature) -> String? {
    feature.id
      ?? feature.properties.first { FieldMap.key($0.name) == "id" }.flatMap { FieldText.code($0.value) }
  }

  private static func unit(
    of feature: Feature, _ values: [PropertyValue?], region: Region<Geographic>, usesIDs: Bool,
    options: ReadingOptions, into reading: inout RecordReading<AdminUnit>, unknownLevels: inout Int
  ) throws(GridGeoError) -> AdminUnit {
    func value(_ field: FieldIndex) -> PropertyValue? { values[field.rawValue] }
    var place = feature.place
    let code = (usesIDs ? id(of: feature) : value(.code).flatMap(FieldText.code)) ?? ""
    if !code.isEmpty { place.id = code }
    if code.isEmpty {
      reading.problems.append(
        ReadingProblem(
          .missingCode, "has no division code; add one, or name its property with --field code=PROPERTY",
          at: place))
    }
    func count(
      _ field: FieldIndex, _ kind: CountText.Kind, _ name: String, _ reading: inout RecordReading<AdminUnit>
    ) -> Int? {
      guard let given = value(field), !FieldText.isBlank(given) else { return nil }
      if let count = given.plainText.flatMap({ CountText.count($0, as: kind) }) { return count }
      var spot = place
      spot.column = name
      let shown = given.plainText ?? ""
      reading.problems.append(
        ReadingProblem(.badValue, "\"\(shown)\" is not a count of \(name); it is left out", at: spot))
      return nil
    }
    let inferred = DivisionCode(code)?.level
    var level = inferred
    if let word = FieldText.text(value(.level)) {
      if let named = AdminLevel(word) {
        level = named
      } else {
        var spot = place
        spot.column = "level"
        reading.problems.append(
          ReadingProblem(
            .badValue,
            "\"\(word)\" is not a level; write prefecture, county, township or village", at: spot))
      }
    }
    if level == nil { unknownLevels += 1 }
    return AdminUnit(
      code: code, name: FieldText.text(value(.name)) ?? "", level: level ?? options.defaultLevel,
      parent: value(.parent).flatMap(FieldText.code), grids: count(.grids, .grids, "grids", &reading),
      households: count(.households, .households, "households", &reading),
      persons: count(.persons, .persons, "persons", &reading),
      region: region, place: place)
  }

  /// The unit above by the code: one that the file holds, if it does, otherwise in the usual form.
  private static func inferParents(_ units: inout [AdminUnit], isKnown: [Bool]) {
    let codes = Set(units.map(\.code))
    for i in units.indices where !isKnown[i] && units[i].parent == nil {
      guard units[i].level != .prefecture, let code = DivisionCode(units[i].code), !code.above.isEmpty else {
        continue
      }
      let held = code.above.lazy.compactMap { forms in forms.first { codes.contains($0) } }.first
      units[i].parent = held ?? code.above.first?.first
    }
  }
}

extension TerritoryReader {
  /// Whether a heading is one of division codes.
  static func isCode(_ heading: String) -> Bool { holds(.code, heading) }

  /// Whether a heading is one of the names of divisions.
  static func isName(_ heading: String) -> Bool { holds(.name, heading) }

  private static func holds(_ field: FieldIndex, _ heading: String) -> Bool {
    let row = contract[field.rawValue]
    return ([row.name] + row.aliases).contains(FieldMap.key(heading))
  }
}
