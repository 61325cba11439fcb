import ArgumentParser
import GridGeo

/// How a table of households is read in passing.
struct PointReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "CRS of the households' positions, such as EPSG:4545; gcj02 and bd09 may be declared.", valueName: "crs"
    ))
  var crs: String?

  @Option(
    help: ArgumentHelp(
      "Which number of a position comes first: east-north or north-east (latitude first; x = north, y = east).",
      valueName: "order"))
  var axes: AxisOrder?

  @Option(
    help: ArgumentHelp(
      "Encoding of the table: utf-8, gb18030 or gbk. Found out when not given.", valueName: "name"))
  var encoding: TextEncoding?

  @Option(
    help: ArgumentHelp(
      "Read a field from another column or property, such as id=户号. Repeatable.", valueName: "name=column"))
  var field: [FieldAssignment] = []

  @Option(help: ArgumentHelp("Leave a column out unread. Repeatable.", valueName: "name"))
  var ignoreColumn: [String] = []

  func validate() throws {
    var seen: Set<String> = []
    for assignment in field where !seen.insert(assignment.name).inserted {
      throw ValidationError("--field \(assignment.name) is given twice; keep one")
    }
    let known = AssignJob.fieldNames
    if let stranger = field.first(where: { !known.contains($0.name) }) {
      throw ValidationError(
        "--field \(stranger.name)=…: no such field; the fields are \(known.joined(separator: ", "))")
    }
  }

  var reading: SurveyReading {
    SurveyReading(
      crs: crs, axes: axes, encoding: encoding,
      fields: Dictionary(uniqueKeysWithValues: field.map { ($0.name, $0.column) }),
      ignoredColumns: ignoreColumn)
  }
}
