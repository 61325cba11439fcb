extension HouseholdReader {
  /// - Parameter window: Bytes to hold at a time.
  static func readTable(
    _ input: InputSource, options: ReadingOptions, findTransform: TransformFinder?,
    window: Int = ByteSource.defaultWindow
  ) throws(GridGeoError) -> RecordReading<Household> {
    let file = input.name
    let encoding = try encoding(of: input, asked: options.encoding)
    var table = try TableScanner(input, encoding: encoding, hashes: options.hashes, window: window)
    try table.begin()
    guard try table.nextRow() else {
      throw GridGeoError(.badInput, "the file has no heading", at: SourcePlace(file: file))
    }
    let columns: HouseholdColumns
    do { columns = try HouseholdColumns(table, options: options, file: file) } catch {
      var source = try ByteSource(input, window: HouseholdColumns.reach)
      _ = try source.refill(keeping: 0)
      let start = Array(UnsafeBufferPointer(start: source.base, count: source.count))
      throw HouseholdColumns.titleRefusal(start, encoding: encoding, options: options, file: file) ?? error
    }
    if columns.isPlanar, options.crs == nil { throw try missingCRS(&table, columns, file: file) }
    let transform = try transform(options: options, file: file, findTransform: findTransform)

    var rows = HouseholdRows(
      columns: columns, file: file, policy: options.policy,
      form: PositionForm(axes: options.axes, crs: options.crs), isDeclared: transform != nil)
    while try table.nextRow() { try rows.append(table) }
    try rows.conclude(transform)

    var reading = rows.reading
    if encoding != .utf8 || options.encoding != nil {
      reading.notes.append("\(file): read as \(encoding.displayName)")
    }
    if let note = droppedNote(columns.dropped, file: file) { reading.notes.append(note) }
    if table.blankRows > 0 {
      reading.notes.append("\(file): \(table.blankRows) blank row\(table.blankRows == 1 ? "" : "s") skipped")
    }
    if let crs = options.crs {
      reading.notes.append("\(file): positions read as \(DeclaredCRS.shortName(crs))")
    }
    reading.sha256 = table.digest
    return reading
  }

  /// The encoding asked for, or found out: UTF-8 if all bytes are, otherwise GB 18030.
  static func encoding(
    of input: InputSource, asked: TextEncoding?
  ) throws(GridGeoError) -> TextEncoding {
    var source = try ByteSource(input, window: 4)
    _ = try source.refill(keeping: 0)
    let start = Array(UnsafeBufferPointer(start: source.base, count: source.count))
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      throw GridGeoError(
        .badInput, "the file is UTF-16; save it as UTF-8, or as CSV", at: SourcePlace(file: input.name))
    }
    if let words = BinaryFile.words(start) {
      throw GridGeoError(.badInput, words, at: SourcePlace(file: input.name))
    }
    if let asked, asked != .utf8 { return asked }
    guard let fault = try UTF8Check.firstFault(in: input) else { return .utf8 }
    let place = SourcePlace(file: input.name, offset: fault.offset)
    if asked == .utf8 {
      throw GridGeoError(
        .badInput, "the file is not UTF-8; try --encoding gb18030, or leave the option out", at: place)
    }
    // Chinese text in GB 18030 does not pass for UTF-8 for long; a damaged UTF-8 file would become nonsense.
    if fault.charactersBefore >= 8 {
      throw GridGeoError(
        .badInput,
        "the text stops being UTF-8 here; repair the file, or name its encoding with --encoding", at: place)
    }
    return .gb18030
  }

  /// What to say about columns x and y without a system: what the first row looks like.
  private static func missingCRS(
    _ table: inout TableScanner, _ columns: HouseholdColumns, file: String
  ) throws(GridGeoError) -> GridGeoError {
    var first: (x: Double, y: Double)?
    if try table.nextRow(), table.fieldCount == columns.headings.count,
      let x = FieldText.number(table.trimmedString(columns.eastColumn)),
      let y = FieldText.number(table.trimmedString(columns.northColumn))
    {
      first = (x, y)
    }
    return missingCRS(first, file: file)
  }

  static func missingCRS(_ first: (x: Double, y: Double)?, file: String) -> GridGeoError {
    let advice = first.flatMap { PlanarGuess.advice(x: $0.x, y: $0.y) } ?? "name it, such as --crs EPSG:4545"
    return GridGeoError(
      .badCRS, "columns x and y need their reference system; \(advice)", at: SourcePlace(file: file))
  }

  private static func transform(
    options: ReadingOptions, file: String, findTransform: TransformFinder?
  ) throws(GridGeoError) -> PositionTransform? {
    let place = SourcePlace(file: file)
    guard let crs = options.crs, !DeclaredCRS.isGeographic(crs) else { return nil }
    guard let findTransform else {
      throw GridGeoError(.badCRS, "positions are in \(crs), not in WGS 84; convert the file first", at: place)
    }
    do { return try findTransform(DeclaredCRS.shortName(crs)) } catch {
      var error = error
      error.place.file = error.place.file ?? file
      throw error
    }
  }
}
