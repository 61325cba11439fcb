/// A JSON value that keeps the order of an object's members.
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A finite number.
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([JSONMember])
}
