/// The units of one village shared among its grids, barriers and islands respected: each side of a barrier
/// that nothing may cross is divided by itself, with a share of the grids in proportion to its load.
struct VillageDivision {
  /// Grid of each unit, `0 ..< gridCount`.
  private(set) var parts: [Int32]
  /// Links that had to be made across water or a barrier because there are fewer grids than sides.
  private(set) var forcedCrossings = 0

  /// - Precondition: the graph has at least `gridCount` units.
  init(
    _ graph: DualGraph, into gridCount: Int, effort: PartitionOptions.Effort, generator: SeededGenerator
  ) {
    var graph = graph
    var (component, count) = graph.components()
    while count > 1, VillageDivision.needsLink(graph, component, count, gridCount) {
      graph = VillageDivision.linkingLightest(graph, component, count)
      forcedCrossings += 1
      (component, count) = graph.components()
    }
    parts = [Int32](repeating: 0, count: graph.unitCount)
    var sides = [[Int32]](repeating: [], count: count)
    for u in component.indices { sides[Int(component[u])].append(Int32(u)) }
    let loads = sides.map { $0.reduce(0) { $0 + graph.loads[Int($1)] } }
    // `needsLink` left at most as many sides as grids, and the caller at least as many units.
    let shares = (try? apportion(total: gridCount, among: loads, caps: sides.map(\.count))) ?? [gridCount]
    var next: Int32 = 0
    for (side, share) in zip(sides, shares) {
      let local = DivisionEngine.divide(
        graph.restricted(to: side), into: share, effort: effort, generator: generator)
      for (i, u) in side.enumerated() { parts[Int(u)] = next + local[i] }
      next += Int32(share)
    }
  }

  /// A side without load cannot have a grid of its own, nor can more sides than there are grids.
  private static func needsLink(
    _ graph: DualGraph, _ component: [Int32], _ count: Int, _ gridCount: Int
  ) -> Bool {
    if count > gridCount { return true }
    var loads = [Double](repeating: 0, count: count)
    for u in component.indices { loads[Int(component[u])] += graph.loads[u] }
    return loads.contains { $0 <= 0 } && loads.contains { $0 > 0 }
  }

  /// Joins the lightest component to the nearest unit of another one.
  private static func linkingLightest(
    _ graph: DualGraph, _ component: [Int32], _ count: Int
  ) -> DualGraph {
    var loads = [Double](repeating: 0, count: count)
    for u in component.indices { loads[Int(component[u])] += graph.loads[u] }
    let lightest = Int32(loads.indices.min { (loads[$0], $0) < (loads[$1], $1) } ?? 0)
    var best: (squared: Double, from: Int32, to: Int32) = (.infinity, 0, 0)
    for u in component.indices where component[u] == lightest {
      for v in component.indices where component[v] != lightest {
        let dx = graph.centres[u].x - graph.centres[v].x
        let dy = graph.centres[u].y - graph.centres[v].y
        let squared = dx * dx + dy * dy
        if squared < best.squared { best = (squared, Int32(u), Int32(v)) }
      }
    }
    return graph.linking(best.from, best.to)
  }
}
