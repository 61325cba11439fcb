/// Reads a survey and reports every finding.
public struct CheckJob: Sendable {
  public var files: SurveyFiles
  public var reading: SurveyReading
  /// How many workers to take; nil for all processors.
  public var workers: Int?

  public init(files: SurveyFiles, reading: SurveyReading = SurveyReading(), workers: Int? = nil) {
    self.files = files
    self.reading = reading
    self.workers = workers
  }

  public struct Outcome: Sendable {
    /// In stable order, the gravest first.
    public var findings: [Finding]
    /// What was read and what of it can be used.
    public var counts: [SummaryFigure]
    public var notes: [String]
    public var provenance: Provenance
    public var timings: [StageTiming]
  }

  /// - Throws: `missingInput`, `badInput` for a file that is no survey at all; `native`; `cancelled`.
  public func run(progress: ProgressHandler? = nil) async throws(GridGeoError) -> Outcome {
    throw GridGeoError(.broken, "not wired yet")
  }
}
