extension TerritoryRepartition {
  /// Each trigger with what settling it alone would move: all other grids of its village may stay as they are.
  ///
  /// - Throws: `infeasible`, `native`, `cancelled`.
  func proposal(progress: ProgressHandler?) async throws(GridGeoError) -> [RepartitionTrigger] {
    var alone: [VillageCase] = []
    for village in cases {
      for trigger in village.triggers { alone.append(village.settling(trigger, setting.olds)) }
    }
    let setting = self.setting
    let count = alone.count
    let report: @Sendable (Int) -> Void = {
      progress?(ProgressEvent(stage: "propose", done: $0, total: count))
    }
    return try await crew.map(alone, blockSize: 1, progress: report) {
      (kit: inout WorkerKit, _: Int, village: VillageCase) throws(GridGeoError) -> RepartitionTrigger in
      var trigger = village.triggers[0]
      let changed = try VillageChanger.change(village, setting, mostMoved: .infinity, kit: &kit)
      trigger.loadToMove = changed.moved
      trigger.householdsToMove = village.task.ground.sites.indices.reduce(0) { sum, i in
        let home = village.homeOfSite[i]
        let from = home < 0 ? nil : setting.olds[village.olds[Int(home)]].code
        let to = changed.codes[Int(changed.divided.pieceOfSite[i])]
        return sum + (from != nil && from != to ? max(1, village.task.ground.sites[i].households) : 0)
      }
      trigger.gridsToChange = changed.divided.pieces.indices.count { i in
        guard let origin = changed.origins[i] else { return true }
        return !isSame(setting.olds[origin].rings, changed.divided.pieces[i].rings)
      }
      return trigger
    }
  }
}

extension VillageCase {
  /// The village with one trigger only, where all that it does not speak of may stay.
  func settling(_ trigger: RepartitionTrigger, _ grids: [OldGrid]) -> VillageCase {
    var village = self
    village.triggers = [trigger]
    village.looseGrids = Set(olds.indices.filter { grids[olds[$0]].code != trigger.grid })
    if trigger.kind == .tooFar {
      village.looseGrids = Set(olds.indices)
      village.farSites = farSites.filter { site in
        homeOfSite[site] >= 0 && grids[olds[Int(homeOfSite[site])]].code == trigger.grid
      }
    } else {
      village.farSites = []
    }
    if trigger.kind != .gridCount, trigger.grid != nil, case let own = ownCount, own > 0 {
      // The number of grids is another matter, but where the band leaves it open.
      if target.counts.lowerBound == target.counts.upperBound { village.target.counts = own...own }
    }
    return village
  }
}
