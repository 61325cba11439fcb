/// Asks now and then whether a search should end early: because somebody wants it to, or the time is up.
struct StopCheck: Sendable {
  private let deadline: ContinuousClock.Instant?
  private let request: StopRequest?

  init(request: StopRequest? = nil, deadline: ContinuousClock.Instant? = nil) {
    self.request = request
    self.deadline = deadline
  }

  static let never = StopCheck()

  var isDue: Bool {
    if let request, request.isMade { return true }
    if let deadline, ContinuousClock.now >= deadline { return true }
    return false
  }

  /// Whether there is a time at which the search ends.
  var hasDeadline: Bool { deadline != nil }
}
