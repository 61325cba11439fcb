/// Changes one village: ground and old outlines to base cells, cells to a dual graph, graph to parts with as little
/// change as it takes, parts to outlines.
enum VillageChanger {
  /// What all villages have in common.
  struct Setting: Sendable {
    var olds: [OldGrid]
    /// All codes that were ever given out.
    var usedCodes: Set<String>
    var options: RepartitionOptions
  }

  /// The village as it was: no grid changes.
  static func untouched(_ village: VillageCase, _ setting: Setting) -> ChangedVillage {
    let olds = village.olds.map { setting.olds[$0] }
    var pieces = olds.map { DividedVillage.Piece(rings: $0.rings, households: 0, persons: 0, load: 0) }
    fill(&pieces, village.task.ground.sites, village.homeOfSite)
    let outside = outsideNow(village)
    return ChangedVillage(
      divided: DividedVillage(
        code: village.task.village.code, pieces: pieces, border: village.task.ground.rings,
        insertions: village.insertions ?? [], pieceOfSite: village.homeOfSite, baseUnits: 0,
        forcedCrossings: 0),
      codes: olds.map(\.code), origins: village.olds.map { $0 }, isChanged: false, moved: 0, bound: 0,
      outsideBefore: outside, outsideAfter: outside, gone: [], misplaced: 0)
  }

  /// Σ of load over and under the band as things are.
  static func outsideNow(_ village: VillageCase) -> Double {
    let band = village.target.band(village.nearestCount)
    return zip(village.loads, village.isOwn).reduce(0) { $0 + ($1.1 ? excess($1.0, band) : 0) }
  }

  private static func fill(
    _ pieces: inout [DividedVillage.Piece], _ sites: [DivisionGround.Site], _ pieceOfSite: [Int32]
  ) {
    for (i, site) in sites.enumerated() {
      let piece = Int(pieceOfSite[i])
      pieces[piece].households += site.households
      pieces[piece].persons += site.persons
      pieces[piece].load += site.load
    }
  }

  /// - Parameter mostMoved: highest load that may change its part.
  /// - Throws: `infeasible`, `native`.
  static func change(
    _ village: VillageCase, _ setting: Setting, mostMoved: Double, kit: inout WorkerKit
  ) throws(GridGeoError) -> ChangedVillage {
    let ground = village.task.ground
    let olds = village.olds.map { setting.olds[$0] }
    let cells = try BaseCells(
      ground, buildingDistance: setting.options.buildingDistance ?? .metres(10), homes: olds.map(\.rings),
      homeOfSite: village.homeOfSite, kit: &kit)
    let problem = VillageProblem(village, cells, setting.options, mostMoved: mostMoved)
    let solved = problem.solve()
    let corners = try kit.planar(LatticeFrame.corners(around: ground).map(\.coordinate))
    let steps = LatticeFrame(corners).steps
    let isKept = keptParts(cells, solved.parts, solved.partCount, problem.ownHomes)
    let oldVertices = Set(olds.flatMap { $0.rings.joined() })
    func outlines(keepsBends: Bool) -> ChangedOutlines {
      ChangedOutlines(
        cells, parts: solved.parts, isKept: isKept, oldVertices: oldVertices, steps: steps,
        smooth: setting.options.smooth ?? true, keepsBends: keepsBends)
    }
    func divided(_ outlines: ChangedOutlines) -> DividedVillage {
      var pieces = outlines.rings.map { DividedVillage.Piece(rings: $0, households: 0, persons: 0, load: 0) }
      let pieceOfSite = cells.unitOfSite.map { solved.parts[Int($0)] }
      fill(&pieces, ground.sites, pieceOfSite)
      return DividedVillage(
        code: ground.code, pieces: pieces, border: ground.rings, insertions: outlines.insertions,
        pieceOfSite: pieceOfSite, baseUnits: cells.unitCount,
        forcedCrossings: cells.forcedCrossings + problem.forcedCrossings)
    }
    var result = divided(outlines(keepsBends: false))
    // Slits a lattice step wide cannot always be put back as they were: then bends stay.
    if !TilingAudit.tiles(result) { result = divided(outlines(keepsBends: true)) }
    return try finish(result, village, cells, solved, problem, setting, steps)
  }

  /// Parts that are one of the old grids, with all of its ground and no other.
  private static func keptParts(
    _ cells: BaseCells, _ parts: [Int32], _ partCount: Int, _ ownHomes: [Int32]
  ) -> [Bool] {
    var isKept = (0..<partCount).map { $0 < ownHomes.count }
    var partOfHome: [Int32: Int] = [:]
    for (p, home) in ownHomes.enumerated() { partOfHome[home] = p }
    for face in cells.units.indices {
      let home = cells.homeOfFace[face]
      let unit = cells.units[face]
      let part = unit < 0 ? -1 : Int(parts[Int(unit)])
      let owner = partOfHome[home] ?? -1
      guard part != owner else { continue }
      if part >= 0 { isKept[part] = false }
      if owner >= 0 { isKept[owner] = false }
    }
    return isKept
  }

  private static func finish(
    _ divided: DividedVillage, _ village: VillageCase, _ cells: BaseCells,
    _ solved: RepartitionEngine.Change, _ problem: VillageProblem, _ setting: Setting,
    _ steps: (x: Double, y: Double)
  ) throws(GridGeoError) -> ChangedVillage {
    let partCount = solved.partCount
    var shares = [[Double]](
      repeating: [Double](repeating: 0, count: partCount), count: village.olds.count)
    let homes = cells.homeOfUnit
    let loads = village.loads
    for u in homes.indices where homes[u] >= 0 {
      let home = Int(homes[u])
      // By ground where the old grid has no load.
      shares[home][Int(solved.parts[u])] += loads[home] > 0 ? problem.graph.loads[u] : problem.graph.areas[u]
    }
    let book = CodeBook(shares: shares, isOwn: village.isOwn, partCount: partCount)
    let present = divided.pieces.indices.filter { !divided.pieces[$0].rings.isEmpty }
    let reading = GridNumbering.order(divided.pieces.map(\.rings), steps: steps)
    let codes = try book.codes(
      village: village.task.village.code, oldCodes: village.olds.map { setting.olds[$0].code },
      used: setting.usedCodes, order: reading.filter { present.contains($0) },
      recodes: setting.options.recodes)
    let order = present.sorted { StableOrder.precedes(codes[$0], codes[$1]) }
    var position = [Int32](repeating: -1, count: partCount)
    for (i, p) in order.enumerated() { position[p] = Int32(i) }
    var result = divided
    result.pieces = order.map { divided.pieces[$0] }
    result.pieceOfSite = divided.pieceOfSite.map { position[Int($0)] }
    var moved = 0.0
    for (i, site) in village.task.ground.sites.enumerated() {
      let home = village.homeOfSite[i]
      // A grid that got another code is the same grid.
      if home >= 0, book.origins[Int(divided.pieceOfSite[i])] != Int(home) { moved += site.load }
    }
    let kept = Set(order.compactMap { book.origins[$0] })
    let gone = village.olds.indices.filter { village.isOwn[$0] && !kept.contains($0) }.map { g in
      (old: village.olds[g], into: book.destinations[g].map { codes[$0] })
    }
    return ChangedVillage(
      divided: result, codes: order.map { codes[$0] },
      origins: order.map { book.origins[$0].map { village.olds[$0] } }, isChanged: true, moved: moved,
      bound: solved.bound, outsideBefore: outsideNow(village), outsideAfter: solved.outside, gone: gone,
      misplaced: TilingAudit.misplacedSites(divided, village.task.ground.sites))
  }
}
