/// The value of a feature's property, with its type.
public enum PropertyValue: Sendable, Hashable {
  case text(String)
  /// As it is written in the file.
  case number(String)
  case bool(Bool)
  case null
  /// An array or object, as it is written in the file.
  case json(String)

  /// The value as one would read it aloud; nil for null.
  public var plainText: String? {
    switch self {
    case .text(let text), .number(let text), .json(let text): text
    case .bool(let value): value ? "true" : "false"
    case .null: nil
    }
  }
}
