/// Grids that hang together, grouped into contiguous areas of even load, with the proof of how even they could be.
struct PieceGrouping {
  private(set) var areaOf: [Int32]
  private(set) var squares = 0.0
  private(set) var squaresAtLeast = 0.0
  private(set) var isOptimal = false

  static let mostRounds = 4

  /// - Parameters:
  ///   - graph: connected.
  ///   - areas: from 1 to the number of grids.
  init(_ graph: GridGraph, areas: Int, generator: SeededGenerator) {
    areaOf = (0..<Int32(graph.count)).map { areas == 1 ? 0 : $0 }
    guard areas > 1, areas < graph.count else {
      settle(graph, areas, isOptimal: true)
      return
    }
    if graph.count <= AreaSearch.largest {
      var search = AreaSearch()
      let any = AreaCost(squares: .greatestFiniteMagnitude, kept: 0)
      if let best = search.best(graph, into: areas, limit: any) {
        areaOf = best
        settle(graph, areas, isOptimal: true)
        return
      }
    }
    areaOf = AreaSeed.divide(graph, into: areas, generator: generator)
    improve(graph, areas, generator)
    // A better grouping leaves less open: then the search may come to its end.
    var rounds = 0
    while prove(graph, areas, generator), rounds < PieceGrouping.mostRounds { rounds += 1 }
  }

  private mutating func improve(_ graph: GridGraph, _ areas: Int, _ generator: SeededGenerator) {
    var improvement = AreaImprovement(graph, areaOf: areaOf, count: areas, generator: generator)
    improvement.run()
    areaOf = improvement.areaOf
    settle(graph, areas, isOptimal: false)
  }

  private mutating func settle(_ graph: GridGraph, _ areas: Int, isOptimal: Bool) {
    var loads = [Double](repeating: 0, count: areas)
    for (grid, area) in areaOf.enumerated() { loads[Int(area)] += graph.loads[grid] }
    squares = loads.reduce(0) { $0 + $1 * $1 }
    self.isOptimal = isOptimal
    squaresAtLeast = isOptimal ? squares : AreaBound.ofEqualAreas(loads.reduce(0, +), areas)
  }

  /// - Returns: True when a better grouping was found and the proof is still open.
  private mutating func prove(_ graph: GridGraph, _ areas: Int, _ generator: SeededGenerator) -> Bool {
    guard let columns = AreaColumns(graph, into: areas, squares: squares) else { return false }
    // Σ load² of whole loads is whole, and even or odd as the total is.
    let isWhole = graph.loads.allSatisfy { $0 == $0.rounded() && $0 < 1e6 }
    let step = isWhole ? 2 : 1e-9 * squares
    let bound = AreaBound(graph, columns, into: areas, known: squares, step: step)
    var least = max(bound.value, squaresAtLeast)
    var isBetter = false
    if squares - least >= step, areas <= AreaProof.mostAreas {
      let proof = AreaProof(graph, columns, bound, into: areas, known: squares, step: step)
      if let found = proof.found {
        for (area, grids) in found.enumerated() {
          for grid in grids { areaOf[Int(grid)] = Int32(area) }
        }
        improve(graph, areas, generator)
        isBetter = true
      }
      if proof.isComplete { least = squares }
    }
    squaresAtLeast = max(squaresAtLeast, least)
    isOptimal = squares - squaresAtLeast < step
    if isOptimal { squaresAtLeast = squares }
    return isBetter && !isOptimal
  }
}
