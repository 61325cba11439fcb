/// Reads a survey, checks it and divides its villages into grids.
public struct PartitionJob: Sendable {
  public var files: SurveyFiles
  public var reading: SurveyReading
  public var options: PartitionOptions
  /// How many workers to take; nil for all processors.
  public var workers: Int?

  public init(
    files: SurveyFiles, reading: SurveyReading = SurveyReading(), options: PartitionOptions,
    workers: Int? = nil
  ) {
    self.files = files
    self.reading = reading
    self.options = options
    self.workers = workers
  }

  public struct Outcome: Sendable {
    /// Ready to be written by `GridPlanWriter`.
    public var plan: GridPlan
    /// By code.
    public var villages: [VillageFigures]
    /// What was found on the way; what was left out is among it.
    public var findings: [Finding]
    public var notes: [String]
    public var timings: [StageTiming]
    /// The territory and barriers that the plan was made from, for a map.
    public var units: [AdminUnit]
    public var barriers: [Barrier]
  }

  /// What a run would read and do, for `--dry-run`.
  public struct Preview: Sendable {
    public var frame: String
    public var counts: [SummaryFigure]
    public var notes: [String]
  }

  /// - Throws: `missingInput`, `badInput`, `badCRS`, `infeasible`, `badOption`, `native`, `cancelled`.
  public func run(progress: ProgressHandler? = nil) async throws(GridGeoError) -> Outcome {
    throw GridGeoError(.broken, "not wired yet")
  }

  /// Reads and checks, and divides nothing.
  public func preview() async throws(GridGeoError) -> Preview {
    throw GridGeoError(.broken, "not wired yet")
  }
}
