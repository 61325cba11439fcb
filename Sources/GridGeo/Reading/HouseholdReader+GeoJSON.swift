extension HouseholdReader {
  static func readGeoJSON(
    _ input: InputSource, options: ReadingOptions, findTransform: TransformFinder?
  ) throws(GridGeoError) -> RecordReading<Household> {
    let stops = options.policy == .stop
    var options = options
    // A household without its point is still a household.
    options.policy = .keep
    let ignored = Set(options.ignoredColumns.map(FieldMap.key))
    var map = FieldMap(contract, overrides: options.fields)
    var reading = RecordReading<Household>()
    var known: Set<String> = []
    var dropped: [String] = []
    var blankCounts = BlankCounts()
    let file = input.name
    let summary = try GeoJSONReader.forEachFeature(
      in: input, options: options, findTransform: findTransform
    ) { (feature) throws(GridGeoError) in
      var feature = feature
      if !ignored.isEmpty {
        feature.properties.removeAll { property in
          guard ignored.contains(FieldMap.key(property.name)) else { return false }
          if known.insert(property.name).inserted { dropped.append(property.name) }
          return true
        }
      }
      // Names are looked at when they change, which they seldom do.
      if map.adopt(feature.properties) {
        for property in feature.properties where known.insert(property.name).inserted {
          try checkHeading(property.name, row: nil, file: file)
          switch map.field(of: property.name).flatMap({ FieldIndex(rawValue: $0.field) }) {
          case .id, .persons, .load, .season: break
          default: dropped.append(property.name)
          }
        }
      }
      let values = map.values(of: feature)
      if let persons = values[FieldIndex.persons.rawValue], FieldText.isBlank(persons) {
        blankCounts.see(feature.place.feature ?? 0)
      }
      try append(feature, values, policy: stops ? .stop : .collect, to: &reading)
    }
    if stops, let refusal = summary.problems.first(where: \.isRefusal) { throw refusal.error }
    if let note = blankCounts.note(file: file, place: "feature") { reading.notes.append(note) }
    if let note = droppedNote(dropped, file: file) { reading.notes.append(note) }
    reading.take(summary)
    return reading
  }

  private static func append(
    _ feature: Feature, _ values: [PropertyValue?], policy: FaultPolicy,
    to reading: inout RecordReading<Household>
  ) throws(GridGeoError) {
    var place = feature.place
    func note(
      _ kind: ReadingProblem.Kind, _ reason: String, _ column: String?, isRefusal: Bool
    ) throws(GridGeoError) {
      var spot = place
      spot.column = column
      try reading.note(ReadingProblem(kind, reason, at: spot, isRefusal: isRefusal), policy: policy)
    }
    func given(_ field: FieldIndex) -> String? {
      let value = values[field.rawValue]
      return FieldText.isBlank(value) ? nil : value?.plainText
    }
    guard let id = values[FieldIndex.id.rawValue].flatMap(FieldText.code) ?? feature.id, !id.isEmpty else {
      return try note(.missingCode, "has no id; each household needs one", nil, isRefusal: true)
    }
    place.id = id
    var household = Household(id: id, position: nil, row: feature.place.feature ?? 0)
    switch feature.geometry {
    case .point(let position): household.position = position
    case .points(let several) where several.count == 1: household.position = several[0]
    case nil, .points: break
    case .some(let other):
      try note(.wrongGeometry, "is \(other.kind), not a point; kept without a point", nil, isRefusal: false)
    }
    if let text = given(.persons) {
      guard let count = CountText.count(text, as: .persons) else {
        return try note(.badValue, "\"\(text)\" is not a count of persons", "persons", isRefusal: true)
      }
      household.persons = count
    }
    if let text = given(.load) {
      guard let load = FieldText.number(text), 0...FieldText.largestCount ~= load else {
        return try note(.badValue, "\"\(text)\" is not a load from 0 up", "load", isRefusal: true)
      }
      household.load = load
    }
    if let text = given(.season) {
      household.season = season(text)
      if household.season == nil {
        try note(.badValue, "\"\(text)\" is neither winter nor summer", "season", isRefusal: false)
      }
    }
    reading.records.append(household)
  }
}
