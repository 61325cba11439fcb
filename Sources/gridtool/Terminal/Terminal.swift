import GridFormats
import GridGeo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One of the two streams that a run talks on.
struct Terminal {
  private let descriptor: Int32

  /// For data, and for what was asked for.
  static let output = Terminal(descriptor: 1)
  /// For everything else.
  static let error = Terminal(descriptor: 2)

  /// Whether a person is looking.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Colours when a person is looking and does not object by `NO_COLOR` (no-color.org) or `TERM=dumb`.
  var style: TextStyle {
    let objects = Terminal.environment("NO_COLOR").map { !$0.isEmpty } ?? false
    return TextStyle(isColoured: isTerminal && !objects && Terminal.environment("TERM") != "dumb")
  }

  /// Columns of the terminal; 80 when it does not say.
  var columns: Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes the text as it is. Used for standard error: who closed it does not want to hear.
  func write(_ text: String) {
    var text = Terminal.withoutConnections(text)
    text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count {
        #if canImport(Glibc)
          let written = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        #elseif canImport(Musl)
          let written = Musl.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        #else
          let written = Darwin.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        #endif
        if written < 0, errno == EINTR || errno == EAGAIN { continue }
        guard written > 0 else { return }
        done += written
      }
    }
  }

  /// Writes a result to standard output.
  ///
  /// - Throws: `cannotWrite`, `brokenPipe`.
  static func print(_ text: String) throws(GridGeoError) {
    var file = try AtomicFile("-", overwrite: false)
    file.text.append(withoutConnections(text))
    try file.commit()
  }

  /// The connections among the arguments, in text and in JSON, each with what to say instead.
  private static let connections: [(words: String, shown: String)] =
    ForeignFiles.connections(in: CommandLine.arguments).flatMap { words, shown in
      let json = (try? JSONValue.text(words).jsonText()).map { String($0.dropFirst().dropLast()) } ?? words
      return [(words, shown), (json, shown), (TerminalText.safe(words), shown)]
    }

  /// A connection may hold a password: it is not repeated, whoever writes.
  private static func withoutConnections(_ text: String) -> String {
    connections.reduce(text) { text, pair in
      text.split(separator: pair.words, omittingEmptySubsequences: false).joined(separator: pair.shown)
    }
  }

  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
  }
}
