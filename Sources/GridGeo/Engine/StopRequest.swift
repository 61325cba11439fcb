import Synchronization

/// A wish to end a search early with the best that it has; made from any thread, a signal handler included.
public final class StopRequest: Sendable {
  private let flag = Atomic(false)

  public init() {}

  /// Ends the search at its next look.
  public func make() { flag.store(true, ordering: .relaxed) }

  public var isMade: Bool { flag.load(ordering: .relaxed) }
}
