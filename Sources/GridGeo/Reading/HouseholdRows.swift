/// Makes households of the rows of a table.
struct HouseholdRows {
  /// A number in a field: there, not there, or not a number.
  private enum Entry {
    case number(Double)
    case blank
    /// Why it is not read, as the rest of a sentence that begins with the text.
    case wrong(String)
  }

  private let columns: HouseholdColumns
  private let file: String
  private let policy: FaultPolicy
  private let form: PositionForm
  /// Positions are in a declared system and wait for their transform.
  private let isDeclared: Bool
  private(set) var reading = RecordReading<Household>()
  /// What the loads that have a unit are counted in.
  private var loadUnit: String?
  /// Positions in the declared system, and the households that they belong to.
  private var declared: [Coordinate<DeclaredSpace>] = []
  private var owners: [Int] = []
  /// Positions that cannot be used, and their rows.
  private var unusable: [Coordinate<DeclaredSpace>] = []
  private var unusableRows: [Int] = []
  private var usable = 0
  /// Rows that say nothing of persons, where others do.
  private var blankCounts = BlankCounts()
  /// Eastings that had their zone's number taken off.
  private var zonesTaken = 0
  private let powers = DecimalNumber.powers

  /// Metres beyond this are on no map.
  private static let largestCoordinate = 1e8

  init(columns: HouseholdColumns, file: String, policy: FaultPolicy, form: PositionForm, isDeclared: Bool) {
    self.columns = columns
    self.file = file
    self.policy = policy
    self.form = form
    self.isDeclared = isDeclared
  }

  /// Takes the row that the table is at.
  ///
  /// - Throws: `badInput` for a row that cannot be read, with the policy `stop`.
  mutating func append(_ table: borrowing TableScanner) throws(GridGeoError) {
    reading.recordCount += 1
    let row = table.rowNumber
    if let fault = table.fault { return try refuse(.rowWidth, fault, row: row) }
    guard table.fieldCount == columns.headings.count else {
      return try refuse(
        .rowWidth, "has \(table.fieldCount) fields, the heading has \(columns.headings.count)", row: row)
    }
    let id = table.trimmedString(columns.column(.id))
    guard !id.isEmpty else {
      return try refuse(.missingCode, "has no id; each household needs one", row: row)
    }
    var household = Household(id: id, position: nil, row: row)
    let personsColumn = columns.column(.persons)
    switch entry(personsColumn, table) {
    case .blank:
      if personsColumn >= 0 { blankCounts.see(row) }
    case .number(let value)
    where value >= 0 && value <= FieldText.largestCount && value == value.rounded():
      household.persons = Int(value)
    case .wrong where CountText.count(table.string(personsColumn), as: .persons) != nil:
      household.persons = CountText.count(table.string(personsColumn), as: .persons) ?? 1
    default:
      return try refuse(
        .badValue, "\"\(table.string(personsColumn))\" is not a count of persons", row: row,
        column: personsColumn, id: id)
    }
    let loadColumn = columns.column(.load)
    switch entry(loadColumn, table) {
    case .blank: break
    case .number(let value) where value >= 0 && value <= FieldText.largestCount: household.load = value
    default:
      guard let load = loadWithUnit(table.string(loadColumn)) else {
        return try refuse(
          .badValue, "\"\(table.string(loadColumn))\" is not a load from 0 up", row: row, column: loadColumn,
          id: id)
      }
      household.load = load
    }
    let seasonColumn = columns.column(.season)
    if seasonColumn >= 0, !table.isBlank(seasonColumn) {
      let text = table.trimmedString(seasonColumn)
      household.season = HouseholdReader.season(text)
      if household.season == nil {
        note(
          .badValue, "\"\(text)\" is neither winter nor summer; read without a season", row: row,
          column: seasonColumn, id: id)
      }
    }
    household.position = position(table, id: id)
    if household.position == nil, table.isBlank(columns.eastColumn), table.isBlank(columns.northColumn),
      TotalWord.read(id) != nil
    {
      return try refuse(.badValue, "is a total and no household; take the row out", row: row, id: id)
    }
    reading.records.append(household)
  }

  /// A load such as "12户"; nil where another row's has another unit.
  private mutating func loadWithUnit(_ text: String) -> Double? {
    guard let (load, unit) = CountText.read(text, as: .load), load <= FieldText.largestCount else {
      return nil
    }
    guard let unit else { return load }
    guard loadUnit == nil || loadUnit == unit else { return nil }
    loadUnit = unit
    return load
  }

  /// The row's point in degrees; nil when there is none, it is wrong, or it waits for its transform.
  private mutating func position(_ table: borrowing TableScanner, id: String) -> Coordinate<Geographic>? {
    let row = table.rowNumber
    let (east, north) = (columns.eastColumn, columns.northColumn)
    switch (angle(east, .longitude, table), angle(north, .latitude, table)) {
    case (.blank, .blank): return nil
    case (.number(let x), .number(let y)):
      if isDeclared {
        declare(x, y, row: row, id: id)
        return nil
      }
      guard PositionRange.contains(x: x, y: y) else {
        let problem = PositionRange.problem(x: x, y: y, axes: form.axes)
        note(problem.kind, "\(problem.reason); kept without a point", row: row, id: id)
        refuseLater(x, y, row: row)
        return nil
      }
      // 0 0 stands for a position that nobody knows.
      if x != 0 || y != 0 { usable += 1 }
      return Coordinate(x: x, y: y)
    case (.wrong(let why), _):
      note(
        .badValue, "\"\(table.string(east))\" \(why); kept without a point", row: row, column: east, id: id)
    case (_, .wrong(let why)):
      note(
        .badValue, "\"\(table.string(north))\" \(why); kept without a point", row: row, column: north, id: id)
    case (.blank, _):
      note(.missingValue, "is blank; kept without a point", row: row, column: east, id: id)
    case (_, .blank):
      note(.missingValue, "is blank; kept without a point", row: row, column: north, id: id)
    }
    return nil
  }

  /// Keeps a position in the declared system until all are transformed.
  private mutating func declare(_ x: Double, _ y: Double, row: Int, id: String) {
    guard abs(x) <= HouseholdRows.largestCoordinate, abs(y) <= HouseholdRows.largestCoordinate else {
      note(.outOfRange, "position (\(x) \(y)) is on no map; kept without a point", row: row, id: id)
      return
    }
    var easting = x
    switch form.easting(x) {
    case .usual: break
    case .numbered(let bare):
      easting = bare
      zonesTaken += 1
    case .foreign:
      note(.notTransformed, "\(form.reason(x)); kept without a point", row: row, id: id)
      refuseLater(x, y, row: row)
      return
    }
    declared.append(Coordinate(x: easting, y: y))
    owners.append(reading.records.count)
  }

  /// A number, or an angle in degrees, minutes and seconds.
  private func angle(_ column: Int, _ kind: DegreeText.Kind, _ table: borrowing TableScanner) -> Entry {
    let entry = entry(column, table)
    guard case .wrong = entry else { return entry }
    return switch DegreeText.read(table.trimmedString(column), as: kind) {
    case .degrees(let degrees): .number(degrees)
    case .refused(let why): .wrong(why)
    case .none: entry
    }
  }

  private func entry(_ column: Int, _ table: borrowing TableScanner) -> Entry {
    guard column >= 0 else { return .blank }
    var range = table.range(of: column)
    return table.bytes.withUnsafeBufferPointer { bytes in
      while !range.isEmpty, bytes[range.lowerBound] == 0x20 || bytes[range.lowerBound] == 0x09 {
        range = range.lowerBound + 1..<range.upperBound
      }
      while !range.isEmpty, bytes[range.upperBound - 1] == 0x20 || bytes[range.upperBound - 1] == 0x09 {
        range = range.lowerBound..<range.upperBound - 1
      }
      guard !range.isEmpty, let base = bytes.baseAddress else { return .blank }
      let read = powers.withUnsafeBufferPointer {
        DecimalNumber.parse(base + range.lowerBound, powers: $0.baseAddress!)
      }
      // A field ends with a 0, or a space before it: the number cannot run on.
      if read.status == .number, read.end == base + range.upperBound, read.value.isFinite {
        return .number(read.value)
      }
      return FieldText.number(String(decoding: bytes[range], as: UTF8.self)).map { .number($0) }
        ?? .wrong("is not a number")
    }
  }

  // MARK: Problems

  private func place(row: Int, column: Int?, id: String?) -> SourcePlace {
    SourcePlace(file: file, row: row, column: column.map { columns.headings[$0] }, id: id)
  }

  private mutating func note(
    _ kind: ReadingProblem.Kind, _ reason: String, row: Int, column: Int? = nil, id: String? = nil
  ) {
    reading.problems.append(ReadingProblem(kind, reason, at: place(row: row, column: column, id: id)))
  }

  private mutating func refuse(
    _ kind: ReadingProblem.Kind, _ reason: String, row: Int, column: Int? = nil, id: String? = nil
  ) throws(GridGeoError) {
    let spot = place(row: row, column: column, id: id)
    try reading.note(ReadingProblem(kind, reason, at: spot, isRefusal: true), policy: policy)
  }

  // MARK: Conclusion

  private mutating func refuseLater(_ x: Double, _ y: Double, row: Int) {
    unusable.append(Coordinate(x: x, y: y))
    unusableRows.append(row)
  }

  /// Gives the households their points, and says what there is to say about all of them.
  ///
  /// - Throws: `badCRS` when next to no position can be used and one option would help.
  mutating func conclude(_ transform: PositionTransform?) throws(GridGeoError) {
    if let transform { try bringToDegrees(transform) }
    if let fault = PositionJudgement(form: form, transform: transform).fault(unusable, usable: usable) {
      throw GridGeoError(
        .badCRS, fault.reason, at: place(row: unusableRows[fault.index], column: nil, id: nil))
    }
    if let note = blankCounts.note(file: file, place: "row") { reading.notes.append(note) }
    if zonesTaken > 0 { reading.notes.append(form.zoneNote(zonesTaken, file: file)) }
  }

  /// All at once, and one by one when that fails, to name those at fault.
  private mutating func bringToDegrees(_ transform: PositionTransform) throws(GridGeoError) {
    guard !declared.isEmpty else { return }
    var moved: [Coordinate<Geographic>?]
    do { moved = try transform(declared) } catch {
      moved = []
      for (position, owner) in zip(declared, owners) {
        do { moved.append(try transform([position]).first) } catch {
          moved.append(nil)
          let household = reading.records[owner]
          note(
            .notTransformed, "\(error.message); kept without a point", row: household.row, id: household.id)
          refuseLater(position.x, position.y, row: household.row)
        }
      }
    }
    guard moved.count == declared.count else {
      throw GridGeoError(
        .broken, "the transform gave \(moved.count) positions for \(declared.count)",
        at: SourcePlace(file: file))
    }
    for ((position, raw), owner) in zip(zip(moved, declared), owners) {
      guard let position else { continue }
      if PositionJudgement.areDegrees(raw, moved: position) {
        let household = reading.records[owner]
        note(
          .notTransformed, "position \(raw) is in degrees, not in the declared system; kept without a point",
          row: household.row, id: household.id)
        refuseLater(raw.x, raw.y, row: household.row)
        continue
      }
      usable += 1
      if PositionRange.contains(x: position.x, y: position.y) {
        reading.records[owner].position = position
      } else {
        let household = reading.records[owner]
        note(
          .outOfRange, "becomes \(position), which is off the map; kept without a point", row: household.row,
          id: household.id)
      }
    }
  }
}
