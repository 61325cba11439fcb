/// The table that tells which disputes to take first. No points are added up: a dispute is red when a red rule
/// holds, else yellow when a yellow one does, else green.
///
/// Whatever the table says, slivers and stacked use are green, and gaps and light conflicts at most yellow.
public struct TierRules: Sendable, Hashable {
  public var rules: [TierRule]

  public init(_ rules: [TierRule]) { self.rules = rules }

  /// Certain disputes are yellow, and red with three parties, with households or 100 sheep units inside, when
  /// the season is at most 30 days away, when all have evidence of rank 2 or better, or after five years.
  /// Probable ones are yellow with three parties, households inside or five near, or the season soon.
  public static let usual = TierRules([
    TierRule(.red, certainty: .certain, parties: 3),
    TierRule(.red, certainty: .certain, householdsInside: 1),
    TierRule(.red, certainty: .certain, herd: 100),
    TierRule(.red, certainty: .certain, seasonWithin: 30),
    TierRule(.red, certainty: .certain, evidence: 2),
    TierRule(.red, certainty: .certain, yearsOpen: 5),
    TierRule(.yellow, certainty: .certain),
    TierRule(.yellow, certainty: .probable, parties: 3),
    TierRule(.yellow, certainty: .probable, householdsInside: 1),
    TierRule(.yellow, certainty: .probable, householdsNear: 5),
    TierRule(.yellow, certainty: .probable, seasonWithin: 30),
  ])
}
