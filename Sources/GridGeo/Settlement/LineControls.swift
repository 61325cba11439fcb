/// Finds which places of both sides' land control each piece of a line.
struct LineControls {
  private let lands: [SideLand]
  private let parties: [String]

  init(_ ground: SettlementGround) {
    lands = ground.lands
    parties = ground.given.sides.map(\.party)
  }

  /// A vertex or an edge, in the frame.
  private struct Spot: Hashable {
    var start: Coordinate<Planar>
    var end: Coordinate<Planar>?
  }

  private struct Piece {
    var line: Int
    var from: Double
    var to: Double
    var spots: [Spot]
  }

  private func spots(_ p: Coordinate<Planar>) -> [Spot] {
    lands.map { land in
      let nearest = land.edges.nearest(to: p.x, p.y)
      let edge = land.edges.edges[Int(nearest.edge)]
      if nearest.along <= 0 { return Spot(start: edge.a) }
      if nearest.along >= 1 { return Spot(start: edge.b) }
      return Spot(start: edge.a, end: edge.b)
    }
  }

  /// - Throws: `badCRS`, `native` from the projection.
  func controls(
    of lines: [[Coordinate<Planar>]], _ projector: borrowing Projector
  ) throws(GridGeoError) -> [LineControl] {
    guard lands.allSatisfy({ !$0.isEmpty }) else { return [] }
    var pieces: [Piece] = []
    for (number, line) in lines.enumerated() {
      let step = max(5, planarLength(line) / 400)
      var done = 0.0
      for k in 1..<line.count {
        let (a, b) = (line[k - 1], line[k])
        let metres = a.metres(to: b)
        let parts = max(1, Int(metres / step))
        func at(_ t: Double) -> Coordinate<Planar> {
          Coordinate(x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y))
        }
        for part in 0..<parts {
          let from = Double(part) / Double(parts)
          let to = Double(part + 1) / Double(parts)
          let here = spots(at((from + to) / 2))
          if let last = pieces.last, last.line == number, last.spots == here {
            pieces[pieces.count - 1].to = done + to * metres
          } else {
            pieces.append(
              Piece(line: number, from: done + from * metres, to: done + to * metres, spots: here))
          }
        }
        done += metres
      }
    }
    var places: [Coordinate<Planar>] = []
    for piece in pieces {
      for spot in piece.spots {
        places.append(spot.start)
        if let end = spot.end { places.append(end) }
      }
    }
    let geographic = try projector.geographic(places).map { $0.roundedToLattice() }
    var next = 0
    func take() -> Coordinate<Geographic> {
      next += 1
      return geographic[next - 1]
    }
    return pieces.map { piece in
      LineControl(
        line: piece.line + 1, from: .metres(piece.from), to: .metres(piece.to),
        places: piece.spots.enumerated().map { side, spot in
          let start = take()
          return LineControl.Place(party: parties[side], start: start, end: spot.end == nil ? nil : take())
        })
    }
  }
}
