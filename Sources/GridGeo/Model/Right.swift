/// What a claim says its party may do with the ground.
public enum Right: String, Sendable, Hashable, CaseIterable {
  case grazing, digging, hay, water, passage

  /// Reads the English word or a Chinese one (放牧, 采挖, 打草, 用水, 通行 …).
  public init?(_ text: String) {
    switch text.lowercased() {
    case "grazing", "放牧", "放牧权", "牧": self = .grazing
    case "digging", "采挖", "采挖权", "虫草采挖": self = .digging
    case "hay", "打草", "割草", "打草权": self = .hay
    case "water", "用水", "饮水", "水源": self = .water
    case "passage", "通行", "过牧", "通行权", "牧道": self = .passage
    default: return nil
    }
  }
}

extension Right: Comparable {
  public static func < (a: Right, b: Right) -> Bool { a.order < b.order }

  private var order: Int { Right.allCases.firstIndex(of: self) ?? 0 }
}
