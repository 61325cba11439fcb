/// Brings the slivers between the same parties together. Two lines that follow one boundary cross each other
/// hundreds of times; a list of all crossings would hide the disputes.
enum SliverGathering {
  static func gathered(_ disputes: [WeighedDispute]) -> [WeighedDispute] {
    var kept: [WeighedDispute] = []
    var places: [Key: Int] = [:]
    var groups: [[Dispute]] = []
    for weighed in disputes {
      let dispute = weighed.dispute
      guard dispute.certainty == .sliver, dispute.kind != .stacked else {
        kept.append(weighed)
        continue
      }
      let key = Key(kind: dispute.kind, parties: dispute.parties)
      let place = places[key] ?? groups.count
      if place == groups.count {
        places[key] = place
        groups.append([])
      }
      groups[place].append(dispute)
    }
    return kept
      + groups.map { group in
        let dispute = group.count == 1 ? group[0] : joined(group.sorted(by: DisputeOrder.precedes))
        return WeighedDispute(dispute: dispute, tierIfWorse: dispute.tier)
      }
  }

  private struct Key: Hashable {
    var kind: Dispute.Kind
    var parties: [String]
  }

  private static func joined(_ group: [Dispute]) -> Dispute {
    var whole = group[0]
    whole.pieces = group.count
    var sides: [String: Double] = [:]
    var ranks: [String: Int] = [:]
    for dispute in group {
      for side in dispute.sideAreas { sides[side.unit, default: 0] += side.area.squareMetres }
      for evidence in dispute.evidence {
        if let rank = evidence.rank { ranks[evidence.party] = min(ranks[evidence.party] ?? rank, rank) }
      }
    }
    func sum(_ value: (Dispute) -> Double) -> Double { group.reduce(0) { $0 + value($1) } }
    whole.claims = Set(group.flatMap(\.claims)).sorted(by: StableOrder.precedes)
    whole.claimants = group.map(\.claimants).max() ?? 0
    whole.days = group.reduce(.none) { $0.union($1.days) }
    whole.rights = Set(group.flatMap(\.rights)).sorted()
    whole.area = .squareMetres(sum { $0.area.squareMetres })
    whole.areaLow = .zero
    whole.areaHigh = .squareMetres(sum { $0.areaHigh.squareMetres })
    whole.areaError = .squareMetres(
      sum { $0.areaError.squareMetres * $0.areaError.squareMetres }.squareRoot())
    whole.z = nil
    whole.hectareDays = sum(\.hectareDays)
    whole.width = group.compactMap(\.width).max()
    whole.sideAreas = sides.sorted { StableOrder.precedes($0.key, $1.key) }
      .map { Dispute.SideArea(unit: $0.key, area: .squareMetres($0.value)) }
    whole.households = whole.households.map { _ in group.reduce(0) { $0 + ($1.households ?? 0) } }
    // A household near one sliver is near the next.
    whole.householdsNear = nil
    whole.herd = whole.herd.map { _ in sum { $0.herd ?? 0 } }
    whole.evidence = whole.parties.compactMap { party in
      group.contains { $0.evidence.contains { $0.party == party } }
        ? Dispute.Evidence(party: party, rank: ranks[party]) : nil
    }
    whole.yearsOpen = group.compactMap(\.yearsOpen).min()
    whole.region = Region(group.flatMap(\.region.polygons))
    return whole
  }
}
