/// Proof that a village's pieces tile it: counted with direction, the edges of all pieces cancel down to
/// exactly the edges of the village's border. Pieces with simple rings then cover each point of the village
/// once and no other point at all: no gap, no overlap. Exact, on the lattice of the output.
enum TilingAudit {
  /// - Returns: number of edges left over; 0 when the pieces tile the village.
  /// - Complexity: O(*n*) expected in the number of edges.
  static func leftOver(_ village: DividedVillage) -> Int {
    var balance: [DirectedEdge: Int] = [:]
    func add(_ rings: [[LatticePoint]], _ sign: Int) {
      for ring in rings {
        for i in 1..<ring.count {
          let (a, b) = (ring[i - 1], ring[i])
          // One direction stands for both, with a sign.
          if LatticePoint.precedes(a, b) {
            balance[DirectedEdge(a, b), default: 0] += sign
          } else {
            balance[DirectedEdge(b, a), default: 0] -= sign
          }
        }
      }
    }
    for piece in village.pieces { add(piece.rings, 1) }
    add(village.border, -1)
    return balance.values.reduce(0) { $0 + abs($1) }
  }

  /// Whether the pieces tile the village taken by itself.
  static func tiles(_ village: DividedVillage) -> Bool {
    var alone = [village]
    PlanAssembly.stitch(&alone)
    return leftOver(alone[0]) == 0
  }

  /// Sites that lie outside their piece.
  static func misplacedSites(_ village: DividedVillage, _ sites: [DivisionGround.Site]) -> Int {
    sites.indices.count { i in
      let rings = village.pieces[Int(village.pieceOfSite[i])].rings
      return locate(sites[i].position, inRings: rings) == .outside
    }
  }
}
