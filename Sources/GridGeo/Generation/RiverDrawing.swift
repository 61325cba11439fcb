/// Turns courses along the lattice into barrier lines, stretch by stretch of equal resistance.
struct RiverDrawing {
  let canvas: Canvas
  let network: BorderNetwork
  let drainage: Drainage
  let division: DrawnUnits

  /// Edges in a row that a main river must be a border for, to become uncrossable there.
  private static let longBorder = 8

  /// - Complexity: O(edges of rivers).
  func draw() -> [Barrier] {
    var barriers: [Barrier] = []
    for course in drainage.courses {
      let steps = steps(course.vertices)
      guard !steps.isEmpty else { continue }
      var ranks = steps.map { drainage.edgeSize[Int(network.edges[$0.slot])] }
      markBorders(&ranks, steps)
      var from = 0
      for i in 1...steps.count where i == steps.count || ranks[i] != ranks[from] {
        barriers.append(
          Barrier(kind: "river", resistance: Self.resistance(ranks[from]), lines: [line(steps[from..<i])]))
        from = i
      }
    }
    return barriers
  }

  private struct Step {
    var slot: Int
    var forward: Bool
  }

  private static func resistance(_ rank: UInt8) -> Double {
    switch rank {
    case 1: 0.5
    case 2: 0.7
    case 3: 0.9
    default: 1
    }
  }

  private func steps(_ vertices: [Int]) -> [Step] {
    var result: [Step] = []
    for (from, to) in zip(vertices, vertices.dropFirst()) {
      for which in 0..<3 {
        let spoke = canvas.mesh.spoke(from, which)
        if spoke.vertex == to, let slot = network.slot(ofEdge: spoke.edge) {
          result.append(Step(slot: slot, forward: canvas.mesh.ends(ofEdge: spoke.edge).0 == from))
        }
      }
    }
    return result
  }

  /// Gives rank 4 to the long stretches of a main river between two villages.
  private func markBorders(_ ranks: inout [UInt8], _ steps: [Step]) {
    let isBorder = steps.enumerated().map { i, step -> Bool in
      let (a, b) = canvas.mesh.cells(ofEdge: Int(network.edges[step.slot]))
      return ranks[i] == Drainage.Size.main.rawValue && division.villageOfCell[a] != division.villageOfCell[b]
    }
    var from = 0
    for i in 0...steps.count where i == steps.count || !isBorder[i] {
      if i - from >= Self.longBorder { for k in from..<i { ranks[k] = 4 } }
      from = i + 1
    }
  }

  private func line(_ steps: ArraySlice<Step>) -> Polyline<Geographic> {
    var points: [FixedPoint] = []
    for step in steps { network.appendPoints(of: step.slot, forward: step.forward, to: &points) }
    if let last = steps.last {
      let end = last.forward ? network.ends[last.slot].to : network.ends[last.slot].from
      points.append(network.points[Int(end)])
    }
    return Polyline(trusted: points.map(\.coordinate))
  }
}
