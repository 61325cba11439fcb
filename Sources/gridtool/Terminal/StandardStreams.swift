#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The three descriptors that a program starts with, which a caller may have closed.
enum StandardStreams {
  /// Fills the closed ones, so that no file opened later stands where messages are written. To be called
  /// before any file is opened.
  static func fill() {
    // The lowest free number is taken; a stream that can only be read refuses what is written to it.
    while true {
      let descriptor = open("/dev/null", O_RDONLY)
      if descriptor > 2 { _ = close(descriptor) }
      if descriptor > 2 || descriptor < 0 { return }
    }
  }

  /// Whether standard output leads anywhere. The concurrency runtime starts before the program does and takes
  /// closed descriptors for its own queues, which have no file type.
  static var outputIsOpen: Bool {
    var info = stat()
    guard fstat(1, &info) == 0, info.st_mode & S_IFMT != 0 else { return false }
    return fcntl(1, F_GETFL) & O_ACCMODE != O_RDONLY
  }
}
