/// Limits in words, English or Chinese.
struct LimitsWords {
  var language: LimitsTableWriter.Language
  /// Of units, by code.
  var names: [String: String]

  /// Bounds under this share of a side are only told when nothing else is left.
  private static let smallestShare = 0.05

  private var isChinese: Bool { language == .chinese }

  func name(of code: String) -> String {
    guard let name = names[code], !name.isEmpty else { return code }
    return name
  }

  func side(_ side: GridLimits.Side) -> String {
    switch side {
    case .north: isChinese ? "北" : "north"
    case .east: isChinese ? "东" : "east"
    case .south: isChinese ? "南" : "south"
    case .west: isChinese ? "西" : "west"
    case .inside: isChinese ? "内" : "inside"
    }
  }

  /// Every feature on the side with its share, the longest first.
  func features(of side: GridLimits.SideLimits) -> String {
    var lengths: [[String]: Double] = [:]
    for feature in side.bounds.flatMap(\.features) {
      lengths[[feature.kind, feature.name], default: 0] += feature.length.metres
    }
    return lengths.sorted {
      $0.value != $1.value ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key)
    }
    .map { "\(feature(kind: $0.key[0], name: $0.key[1])) \(share($0.value, of: side.length.metres))" }
    .joined(separator: isChinese ? "；" : "; ")
  }

  /// One line: who bounds the side, each with its share and what the border follows.
  func description(of side: GridLimits.SideLimits) -> String {
    let whole = side.length.metres
    guard let first = side.bounds.first, whole > 0 else { return isChinese ? "无" : "none" }
    let told = side.bounds.filter { $0 == first || $0.length.metres >= Self.smallestShare * whole }
    var parts = told.map { bound($0, of: whole) }
    let rest = whole - told.reduce(0) { $0 + $1.length.metres }
    if rest >= 0.005 * whole {
      parts.append(isChinese ? "其他 \(share(rest, of: whole))" : "others \(share(rest, of: whole))")
    }
    return parts.joined(separator: isChinese ? "；" : "; ")
  }

  private func bound(_ bound: GridLimits.Bound, of whole: Double) -> String {
    let share = share(bound.length.metres, of: whole)
    let entered = bound.entered.map(name(of:))
    let along = bound.features.filter { $0.length.metres >= Self.smallestShare * bound.length.metres }
      .map { feature(kind: $0.kind, name: $0.name) }
    if isChinese {
      let place = entered.isEmpty ? "" : "（\(entered.joined(separator: "，"))）"
      let what =
        switch bound.across {
        case .grid: "网格\(bound.code)\(place)"
        case .unit: "\(name(of: bound.code))"
        case .outside: "辖区外"
        }
      return "\(what) \(share)" + (along.isEmpty ? "" : "，沿\(along.joined(separator: "、"))")
    }
    let what =
      switch bound.across {
      case .grid: "grid \(bound.code)" + (entered.isEmpty ? "" : " (\(entered.joined(separator: ", ")))")
      case .unit: name(of: bound.code)
      case .outside: "outside the territory"
      }
    return "\(what) \(share)" + (along.isEmpty ? "" : ", along \(along.joined(separator: " and "))")
  }

  private func feature(kind: String, name: String) -> String {
    let word = isChinese ? Self.chinese[kind.lowercased()] ?? kind : kind
    guard !name.isEmpty else { return isChinese || kind.contains(" ") ? word : "a \(word)" }
    return isChinese ? name : "the \(word) \(name)"
  }

  private static let chinese = [
    "river": "河流", "stream": "溪流", "canal": "渠道", "lake": "湖泊", "road": "道路", "path": "小路",
    "railway": "铁路", "ridge": "山脊", "valley": "山谷", "cliff": "陡崖", "fence": "围栏", "wall": "墙",
    "barrier": "阻隔",
  ]

  private func share(_ part: Double, of whole: Double) -> String {
    let percent = whole > 0 ? (100 * part / whole).rounded() : 0
    return percent < 1 ? (isChinese ? "不足1%" : "under 1 %") : "\(Int(percent))\(isChinese ? "%" : " %")"
  }
}
