extension SyntheticTerritory {
  /// What was drawn as claims, and what was planted among them.
  public struct ClaimFigures: Sendable, Hashable {
    public var claims: Int
    /// In all rings, closing ones included.
    public var positions: Int
    /// Villages and townships that claim.
    public var parties: Int
    public var overlaps: Int
    public var threeWay: Int
    public var stacked: Int
    public var encroachments: Int
    public var gaps: Int
    public var duplicates: Int

    init(_ claims: [Claim], _ truth: ClaimTruth) {
      func count(_ kind: Dispute.Kind) -> Int { truth.planted.count { $0.kind == kind } }
      self.claims = claims.count
      positions = claims.reduce(0) { $0 + $1.region.coordinateCount }
      parties = Set(claims.map(\.party)).count
      overlaps = count(.overlap)
      threeWay = truth.planted.count { $0.kind == .overlap && $0.parties.count > 2 }
      stacked = count(.stacked)
      encroachments = count(.encroachment)
      gaps = count(.gap)
      duplicates = truth.duplicates.count
    }

    /// The same by name, in the order they are shown.
    var figures: [SummaryFigure] {
      [
        SummaryFigure("claims", .count(claims)),
        SummaryFigure("claim_positions", .count(positions)),
        SummaryFigure("claim_parties", .count(parties)),
        SummaryFigure("planted_overlaps", .count(overlaps)),
        SummaryFigure("planted_three_way", .count(threeWay)),
        SummaryFigure("planted_stacked", .count(stacked)),
        SummaryFigure("planted_encroachments", .count(encroachments)),
        SummaryFigure("planted_gaps", .count(gaps)),
        SummaryFigure("duplicate_outlines", .count(duplicates)),
      ]
    }
  }
}
