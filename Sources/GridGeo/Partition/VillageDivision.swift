/// The units of one village shared among its grids, barriers and islands respected: each side of a barrier
/// that nothing may cross is divided by itself, with a share of the grids in proportion to its load.
struct VillageDivision {
  /// Grid of each unit, `0 ..< gridCount`.
  private(set) var parts: [Int32]
  /// Links that had to be made across water or a barrier because there are fewer grids than sides.
  private(set) var forcedCrossings = 0

  /// - Parameter lands: land of each unit; pieces of the village that touch nowhere are different lands.
  /// - Precondition: the graph has at least `gridCount` units.
  init(
    _ graph: DualGraph, lands: [Int32], into gridCount: Int, effort: SearchEffort,
    tolerance: Double = 0.02, generator: SeededGenerator
  ) {
    var graph = graph
    var (component, count) = graph.components()
    while count > 1, let lonely = VillageDivision.componentToLink(graph, component, count, lands, gridCount) {
      graph = VillageDivision.linking(lonely, graph, component)
      forcedCrossings += 1
      (component, count) = graph.components()
    }
    parts = [Int32](repeating: 0, count: graph.unitCount)
    var sides = [[Int32]](repeating: [], count: count)
    for u in component.indices { sides[Int(component[u])].append(Int32(u)) }
    let loads = sides.map { $0.reduce(0) { $0 + graph.loads[Int($1)] } }
    // Linking left at most as many sides as grids, and the caller at least as many units.
    let shares = (try? apportion(total: gridCount, among: loads, caps: sides.map(\.count))) ?? [gridCount]
    var next: Int32 = 0
    for (side, share) in zip(sides, shares) {
      let local = DivisionEngine.divide(
        graph.restricted(to: side), into: share, tolerance: tolerance, effort: effort,
        generator: generator)
      for (i, u) in side.enumerated() { parts[Int(u)] = next + local[i] }
      next += Int32(share)
    }
  }

  /// The lightest component that cannot have grids of its own; nil when all can.
  ///
  /// One without load cannot, nor the lightest one when there are more of them than grids. An island with less
  /// than half a grid's load joins the mainland too: its water is no barrier that anybody declared.
  private static func componentToLink(
    _ graph: DualGraph, _ component: [Int32], _ count: Int, _ lands: [Int32], _ gridCount: Int
  ) -> Int32? {
    var loads = [Double](repeating: 0, count: count)
    var landOf = [Int32](repeating: -1, count: count)
    for u in component.indices {
      loads[Int(component[u])] += graph.loads[u]
      landOf[Int(component[u])] = lands[u]
    }
    let total = loads.reduce(0, +)
    let order = loads.indices.sorted { (loads[$0], $0) < (loads[$1], $1) }
    guard let lightest = order.first else { return nil }
    if count > gridCount || (loads[lightest] <= 0 && total > 0) { return Int32(lightest) }
    let enough = total / Double(gridCount) / 2
    let island = order.first { i in
      loads[i] < enough && landOf.indices.allSatisfy { $0 == i || landOf[$0] != landOf[i] }
    }
    return island.map { Int32($0) }
  }

  /// Joins a component to the nearest unit of another one.
  private static func linking(_ lonely: Int32, _ graph: DualGraph, _ component: [Int32]) -> DualGraph {
    var best: (squared: Double, from: Int32, to: Int32) = (.infinity, 0, 0)
    for u in component.indices where component[u] == lonely {
      for v in component.indices where component[v] != lonely {
        let dx = graph.centres[u].x - graph.centres[v].x
        let dy = graph.centres[u].y - graph.centres[v].y
        let squared = dx * dx + dy * dy
        if squared < best.squared { best = (squared, Int32(u), Int32(v)) }
      }
    }
    return graph.linking(best.from, best.to)
  }
}
