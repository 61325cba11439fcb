import ArgumentParser
import GridGeo

/// How input is read.
struct InputOptions: ParsableArguments {
  @Option(
    name: .customLong("crs"),
    help: ArgumentHelp(
      "CRS of input that names none, such as EPSG:4490; gcj02 and bd09 may be declared. For one file: households=gcj02. Repeatable.",
      valueName: "crs"))
  var crsChoices: [CRSChoice] = []

  @Option(
    name: .customLong("axes"),
    help: ArgumentHelp(
      "Which number of a position comes first: east-north or north-east (latitude first; x = north, y = east). For one file: households=north-east. Repeatable.",
      valueName: "order"))
  var axesChoices: [AxesChoice] = []

  /// The system for all input.
  var crs: String? { crsChoices.parted.all }

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
    try crsChoices.refuseTwice("--crs")
    try axesChoices.refuseTwice("--axes")
    var seen: Set<String> = []
    for assignment in field where !seen.insert(assignment.name).inserted {
      throw ValidationError("--field \(assignment.name) is given twice; keep one")
    }
  }

  func reading(loadField: String? = nil) -> SurveyReading {
    SurveyReading(
      crs: crs, crsByRole: crsChoices.parted.byRole, axes: axesChoices.parted.all,
      axesByRole: axesChoices.parted.byRole, encoding: encoding,
      fields: Dictionary(uniqueKeysWithValues: field.map { ($0.name, $0.column) }),
      ignoredColumns: ignoreColumn, loadField: loadField, repair: repair ? .structure : .none)
  }
}
