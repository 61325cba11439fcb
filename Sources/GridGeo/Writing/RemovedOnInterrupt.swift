/// Paths that go when the program is interrupted, as long as this value lives; see
/// `AtomicFile.removeTemporaryFilesOnInterrupt`. They need not be there.
public struct RemovedOnInterrupt: ~Copyable {
  private let slots: [Int]

  /// - Parameter paths: files, and behind them the folder that they are in.
  public init(_ paths: [String]) { slots = paths.compactMap(TemporaryFiles.register) }

  deinit { for slot in slots { TemporaryFiles.forget(slot) } }
}
