/// Reads a slope table: what walking takes on a slope, as a multiple of the level. Columns `slope_pct` and
/// `factor` (坡度, 系数), slopes rising.
public enum SlopeTableReader {
  /// - Throws: `badInput` with the row that is wrong; `missingInput`.
  public static func read(_ input: InputSource) throws(GridGeoError) -> [SlopeStep] {
    var table = try TableScanner(input, encoding: .utf8, hashes: false)
    try table.begin()
    func refusal(_ message: String, _ row: Int?) -> GridGeoError {
      GridGeoError(.badInput, message, at: SourcePlace(file: input.name, row: row))
    }
    guard try table.nextRow() else { throw refusal("the file has no heading", nil) }
    let headings = (0..<table.fieldCount).map { table.trimmedString($0).lowercased() }
    guard let slope = headings.firstIndex(where: { ["slope_pct", "坡度"].contains($0) }),
      let factor = headings.firstIndex(where: { ["factor", "系数"].contains($0) })
    else { throw refusal("the columns slope_pct and factor are needed", 1) }
    var steps: [SlopeStep] = []
    while try table.nextRow() {
      let row = table.rowNumber
      guard table.fieldCount > max(slope, factor), let percent = FieldText.number(table.trimmedString(slope)),
        let times = FieldText.number(table.trimmedString(factor))
      else { throw refusal("slope_pct and factor must be numbers", row) }
      guard percent >= 0, times > 0 else {
        throw refusal("slope_pct must be from 0 up and factor above 0", row)
      }
      if let last = steps.last, percent / 100 <= last.slope {
        throw refusal("slopes must rise from row to row", row)
      }
      steps.append(SlopeStep(slope: percent / 100, factor: times))
    }
    guard !steps.isEmpty else { throw refusal("the table has no rows", nil) }
    return steps
  }
}
