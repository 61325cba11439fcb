/// The beginning of a household table that is read in blocks: its heading, and what the heading says.
struct HouseholdStream: ~Copyable {
  let columns: HouseholdColumns
  let roles: [PointRows.Role]
  let delimiter: UInt8
  let lineEnd: UInt8
  let encoding: TextEncoding
  let notes: [String]
  /// Positions of the first rows as the options have them; empty when only the heading is there yet.
  let sample: [Coordinate<DeclaredSpace>]
  private var feed: ByteFeed
  private var rest: BlockMemory
  private let file: String
  private let isLive: Bool

  /// Reads the heading.
  ///
  /// - Parameter isLive: do not wait for more than the heading.
  /// - Throws: `badInput` for a heading that belongs to a person, a missing column, an empty file, text that is
  ///   UTF-16 or a workbook; `badCRS` for columns x and y without their system; `missingInput`.
  init(_ input: InputSource, options: ReadingOptions, isLive: Bool = false) throws(GridGeoError) {
    let file = input.name
    var feed = try ByteFeed(input, hashes: options.hashes)
    var block = BlockMemory(capacity: RowBlocks.usualSize)
    defer { block.release() }
    let heading = try HouseholdStream.readHeading(&feed, &block, file: file, isLive: isLive)
    let encoding = try HouseholdStream.encoding(of: block, asked: options.encoding, file: file)
    let text = Array(UnsafeBufferPointer(start: block.start, count: heading.end))
    let (columns, delimiter): (HouseholdColumns, UInt8)
    do {
      (columns, delimiter) = try HouseholdStream.columns(text, encoding, options: options, file: file)
    } catch {
      let start = Array(
        UnsafeBufferPointer(start: block.start, count: min(block.count, HouseholdColumns.reach)))
      throw HouseholdColumns.titleRefusal(start, encoding: encoding, options: options, file: file) ?? error
    }
    var rest = BlockMemory(capacity: RowBlocks.usualSize)
    rest.append(UnsafeRawBufferPointer(start: block.start + heading.end, count: block.count - heading.end))
    var roles = [PointRows.Role](repeating: .none, count: columns.headings.count)
    roles[columns.column(.id)] = .id
    roles[columns.eastColumn] = .east
    roles[columns.northColumn] = .north
    for (field, role) in [(HouseholdReader.FieldIndex.persons, PointRows.Role.persons), (.season, .season)]
    where columns.column(field) >= 0 {
      roles[columns.column(field)] = role
    }
    var notes: [String] = []
    if encoding != .utf8 || options.encoding != nil {
      notes.append("\(file): read as \(encoding.displayName)")
    }
    if let note = HouseholdReader.droppedNote(columns.dropped, file: file) { notes.append(note) }
    if let crs = options.crs { notes.append("\(file): positions read as \(DeclaredCRS.shortName(crs))") }
    let sample = try PositionSample.read(
      rest, roles: roles, delimiter: delimiter, lineEnd: heading.lineEnd, encoding: encoding)
    if options.crs == nil, columns.isPlanar {
      throw HouseholdReader.missingCRS(sample.first.map { ($0.x, $0.y) }, file: file)
    }
    self.sample = sample
    self.notes = notes
    self.columns = columns
    self.roles = roles
    self.delimiter = delimiter
    lineEnd = heading.lineEnd
    self.encoding = encoding
    self.rest = rest
    self.feed = feed
    self.file = file
    self.isLive = isLive
  }

  /// The rows below the heading.
  ///
  /// - Parameter share: of the file's bytes; blocks of rows that begin outside of it are left out.
  consuming func blocks(share: Range<Int> = 0..<Int.max) -> RowBlocks {
    RowBlocks(
      feed, rest: rest, file: file, delimiter: delimiter, lineEnd: lineEnd, isLive: isLive, share: share)
  }

  /// Looks at the sample before rows are read.
  ///
  /// - Parameter transform: the way from the declared system; nil for degrees.
  /// - Throws: `badCRS` when next to none of the first rows' positions can be used and one option would help.
  func judge(_ form: PositionForm, _ transform: PositionTransform?) throws(GridGeoError) {
    guard let fault = PositionJudgement(form: form, transform: transform).fault(sample) else { return }
    throw GridGeoError(.badCRS, fault.reason, at: SourcePlace(file: file))
  }

  /// Whether the table has rows of seasons.
  var hasSeasons: Bool { columns.column(.season) >= 0 }

  // MARK: Heading

  private static func columns(
    _ text: [UInt8], _ encoding: TextEncoding, options: ReadingOptions, file: String
  ) throws(GridGeoError) -> (HouseholdColumns, delimiter: UInt8) {
    var scanner = try TableScanner(.memory(text, name: file), encoding: encoding, hashes: false)
    try scanner.begin()
    guard try scanner.nextRow() else {
      throw GridGeoError(.badInput, "the file has no heading", at: SourcePlace(file: file))
    }
    return (try HouseholdColumns(scanner, options: options, file: file), scanner.delimiter)
  }

  /// Fills the block until it holds the first row with text in it.
  ///
  /// - Returns: where that row ends, and the byte that ends rows.
  private static func readHeading(
    _ feed: inout ByteFeed, _ block: inout BlockMemory, file: String, isLive: Bool
  ) throws(GridGeoError) -> (end: Int, lineEnd: UInt8) {
    while true {
      let isAtEnd = try feed.fill(&block, upTo: block.capacity, isLive: isLive)
      let bytes = UnsafeBufferPointer(start: block.start, count: block.count)
      if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        throw GridGeoError(
          .badInput, "the file is UTF-16; save it as UTF-8, or as CSV", at: SourcePlace(file: file))
      }
      if let found = firstRow(bytes) { return found }
      if isAtEnd {
        if !block.isEmpty { return (block.count, 0x0A) }
        throw GridGeoError(.badInput, "the file is empty", at: SourcePlace(file: file))
      }
      guard block.count < 1 << 24 else {
        throw GridGeoError(
          .badInput, "the heading is longer than 16 MiB; this is not a table of text",
          at: SourcePlace(file: file))
      }
      if block.count == block.capacity { block.grow(to: block.capacity * 2) }
    }
  }

  private static func firstRow(_ bytes: UnsafeBufferPointer<UInt8>) -> (end: Int, lineEnd: UInt8)? {
    var isQuoted = false
    var hasText = false
    // A quote within a name, such as 5", opens nothing; one behind a closing quote goes on.
    var opens = true
    var i = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while i < bytes.count {
      let byte = bytes[i]
      i += 1
      let isMark = byte == 0x22 && (isQuoted || opens)
      if isMark { isQuoted.toggle() }
      opens = isMark || [0x2C, 0x3B, 0x09, 0x0A, 0x0D].contains(byte)
      if !isQuoted, byte == 0x0A || byte == 0x0D {
        // What follows a carriage return tells how rows end.
        if byte == 0x0D, i == bytes.count { return nil }
        let isOld = byte == 0x0D && bytes[i] != 0x0A
        if byte == 0x0D, !isOld { i += 1 }
        if hasText { return (i, isOld ? 0x0D : 0x0A) }
      } else if byte != 0x20 && byte != 0x09 && byte != 0x2C && byte != 0x3B {
        hasText = true
      }
    }
    return nil
  }

  /// The encoding asked for, or what the first block says: UTF-8 if it is, otherwise GB 18030.
  private static func encoding(
    of block: BlockMemory, asked: TextEncoding?, file: String
  ) throws(GridGeoError) -> TextEncoding {
    if let asked { return asked }
    var count = block.count
    // A character may be cut at the end.
    while count > 0, block.count - count < 4, block.start[count - 1] >= 0x80 { count -= 1 }
    return UTF8Check.isText(UnsafeBufferPointer(start: block.start, count: count)) ? .utf8 : .gb18030
  }
}
