/// The disputed ground made ready: its border, its lattice, and the distances over it.
struct SettlementGround {
  let given: SettlementCase
  let lands: [SideLand]
  let border: GroundBorder
  let lattice: GroundLattice
  /// Nil where one side has nothing that a distance could be taken from.
  let field: DistanceField?
  let area: Double
  /// Index of the side whose free border stands in for land that it does not have.
  let standIn: Int?

  /// - Throws: `badCRS`, `native` from the projection.
  init(_ given: SettlementCase, _ projector: borrowing Projector) throws(GridGeoError) {
    self.given = given
    var lands = given.sides.map { SideLand($0.land) }
    var border = GroundBorder(given.ground, lands)
    var standIn: Int?
    for side in 0..<2 where lands[side].isEmpty && !lands[1 - side].isEmpty {
      let edges = border.giveFreeBorder(to: side)
      if !edges.isEmpty {
        lands[side] = SideLand(standIn: edges)
        standIn = side
      }
    }
    self.lands = lands
    self.border = border
    self.standIn = standIn
    lattice = try GroundLattice(border, projector)
    field = lands.contains(where: \.isEmpty) ? nil : DistanceField(given.ground, lands)
    area = given.ground.area.squareMetres
  }

  /// Why distances cannot be taken; nil when they can.
  var noDistance: String? {
    guard let side = lands.firstIndex(where: \.isEmpty) else { return nil }
    return
      "\(given.sides[side].party) has no undisputed land to measure from, and no free border stands in for it"
  }

  /// The two gates of ground in one piece where one line can part the sides, the one that opens from the first
  /// side's land to the second's before the other; or why there is no such pair.
  func gates() -> (pair: (GroundBorder.Gate, GroundBorder.Gate)?, reason: String) {
    let gates = border.rings.flatMap(\.gates)
    guard border.rings.count(where: \.isExterior) == 1 else {
      return (nil, "the ground lies in several pieces; one line cannot part the sides")
    }
    if gates.isEmpty {
      return (nil, "the land of both sides does not meet along the border of the ground")
    }
    guard gates.count == 2, let outer = border.rings.first(where: \.isExterior), outer.gates.count == 2,
      let first = outer.gates.first(where: \.opensFromFirst),
      let second = outer.gates.first(where: { !$0.opensFromFirst })
    else {
      return (nil, "the land of both sides meets at \(gates.count) places around the ground; a line needs 2")
    }
    return ((first, second), "")
  }
}
