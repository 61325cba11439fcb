/// How far a job has come.
public struct ProgressEvent: Sendable {
  /// Such as "read" or "divide".
  public var stage: String
  public var done: Int
  /// 0 when not known.
  public var total: Int

  public init(stage: String, done: Int, total: Int) {
    self.stage = stage
    self.done = done
    self.total = total
  }
}

/// Receives progress; called from any task.
public typealias ProgressHandler = @Sendable (ProgressEvent) -> Void
