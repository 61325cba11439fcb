/// A file that was read, as provenance names it: its name without folder, and what it held.
public struct InputFile: Sendable, Hashable {
  /// "territory", "households", "barriers", "units" or "plan".
  public var role: String
  /// File name without its folder.
  public var name: String
  /// SHA-256 of its bytes, 64 lower-case hexadecimal digits.
  public var sha256: String

  public init(role: String, name: String, sha256: String) {
    self.role = role
    self.name = name
    self.sha256 = sha256
  }
}
