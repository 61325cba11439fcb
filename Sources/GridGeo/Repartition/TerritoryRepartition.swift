/// The compute stage of a repartition: villages, their sites and an old plan in, a new plan out.
struct TerritoryRepartition {
  let cases: [VillageCase]
  let setting: VillageChanger.Setting
  let crew: WorkerCrew

  /// Villages where something asks for a change.
  var due: [Int] {
    cases.indices.filter {
      !cases[$0].triggers.isEmpty || (setting.options.evenness > 0 && cases[$0].ownCount > 1)
    }
  }

  /// Changes what must change, within the bound on moved load.
  ///
  /// - Throws: `infeasible` when new outlines of villages alone move more than the bound; `native`; `cancelled`.
  func run(progress: ProgressHandler?) async throws(GridGeoError) -> RepartitionResult {
    let load = cases.reduce(0) { $0 + $1.task.load }
    let most = setting.options.mostMoved.map { $0 * load } ?? .infinity
    let due = self.due
    let changed = try await change(due, Array(repeating: .infinity, count: due.count), progress)
    let ofVillage = Dictionary(zip(due, changed), uniquingKeysWith: { first, _ in first })
    var villages = cases.indices.map { ofVillage[$0] ?? VillageChanger.untouched(cases[$0], setting) }
    var left: [String] = []
    if changed.reduce(0, { $0 + $1.moved }) > most + 1e-9 {
      left += try await keep(to: most, due, &villages, load)
    }
    for v in due where villages[v].isChanged {
      left += unsettled(cases[v], villages[v])
    }
    return try await RepartitionAssembly(cases: cases, setting: setting, crew: crew)
      .result(villages, left: left, load: load)
  }

  private func change(
    _ numbers: [Int], _ bounds: [Double], _ progress: ProgressHandler?
  ) async throws(GridGeoError) -> [ChangedVillage] {
    let setting = self.setting
    let count = numbers.count
    let report: @Sendable (Int) -> Void = {
      progress?(ProgressEvent(stage: "change", done: $0, total: count))
    }
    let work = zip(numbers, bounds).map { (village: cases[$0], bound: $1) }
    return try await crew.map(work, blockSize: 1, progress: report) {
      (kit: inout WorkerKit, _: Int, item: (village: VillageCase, bound: Double)) throws(GridGeoError)
        -> ChangedVillage in
      try VillageChanger.change(item.village, setting, mostMoved: item.bound, kit: &kit)
    }
  }

  /// Takes back changes until the bound is kept: new outlines first, then whatever puts most right for what it
  /// moves; the first that does not fit whole is changed as far as it goes.
  ///
  /// - Returns: what was left undone.
  private func keep(
    to most: Double, _ due: [Int], _ villages: inout [ChangedVillage], _ load: Double
  ) async throws(GridGeoError) -> [String] {
    func share(_ moved: Double) -> String { Triggers.amount(1000 * moved / max(load, 1e-12) / 10) + " %" }
    let forced = due.filter { cases[$0].insertions == nil }
    var budget = most - forced.reduce(0) { $0 + villages[$1].moved }
    guard budget >= -1e-9 else {
      throw GridGeoError(
        .infeasible,
        "the villages' new outlines alone move \(share(most - budget)) of the load, and --max-moved allows \(share(most)); allow at least that much"
      )
    }
    func worth(_ v: Int) -> Double {
      (villages[v].outsideBefore - villages[v].outsideAfter + 1e-6) / max(villages[v].moved, 1e-9)
    }
    let order = due.filter { cases[$0].insertions != nil }.sorted {
      let (a, b) = (worth($0), worth($1))
      return a != b ? a > b : $0 < $1
    }
    var left: [String] = []
    for v in order {
      if villages[v].moved <= budget + 1e-9 {
        budget -= villages[v].moved
        continue
      }
      let wanted = villages[v].moved
      let partial = try await change([v], [budget], nil)[0]
      if partial.moved <= budget + 1e-9, partial.outsideAfter < partial.outsideBefore - 1e-9 {
        villages[v] = partial
        budget -= partial.moved
      } else {
        villages[v] = VillageChanger.untouched(cases[v], setting)
        villages[v].bound = partial.bound
      }
      let what = cases[v].triggers.map(\.reason).joined(separator: "; ")
      left.append(
        "village \(cases[v].task.village.code): --max-moved leaves \(share(budget)) and this takes \(share(wanted)): \(what)"
      )
    }
    return left
  }

  /// Why a changed village is still outside its band.
  private func unsettled(_ village: VillageCase, _ changed: ChangedVillage) -> [String] {
    stillFar(village, changed) + stillOutside(village, changed)
  }

  /// Grids whose households are too far from its old centre as before.
  private func stillFar(_ village: VillageCase, _ changed: ChangedVillage) -> [String] {
    var far: [Int: Int] = [:]
    for site in village.farSites {
      let piece = Int(changed.divided.pieceOfSite[site])
      guard let origin = changed.origins[piece], let g = village.olds.firstIndex(of: origin),
        village.isOutOfReach[site * village.olds.count + g]
      else { continue }
      far[piece, default: 0] += max(1, village.task.ground.sites[site].households)
    }
    return far.sorted { $0.key < $1.key }.map { piece, count in
      "grid \(changed.codes[piece]) keeps \(count) household\(count == 1 ? "" : "s") beyond --max-distance: no grid in reach can take them within its band, and the number of grids does not allow one more"
    }
  }

  private func stillOutside(_ village: VillageCase, _ changed: ChangedVillage) -> [String] {
    guard changed.outsideAfter > 1e-9,
      setting.options.mostMoved == nil || changed.outsideAfter >= changed.outsideBefore
    else { return [] }
    let band = village.target.band(max(1, changed.divided.pieces.count))
    let why =
      !village.lockedGrids.isEmpty || !village.lockedSites.isEmpty
      ? "locks are in the way" : "households in one place cannot be parted, and barriers not be crossed"
    return changed.divided.pieces.indices.compactMap { i in
      let off = excess(changed.divided.pieces[i].load, band)
      guard off > 1e-9 else { return nil }
      return
        "grid \(changed.codes[i]) stays \(Triggers.amount(off)) outside its band of \(Triggers.amount(band.lowerBound)) to \(Triggers.amount(band.upperBound)): \(why)"
    }
  }
}
