/// Puts the villages of a new plan together and says what became of the old one.
struct RepartitionAssembly {
  let cases: [VillageCase]
  let setting: VillageChanger.Setting
  let crew: WorkerCrew

  private struct Shape: Sendable {
    var region: Region<Geographic>
    var area: Area
    var compactness: Double
  }

  /// - Throws: `native`, `cancelled`.
  func result(
    _ changed: [ChangedVillage], left: [String], load: Double
  ) async throws(GridGeoError) -> RepartitionResult {
    var divided = changed.map(\.divided)
    PlanAssembly.stitch(&divided)
    let neighbours = PlanAssembly.neighbours(divided)
    let defects = divided.reduce(0) { $0 + TilingAudit.leftOver($1) }
    let shapes = try await self.shapes(changed, divided)
    let codes = changed.flatMap(\.codes)
    var grids: [Grid] = []
    for (v, village) in divided.enumerated() {
      let task = cases[v].task
      let mean = village.pieces.reduce(0) { $0 + $1.load } / Double(max(village.pieces.count, 1))
      for (p, piece) in village.pieces.enumerated() {
        let i = grids.count
        let kind = changed[v].origins[p].map { setting.olds[$0].grid.kind } ?? .basic
        grids.append(
          Grid(
            code: changed[v].codes[p], kind: kind, village: village.code, township: task.township,
            county: task.county, households: piece.households, persons: piece.persons, load: piece.load,
            area: shapes[i].area, compactness: shapes[i].compactness,
            neighbours: neighbours[i].map { codes[Int($0)] }.sorted(by: { StableOrder.precedes($0, $1) }),
            deviationPercent: mean > 0 ? 100 * (piece.load - mean) / mean : 0, region: shapes[i].region))
      }
    }
    let sites = cases.indices.map { v in
      cases[v].task.ground.sites.indices.map { i -> (from: String?, to: String) in
        let home = cases[v].homeOfSite[i]
        let from = home < 0 ? nil : setting.olds[cases[v].olds[Int(home)]].code
        return (from, changed[v].codes[Int(divided[v].pieceOfSite[i])])
      }
    }
    let survivors = Set(codes)
    let retired = setting.olds.map(\.code).filter { !survivors.contains($0) }
    let teller = ReasonTeller(cases: cases, olds: setting.olds, sites: sites)
    let reasons = teller.moves()
    let changes = ChangeTable(
      olds: setting.olds, grids: grids, into: into(changed), moves: sites, triggers: cases.flatMap(\.triggers)
    ).rows(reasons)
    grids.sort { StableOrder.precedes($0.code, $1.code) }
    return RepartitionResult(
      grids: grids, changes: changes, sites: sites, reasons: reasons,
      moved: changed.reduce(0) { $0 + $1.moved }, load: load, bound: changed.reduce(0) { $0 + $1.bound },
      triggers: cases.flatMap(\.triggers), left: left, retired: retired,
      outsideBefore: changed.reduce(0) { $0 + $1.outsideBefore },
      outsideAfter: changed.reduce(0) { $0 + $1.outsideAfter },
      changedVillages: changed.count { $0.isChanged }, tilingDefects: defects,
      misplacedHouseholds: changed.reduce(0) { $0 + $1.misplaced },
      forcedCrossings: divided.reduce(0) { $0 + $1.forcedCrossings })
  }

  private func into(_ changed: [ChangedVillage]) -> [String: String] {
    var into: [String: String] = [:]
    for gone in changed.flatMap(\.gone) { into[setting.olds[gone.old].code] = gone.into }
    return into
  }

  /// Ground, area and compactness of each piece; those of an old grid whose outline is the same are taken over.
  private func shapes(
    _ changed: [ChangedVillage], _ divided: [DividedVillage]
  ) async throws(GridGeoError) -> [Shape] {
    let olds = setting.olds
    let work = zip(changed, divided).flatMap { village, divided in
      zip(divided.pieces, village.origins).map { (piece: $0, origin: $1) }
    }
    return try await crew.map(work) {
      (kit: inout WorkerKit, _: Int, item: (piece: DividedVillage.Piece, origin: Int?)) throws(GridGeoError)
        -> Shape in
      if let old = item.origin.map({ olds[$0] }), isSame(old.rings, item.piece.rings) {
        return Shape(region: old.grid.region, area: old.grid.area, compactness: old.grid.compactness)
      }
      let region = Region(latticeRings: item.piece.rings)
      let planar = try kit.planar(region)
      let perimeter = planar.perimeter.metres
      return Shape(
        region: region, area: region.ellipsoidalArea,
        compactness: perimeter > 0 ? 4 * .pi * planar.area.squareMetres / (perimeter * perimeter) : 0)
    }
  }
}

/// Whether two sets of rings have the same edges.
func isSame(_ a: [[LatticePoint]], _ b: [[LatticePoint]]) -> Bool {
  func edges(_ rings: [[LatticePoint]]) -> Set<DirectedEdge> {
    Set(rings.flatMap { ring in (1..<ring.count).map { DirectedEdge(ring[$0 - 1], ring[$0]) } })
  }
  return a.reduce(0) { $0 + $1.count } == b.reduce(0) { $0 + $1.count } && edges(a) == edges(b)
}
