/// Copies a file into another format: features with all their properties, household tables as the points they are,
/// other tables row by row.
///
/// Input passes the same gates as everywhere: positions are brought to WGS 84, what breaks its format is refused, columns
/// that belong to a person are refused or left out.
public struct ConvertJob: Sendable {
  public var input: String
  public var output: String
  public var reading: SurveyReading
  public var overwrite: Bool
  /// Shifts positions for a viewer whose base map is shifted; the copy says so in its provenance.
  public var viewer: WebMapShift?
  /// Hides small counts, and as many others as it takes that totals do not give them back.
  public var publishes: Bool
  /// A territory inside of whose villages the points of households are displaced, nothing else of them being kept.
  public var mask: String?
  /// Feature to a line, instead of a collection.
  public var isSequence: Bool
  /// The features' properties as a table.
  public var isTable: Bool

  public init(
    input: String, output: String, reading: SurveyReading = SurveyReading(), overwrite: Bool = false,
    viewer: WebMapShift? = nil, publishes: Bool = false, mask: String? = nil, isSequence: Bool = false,
    isTable: Bool = false
  ) {
    self.mask = mask
    self.input = input
    self.output = output
    self.reading = reading
    self.overwrite = overwrite
    self.viewer = viewer
    self.publishes = publishes
    self.isSequence = isSequence
    self.isTable = isTable
  }

  public struct Outcome: Sendable {
    /// Features or rows.
    public var count: Int
    /// Features whose counts are hidden.
    public var hidden: Int
    public var notes: [String]
  }

  /// - Throws: `missingInput`, `badInput`, `badCRS`; `badOption` for a wish that the input does not allow;
  ///   `cannotWrite`, `brokenPipe`.
  public func run() throws(GridGeoError) -> Outcome {
    if viewer != nil, isTable || isSequence {
      throw refuse(
        "a \(isTable ? "table" : "sequence") has no place to say that its positions are shifted; write .geojson or .gpkg"
      )
    }
    var source = InputSource(input)
    if !ByteSource.isRepeatable(source) {
      source = .memory(try ByteSource.allBytes(of: source), name: source.name)
    }
    if let mask { return try copyMasked(source, within: mask) }
    if try GeoJSONReader.isGeoJSON(source) { return try copyFeatures(source) }
    if try HouseholdColumns.haveIdAndPosition(source, options: options) { return try copyHouseholds(source) }
    return try copyRows(source)
  }

  private var options: ReadingOptions { options(of: "") }

  func options(of role: String) -> ReadingOptions {
    ReadingOptions(
      policy: .stop, closesRings: reading.repair != .none, crs: reading.crs(of: role), fields: reading.fields,
      ignoredColumns: reading.ignoredColumns, encoding: reading.encoding)
  }

  func refuse(_ message: String) -> GridGeoError {
    GridGeoError(.badOption, message, at: SourcePlace(file: InputSource(input).name))
  }

  // MARK: Features

  private func copyFeatures(_ source: InputSource) throws(GridGeoError) -> Outcome {
    let read = try GeoJSONReader.read(source, options: options) { (crs) throws(GridGeoError) in
      try HeldTransform.find(crs)
    }
    let ignored = Set(reading.ignoredColumns.map(FieldMap.key))
    let file = source.name
    var features = read.features
    // Each name is looked at once: there are a few of them, in a great many features.
    var seen: [Bool: Set<String>] = [:]
    for index in features.indices {
      if !ignored.isEmpty {
        features[index].properties.removeAll { ignored.contains(FieldMap.key($0.name)) }
      }
      // Ground has a name and a claim a party; a point that has them may be somebody.
      let isGround = ConvertJob.isGround(features[index].geometry)
      for property in features[index].properties
      where seen[isGround, default: []].insert(property.name).inserted
        && !(isGround && ConvertJob.ofGround.contains(FieldMap.key(property.name)))
      {
        try HouseholdReader.checkHeading(property.name, row: nil, file: file)
      }
    }
    var hidden = 0
    if publishes { hidden = try PublishedCounts.hide(in: &features, file: file) }
    try write(features, member: try member(read.summary, source))
    return Outcome(count: features.count, hidden: hidden, notes: read.summary.notes)
  }

  /// Headings that are personal beside a household, and those of places and sides beside ground.
  private static let ofGround: Set<String> = ["name", "名称", "party", "members"]

  private static func isGround(_ geometry: Geometry?) -> Bool {
    switch geometry {
    case .line?, .lines?, .region?: true
    case .collection(let parts)?: parts.contains { isGround($0) }
    default: false
    }
  }

  private func copyHouseholds(_ source: InputSource) throws(GridGeoError) -> Outcome {
    if publishes { throw refuse("holds households; their points are not published") }
    let read = try HouseholdReader.read(source, options: options) { (crs) throws(GridGeoError) in
      try HeldTransform.find(crs)
    }
    // A row that is lost stops the copy; a household whose position is wrong is kept without one, and told.
    var notes = read.notes + read.problems.prefix(ConvertJob.shownProblems).map(\.error.description)
    if read.problems.count > ConvertJob.shownProblems {
      notes.append("\(source.name): … and \(read.problems.count - ConvertJob.shownProblems) more like these")
    }
    let hasSeasons = read.records.contains { $0.season != nil }
    let features = read.records.map { household in
      var properties = [
        Property("id", .text(household.id)), Property("persons", .number("\(household.persons)")),
        Property("load", .number(shortest(household.load))),
      ]
      if hasSeasons {
        properties.append(Property("season", household.season.map { .text($0.rawValue) } ?? .null))
      }
      return Feature(
        id: household.id, properties: properties, geometry: household.position.map { .point($0) },
        place: SourcePlace(file: source.name, row: household.row))
    }
    var summary = GeoJSONSummary()
    summary.sha256 = read.sha256
    try write(features, member: try member(summary, source))
    return Outcome(count: features.count, hidden: 0, notes: notes)
  }

  private static let shownProblems = 20

  private func shortest(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  /// How the copy came about: what the input says of itself, or that it was converted; and what was done to it.
  private func member(_ summary: GeoJSONSummary, _ source: InputSource) throws(GridGeoError) -> String? {
    var members: [JSONMember]
    if case .json(let text)? = summary.members.first(where: { $0.name == "gridgeo" })?.value,
      case .object(let own) = try JSONDocument.value(in: text)
    {
      members = own.filter { $0.name != ViewerMark.name }
    } else {
      let provenance = Provenance(
        version: GridGeo.version, command: "convert", options: reading.named.filter { $0.name != "field" },
        inputs: [InputFile(role: "input", name: source.lastComponent, sha256: summary.sha256 ?? "")])
      guard case .object(let own) = provenance.json else { return nil }
      members = own
    }
    if publishes {
      members.removeAll { $0.name == "summary" }
      members.append(JSONMember("published", .bool(true)))
    }
    if let viewer { members.append(JSONMember(ViewerMark.name, .text(viewer.rawValue))) }
    return try JSONValue.object(members).jsonText()
  }

  func write(_ features: [Feature], member: String?) throws(GridGeoError) {
    if isTable { return try FeatureTable.write(features, shift: shift, to: output, overwrite: overwrite) }
    var file = try AtomicFile(output, overwrite: overwrite)
    var text = FeatureText(isSequence: isSequence, shift: shift)
    text.begin(member: member, into: &file.text)
    for feature in features {
      try text.append(feature, into: &file.text)
      try file.drain()
    }
    text.end(into: &file.text)
    try file.commit()
  }

  private var shift: ((Coordinate<Geographic>) -> Coordinate<Geographic>)? {
    guard let viewer else { return nil }
    // Outside of the shifted maps a position stays where it is.
    return { WebMapShift.area.contains($0) ? viewer.shifted($0) : $0 }
  }

  // MARK: Rows

  private func copyRows(_ source: InputSource) throws(GridGeoError) -> Outcome {
    if publishes || viewer != nil {
      throw refuse("is a table without positions; neither option means anything for it")
    }
    var table = try TableScanner(
      source, encoding: try HouseholdReader.encoding(of: source, asked: reading.encoding), hashes: false)
    try table.begin()
    guard try table.nextRow() else {
      throw GridGeoError(.badInput, "the file has no heading", at: SourcePlace(file: source.name))
    }
    let headings = (0..<table.fieldCount).map { table.trimmedString($0) }
    let ignored = Set(reading.ignoredColumns.map(FieldMap.key))
    let kept = headings.indices.filter { !ignored.contains(FieldMap.key(headings[$0])) }
    // Of a table of divisions, the name is a place's.
    let isOfDivisions = kept.contains { TerritoryReader.isCode(headings[$0]) }
    for column in kept where !(isOfDivisions && TerritoryReader.isName(headings[column])) {
      try HouseholdReader.checkHeading(headings[column], row: 1, file: source.name)
    }
    guard isTable || output == "-" || FormatRegistry.isWritten(output) else {
      throw refuse("is a table without positions, which is no GeoJSON; write .csv or .xlsx")
    }
    var writer = try CSVWriter(
      output, overwrite: overwrite, columns: kept.map { headings[$0] }, byteOrderMark: output != "-")
    var count = 0
    while try table.nextRow() {
      guard table.fault == nil, table.fieldCount == headings.count else {
        throw GridGeoError(
          .badInput, table.fault ?? "has \(table.fieldCount) fields, the heading has \(headings.count)",
          at: SourcePlace(file: source.name, row: table.rowNumber))
      }
      try writer.write(kept.map { .text(table.string($0)) })
      count += 1
    }
    try writer.finish()
    return Outcome(count: count, hidden: 0, notes: [])
  }
}
