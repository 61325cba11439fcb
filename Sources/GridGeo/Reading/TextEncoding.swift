/// The encoding of a table.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  case gb18030
  case gbk

  /// Reads "utf-8", "UTF8", "gb18030", "GB 18030", "gbk" or "gb2312" (of which GBK is a superset).
  public init?(_ text: String) {
    switch text.lowercased().filter({ !" -_".contains($0) }) {
    case "utf8": self = .utf8
    case "gb18030": self = .gb18030
    case "gbk", "gb2312", "cp936": self = .gbk
    default: return nil
    }
  }

  /// The name as standards write it.
  public var displayName: String {
    switch self {
    case .utf8: "UTF-8"
    case .gb18030: "GB 18030"
    case .gbk: "GBK"
    }
  }
}
