/// A first division of grids into areas.
enum AreaSeed {
  /// Contiguous parts of nearly even load and good shape. This is the one place where staffing uses the engine.
  ///
  /// - Parameter graph: connected, with at least `count` grids.
  /// - Returns: The part of each grid, `0 ..< count`; none is empty.
  static func divide(_ graph: GridGraph, into count: Int, generator: SeededGenerator) -> [Int32] {
    var links: [DualGraph.Link] = []
    var outer = graph.perimeters
    for grid in 0..<graph.count {
      for link in graph.links[grid] {
        outer[grid] -= link.length
        guard link.to > Int32(grid) else { continue }
        links.append(DualGraph.Link(a: Int32(grid), b: link.to, length: link.length, resistance: 0))
      }
    }
    let dual = DualGraph(
      loads: graph.loads, areas: graph.areas, outerLengths: outer.map { max($0, 0) },
      centres: graph.centres, links: links)
    return DivisionEngine.divide(dual, into: count, effort: .low, generator: generator)
  }
}
