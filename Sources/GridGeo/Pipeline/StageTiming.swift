/// How long one stage of a job took.
public struct StageTiming: Sendable, Hashable {
  public var stage: String
  /// Wall-clock seconds.
  public var seconds: Double

  public init(stage: String, seconds: Double) {
    self.stage = stage
    self.seconds = seconds
  }
}
