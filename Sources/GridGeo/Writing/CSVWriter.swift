/// Writes a table as comma-separated text (RFC 4180, lines ended by a line feed), row by row.
///
/// A field is quoted when it holds a comma, a quote or a line break, or begins or ends with a space. See
/// `AtomicFile` for what happens to the file.
public struct CSVWriter: ~Copyable {
  private var file: AtomicFile
  private let columns: Int

  /// - Parameter byteOrderMark: put one first, so that spreadsheets read Chinese text as UTF-8.
  /// - Throws: `cannotWrite`; `broken` without columns.
  public init(
    _ target: String, overwrite: Bool, columns: [String], byteOrderMark: Bool = false
  ) throws(GridGeoError) {
    guard !columns.isEmpty else { throw GridGeoError(.broken, "a table needs a column") }
    var opened = try AtomicFile(target, overwrite: overwrite)
    if byteOrderMark { opened.text.append("\u{FEFF}") }
    try opened.text.append(csvRow: columns.map { .text($0) })
    file = opened
    self.columns = columns.count
  }

  /// - Throws: `cannotWrite`, `brokenPipe`; `broken` when there are more or fewer fields than columns, or a
  ///   number is not finite.
  public mutating func write(_ fields: [CSVField]) throws(GridGeoError) {
    guard fields.count == columns else {
      throw GridGeoError(.broken, "a row of \(fields.count) fields in a table of \(columns) columns")
    }
    let start = file.text.count
    do {
      try file.text.append(csvRow: fields)
    } catch {
      file.text.truncate(to: start)
      throw error
    }
    try file.drain()
  }

  /// Puts the file in its place.
  ///
  /// - Throws: `cannotWrite`, `brokenPipe`.
  public consuming func finish() throws(GridGeoError) { try file.commit() }
}

extension OutputText {
  /// A row with its line end.
  mutating func append(csvRow fields: [CSVField]) throws(GridGeoError) {
    let start = count
    for (index, field) in fields.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      switch field {
      case .empty: break
      case .text(let text): append(csvText: text)
      case .integer(let number): append(integer: number)
      case .number(let number): try append(number: number)
      case .decimal(let number, let decimals): try append(number, decimals: decimals)
      case .degrees(let number): try append(number, decimals: CoordinateLattice.decimals)
      }
    }
    // An empty line would read as no row at all.
    if count == start { append("\"\"" as StaticString) }
    append(UInt8(ascii: "\n"))
  }

  mutating func append(csvText text: String) {
    var text = text
    text.withUTF8 { bytes in
      let quote = UInt8(ascii: "\"")
      let quoted =
        bytes.first == UInt8(ascii: " ") || bytes.last == UInt8(ascii: " ")
        || bytes.contains { $0 == UInt8(ascii: ",") || $0 == quote || $0 == 0x0a || $0 == 0x0d }
      guard quoted else { return append(UnsafeRawBufferPointer(bytes)) }
      append(quote)
      for byte in bytes {
        if byte == quote { append(quote) }
        append(byte)
      }
      append(quote)
    }
  }
}
