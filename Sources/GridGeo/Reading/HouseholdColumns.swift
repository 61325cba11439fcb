/// Which column of a household table holds what.
struct HouseholdColumns {
  let headings: [String]
  /// Column of each field in the order of the contract; −1 where there is none.
  let columns: [Int]
  /// Headings that are not used.
  let dropped: [String]
  private let axes: AxisOrder

  /// Positions are in `x` and `y`.
  var isPlanar: Bool { column(.lon) < 0 }

  func column(_ field: HouseholdReader.FieldIndex) -> Int { columns[field.rawValue] }
  var eastColumn: Int { axes == .eastNorth ? firstColumn : secondColumn }
  var northColumn: Int { axes == .eastNorth ? secondColumn : firstColumn }
  private var firstColumn: Int { isPlanar ? column(.x) : column(.lon) }
  private var secondColumn: Int { isPlanar ? column(.y) : column(.lat) }

  /// - Parameter table: At its heading.
  /// - Throws: `badInput` for a heading that belongs to a person, two columns for one field, or none for the
  ///   id or the position.
  init(_ table: borrowing TableScanner, options: ReadingOptions, file: String) throws(GridGeoError) {
    var map = FieldMap(HouseholdReader.contract, overrides: options.fields)
    let ignored = Set(options.ignoredColumns.map(FieldMap.key))
    let row = table.rowNumber
    let place = SourcePlace(file: file, row: row)
    var headings: [String] = []
    var columns = [Int](repeating: -1, count: HouseholdReader.contract.count)
    var ranks = [Int](repeating: .max, count: columns.count)
    for i in 0..<table.fieldCount { headings.append(String(FieldText.trimmed(table.string(i)))) }
    for (i, heading) in headings.enumerated() where !ignored.contains(FieldMap.key(heading)) {
      try HouseholdReader.checkHeading(heading, row: row, file: file)
      guard let (field, rank) = map.field(of: heading) else { continue }
      if rank == ranks[field] {
        let name = HouseholdReader.contract[field].name
        throw GridGeoError(
          .badInput, "two columns are called \"\(heading)\"; which is the \(name)? leave one out", at: place)
      }
      if rank < ranks[field] {
        columns[field] = i
        ranks[field] = rank
      }
    }
    try map.checkOverrides(
      against: headings.filter { !ignored.contains(FieldMap.key($0)) }, file: file)

    func has(_ field: HouseholdReader.FieldIndex) -> Bool { columns[field.rawValue] >= 0 }
    let shown = headings.joined(separator: ", ")
    guard has(.id) else {
      throw GridGeoError(
        .badInput, "no column \"id\"; name it with --field id=COLUMN; there are: \(shown)", at: place)
    }
    if !(has(.lon) && has(.lat)) {
      columns[HouseholdReader.FieldIndex.lon.rawValue] = -1
      columns[HouseholdReader.FieldIndex.lat.rawValue] = -1
      guard has(.x), has(.y) else {
        throw GridGeoError(
          .badInput,
          "no columns \"lon\" and \"lat\", nor \"x\" and \"y\"; name them with --field lon=COLUMN --field "
            + "lat=COLUMN; there are: \(shown)", at: place)
      }
    } else {
      columns[HouseholdReader.FieldIndex.x.rawValue] = -1
      columns[HouseholdReader.FieldIndex.y.rawValue] = -1
    }
    let used = Set(columns)
    dropped = headings.enumerated().filter { !used.contains($0.offset) }.map {
      $0.element.isEmpty ? "(no heading)" : $0.element
    }
    self.headings = headings
    self.columns = columns
    axes = options.axes
  }
}

extension HouseholdColumns {
  /// Whether a table's heading has an id and a position, so that its rows are households.
  ///
  /// - Throws: as `TableScanner`.
  static func haveIdAndPosition(
    _ input: InputSource, options: ReadingOptions
  ) throws(GridGeoError) -> Bool {
    var table = try TableScanner(
      input, encoding: try HouseholdReader.encoding(of: input, asked: options.encoding), hashes: false)
    try table.begin()
    guard try table.nextRow() else { return false }
    var map = FieldMap(HouseholdReader.contract, overrides: options.fields)
    let found = Set((0..<table.fieldCount).compactMap { map.field(of: table.trimmedString($0))?.field })
    func has(_ field: HouseholdReader.FieldIndex) -> Bool { found.contains(field.rawValue) }
    return has(.id) && (has(.lon) && has(.lat) || has(.x) && has(.y))
  }
}
