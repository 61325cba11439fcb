import GridGeo

/// What a dossier may say about households: small counts, and those that would give them back, stay out.
struct DossierCounts: Sendable, Hashable {
  enum Count: Sendable, Hashable {
    case number(Int)
    case hidden
    case unknown
  }

  var inside: Count
  var near: Count

  init(_ dispute: Dispute, working: Bool) {
    let least = Suppression.householdThreshold
    func shown(_ count: Int?, _ other: Int?) -> Count {
      guard let count else { return .unknown }
      guard !working, count < least || other.map({ 1..<least ~= abs(count - $0) }) ?? false else {
        return .number(count)
      }
      return .hidden
    }
    inside = shown(dispute.households, nil)
    // Both, where they differ by few, would tell of those few.
    near = shown(dispute.householdsNear, dispute.households)
  }

  /// Whether the households of options may be shown: no side of any has few, and no two options differ by few.
  static func mayShow(_ settlement: Settlement, working: Bool) -> Bool {
    if working { return true }
    let least = Suppression.householdThreshold
    for party in settlement.parties {
      let counts = Set(
        (settlement.options.map(\.effects) + settlement.references.map(\.effects)).flatMap(\.sides)
          .filter { $0.party == party || $0.party.isEmpty }.compactMap(\.households)
      ).sorted()
      // None at all on one side is what "all to the other" means, and says nothing.
      for (number, count) in counts.enumerated() where count != 0 {
        if count < least || (number > 0 && count - counts[number - 1] < least) { return false }
      }
    }
    return true
  }
}
