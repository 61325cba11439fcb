/// Where input comes from: a file, standard input, or memory.
public enum InputSource: Sendable, Hashable {
  case file(String)
  case standardInput
  /// Bytes with the name that messages and provenance call them by.
  case memory([UInt8], name: String)

  /// A path as on a command line; `-` is standard input.
  public init(_ argument: String) { self = argument == "-" ? .standardInput : .file(argument) }

  /// Text in memory.
  public init(text: String, name: String) { self = .memory(Array(text.utf8), name: name) }

  /// Whether the name is one that other formats than the library's own read.
  public var isForeign: Bool {
    guard case .file(let name) = self else { return false }
    return FormatRegistry.reader(of: name) != nil
  }

  /// The input itself; of a foreign file, the text that stands for it and the SHA-256 of the file.
  ///
  /// - Throws: as `ForeignFormats.text(of:)`.
  func resolved() throws(GridGeoError) -> (input: InputSource, sha256: String?) {
    guard case .file(let name) = self, let formats = FormatRegistry.reader(of: name) else {
      return (self, nil)
    }
    let text = try formats.text(of: name)
    return (.memory(text.bytes, name: name), text.sha256)
  }

  /// The name as the user gave it.
  public var name: String {
    switch self {
    case .file(let path): FormatRegistry.reader(of: path)?.shownName(of: path) ?? path
    case .standardInput: "standard input"
    case .memory(_, let name): name
    }
  }

  /// The name without its folder, as provenance has it.
  public var lastComponent: String {
    let whole = name
    guard let slash = whole.lastIndex(of: "/") else { return whole }
    return String(whole[whole.index(after: slash)...])
  }

  /// All bytes of the input; of a foreign file, those of the text that stands for it.
  ///
  /// - Throws: `missingInput`, `badInput` for a folder.
  public func allBytes() throws(GridGeoError) -> [UInt8] { try ByteSource.allBytes(of: self) }
}
