/// Puts the villages of a new territory and the grids of an old plan together.
struct CaseBuilder {
  let tasks: [VillageTask]
  let olds: [OldGrid]
  let options: RepartitionOptions

  /// - Parameters:
  ///   - tasks: villages with their sites, in order of code.
  ///   - olds: in order of code.
  ///   - lockedSites: sites of each village that stay in their grid.
  /// - Throws: `infeasible`, `badOption`, `native`.
  func cases(
    lockedSites: [Set<Int>], locks: Set<String>, kit: inout WorkerKit
  ) throws(GridGeoError) -> [VillageCase] {
    let zero = VillageTarget(counts: 1...1, load: 0, isWhole: true)
    var cases: [VillageCase] = []
    var byVillage: [String: [Int]] = [:]
    for (i, old) in olds.enumerated() { byVillage[old.grid.village, default: []].append(i) }
    var settled: Set<Int> = []
    for task in tasks {
      let own = byVillage[task.village.code] ?? []
      let insertions =
        own.isEmpty ? nil : OutlineComparison.insertions(own.map { olds[$0] }, task.ground.rings)
      if insertions != nil { settled.formUnion(own) }
      cases.append(
        VillageCase(
          task: task, olds: own, isOwn: own.map { _ in true }, insertions: insertions, homeOfSite: [],
          target: zero))
    }
    for i in cases.indices {
      if cases[i].insertions == nil {
        cases[i].olds = olds.indices.filter {
          !settled.contains($0) && olds[$0].meetsBox(of: tasks[i].ground)
        }
      }
      let own = cases[i].olds.map { olds[$0] }
      cases[i].task.ground = try TerritoryPartition.withSites(spreading(cases[i]), &kit)
      cases[i].homeOfSite = OldGrid.homes(
        of: cases[i].task.ground.sites, in: own, nearest: cases[i].insertions != nil)
    }
    try settleOwners(&cases, &kit)
    try setTargets(&cases)
    for i in cases.indices {
      cases[i].lockedSites = lockedSites[i]
      for (g, old) in cases[i].olds.enumerated()
      where locks.contains(olds[old].code) || locks.contains(tasks[i].village.code) {
        cases[i].lockedGrids.insert(g)
      }
      try setReach(&cases[i], &kit)
      cases[i].triggers = Triggers(olds: olds, byVillage: byVillage).found(in: cases[i], options)
    }
    return cases
  }

  /// The task with the old number of grids, so that load known by number only is spread as it was.
  private func spreading(_ village: VillageCase) -> VillageTask {
    var task = village.task
    task.gridCount = max(1, village.olds.count)
    return task
  }

  /// Says for each old grid in which village it goes on: where most of its load is, or else of its ground.
  private func settleOwners(_ cases: inout [VillageCase], _ kit: inout WorkerKit) throws(GridGeoError) {
    var shares: [Int: [(village: Int, place: Int, load: Double)]] = [:]
    for (v, village) in cases.enumerated() where village.insertions == nil {
      let loads = village.loads
      for (g, old) in village.olds.enumerated() { shares[old, default: []].append((v, g, loads[g])) }
    }
    for (old, found) in shares {
      var found = found
      if found.allSatisfy({ $0.load <= 0 }) {
        let ring = olds[old].rings
        let ground = DivisionGround(code: "", rings: ring, sites: [], barriers: [])
        let corners = try kit.planar(LatticeFrame.corners(around: ground).map(\.coordinate))
        let samples = SampleSites.inside(ring, wanted: 200, steps: LatticeFrame(corners).steps)
        for i in found.indices {
          let rings = cases[found[i].village].task.ground.rings
          found[i].load = Double(samples.count { locate($0, inRings: rings) != .outside })
        }
      }
      let most = found.map(\.load).max() ?? 0
      let owner = found.first { $0.load == most && most > 0 }
      for share in found { cases[share.village].isOwn = fitted(cases[share.village]) }
      for share in found where share.village != owner?.village {
        cases[share.village].isOwn[share.place] = false
      }
    }
    for v in cases.indices where cases[v].isOwn.count != cases[v].olds.count {
      cases[v].isOwn = fitted(cases[v])
    }
  }

  private func fitted(_ village: VillageCase) -> [Bool] {
    village.isOwn.count == village.olds.count ? village.isOwn : village.olds.map { _ in true }
  }

  private func setTargets(_ cases: inout [VillageCase]) throws(GridGeoError) {
    let load = cases.reduce(0) { $0 + $1.task.load }
    let mean = load / Double(max(olds.count, 1))
    let targets = try options.targets(
      cases.map { village in
        let own = zip(village.olds, village.isOwn).filter(\.1).map { olds[$0.0].grid }
        // A village without grids gets as many as bring it near the territory's mean.
        let usual = mean > 0 ? max(1, Int((village.task.load / mean).rounded())) : 1
        let sites = village.task.ground.sites
        return (
          village.task.village, village.task.load, own.isEmpty ? usual : own.count, max(1, sites.count),
          sites.allSatisfy { $0.load == $0.load.rounded() },
          // The plan records two places of a percentage.
          (own.map { abs($0.deviationPercent) }.max() ?? 0) / 100 + 0.0001
        )
      })
    for i in cases.indices { cases[i].target = targets[i] }
  }

  /// Notes which sites are too far from which centres.
  private func setReach(_ village: inout VillageCase, _ kit: inout WorkerKit) throws(GridGeoError) {
    guard let reach = options.maximumDistance?.metres, !village.olds.isEmpty else { return }
    let sites = try kit.planar(village.task.ground.sites.map(\.position.coordinate))
    let centres = try kit.planar(village.olds.map { olds[$0].centre })
    village.isOutOfReach = sites.flatMap { site in
      centres.map { centre in
        let (dx, dy) = (site.x - centre.x, site.y - centre.y)
        return dx * dx + dy * dy > reach * reach
      }
    }
    for (i, home) in village.homeOfSite.enumerated()
    where home >= 0 && village.isOutOfReach[i * village.olds.count + Int(home)] {
      village.farSites.insert(i)
    }
  }
}

extension OldGrid {
  /// Centre of the ground.
  var centre: Coordinate<Geographic> {
    guard let base = rings.first?.first else { return Coordinate(x: 0, y: 0) }
    var (area, mx, my) = (0.0, 0.0, 0.0)
    for ring in rings {
      for i in 1..<ring.count {
        let (ax, ay) = (Double(ring[i - 1].x - base.x), Double(ring[i - 1].y - base.y))
        let (bx, by) = (Double(ring[i].x - base.x), Double(ring[i].y - base.y))
        let cross = ax * by - bx * ay
        area += cross / 2
        mx += cross * (ax + bx) / 6
        my += cross * (ay + by) / 6
      }
    }
    let scale = LatticePoint.stepsPerDegree
    guard area > 0 else { return base.coordinate }
    return Coordinate(x: (Double(base.x) + mx / area) / scale, y: (Double(base.y) + my / area) / scale)
  }
}
