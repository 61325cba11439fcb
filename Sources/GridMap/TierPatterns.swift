import GridGeo

/// Hatches for the tiers of disputes: told apart without colour, in print and by everybody.
enum TierPatterns {
  static func name(_ tier: Dispute.Tier) -> String { "tier-\(tier.rawValue)" }

  static func colour(_ tier: Dispute.Tier) -> String {
    switch tier {
    case .red: "#e8a19a"
    case .yellow: "#ffe9a8"
    case .green: "#cfe8dc"
    }
  }

  /// Definitions of the patterns `tier-red`, `tier-yellow` and `tier-green`.
  ///
  /// - Parameter unit: drawing units of a pixel.
  static func defs(unit: Int, suffix: String = "") -> Markup {
    let side = 6 * unit
    let thin = Double(unit)
    var out = Markup()
    for tier in Dispute.Tier.allCases {
      let id = name(tier) + suffix
      let turned: Markup = tier == .yellow ? " patternTransform=\"rotate(45)\"" : ""
      out += """
        <pattern id="\(id)" width="\(side)" height="\(side)" patternUnits="userSpaceOnUse"\(turned)>\
        <rect width="\(side)" height="\(side)" fill="\(colour(tier))"/>
        """
      switch tier {
      case .red:
        out +=
          "<path d=\"M0 0l\(side) \(side)M\(side) 0l-\(side) \(side)\" stroke=\"#9b1420\" stroke-width=\"\(thin)\"/>"
      case .yellow: out += "<path d=\"M0 0v\(side)\" stroke=\"#7a5a00\" stroke-width=\"\(thin * 1.8)\"/>"
      case .green:
        out += "<circle cx=\"\(side / 2)\" cy=\"\(side / 2)\" r=\"\(thin * 1.2)\" fill=\"#0b5d3b\"/>"
      }
      out += "</pattern>"
    }
    return out
  }
}
