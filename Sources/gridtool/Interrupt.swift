import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Ctrl-C during a search: the first one ends the search with the best plan it has, a second one the program.
enum Interrupt {
  private static let request = StopRequest()

  /// From now on an interrupt ends the search. One that is ignored stays ignored.
  static func listen() -> StopRequest {
    let request = Interrupt.request
    let before = signal(SIGINT) { _ in
      Interrupt.request.make()
      _ = signal(SIGINT, SIG_DFL)
    }
    if unsafeBitCast(before, to: UInt.self) == unsafeBitCast(SIG_IGN, to: UInt.self) {
      _ = signal(SIGINT, SIG_IGN)
    }
    return request
  }

  /// The search is over: an interrupt is what it was.
  static func end() { AtomicFile.removeTemporaryFilesOnInterrupt() }
}
