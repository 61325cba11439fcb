import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension AtomicFile {
  /// For command-line programs, once, at the start: from now on an interrupt, a hang-up or a request to
  /// end removes the temporary files before the process ends by that signal, `exit` removes them too, and a
  /// broken pipe is the error `brokenPipe` instead of a signal. A signal that is ignored stays ignored.
  public static func removeTemporaryFilesOnInterrupt() {
    TemporaryFiles.prepare()
    _ = atexit { TemporaryFiles.removeAll() }
    _ = signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var current = sigaction()
      guard sigaction(number, nil, &current) == 0, !TemporaryFiles.isIgnored(current) else { continue }
      _ = signal(number) { number in
        TemporaryFiles.removeAll()
        _ = signal(number, SIG_DFL)
        _ = raise(number)
      }
    }
  }
}

/// The temporary files of this process, kept so that a signal handler can remove them: C strings behind
/// atomic words. Whoever takes a word out owns the string.
enum TemporaryFiles {
  private static let slots: [16 of Atomic<UInt>] = .init { _ in Atomic(0) }

  /// Makes the list, so that a signal handler never does.
  static func prepare() { _ = slots[0].load(ordering: .relaxed) }

  /// - Returns: where the path is kept; nil when all places are taken (it is then removed on an error, but
  ///   not on a signal).
  static func register(_ path: String) -> Int? {
    guard let copy = strdup(path) else { return nil }
    let word = UInt(bitPattern: copy)
    for slot in slots.indices
    where slots[slot].compareExchange(expected: 0, desired: word, ordering: .acquiringAndReleasing).exchanged
    {
      return slot
    }
    free(copy)
    return nil
  }

  static func forget(_ slot: Int) {
    let word = slots[slot].exchange(0, ordering: .acquiringAndReleasing)
    if let path = UnsafeMutablePointer<CChar>(bitPattern: word) { free(path) }
  }

  /// Only calls what a signal handler may call: the strings are not freed.
  static func removeAll() {
    for slot in slots.indices { remove(slot) }
  }

  /// - Returns: the path, for a caller that may free it.
  @discardableResult
  static func remove(_ slot: Int) -> UnsafeMutablePointer<CChar>? {
    let word = slots[slot].exchange(0, ordering: .acquiringAndReleasing)
    guard let path = UnsafeMutablePointer<CChar>(bitPattern: word) else { return nil }
    // A folder is registered after what is in it, and goes when it is empty.
    if unlink(path) != 0 { _ = rmdir(path) }
    return path
  }

  static func isIgnored(_ action: sigaction) -> Bool {
    #if os(Linux)
      let handler = action.__sigaction_handler.sa_handler
    #else
      let handler = action.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: UInt.self) == unsafeBitCast(SIG_IGN, to: UInt.self)
  }
}
