extension HouseholdColumns {
  /// Rows that are looked at, and bytes.
  private static let depth = 60
  static let reach = 1 << 16

  /// Tells that the table's first row is a title, where the heading stands further down.
  ///
  /// - Parameter start: The beginning of the file.
  /// - Returns: Nil where no row further down looks more like a heading.
  static func titleRefusal(
    _ start: [UInt8], encoding: TextEncoding, options: ReadingOptions, file: String
  ) -> GridGeoError? {
    do throws(GridGeoError) {
      var table = try TableScanner(.memory(start, name: file), encoding: encoding, hashes: false)
      try table.begin()
      guard try table.nextRow() else { return nil }
      let first = known(table, options)
      guard first < 2 else { return nil }
      for _ in 0..<depth {
        guard try table.nextRow() else { return nil }
        guard known(table, options) >= 2 else { continue }
        return GridGeoError(
          .badInput, "looks like the heading; take out the rows above it, such as a title",
          at: SourcePlace(file: file, row: table.rowNumber))
      }
      return nil
    } catch {
      // The beginning may be cut within a row, and what is wrong with the file is known already.
      return nil
    }
  }

  /// How many of a row's cells are names of the contract, or columns that were asked for.
  private static func known(_ table: borrowing TableScanner, _ options: ReadingOptions) -> Int {
    var map = FieldMap(HouseholdReader.contract, overrides: options.fields)
    var cells = (0..<table.fieldCount).map { table.trimmedString($0) }
    if cells.count == 1 {
      // A title says nothing of what stands between the fields further down.
      cells = cells[0].split(whereSeparator: { $0 == "\t" || $0 == ";" || $0 == "," }).map(String.init)
    }
    return cells.count { map.field(of: $0) != nil }
  }
}
