/// What a foreign file or table holds, as text that the library's own readers take.
public struct ForeignText: Sendable, Hashable {
  /// GeoJSON, with a `crs` member where the layer is not in WGS 84, or CSV.
  public var bytes: [UInt8]
  /// SHA-256 of what was read: 64 lower-case hexadecimal digits. Nil for a table of a database.
  public var sha256: String?

  public init(bytes: [UInt8], sha256: String?) {
    self.bytes = bytes
    self.sha256 = sha256
  }
}
