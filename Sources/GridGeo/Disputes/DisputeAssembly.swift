/// Measures and weighs the drafts, and puts them in order.
struct DisputeAssembly: Sendable {
  let ground: DisputeGround
  let households: DisputeHouseholds?
  let options: DisputeOptions
  let superior: CommonSuperior
  /// Outlines of the claims in the working frame.
  let outlines: [Region<Planar>]
  /// Of the lowest units.
  let unitOutlines: [Region<Planar>]

  /// - Returns: The pieces, not yet gathered and without ids; and the drafts that were left out: those smaller
  ///   than asked, and ground used in turn where nobody asked for it.
  /// - Throws: `native`; `cancelled`; `broken`.
  func pieces(
    crew: WorkerCrew, progress: (@Sendable (Int) -> Void)? = nil
  ) async throws(GridGeoError) -> (made: [WeighedDispute], leftOut: [DisputeDraft]) {
    let made = try await crew.map(ground.drafts.filter(isWanted), progress: progress) {
      (kit: inout WorkerKit, _, draft: DisputeDraft) throws(GridGeoError) in
      try dispute(draft, &kit)
    }
    return (made, ground.drafts.filter { !isWanted($0) })
  }

  private func isWanted(_ draft: DisputeDraft) -> Bool {
    (options.keepsStacked || draft.kind != .stacked)
      && draft.squareMetres >= options.minimumArea.squareMetres
  }

  /// The disputes that some pieces make, with their ids, in order of kind, parties and place.
  static func finished(_ pieces: [WeighedDispute], keepsSlivers: Bool) -> [WeighedDispute] {
    var made = keepsSlivers ? pieces : SliverGathering.gathered(pieces)
    made.sort { DisputeOrder.precedes($0.dispute, $1.dispute) }
    DisputeOrder.name(&made)
    return made
  }

  private func dispute(
    _ draft: DisputeDraft, _ kit: inout WorkerKit
  ) throws(GridGeoError) -> WeighedDispute {
    let region = try ground.arrangement.outline(of: draft.faces)
    let planar = try kit.planar(region)
    let claims = draft.claims.map { ground.reader.claims[Int($0)] }
    let lines = try lines(of: draft, kit)
    let area = Area.squareMetres(draft.squareMetres)
    let weighing = DisputeWeighing.weigh(planar, between: lines, area: area)
    // A sliver stays one when the lines are worse.
    let worse =
      weighing.certainty == .sliver
      ? weighing : DisputeWeighing.weigh(planar, between: lines, area: area, worseBy: 1.5)
    let inside = households?.counts(in: planar, near: options.nearDistance)
    var dispute = Dispute(
      id: "", kind: draft.kind, parties: draft.parties,
      claims: claims.map(\.id).sorted(by: StableOrder.precedes),
      claimants: draft.claimants, days: draft.days, rights: Set(claims.map(\.right)).sorted(),
      table: superior.table(of: draft.parties), area: area, areaLow: weighing.areaLow,
      areaHigh: weighing.areaHigh, areaError: weighing.areaError, z: weighing.z,
      hectareDays: draft.squareMetreDays / 10_000, certainty: weighing.certainty, tier: .green, reasons: [],
      sideAreas: sides(of: draft), households: inside?.inside, householdsNear: inside?.near,
      herd: inside?.herd, evidence: evidence(of: draft.parties, claims), yearsOpen: yearsOpen(claims),
      region: region)
    if options.measuresWidth { dispute.width = InscribedWidth(of: planar, precision: .metres(0.1)).low }
    var facts = facts(of: dispute, conflict: draft.conflict)
    (dispute.tier, dispute.reasons) = DisputeTiering.tier(of: facts, by: options.rules.tiers)
    facts.certainty = worse.certainty
    return WeighedDispute(
      dispute: dispute, tierIfWorse: DisputeTiering.tier(of: facts, by: options.rules.tiers).tier)
  }

  private func facts(of dispute: Dispute, conflict: RightsTable.Conflict) -> TierFacts {
    TierFacts(
      kind: dispute.kind, certainty: dispute.certainty, parties: dispute.parties.count, conflict: conflict,
      householdsInside: dispute.households, householdsNear: dispute.householdsNear, herd: dispute.herd,
      daysToSeason: options.date.flatMap { DisputeTiering.days(until: dispute.days, from: $0) },
      evidence: dispute.evidence, yearsOpen: dispute.yearsOpen)
  }

  /// The lines that bound it: of the claims that meet in it, of claims around a gap, of the legal boundary.
  private func lines(
    of draft: DisputeDraft, _ kit: borrowing WorkerKit
  ) throws(GridGeoError) -> [WeighedClaim] {
    let claims = ground.reader.claims
    var lines: [WeighedClaim] = []
    for party in Set(draft.claims.map { claims[Int($0)].party }).sorted(by: StableOrder.precedes) {
      let own = draft.claims.filter { claims[Int($0)].party == party }
      // Where two claims of one party meet there is no line between parties.
      let region =
        own.count == 1
        ? outlines[Int(own[0])]
        : try Region.union(of: own.map { outlines[Int($0)] }, in: kit.geos, name: "claims of \(party)")
      let accuracy = own.map { claims[Int($0)].accuracy ?? options.accuracy }.max() ?? options.accuracy
      lines.append(WeighedClaim(region, accuracy: accuracy))
    }
    if draft.kind == .encroachment {
      for side in draft.sides where side.unit >= 0 {
        lines.append(WeighedClaim(unitOutlines[Int(side.unit)], accuracy: options.boundaryAccuracy))
      }
    }
    return lines
  }

  private func sides(of draft: DisputeDraft) -> [Dispute.SideArea] {
    guard !ground.reader.ground.isEmpty else { return [] }
    return draft.sides.map { side in
      Dispute.SideArea(
        unit: side.unit < 0 ? "" : ground.reader.ground.units[Int(side.unit)].code,
        area: .squareMetres(side.squareMetres))
    }
    .sorted { StableOrder.precedes($0.unit, $1.unit) }
  }

  private func evidence(of parties: [String], _ claims: [Claim]) -> [Dispute.Evidence] {
    parties.compactMap { party in
      let own = claims.filter { $0.party == party }
      return own.isEmpty ? nil : Dispute.Evidence(party: party, rank: own.compactMap(\.evidence).min())
    }
  }

  /// Since the youngest of the claims became valid: before that there was nothing to disagree about.
  private func yearsOpen(_ claims: [Claim]) -> Int? {
    guard let date = options.date, let youngest = claims.compactMap(\.validFrom).max() else { return nil }
    return youngest.years(until: date)
  }
}

/// A dispute, and the tier it would have were all lines 1.5 times less accurate.
struct WeighedDispute: Sendable, Hashable {
  var dispute: Dispute
  var tierIfWorse: Dispute.Tier
}
