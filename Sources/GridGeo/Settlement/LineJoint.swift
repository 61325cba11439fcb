/// Leads the lines of a level into the places where the sides meet: there all levels come together, and a grid
/// cannot tell them apart.
struct LineJoint {
  var points: [Coordinate<Planar>]
  /// How near a line comes that ends in a place, in metres.
  var reach: Double

  /// The trace cut at the places that it passes, and its way there put on the level.
  func joined(
    _ trace: LevelLines.Trace, onLevel: (Coordinate<Planar>) -> Coordinate<Planar>
  ) -> [[Coordinate<Planar>]] {
    var line = trace.points
    func near(_ p: Coordinate<Planar>) -> Int? {
      points.indices.min { points[$0].metres(to: p) < points[$1].metres(to: p) }
        .flatMap { points[$0].metres(to: p) < reach ? $0 : nil }
    }
    if trace.isClosed, near(line[0]) != nil {
      // Begin away from any place.
      guard let start = line.firstIndex(where: { near($0) == nil }) else { return [] }
      line = Array(line[start...]) + Array(line[1...start])
    }
    var pieces: [[Coordinate<Planar>]] = []
    var piece: [Coordinate<Planar>] = []
    var at: Int?
    for p in line {
      let place = near(p)
      if let place, place != at {
        if let last = piece.last {
          if at == nil { piece += steps(from: points[place], to: last, onLevel).reversed() }
          piece.append(points[place])
          pieces.append(piece)
        }
        piece = [points[place]]
      } else if place == nil {
        if at != nil, let start = piece.last { piece += steps(from: start, to: p, onLevel) }
        piece.append(p)
      }
      at = place
    }
    if trace.isClosed, let first = pieces.first {
      // Where a closed line was opened is no end.
      pieces[0] = piece + first.dropFirst()
    } else if piece.count > 1 {
      pieces.append(piece)
    }
    return pieces
  }

  /// Between a place and the first point of a line outside of its reach, the nearest to the place first.
  private func steps(
    from place: Coordinate<Planar>, to p: Coordinate<Planar>,
    _ onLevel: (Coordinate<Planar>) -> Coordinate<Planar>
  ) -> [Coordinate<Planar>] {
    var result: [Coordinate<Planar>] = []
    var part = 0.5
    for _ in 0..<6 where place.metres(to: p) * part > 0.5 {
      let guess = Coordinate<Planar>(
        x: place.x + part * (p.x - place.x), y: place.y + part * (p.y - place.y))
      let moved = onLevel(guess)
      if moved.metres(to: guess) < 0.5 * guess.metres(to: place) { result.append(moved) }
      part /= 2
    }
    return result.reversed()
  }
}
