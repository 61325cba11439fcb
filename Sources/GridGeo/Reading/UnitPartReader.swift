/// Reads the division of a graph as this library writes it: a table with columns `unit` and `part`.
public enum UnitPartReader {
  /// - Returns: part by unit, and the file's SHA-256.
  /// - Throws: `missingInput`; `badInput` for a table without the columns, a row without a part, or a unit that is
  ///   there twice.
  public static func read(
    _ input: InputSource
  ) throws(GridGeoError) -> (parts: [String: String], sha256: String) {
    var table = try TableScanner(input, encoding: .utf8, hashes: true)
    try table.begin()
    func refused(_ message: String, row: Int? = nil) -> GridGeoError {
      GridGeoError(.badInput, message, at: SourcePlace(file: input.name, row: row))
    }
    guard try table.nextRow() else { throw refused("the file has no heading; it should be unit,part") }
    let names = (0..<table.fieldCount).map { table.trimmedString($0).lowercased() }
    guard let unit = names.firstIndex(of: "unit"), let part = names.firstIndex(of: "part") else {
      throw refused("has no columns unit and part; give a table that `gridtool partition --graph` wrote")
    }
    var parts: [String: String] = [:]
    while try table.nextRow() {
      let row = table.rowNumber
      if let fault = table.fault { throw refused(fault, row: row) }
      guard table.fieldCount > max(unit, part), !table.isBlank(part) else {
        throw refused("the row has no part; give each unit one", row: row)
      }
      let id = table.trimmedString(unit)
      guard parts.updateValue(table.trimmedString(part), forKey: id) == nil else {
        throw refused("unit \"\(id)\" is there twice; keep one row", row: row)
      }
    }
    return (parts, table.digest ?? "")
  }
}
