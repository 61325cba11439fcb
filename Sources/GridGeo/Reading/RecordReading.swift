/// What reading a file of records brought: the values, and all there is to say about the rest.
public struct RecordReading<Record: Sendable>: Sendable {
  /// In the file's order.
  public var records: [Record]
  /// Every record that was left out is here, and every value that was not understood.
  public var problems: [ReadingProblem]
  /// Remarks for the user.
  public var notes: [String]
  /// Records in the file: `records.count` and the refused ones.
  public var recordCount: Int
  /// SHA-256 of the bytes when it was asked for.
  public var sha256: String?

  public init(
    records: [Record] = [], problems: [ReadingProblem] = [], notes: [String] = [], recordCount: Int = 0,
    sha256: String? = nil
  ) {
    self.records = records
    self.problems = problems
    self.notes = notes
    self.recordCount = recordCount
    self.sha256 = sha256
  }

  /// What was left out, and why.
  public var refusals: [ReadingProblem] { problems.filter(\.isRefusal) }
}

extension RecordReading {
  /// Takes over what the GeoJSON reader had to say.
  mutating func take(_ summary: GeoJSONSummary) {
    problems = summary.problems + problems
    notes = summary.notes + notes
    recordCount = summary.featureCount
    sha256 = summary.sha256
  }

  /// Notes a problem; with the policy `stop` throws it when the record is lost.
  mutating func note(_ problem: ReadingProblem, policy: FaultPolicy) throws(GridGeoError) {
    if problem.isRefusal, policy == .stop { throw problem.error }
    problems.append(problem)
  }
}

extension ReadingOptions {
  /// For records that are nothing without their geometry: what cannot be kept is collected.
  var needingGeometry: ReadingOptions {
    var options = self
    if options.policy == .keep { options.policy = .collect }
    return options
  }
}
