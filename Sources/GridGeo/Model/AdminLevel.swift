/// The four levels of administration, from the whole down.
public enum AdminLevel: Int, Sendable, Hashable, Comparable, CaseIterable {
  case prefecture = 0
  case county
  case township
  case village

  public static func < (a: AdminLevel, b: AdminLevel) -> Bool { a.rawValue < b.rawValue }

  /// The English word, as in files.
  public var name: String {
    switch self {
    case .prefecture: "prefecture"
    case .county: "county"
    case .township: "township"
    case .village: "village"
    }
  }

  /// Reads the English word or a Chinese one (州, 县, 乡, 镇, 村 …).
  public init?(_ text: String) {
    switch text.lowercased() {
    case "prefecture", "州", "自治州", "市", "地级": self = .prefecture
    case "county", "县", "区", "县级", "自治县": self = .county
    case "township", "town", "乡", "镇", "乡镇", "乡镇级", "街道": self = .township
    case "village", "村", "社区", "行政村", "村级": self = .village
    default: return nil
    }
  }

  public var above: AdminLevel? { AdminLevel(rawValue: rawValue - 1) }
}
