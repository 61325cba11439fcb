/// How far a job has come.
public struct ProgressEvent: Sendable {
  /// Such as "read" or "divide".
  public var stage: String
  public var done: Int
  /// 0 when not known.
  public var total: Int

  /// Objective of the best division so far, when a search has one.
  public var best: Double?

  public init(stage: String, done: Int, total: Int, best: Double? = nil) {
    self.stage = stage
    self.done = done
    self.total = total
    self.best = best
  }
}

/// Receives progress; called from any task.
public typealias ProgressHandler = @Sendable (ProgressEvent) -> Void
