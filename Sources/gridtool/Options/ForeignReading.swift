import GridFormats
import GridGeo

/// A command whose files may be of foreign formats.
protocol ForeignReading {
  var run: RunOptions { get }
  /// What the user says of the files.
  var surveyReading: SurveyReading { get }
}

extension ForeignReading {
  var surveyReading: SurveyReading { SurveyReading() }

  /// Makes foreign formats known to the library's readers and writers; nothing is opened before the first such file.
  func makeFormatsKnown() {
    let reading = surveyReading
    let options = FormatOptions(
      layers: run.foreign.layer, filter: run.foreign.filter, encoding: reading.encoding,
      hasCRS: reading.crs != nil || !reading.crsByRole.isEmpty,
      ignoredColumns: reading.ignoredColumns, fields: reading.fields)
    let isQuiet = run.quiet
    FormatRegistry.install(
      ForeignFiles(options: options) { note in
        if !isQuiet { Terminal.error.write("note: \(TerminalText.safe(note))\n") }
      })
  }
}

extension ForeignReading where Self: InputReading {
  var surveyReading: SurveyReading { input.reading() }
}

extension ForeignReading where Self: PointReading {
  var surveyReading: SurveyReading { reading.reading }
}

/// A command with the options of `InputOptions`.
protocol InputReading: ForeignReading {
  var input: InputOptions { get }
}

/// A command that reads households in passing.
protocol PointReading: ForeignReading {
  var reading: PointReadingOptions { get }
}

extension Check: InputReading {}
extension Partition: InputReading {}
extension Repartition: InputReading {}
extension Disputes: InputReading {}
extension Settle: InputReading {}
extension Convert: InputReading {}
extension Assign: PointReading {}
extension Reassign: PointReading {}
extension Staff: ForeignReading {}
extension Limits: ForeignReading {}
extension Report: ForeignReading {}
extension Merge: ForeignReading {}
