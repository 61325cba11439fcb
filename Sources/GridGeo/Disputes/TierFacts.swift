/// What the tier of a dispute follows from, and nothing else.
struct TierFacts: Sendable, Hashable {
  var kind: Dispute.Kind
  var certainty: Dispute.Certainty
  /// Number of parties.
  var parties: Int
  /// The gravest conflict between rights of different parties.
  var conflict: RightsTable.Conflict
  /// Nil without a household table.
  var householdsInside: Int?
  var householdsNear: Int?
  var herd: Double?
  /// Days until the disputed season begins, 0 while it runs; nil without a date.
  var daysToSeason: Int?
  /// By party.
  var evidence: [Dispute.Evidence]
  var yearsOpen: Int?

  init(
    kind: Dispute.Kind, certainty: Dispute.Certainty, parties: Int, conflict: RightsTable.Conflict = .full,
    householdsInside: Int? = nil, householdsNear: Int? = nil, herd: Double? = nil, daysToSeason: Int? = nil,
    evidence: [Dispute.Evidence] = [], yearsOpen: Int? = nil
  ) {
    self.kind = kind
    self.certainty = certainty
    self.parties = parties
    self.conflict = conflict
    self.householdsInside = householdsInside
    self.householdsNear = householdsNear
    self.herd = herd
    self.daysToSeason = daysToSeason
    self.evidence = evidence
    self.yearsOpen = yearsOpen
  }
}
