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

  /// The name as the user gave it.
  public var name: String {
    switch self {
    case .file(let path): path
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
}
