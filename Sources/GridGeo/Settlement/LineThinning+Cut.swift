extension LineThinning {
  /// A cut along lines that were found, with as few vertices as keep all shares to 0.01 %: the tolerance is
  /// halved until they do.
  ///
  /// - Returns: The cut, and the tolerance that it was made with; 0 when all vertices stay.
  /// - Throws: `badCRS`, `native` from the projection.
  static func thinned(
    _ cut: GroundCut, _ ground: SettlementGround, tolerance: Length, _ projector: borrowing Projector
  ) throws(GridGeoError) -> (cut: GroundCut, tolerance: Double) {
    let dividers = CutOutlines(cut).dividers()
    var lines: [[Coordinate<Planar>]] = []
    for divider in dividers { lines.append(try projector.planar(divider.points.map(\.coordinate))) }
    let pieces = cut.pieces().count
    var tolerance = tolerance.metres
    for _ in 0..<8 {
      var few = lines.map { thinned($0, tolerance: tolerance) }
      // What thinning took from one side is given back by moving the bends, a little each.
      for _ in 0..<4 {
        let tried = try recut(cut, ground, dividers, few, projector)
        let errors = (GroundCut.Label(0)...2).map { tried.area(of: $0) - cut.area(of: $0) }
        if (errors.map(abs).max() ?? 0) < 5e-5 * ground.area {
          if tried.pieces().count <= pieces { return (tried, tolerance) }
          break
        }
        for side in GroundCut.Label(0)...1 {
          // A line has the first side on its left, or the second on its right.
          let mine = dividers.indices.filter { side == 0 ? dividers[$0].left == 0 : dividers[$0].left == 2 }
          let metres = mine.reduce(0.0) { $0 + planarLength(few[$1]) }
          guard metres > 0 else { continue }
          let shift = (side == 0 ? -errors[0] : errors[1]) / metres
          for k in mine { few[k] = shifted(few[k], toTheRight: shift) }
        }
      }
      tolerance /= 2
    }
    return (cut, 0)
  }

  private static func recut(
    _ cut: GroundCut, _ ground: SettlementGround, _ dividers: [GroundCut.Divider],
    _ lines: [[Coordinate<Planar>]], _ projector: borrowing Projector
  ) throws(GridGeoError) -> GroundCut {
    var few: [GroundCut.Divider] = []
    for (divider, line) in zip(dividers, lines) {
      var thin = divider
      thin.points = try GroundLattice.lattice(line, projector)
      few.append(thin)
    }
    var tried = try GroundCut(ground.lattice, dividers: few, projector)
    tried.takeVotes { cut.label(at: $0) }
    tried.clearCrumbs(below: ground.area * 5e-6)
    return tried
  }

  /// All vertices but the ends, across the line; on the whole of a closed one.
  private static func shifted(
    _ line: [Coordinate<Planar>], toTheRight metres: Double
  ) -> [Coordinate<Planar>] {
    guard line.count > 2 else { return line }
    let isClosed = line.first == line.last
    var result = line
    for k in line.indices {
      if !isClosed, k == 0 || k == line.count - 1 { continue }
      let before = line[k == 0 ? line.count - 2 : k - 1]
      let after = line[k == line.count - 1 ? 1 : k + 1]
      let length = before.metres(to: after)
      guard length > 0 else { continue }
      result[k].x += (after.y - before.y) / length * metres
      result[k].y -= (after.x - before.x) / length * metres
    }
    return result
  }
}

extension GroundCut {
  /// The label of the ground at a place; that of the first face when it is in none.
  func label(at place: Coordinate<Planar>) -> Label {
    for label in Label(0)...2 where labels.contains(label) {
      var isInside = false
      for h in arrangement.faces.indices {
        let face = arrangement.faces[h]
        guard face >= 0, labels[Int(face)] == label else { continue }
        let across = arrangement.faces[h ^ 1]
        if across >= 0, labels[Int(across)] == label { continue }
        let a = planar[Int(arrangement.origins[h])]
        let b = planar[Int(arrangement.origins[h ^ 1])]
        if crossing(from: a, to: b, by: place) == .crosses { isInside.toggle() }
      }
      if isInside { return label }
    }
    return labels.first { $0 >= 0 } ?? 0
  }
}
