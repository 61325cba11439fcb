/// The figures of a run of `disputes`.
enum DisputeSummary {
  static func figures(
    _ result: DisputeFinder.Result, claims: ValidClaims, verification: DisputeVerification?
  ) -> [SummaryFigure] {
    let disputes = result.disputes
    let parties = Set(claims.claims.map(\.party))
    var figures = [
      SummaryFigure("claims", .count(claims.account.kept)),
      SummaryFigure("claims_left_out", .count(claims.account.leftOutCount)),
      SummaryFigure("claims_out_of_force", .count(result.outOfForce)),
      SummaryFigure("parties", .count(parties.count)),
      SummaryFigure("disputes", .count(disputes.count { $0.certainty != .sliver && $0.kind != .stacked })),
      SummaryFigure("features", .count(disputes.count)),
      SummaryFigure("disputes_too_small", .count(result.tooSmall)),
    ]
    for kind in Dispute.Kind.allCases {
      let own = disputes.filter { $0.kind == kind }
      figures.append(SummaryFigure("\(kind.rawValue)_count", .count(pieces(own))))
      figures.append(SummaryFigure("\(kind.rawValue)_ha", .number(hectares(own))))
    }
    for certainty in Dispute.Certainty.allCases {
      let own = disputes.filter { $0.certainty == certainty && $0.kind != .stacked }
      figures.append(SummaryFigure("\(certainty.rawValue)_count", .count(pieces(own))))
      figures.append(SummaryFigure("\(certainty.rawValue)_ha", .number(hectares(own))))
    }
    for tier in Dispute.Tier.allCases {
      figures.append(
        SummaryFigure("\(tier.rawValue)_count", .count(disputes.count { $0.tier == tier })))
    }
    figures += [
      SummaryFigure("tiers_that_would_change", .count(result.tiersThatWouldChange)),
      SummaryFigure(
        "largest_move_mm",
        .number(max(result.ground.arrangement.largestMove, claims.largestMove).metres * 1000)),
    ]
    if let verification { figures += verification.figures }
    return figures
  }

  private static func pieces(_ disputes: [Dispute]) -> Int { disputes.reduce(0) { $0 + $1.pieces } }

  private static func hectares(_ disputes: [Dispute]) -> Double {
    disputes.reduce(0) { $0 + $1.area.hectares }
  }
}
