/// Times the stages of a job, one after the other.
struct StageClock {
  private(set) var timings: [StageTiming] = []
  private var last = ContinuousClock.now

  /// Ends the stage that has run since the last call.
  mutating func end(_ stage: String) {
    let now = ContinuousClock.now
    let (seconds, attoseconds) = (now - last).components
    timings.append(StageTiming(stage: stage, seconds: Double(seconds) + Double(attoseconds) * 1e-18))
    last = now
  }
}
