import GridGeo

/// Adds what the command itself does to the times of a job.
struct StageTimer {
  private(set) var timings: [StageTiming] = []
  private var last = ContinuousClock.now

  /// Takes over the stages of a job that has just ended.
  mutating func take(_ stages: [StageTiming]) {
    timings += stages
    last = .now
  }

  /// Ends the stage that has run since the last call.
  mutating func end(_ stage: String) {
    let now = ContinuousClock.now
    let (seconds, attoseconds) = (now - last).components
    timings.append(StageTiming(stage: stage, seconds: Double(seconds) + Double(attoseconds) * 1e-18))
    last = now
  }

  var total: Double { timings.reduce(0) { $0 + $1.seconds } }
}
