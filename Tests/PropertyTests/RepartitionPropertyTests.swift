import GridGeoTestSupport
import Testing

@testable import GridGeo

/// What must hold for any change of any plan, tried on small generated territories whose households come and go.
@Suite struct RepartitionPropertyTests {
  struct Run {
    var olds: [Grid]
    var prepared: PreparedRepartition
    var result: RepartitionResult
  }

  static func prepared(
    _ raw: RawSurvey, _ olds: [Grid], _ options: RepartitionOptions, retired: [String] = []
  ) throws -> PreparedRepartition {
    let provenance = Provenance(version: "test", command: "partition", retired: retired)
    return try PreparedRepartition(
      grids: olds, provenance: provenance, planInput: InputFile(role: "plan", name: "p", sha256: ""),
      read: SurveyReader.Outcome(raw: raw, findings: [], counts: []), valid: raw.validated(),
      options: options.resolved(with: provenance))
  }

  static func run(
    _ raw: RawSurvey, _ olds: [Grid], _ options: RepartitionOptions = RepartitionOptions(),
    retired: [String] = [], workers: Int = 2
  ) async throws -> Run {
    let prepared = try prepared(raw, olds, options, retired: retired)
    let result = try await TerritoryRepartition(
      cases: prepared.cases, setting: prepared.setting,
      crew: WorkerCrew(workers: workers, frame: prepared.working.frame)
    ).run(progress: nil)
    return Run(olds: olds, prepared: prepared, result: result)
  }

  /// A third of the households of some grids gone, others doubled nearby.
  static func changed(_ raw: RawSurvey, _ olds: [Grid], seed: UInt64) -> RawSurvey {
    var raw = raw
    var generator = SeededGenerator(seed: seed, stream: "change")
    let grows = olds.indices.filter { _ in generator.next(below: 5) == 0 }.map {
      RegionLocator(olds[$0].region)
    }
    let shrinks = olds.indices.filter { _ in generator.next(below: 5) == 0 }
      .map { RegionLocator(olds[$0].region) }
    var kept: [Household] = []
    for household in raw.households {
      guard let position = household.position else {
        kept.append(household)
        continue
      }
      if shrinks.contains(where: { $0.contains(position) }), generator.next(below: 3) > 0 { continue }
      kept.append(household)
      guard let grid = grows.first(where: { $0.contains(position) }) else { continue }
      var more = household
      more.id += "+"
      more.position = Coordinate(
        longitude: position.x + generator.nextUniform(from: -0.002, to: 0.002),
        latitude: position.y + generator.nextUniform(from: -0.002, to: 0.002))
      if let place = more.position, grid.contains(place) { kept.append(more) }
    }
    raw.households = kept
    return raw
  }

  @Test(arguments: [UInt64(3), 4])
  func nothingChangesWhenNothingIsWrong(seed: UInt64) async throws {
    let raw = try TinySurvey.raw(seed: seed)
    let olds = try await PartitionPropertyTests.plan(raw, workers: 2).result.grids
    let run = try await Self.run(raw, olds)
    #expect(run.result.grids == olds)
    #expect(run.result.triggers.isEmpty && run.result.moved == 0 && run.result.retired.isEmpty)
    #expect(run.result.changes.allSatisfy { $0.kind == .kept && $0.reason.isEmpty })
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6])
  func invariantsHold(seed: UInt64) async throws {
    let raw = try TinySurvey.raw(seed: 20 + seed)
    let olds = try await PartitionPropertyTests.plan(raw, workers: 2).result.grids
    let now = Self.changed(raw, olds, seed: seed)
    var options = RepartitionOptions(tolerance: 0.2)
    if seed % 3 == 0 { options.gridCount = .band(minimum: 20, maximum: 40) }
    if seed % 2 == 0 { options.mostMoved = 0.04 }
    if seed == 5 { options.gridCount = .total(olds.count + 2) }
    let run = try await Self.run(now, olds, options, retired: ["990101201201900"])
    try Self.check(run, options)
    let again = try await Self.run(now, olds, options, retired: ["990101201201900"], workers: 1)
    #expect(again.result.grids == run.result.grids)
    #expect(again.result.changes == run.result.changes)
  }

  static func check(_ run: Run, _ options: RepartitionOptions) throws {
    let result = run.result
    #expect(result.tilingDefects == 0 && result.misplacedHouseholds == 0)
    // Kept is kept to the last vertex, and all else is told.
    let old = Dictionary(uniqueKeysWithValues: run.olds.map { ($0.code, $0) })
    let new = Dictionary(uniqueKeysWithValues: result.grids.map { ($0.code, $0) })
    #expect(new.count == result.grids.count)
    #expect(Set(result.changes.map(\.grid)) == Set(old.keys).union(new.keys))
    for change in result.changes {
      switch change.kind {
      case .kept: #expect(new[change.grid]?.region == old[change.grid]?.region)
      case .reshaped, .split, .merged: #expect(new[change.grid]?.region != old[change.grid]?.region)
      case .new: #expect(old[change.grid] == nil && change.grid != "990101201201900")
      case .retired: #expect(new[change.grid] == nil && result.retired.contains(change.grid))
      }
      #expect(change.kind == .kept || !change.reason.isEmpty)
    }
    // New codes go on from the highest that was ever used.
    for code in new.keys where old[code] == nil {
      let village = String(code.dropLast(3))
      let highest = old.keys.filter { $0.hasPrefix(village) }.max() ?? ""
      #expect(code > highest)
    }
    try checkGround(run)
    // In band, or said why not; the bound on moved load is hard.
    for village in run.prepared.cases {
      let grids = result.grids.filter { $0.village == village.task.village.code }
      let band = village.target.band(grids.count)
      for grid in grids where excess(grid.load, band) > 1e-6 {
        #expect(result.left.contains { $0.contains(grid.code) || $0.contains(grid.village) })
      }
    }
    let moved = zip(run.prepared.cases, result.sites).reduce(0.0) { sum, village in
      zip(village.0.task.ground.sites, village.1).reduce(sum) {
        $0 + ($1.1.from != nil && $1.1.from != $1.1.to ? $1.0.load : 0)
      }
    }
    #expect(abs(moved - result.moved) < 1e-6)
    if let most = options.mostMoved { #expect(result.moved <= most * result.load + 1e-6) }
    for household in run.prepared.households(result) { #expect(!household.reason.isEmpty) }
  }

  /// Judged by GEOS: the grids tile their villages, and hang together where they did before.
  private static func checkGround(_ run: Run) throws {
    let geos = try GEOSContext()
    for village in run.prepared.cases {
      let ground = try village.task.village.region.planar(in: run.prepared.working.frame)
      let grids = try run.result.grids.filter { $0.village == village.task.village.code }
        .map { try $0.region.planar(in: run.prepared.working.frame) }
      let union = try Region.union(of: grids, in: geos, name: village.task.village.code)
      #expect(abs(union.area.squareMetres - ground.area.squareMetres) < 1e-3)
      #expect(abs(grids.reduce(0) { $0 + $1.area.squareMetres } - union.area.squareMetres) < 1e-3)
      for grid in grids {
        #expect(try grid.validityProblems(in: geos).isEmpty)
        if run.olds.allSatisfy({ $0.region.polygons.count == 1 }) { #expect(grid.polygons.count == 1) }
      }
    }
  }

  /// Villages that fall together keep their grids, and a village that takes over ground takes it over exactly.
  @Test func mergedVillagesKeepTheirGrids() async throws {
    let raw = try TinySurvey.raw(seed: 31)
    let olds = try await PartitionPropertyTests.plan(raw, workers: 2).result.grids
    var merged = raw
    let villages = raw.units.filter { $0.level == .village }
    // The first pair of neighbours: their union is one polygon.
    search: for a in villages {
      for b in villages where b.code > a.code && b.parent == a.parent {
        guard let both = Self.joined(a.region, b.region) else { continue }
        merged.units.removeAll { $0.code == b.code }
        for i in merged.units.indices where merged.units[i].code == a.code { merged.units[i].region = both }
        break search
      }
    }
    #expect(merged.units.count == raw.units.count - 1)
    let run = try await Self.run(merged, olds, RepartitionOptions(tolerance: 0.6))
    #expect(run.result.triggers.contains { $0.kind == .villageMerged })
    #expect(run.result.changes.allSatisfy { $0.kind == .kept })
    #expect(run.result.moved == 0)
    try Self.check(run, RepartitionOptions())
    let recoded = try await Self.run(merged, olds, RepartitionOptions(tolerance: 0.6, recodes: true))
    #expect(recoded.result.grids.allSatisfy { $0.code.hasPrefix($0.village) })
    #expect(recoded.result.moved == 0)
    #expect(!recoded.result.retired.isEmpty)
  }

  /// The union of two neighbours without holes, by the edges that only one of them has.
  private static func joined(_ a: Region<Geographic>, _ b: Region<Geographic>) -> Region<Geographic>? {
    var nexts: [LatticePoint: LatticePoint] = [:]
    var common = 0
    for ring in DivisionGround.rings(of: a) + DivisionGround.rings(of: b) {
      for i in 1..<ring.count {
        if nexts[ring[i]] == ring[i - 1] {
          nexts[ring[i]] = nil
          common += 1
        } else {
          nexts[ring[i - 1]] = ring[i]
        }
      }
    }
    guard common > 0, let start = nexts.keys.min(by: LatticePoint.precedes) else { return nil }
    var ring = [start]
    while let next = nexts.removeValue(forKey: ring[ring.count - 1]) { ring.append(next) }
    return nexts.isEmpty && ring.first == ring.last ? Region(latticeRings: [ring]) : nil
  }

  @Test func lockedGridsStay() async throws {
    let raw = try TinySurvey.raw(seed: 33)
    let olds = try await PartitionPropertyTests.plan(raw, workers: 2).result.grids
    let now = Self.changed(raw, olds, seed: 2)
    let free = try await Self.run(now, olds, RepartitionOptions(tolerance: 0.15))
    let reshaped = free.result.changes.filter { $0.kind == .reshaped }.map(\.grid)
    let lock = try #require(reshaped.first)
    let held = try await Self.run(now, olds, RepartitionOptions(tolerance: 0.15, locks: [lock]))
    #expect(held.result.changes.first { $0.grid == lock }?.kind == .kept)
    #expect(throws: GridGeoError.self) {
      try Self.prepared(now, olds, RepartitionOptions(locks: ["no such code"]))
    }
  }

  @Test func proposalsMoveNothing() async throws {
    let raw = try TinySurvey.raw(seed: 35)
    let olds = try await PartitionPropertyTests.plan(raw, workers: 2).result.grids
    let prepared = try Self.prepared(
      Self.changed(raw, olds, seed: 3), olds, RepartitionOptions(tolerance: 0.2))
    let territory = TerritoryRepartition(
      cases: prepared.cases, setting: prepared.setting,
      crew: WorkerCrew(workers: 2, frame: prepared.working.frame))
    let triggers = try await territory.proposal(progress: nil)
    #expect(triggers.map(\.reason) == prepared.cases.flatMap(\.triggers).map(\.reason))
    #expect(!triggers.isEmpty)
    for trigger in triggers {
      #expect(trigger.loadToMove != nil && trigger.householdsToMove != nil && trigger.gridsToChange != nil)
    }
  }
}
