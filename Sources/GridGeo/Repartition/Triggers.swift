/// Finds what asks for a change in a village.
struct Triggers {
  let olds: [OldGrid]
  /// Old grids by the village they were in.
  let byVillage: [String: [Int]]

  func found(in village: VillageCase, _ options: RepartitionOptions) -> [RepartitionTrigger] {
    outline(village) + count(village, options) + loads(village, options) + distances(village, options)
  }

  private func outline(_ village: VillageCase) -> [RepartitionTrigger] {
    guard village.insertions == nil else { return [] }
    let code = village.task.village.code
    // Where this village's ground, and the ground of its old grids, came from and went.
    let sources = Set(zip(village.olds, village.isOwn).filter(\.1).map { olds[$0.0].grid.village }).sorted()
    if sources.count > 1 {
      return [
        RepartitionTrigger(
          .villageMerged, village: code,
          reason: "village \(code) now holds ground of villages \(sources.joined(separator: ", "))")
      ]
    }
    if let source = sources.first ?? village.olds.first.map({ olds[$0].grid.village }), source != code {
      return [
        RepartitionTrigger(
          .villageSplit, village: code, reason: "village \(code) was part of village \(source)")
      ]
    }
    return [
      RepartitionTrigger(.villageOutline, village: code, reason: "the outline of village \(code) has changed")
    ]
  }

  private func count(_ village: VillageCase, _ options: RepartitionOptions) -> [RepartitionTrigger] {
    if case .band? = options.gridCount { return [] }
    let (has, wanted) = (village.ownCount, village.nearestCount)
    guard has != wanted, has > 0 || village.insertions != nil else { return [] }
    let code = village.task.village.code
    return [
      RepartitionTrigger(
        .gridCount, village: code, reason: "village \(code) is to have \(wanted) grids, not \(has)")
    ]
  }

  private func loads(_ village: VillageCase, _ options: RepartitionOptions) -> [RepartitionTrigger] {
    let band = village.target.band(max(1, village.ownCount))
    let loads = village.loads
    var isBand = false
    if case .band? = options.gridCount { isBand = true }
    return village.olds.indices.filter { village.isOwn[$0] }.compactMap { g in
      let code = olds[village.olds[g]].code
      let over = loads[g] - band.upperBound
      let under = band.lowerBound - loads[g]
      guard max(over, under) > 1e-9 * max(1, loads[g]) else { return nil }
      let inGivenBand =
        isBand && loads[g] <= village.target.maximum ?? .infinity && loads[g] >= village.target.minimum ?? 0
      let kind: RepartitionTrigger.Kind =
        !isBand || inGivenBand ? .unbalanced : over > 0 ? .tooLarge : .tooSmall
      let amount = Triggers.amount(max(over, under))
      let limits = "\(Triggers.amount(band.lowerBound)) to \(Triggers.amount(band.upperBound))"
      return RepartitionTrigger(
        kind, village: village.task.village.code, grid: code,
        reason:
          "grid \(Triggers.short(code)) was \(amount) \(over > 0 ? "over" : "under") its band of \(limits)")
    }
  }

  private func distances(_ village: VillageCase, _ options: RepartitionOptions) -> [RepartitionTrigger] {
    guard let reach = options.maximumDistance else { return [] }
    return village.olds.indices.filter { village.isOwn[$0] }.compactMap { g in
      let count = village.farSites.filter { Int(village.homeOfSite[$0]) == g }
        .reduce(0) { $0 + max(1, village.task.ground.sites[$1].households) }
      guard count > 0 else { return nil }
      let code = olds[village.olds[g]].code
      return RepartitionTrigger(
        .tooFar, village: village.task.village.code, grid: code,
        reason:
          "grid \(Triggers.short(code)) had \(count) household\(count == 1 ? "" : "s") more than \(Triggers.amount(reach.metres)) m from its centre"
      )
    }
  }

  /// The number of a grid in its village.
  static func short(_ code: String) -> String { code.count > 3 ? String(code.suffix(3)) : code }

  /// With at most one place.
  static func amount(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "any" }
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths) % 10)"
  }
}
