/// Reads households from GeoJSON points into batches, in bounded memory.
enum PointFeatures {
  /// - Parameter body: takes each batch, in the file's order.
  /// - Returns: what is to be said about the file.
  /// - Throws: `badInput` for text that is not GeoJSON, for a feature that is none, and for a property that
  ///   belongs to a person; `badCRS`; `missingInput`; what `body` throws.
  static func forEachBatch(
    in input: InputSource, options: ReadingOptions, findTransform: TransformFinder?,
    _ body: (inout PointBatch) throws(GridGeoError) -> Void
  ) throws(GridGeoError) -> (notes: [String], sha256: String?) {
    var options = options
    // A household without its point is still a household.
    options.policy = .keep
    let ignored = Set(options.ignoredColumns.map(FieldMap.key))
    var map = FieldMap(HouseholdReader.contract, overrides: options.fields)
    var known: Set<String> = []
    var dropped: [String] = []
    let file = input.name
    var batch = PointBatch()
    let summary = try GeoJSONReader.forEachFeature(in: input, options: options, findTransform: findTransform)
    {
      (feature) throws(GridGeoError) in
      if map.adopt(feature.properties) {
        for property in feature.properties where known.insert(property.name).inserted {
          if ignored.contains(FieldMap.key(property.name)) {
            dropped.append(property.name)
            continue
          }
          try HouseholdReader.checkHeading(property.name, row: nil, file: file)
          switch map.field(of: property.name).flatMap({ HouseholdReader.FieldIndex(rawValue: $0.field) }) {
          case .id, .persons, .season: break
          default: dropped.append(property.name)
          }
        }
      }
      if batch.count == PointBatch.capacity || batch.textCount > PointBatch.textRoom / 2 {
        try body(&batch)
        batch.removeAll()
      }
      take(feature, map.values(of: feature), into: &batch)
    }
    if batch.count > 0 { try body(&batch) }
    if summary.refusedCount > 0, let problem = summary.problems.first(where: \.isRefusal) {
      throw problem.error
    }
    var notes = summary.notes
    if let note = HouseholdReader.droppedNote(dropped, file: file) { notes.append(note) }
    return (notes, summary.sha256)
  }

  /// Whether the first feature has a season.
  static func haveSeasons(_ input: InputSource, options: ReadingOptions) throws(GridGeoError) -> Bool {
    var map = FieldMap(HouseholdReader.contract, overrides: options.fields)
    var parser = try GeoJSONParser(input, options: options, findTransform: { _ in { positions in [] } })
    guard let first = try parser.next() else { return false }
    _ = map.adopt(first.properties)
    let ignored = options.ignoredColumns.map(FieldMap.key)
    return first.properties.contains { property in
      map.field(of: property.name)?.field == HouseholdReader.FieldIndex.season.rawValue
        && !ignored.contains(FieldMap.key(property.name))
    }
  }

  private static func take(_ feature: Feature, _ values: [PropertyValue?], into batch: inout PointBatch) {
    let i = batch.count
    batch.count += 1
    batch.hasFaults = true
    batch.persons[i] = 1
    batch.flags[i] = 0
    batch.faults[i] = .none
    batch.positions[i] = .zero
    batch.lengths[i] = 0
    switch feature.geometry {
    case .point(let position): batch.positions[i] = SIMD2(position.x, position.y)
    case .points(let several) where several.count == 1: batch.positions[i] = SIMD2(several[0].x, several[0].y)
    default: batch.faults[i] = .missingPosition
    }
    if let value = values[HouseholdReader.FieldIndex.persons.rawValue], !FieldText.isBlank(value) {
      if let count = value.plainText.flatMap({ CountText.count($0, as: .persons) }) {
        batch.persons[i] = Int64(count)
      } else {
        batch.flags[i] |= PointBatch.badPersons
      }
    }
    if let value = values[HouseholdReader.FieldIndex.season.rawValue], !FieldText.isBlank(value) {
      switch value.plainText.flatMap({ HouseholdReader.season($0) }) {
      case .winter: batch.flags[i] |= PointBatch.winter
      case .summer: batch.flags[i] |= PointBatch.summer
      case nil: batch.flags[i] |= PointBatch.badSeason
      }
    }
    let own = values[HouseholdReader.FieldIndex.id.rawValue].flatMap(FieldText.code)
    let id = own.flatMap { $0.isEmpty ? nil : $0 } ?? feature.id ?? ""
    guard !id.isEmpty else {
      batch.faults[i] = .missingID
      return
    }
    var text = id
    let place = text.withUTF8 { $0.count < 1 << 15 ? batch.keep($0) : nil }
    guard let place else {
      batch.faults[i] = .longID
      return
    }
    batch.ids[i] = place
    batch.lengths[i] = Int32(id.utf8.count)
    if id.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) {
      batch.flags[i] |= PointBatch.needsQuotes
    }
  }
}
