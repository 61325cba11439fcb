/// Divides one village: ground to base cells, cells to dual graph, graph to parts, parts to outlines.
enum VillageDivider {
  /// - Parameter unitRings: rings of given base units, one a site of the ground; none to make cells of the sites.
  /// - Throws: `infeasible` when the village has fewer places to divide than grids wanted.
  static func divide(
    _ ground: DivisionGround, unitRings: [[[LatticePoint]]] = [], into gridCount: Int,
    options: PartitionOptions, kit: inout WorkerKit
  ) throws(GridGeoError) -> DividedVillage {
    let hasUnits = !unitRings.isEmpty
    let cells =
      hasUnits
      ? try BaseCells(ground, unitRings: unitRings, kit: &kit)
      : try BaseCells(ground, buildingDistance: options.buildingDistance, kit: &kit)
    guard cells.unitCount >= gridCount else {
      throw GridGeoError(
        .infeasible,
        "village \(ground.code): \(gridCount) grids wanted, \(cells.unitCount) places to put one; ask for fewer"
      )
    }
    let graph = cells.dualGraph()
    let division = VillageDivision(
      graph, lands: cells.lands, into: gridCount, effort: options.effort,
      tolerance: options.tolerance ?? 0.02,
      generator: SeededGenerator(seed: options.seed, stream: ground.code))
    let corners = try kit.planar(LatticeFrame.corners(around: ground).map(\.coordinate))
    let frame = LatticeFrame(corners)
    let pieceOfSite = cells.unitOfSite.map { division.parts[Int($0)] }
    func village(keepsBends: Bool) -> DividedVillage {
      let outlines = Outlines(
        cells, grids: division.parts, gridCount: gridCount, steps: frame.steps, smooth: options.smooth,
        keepsUnits: hasUnits, keepsBends: keepsBends)
      return DividedVillage(
        ground, outlines, pieceOfSite: pieceOfSite, steps: frame.steps, baseUnits: cells.unitCount,
        forcedCrossings: cells.forcedCrossings + division.forcedCrossings)
    }
    let divided = village(keepsBends: false)
    // A border with slits a centimetre wide cannot always be put back as it was: then its bends stay.
    return TilingAudit.tiles(divided) ? divided : village(keepsBends: true)
  }
}

extension DividedVillage {
  /// Puts together what each grid holds and numbers the grids.
  fileprivate init(
    _ ground: DivisionGround, _ outlines: Outlines, pieceOfSite: [Int32], steps: (x: Double, y: Double),
    baseUnits: Int, forcedCrossings: Int
  ) {
    var pieces = outlines.rings.map { Piece(rings: $0, households: 0, persons: 0, load: 0) }
    for (i, site) in ground.sites.enumerated() {
      let piece = Int(pieceOfSite[i])
      pieces[piece].households += site.households
      pieces[piece].persons += site.persons
      pieces[piece].load += site.load
    }
    let order = GridNumbering.order(pieces.map(\.rings), steps: steps)
    var position = [Int32](repeating: 0, count: order.count)
    for (i, piece) in order.enumerated() { position[piece] = Int32(i) }
    self.init(
      code: ground.code, pieces: order.map { pieces[$0] }, border: ground.rings,
      insertions: outlines.insertions, pieceOfSite: pieceOfSite.map { position[Int($0)] },
      baseUnits: baseUnits, forcedCrossings: forcedCrossings)
  }
}

/// Metres per lattice step near a place.
struct LatticeFrame {
  let steps: (x: Double, y: Double)

  private static let span: Int32 = 1000

  /// A place in the middle of the ground, and places to the east and north of it.
  static func corners(around ground: DivisionGround) -> [LatticePoint] {
    let all = ground.rings.joined()
    let low = all.reduce(all[all.startIndex]) { LatticePoint(x: min($0.x, $1.x), y: min($0.y, $1.y)) }
    let high = all.reduce(low) { LatticePoint(x: max($0.x, $1.x), y: max($0.y, $1.y)) }
    let middle = LatticePoint(
      x: low.x + (high.x - low.x) / 2, y: low.y + (high.y - low.y) / 2)
    return [
      middle, LatticePoint(x: middle.x + span, y: middle.y), LatticePoint(x: middle.x, y: middle.y + span),
    ]
  }

  /// - Parameter corners: the three places in metres.
  init(_ corners: [Coordinate<Planar>]) {
    func distance(_ a: Coordinate<Planar>, _ b: Coordinate<Planar>) -> Double {
      ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot() / Double(LatticeFrame.span)
    }
    steps = (distance(corners[0], corners[1]), distance(corners[0], corners[2]))
  }
}
