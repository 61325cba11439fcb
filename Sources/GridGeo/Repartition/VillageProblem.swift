/// A village as a question to the engine: its dual graph, where each unit comes from, and what may be done.
struct VillageProblem {
  let village: VillageCase
  private(set) var graph: DualGraph
  /// Places in the village's list of old grids that parts `0 ..<` their number go on with.
  let ownHomes: [Int32]
  /// Part of each unit before; −1 for ground that comes from elsewhere.
  private(set) var home: [Int32]
  /// Links that had to be made across water or a barrier.
  private(set) var forcedCrossings = 0
  private let request: RepartitionEngine.Request
  private let lands: [Int32]
  private let seed: UInt64

  init(_ village: VillageCase, _ cells: BaseCells, _ options: RepartitionOptions, mostMoved: Double) {
    self.village = village
    graph = cells.dualGraph()
    lands = cells.lands
    seed = options.seed
    ownHomes = village.isOwn.indices.filter { village.isOwn[$0] }.map { Int32($0) }
    var partOfHome = [Int32](repeating: -1, count: village.olds.count)
    for (p, h) in ownHomes.enumerated() { partOfHome[Int(h)] = Int32(p) }
    home = cells.homeOfUnit.map { $0 < 0 ? -1 : partOfHome[Int($0)] }
    let count = ownHomes.count
    var engine = RepartitionEngine.Options()
    engine.mostMoved = mostMoved
    engine.evenPrice = options.evenness
    engine.seed = options.seed
    engine.isClosed = ownHomes.map { village.lockedGrids.contains(Int($0)) }
    engine.isLocked = home.map { $0 >= 0 && engine.isClosed[Int($0)] }
    for site in village.lockedSites { engine.isLocked[Int(cells.unitOfSite[site])] = true }
    var isTooFar = [Bool]()
    if !village.isOutOfReach.isEmpty {
      engine.isOutOfReach = [Bool](repeating: false, count: graph.unitCount * count)
      isTooFar = [Bool](repeating: false, count: graph.unitCount)
      for (site, unit) in cells.unitOfSite.enumerated() {
        if village.farSites.contains(site) { isTooFar[Int(unit)] = true }
        for (p, h) in ownHomes.enumerated()
        where village.isOutOfReach[site * village.olds.count + Int(h)] {
          engine.isOutOfReach[Int(unit) * count + p] = true
        }
      }
      if !isTooFar.contains(true) { isTooFar = [] }
    }
    let target = village.target
    request = RepartitionEngine.Request(
      counts: target.counts, band: { target.band($0) }, presentLoads: VillageProblem.presentLoads(village),
      isTooFar: isTooFar, options: engine)
    linkHomes()
  }

  /// Loads that parts may keep whatever the band is; nil where the band holds.
  private static func presentLoads(_ village: VillageCase) -> [Double?] {
    let loads = village.loads
    return village.isOwn.indices.filter { village.isOwn[$0] }
      .map { village.looseGrids.contains($0) ? loads[$0] : nil }
  }

  /// Makes each old grid contiguous: one that reaches across water or a barrier did so before. Ground that nothing
  /// joins to an old grid is joined to the nearest.
  private mutating func linkHomes() {
    (graph, forcedCrossings) = RepartitionEngine.linkingHomes(graph, home: home, homeCount: ownHomes.count)
  }

  func solve() -> RepartitionEngine.Change {
    guard !ownHomes.isEmpty else { return firstDivision() }
    let change = RepartitionEngine.change(graph, home: home, homeCount: ownHomes.count, request)
    guard change.outside > 0, !request.options.isOutOfReach.isEmpty else { return change }
    // Loads come before distances: where both cannot be had, far households stay, and are told of.
    var near = request
    near.isTooFar = []
    near.options.isOutOfReach = []
    let other = RepartitionEngine.change(graph, home: home, homeCount: ownHomes.count, near)
    return other.outside < change.outside ? other : change
  }

  /// A village on whose ground no old grid goes on is divided as for a first plan.
  private func firstDivision() -> RepartitionEngine.Change {
    let count = min(village.nearestCount, graph.unitCount)
    let division = VillageDivision(
      graph, lands: lands, into: count, effort: .normal,
      generator: SeededGenerator(seed: seed, stream: village.task.village.code))
    var loads = [Double](repeating: 0, count: count)
    for (u, part) in division.parts.enumerated() { loads[Int(part)] += graph.loads[u] }
    let band = village.target.band(count)
    return RepartitionEngine.Change(
      parts: division.parts, partCount: count, moved: 0,
      outside: loads.reduce(0) { $0 + excess($1, band) }, bound: 0, compactness: 0)
  }
}
