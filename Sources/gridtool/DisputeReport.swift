import GridGeo

/// The account of a run of `disputes`, for a person.
struct DisputeReport {
  private let outcome: DisputesJob.Outcome

  init(_ outcome: DisputesJob.Outcome) { self.outcome = outcome }

  func text(_ style: TextStyle, seconds: Double) -> String {
    let disputes = outcome.disputes
    var table = TextTable(alignments: [.left, .right, .right, .right, .right, .right])
    table.indent = 2
    table.append(["", "certain", "probable", "sliver", "total", "area"])
    for kind in Dispute.Kind.allCases {
      let own = disputes.filter { $0.kind == kind }
      guard !own.isEmpty || kind != .stacked else { continue }
      table.append(
        [kind.rawValue]
          + Dispute.Certainty.allCases.map { certainty in
            Figures.count(pieces(own.filter { $0.certainty == certainty }))
          } + [
            Figures.count(pieces(own)),
            Figures.area(.squareMetres(own.reduce(0) { $0 + $1.area.squareMetres })),
          ])
    }
    var facts = TextTable(alignments: [.left, .left])
    facts.indent = 2
    for tier in Dispute.Tier.allCases {
      facts.append([tier.rawValue, Figures.count(disputes.count { $0.tier == tier })])
    }
    if !outcome.committees.isEmpty {
      facts.append(["committees", Figures.count(outcome.committees.count)])
      facts.append(["inspection sectors", Figures.count(outcome.sectors.count)])
    }
    for name in [
      "committees_over_cap", "claims_left_out", "claims_out_of_force", "disputes_too_small",
      "tiers_that_would_change",
    ] {
      if let figure = outcome.provenance.summary.first(where: { $0.name == name }), figure.value != .count(0)
      {
        facts.append([figure.label, Figures.value(figure.value)])
      }
    }
    for figure in outcome.verification?.figures ?? [] {
      facts.append([figure.label, Figures.value(figure.value)])
    }
    facts.append(["time", Figures.seconds(seconds)])
    return table.text(style) + facts.text(style)
  }

  private func pieces(_ disputes: [Dispute]) -> Int { disputes.reduce(0) { $0 + $1.pieces } }
}
