import Synchronization

/// The foreign formats of this process. Nothing is known until somebody installs them, at the start of a program.
public enum FormatRegistry {
  private static let formats = Mutex<(any ForeignFormats)?>(nil)

  /// Makes the formats known to all readers and writers, in place of those before; nil takes them away.
  public static func install(_ formats: (any ForeignFormats)?) {
    FormatRegistry.formats.withLock { $0 = formats }
  }

  /// Whether this name is one of a foreign format that is written.
  public static func isWritten(_ name: String) -> Bool { writer(of: name) != nil }

  /// Those that read this name, if any do.
  static func reader(of name: String) -> (any ForeignFormats)? {
    formats.withLock { $0 }.flatMap { $0.reads(name) ? $0 : nil }
  }

  /// Those that write this name, if any do.
  static func writer(of name: String) -> (any ForeignFormats)? {
    formats.withLock { $0 }.flatMap { $0.writes(name) ? $0 : nil }
  }
}
