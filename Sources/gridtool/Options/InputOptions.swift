import ArgumentParser
import GridGeo

/// How input is read.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "CRS of input that names none, such as EPSG:4490; gcj02 and bd09 may be declared.", valueName: "crs"))
  var crs: String?

  @Option(
    help: ArgumentHelp(
      "Encoding of tables: utf-8, gb18030 or gbk. Found out when not given.", valueName: "name"))
  var encoding: TextEncoding?

  @Option(
    help: ArgumentHelp(
      "Read a field from another column or property, such as code=adcode. Repeatable.",
      valueName: "name=column"))
  var field: [FieldAssignment] = []

  @Option(
    help: ArgumentHelp("Leave a column out unread. Repeatable.", valueName: "name"))
  var ignoreColumn: [String] = []

  @Flag(help: "Repair unsound ground and close open rings; each repair is reported.")
  var repair = false

  func validate() throws {
    var seen: Set<String> = []
    for assignment in field where !seen.insert(assignment.name).inserted {
      throw ValidationError("--field \(assignment.name) is given twice; keep one")
    }
  }

  func reading(loadField: String? = nil) -> SurveyReading {
    SurveyReading(
      crs: crs, encoding: encoding,
      fields: Dictionary(uniqueKeysWithValues: field.map { ($0.name, $0.column) }),
      ignoredColumns: ignoreColumn, loadField: loadField, repair: repair ? .structure : .none)
  }
}
