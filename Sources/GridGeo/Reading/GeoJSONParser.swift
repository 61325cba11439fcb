/// Reads a GeoJSON text (RFC 7946), or a sequence of them (RFC 8142, or one to a line), feature by feature.
///
/// Two kinds of fault: text that is no JSON stops the reading; a feature that is JSON but no GeoJSON is a
/// problem of that feature, treated by the policy.
struct GeoJSONParser: ~Copyable {
  /// Deepest nesting of geometry collections.
  static let geometryDepthLimit = 16

  /// What the members of a feature, or of a text, have brought so far.
  struct Draft {
    /// Bits of the members seen.
    var seen: UInt16 = 0
    var type: String?
    var id: String?
    var properties: [Property] = []
    var geometry: Geometry?
    /// Only for a text that is a bare geometry.
    var bare = GeometryDraft()
    var isFirstMember = true
    var isFirstFeature = true
    var problems: [ReadingProblem] = []

    func has(_ member: GeoJSONMember) -> Bool { seen & member.rawValue != 0 }
  }

  private enum State { case unopened, betweenTexts, members, features, finished }

  /// One step forward.
  private enum Step {
    case feature(Draft)
    /// A whole text is done.
    case text(Draft)
    case crs(String)
    case end
  }

  var scanner: JSONScanner
  let file: String
  let options: ReadingOptions
  private let findTransform: TransformFinder?
  var transform: PositionTransform?
  var form: PositionForm
  /// The first position that an option would make right, and the one thing that is wrong with all of them.
  var remedied: ReadingProblem?
  /// A geometry was usable, or one was wrong in another way.
  var hasOtherGeometry = false
  /// Eastings that had their zone's number taken off.
  var zonesTaken = 0
  var summary = GeoJSONSummary()
  /// Problems of the feature at hand.
  var problems: [ReadingProblem] = []
  /// Number of the feature at hand, from 1; nil between features.
  var number: Int?
  /// Its id, once that has been read.
  var idSoFar: String?
  var emptyParts = 0
  /// Property names of the feature before; most features of a file have the same.
  var schema: [[UInt8]] = []
  var schemaNames: [String] = []
  /// Whether a property is wanted; the values of others are run over. Nil to keep all.
  var isWanted: ((String) -> Bool)?
  /// What `isWanted` says of the names of the schema.
  var schemaWanted: [Bool] = []

  var positions = PositionBuffer()
  /// Positions at the end of each array of positions.
  var lineEnds: [Int] = []
  /// Lines at the end of each array of lines.
  var polygonEnds: [Int] = []
  var positionFaults: [PositionFault] = []

  private var state = State.unopened
  private var text = Draft()
  private var textCount = 0
  private var isSequence = false

  init(
    _ input: InputSource, options: ReadingOptions, window: Int = ByteSource.defaultWindow,
    findTransform: TransformFinder?
  ) throws(GridGeoError) {
    let source = try ByteSource(input, window: window, hashes: options.hashes)
    scanner = JSONScanner(source)
    file = input.name
    self.options = options
    self.findTransform = findTransform
    form = PositionForm(axes: options.axes, crs: nil)
  }

  /// The next feature that the policy lets through; nil after the last.
  ///
  /// - Throws: `badInput` for text that is not JSON or not GeoJSON, and, with the policy `stop`, for the
  ///   first feature that breaks a rule; `badCRS`; `missingInput` when reading fails.
  mutating func next() throws(GridGeoError) -> Feature? {
    if state == .unopened { try open() }
    while true {
      let step: Step
      do { step = try advance() } catch { throw error.error(in: place(id: number == nil ? nil : idSoFar)) }
      switch step {
      case .feature(let draft):
        let feature = try conclude(draft)
        number = nil
        if let feature { return feature }
      case .text(let draft):
        if let feature = try concludeText(draft) { return feature }
      case .crs(let name):
        try declare(name)
      case .end:
        try finish()
        return nil
      }
    }
  }

  private mutating func open() throws(GridGeoError) {
    state = .betweenTexts
    do {
      if try scanner.skipByteOrderMark() { summary.notes.append("\(file): a byte order mark was skipped") }
    } catch { throw error.error(in: place(id: nil)) }
    if let crs = options.crs { try use(crs) }
  }

  // MARK: The document

  private mutating func advance() throws(JSONFault) -> Step {
    while true {
      switch state {
      case .unopened, .finished: return .end
      case .betweenTexts:
        guard try beginText() else {
          state = .finished
          return .end
        }
        text = Draft()
        textCount += 1
        state = .members
      case .features:
        var isFirst = text.isFirstFeature
        let goesOn = try scanner.nextElement(&isFirst)
        text.isFirstFeature = isFirst
        if goesOn { return .feature(try readFeature()) }
        state = .members
      case .members:
        if let step = try readTextMember() { return step }
      }
    }
  }

  /// Stands before the next text's `{`; false at the end of the input.
  private mutating func beginText() throws(JSONFault) -> Bool {
    let isNewLine = try scanner.skipToText()
    var byte = scanner.cursor.pointee
    var hasSeparator = false
    while byte == 0x1E, textCount == 0 || isSequence {
      isSequence = true
      hasSeparator = true
      scanner.cursor += 1
      _ = try scanner.skipToText()
      byte = scanner.cursor.pointee
    }
    if byte == 0, scanner.cursor == scanner.limit {
      guard textCount > 0 || isSequence else { throw scanner.fault("the file is empty") }
      return false
    }
    guard byte == 0x7B else {
      throw scanner.unexpected(textCount == 0 ? "a GeoJSON object" : "the end of the file")
    }
    if textCount > 0, isSequence ? !hasSeparator : !isNewLine {
      throw scanner.fault("another text after the end, without a line break or record separator before it")
    }
    try scanner.beginObject()
    return true
  }

  /// Reads one member of a text; nil when it calls for no step.
  private mutating func readTextMember() throws(JSONFault) -> Step? {
    var isFirst = text.isFirstMember
    let token = try scanner.nextName(&isFirst)
    text.isFirstMember = isFirst
    guard let token else {
      state = .betweenTexts
      return .text(text)
    }
    let member = scanner.member(token)
    try scanner.colon()
    if text.has(member) { throw scanner.fault("member \"\(member.word)\" stands twice in the document") }
    text.seen |= member.rawValue
    var step: Step?
    switch member {
    case .features:
      guard try scanner.peek() == 0x5B else { throw scanner.fault("\"features\" is not an array") }
      try scanner.beginArray()
      state = .features
    case .crs:
      if let name = try readCRS() { step = .crs(name) }
    case .coordinates:
      let height = try readCoordinates()
      text.bare.height = height
    case .geometries:
      let geometries = try readGeometries(nesting: 1)
      text.bare.geometries = geometries
    case .name, .gridgeo:
      let value = try readValue()
      summary.members.append(Property(member.word, value))
    default:
      var draft = text
      try take(member, into: &draft)
      text = draft
    }
    // They are the document's, not the next feature's.
    text.problems += problems
    problems.removeAll(keepingCapacity: true)
    return step
  }

  /// Ends a text: a feature if it was one by itself.
  private mutating func concludeText(_ draft: Draft) throws(GridGeoError) -> Feature? {
    if draft.type == "FeatureCollection" {
      guard draft.has(.features) else { throw refused("a FeatureCollection without \"features\"") }
      for member: GeoJSONMember in [.geometry, .properties, .coordinates, .geometries] where draft.has(member)
      {
        throw refused("a FeatureCollection with \"\(member.word)\", which belongs to another type")
      }
      if let problem = draft.problems.first { throw problem.error }
      return nil
    }
    guard let type = draft.type else { throw refused("the document has no \"type\"") }
    guard !draft.has(.features) else { throw refused("\"features\" in a \(type)") }
    summary.featureCount += 1
    number = summary.featureCount
    defer { number = nil }
    problems = draft.problems.map {
      var problem = $0
      problem.place.feature = summary.featureCount
      return problem
    }
    var draft = draft
    if let geometryType = GeometryType(rawValue: type) {
      for member: GeoJSONMember in [.geometry, .properties] where draft.has(member) {
        record(.badRecord, "a \(type) with \"\(member.word)\", which belongs to a Feature")
      }
      draft.bare.type = geometryType
      draft.bare.hasType = true
      // Another geometry would have taken over the buffers.
      if !draft.has(.geometry) { draft.geometry = build(draft.bare) }
      draft.type = "Feature"
      draft.seen |= GeoJSONMember.geometry.rawValue | GeoJSONMember.properties.rawValue
      draft.seen &= ~(GeoJSONMember.coordinates.rawValue | GeoJSONMember.geometries.rawValue)
    } else if type != "Feature" {
      throw refused("\"\(type)\" is not a type of GeoJSON")
    }
    for member: GeoJSONMember in [.coordinates, .geometries] where draft.has(member) {
      record(.badRecord, "a Feature with \"\(member.word)\", which belongs to a geometry")
    }
    return try conclude(draft)
  }

  private mutating func finish() throws(GridGeoError) {
    // One remedy for all is worth more than a complaint about each.
    if let remedied, !hasOtherGeometry {
      throw GridGeoError(.badCRS, remedied.reason, at: remedied.place)
    }
    if emptyParts > 0 {
      summary.notes.append(
        "\(file): \(emptyParts) empty \(emptyParts == 1 ? "part" : "parts") of geometries dropped")
    }
    emptyParts = 0
    if zonesTaken > 0 { summary.notes.append(form.zoneNote(zonesTaken, file: file)) }
    zonesTaken = 0
    summary.sha256 = scanner.digest
  }

  // MARK: Reference systems

  private mutating func declare(_ name: String) throws(GridGeoError) {
    let short = DeclaredCRS.shortName(name)
    if let given = options.crs {
      if DeclaredCRS.shortName(given) != short {
        summary.notes.append("\(file): declared as \(short), read as \(given) because the option says so")
      }
      return
    }
    if DeclaredCRS.isGeographic(name) {
      if transform != nil { throw refused("two texts in different reference systems", .badCRS) }
      summary.crs = short
      return
    }
    if let known = summary.crs, known == short { return }
    guard summary.featureCount == 0 else {
      throw refused("\"crs\" (\(short)) comes after features; move it before them or give --crs", .badCRS)
    }
    try use(name)
  }

  private mutating func use(_ name: String) throws(GridGeoError) {
    let short = DeclaredCRS.shortName(name)
    summary.crs = short
    form = PositionForm(axes: options.axes, crs: short)
    if DeclaredCRS.isGeographic(name) { return }
    guard let findTransform else {
      throw refused("positions are in \(short), not in WGS 84; convert the file first", .badCRS)
    }
    do { transform = try findTransform(short) } catch {
      var error = error
      error.place.file = error.place.file ?? file
      throw error
    }
  }

  func refused(_ message: String, _ code: GridGeoError.Code = .badInput) -> GridGeoError {
    GridGeoError(code, message, at: SourcePlace(file: file))
  }
}
