import GridGeo

/// What there is to say of settlement options: a table for each pair, and what was left out.
struct SettleReport {
  private let settlements: [Settlement]

  init(_ settlements: [Settlement]) { self.settlements = settlements }

  func text(_ style: TextStyle) -> String { settlements.map { text($0, style) }.joined() }

  private func text(_ settlement: Settlement, _ style: TextStyle) -> String {
    let heading =
      "\(settlement.dispute): \(settlement.parties.joined(separator: " and ")), \(Figures.area(settlement.area))"
    var table = TextTable(
      [("option", .left)] + settlement.parties.map { (TerminalText.safe($0), .right) }
        + settlement.parties.map { _ in ("share", .right) } + [("households", .right)]
        + [("fence", .right), ("stakes", .right), ("joined", .left)])
    table.indent = 2
    func row(_ name: String, _ effects: EffectTable, isReference: Bool = false) {
      let sides = settlement.parties.compactMap { party in effects.sides.first { $0.party == party } }
      let houses = sides.compactMap(\.households).map(String.init).joined(separator: " : ")
      let isJoined = sides.allSatisfy { $0.joined != false }
      table.append(
        [name] + sides.map { Figures.area($0.area) } + sides.map { Figures.percent($0.share * 100) }
          + [houses]
          + (isReference
            ? ["", "", ""]
            : [
              Figures.length(effects.fence), Figures.count(effects.stakes), isJoined ? "yes" : "no",
            ]))
    }
    for option in settlement.options {
      row(option.name.isEmpty ? option.id : "\(option.id) (\(option.name))", option.effects)
    }
    for reference in settlement.references {
      row("all to \(reference.party)", reference.effects, isReference: true)
    }
    let left = settlement.omissions.map {
      "  left out: \($0.method.rawValue): \(TerminalText.safe($0.reason))\n"
    }
    return style.bold(TerminalText.safe(heading)) + "\n" + table.text(style) + left.joined()
  }

  var json: JSONValue {
    .array(
      settlements.map { settlement in
        .object([
          JSONMember("dispute", .text(settlement.dispute)),
          JSONMember("parties", .array(settlement.parties.map { .text($0) })),
          JSONMember("area_ha", .rounded(settlement.area.hectares, decimals: 4)),
          JSONMember(
            "frontages_m", .array(settlement.frontages.map { .rounded($0.metres, decimals: 1) })),
          JSONMember("options", .array(settlement.options.map(option))),
          JSONMember(
            "left_out",
            .array(
              settlement.omissions.map {
                .object([
                  JSONMember("method", .text($0.method.rawValue)), JSONMember("reason", .text($0.reason)),
                ])
              })),
        ])
      })
  }

  private func option(_ option: SettlementOption) -> JSONValue {
    .object([
      JSONMember("option", .text(option.id)), JSONMember("method", .text(option.method.rawValue)),
      JSONMember("fence_m", .rounded(option.effects.fence.metres, decimals: 1)),
      JSONMember("stakes", .integer(option.effects.stakes)),
      JSONMember(
        "shares",
        .object(
          option.effects.sides.map {
            JSONMember($0.party.isEmpty ? "withdrawn" : $0.party, .rounded($0.share, decimals: 6))
          })),
      JSONMember(
        "joined", .bool(option.effects.sides.allSatisfy { $0.joined != false })),
    ])
  }
}
