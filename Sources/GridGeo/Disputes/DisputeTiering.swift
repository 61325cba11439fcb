/// Applies a table of tier rules to the facts of a dispute, and says why.
enum DisputeTiering {
  /// The tier, and the codes of every rule that puts the dispute there, in a fixed order.
  static func tier(of facts: TierFacts, by rules: TierRules) -> (tier: Dispute.Tier, reasons: [String]) {
    if facts.kind == .stacked { return (.green, ["stacked-use"]) }
    if facts.certainty == .sliver { return (.green, ["sliver"]) }
    let held = rules.rules.filter { holds($0, for: facts) }
    let wanted: Dispute.Tier =
      held.contains { $0.tier == .red } ? .red : held.contains { $0.tier == .yellow } ? .yellow : .green
    var found: Set<Reason> = [facts.certainty == .certain ? .certain : .probable]
    for rule in held where rule.tier == wanted { found.formUnion(reasons(of: rule)) }
    var codes = found.sorted().map { code($0, facts) }
    // In the order of the table, and each code once.
    for rule in held where rule.tier == wanted {
      guard let years = rule.yearsOpen else { continue }
      let code = "open-\(years)-years"
      if !codes.contains(code) { codes.append(code) }
    }
    let tier: Dispute.Tier
    if wanted == .red && (facts.kind == .gap || facts.conflict != .full) {
      tier = .yellow
      codes.append(facts.kind == .gap ? "unclaimed" : "rights-light")
    } else {
      tier = wanted
    }
    return (tier, codes)
  }

  /// How many disputes would be in another tier if their certainty were the other one, such as that at an
  /// accuracy 1.5 times worse.
  static func changes(
    _ facts: [TierFacts], with certainties: [Dispute.Certainty], by rules: TierRules
  ) -> Int {
    zip(facts, certainties).reduce(0) { count, pair in
      var other = pair.0
      other.certainty = pair.1
      return count + (tier(of: pair.0, by: rules).tier == tier(of: other, by: rules).tier ? 0 : 1)
    }
  }

  /// Days from a date to the first day of a set, 0 when it is one of them; nil for no days.
  static func days(until days: DaySet, from date: CalendarDate) -> Int? {
    let today = DaySet.number(of: date)
    return (0..<DaySet.daysInYear).first { days.contains((today + $0) % DaySet.daysInYear) }
  }

  private enum Reason: Int, Comparable {
    case certain, probable, parties, householdsInside, householdsNear, herd, season, evidence

    static func < (a: Reason, b: Reason) -> Bool { a.rawValue < b.rawValue }
  }

  private static func holds(_ rule: TierRule, for facts: TierFacts) -> Bool {
    func reached<Number: Comparable>(_ least: Number?, _ fact: Number?) -> Bool {
      guard let least else { return true }
      return fact.map { $0 >= least } ?? false
    }
    guard rule.certainty == nil || rule.certainty == facts.certainty,
      reached(rule.parties, facts.parties), reached(rule.householdsInside, facts.householdsInside),
      reached(rule.householdsNear, facts.householdsNear), reached(rule.herd, facts.herd),
      reached(rule.yearsOpen, facts.yearsOpen)
    else { return false }
    if let most = rule.seasonWithin {
      guard let days = facts.daysToSeason, days <= most else { return false }
    }
    if let worst = rule.evidence {
      guard facts.evidence.count >= 2, facts.evidence.allSatisfy({ ($0.rank ?? .max) <= worst }) else {
        return false
      }
    }
    return true
  }

  private static func reasons(of rule: TierRule) -> [Reason] {
    var reasons: [Reason] = []
    if rule.parties != nil { reasons.append(.parties) }
    if rule.householdsInside != nil { reasons.append(.householdsInside) }
    if rule.householdsNear != nil { reasons.append(.householdsNear) }
    if rule.herd != nil { reasons.append(.herd) }
    if rule.seasonWithin != nil { reasons.append(.season) }
    if rule.evidence != nil { reasons.append(.evidence) }
    return reasons
  }

  private static func code(_ reason: Reason, _ facts: TierFacts) -> String {
    switch reason {
    case .certain: "certain"
    case .probable: "probable"
    case .parties:
      facts.parties == 2 ? "two-parties" : facts.parties == 3 ? "three-parties" : "\(facts.parties)-parties"
    case .householdsInside: "households-inside"
    case .householdsNear: "households-near"
    case .herd: "herds-inside"
    case .season: facts.daysToSeason == 0 ? "in-season" : "season-soon"
    case .evidence: "evidence-equal"
    }
  }
}
