/// A line of the table that tells which tier a dispute belongs to: everything it asks for must hold. What is
/// nil it does not ask for; what is not known does not hold.
public struct TierRule: Sendable, Hashable {
  public var tier: Dispute.Tier
  public var certainty: Dispute.Certainty?
  /// At least so many.
  public var parties: Int?
  public var householdsInside: Int?
  public var householdsNear: Int?
  /// At least this load inside.
  public var herd: Double?
  /// The disputed season runs, or begins in so many days at most.
  public var seasonWithin: Int?
  /// Every party has evidence of this rank or a better one.
  public var evidence: Int?
  /// At least so many.
  public var yearsOpen: Int?

  public init(
    _ tier: Dispute.Tier, certainty: Dispute.Certainty? = nil, parties: Int? = nil,
    householdsInside: Int? = nil,
    householdsNear: Int? = nil, herd: Double? = nil, seasonWithin: Int? = nil, evidence: Int? = nil,
    yearsOpen: Int? = nil
  ) {
    self.tier = tier
    self.certainty = certainty
    self.parties = parties
    self.householdsInside = householdsInside
    self.householdsNear = householdsNear
    self.herd = herd
    self.seasonWithin = seasonWithin
    self.evidence = evidence
    self.yearsOpen = yearsOpen
  }
}
