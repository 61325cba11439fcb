/// First divisions of a graph, each from another side.
struct DivisionStarts {
  private let graph: DualGraph
  private let rules: DivisionRules

  init(_ graph: DualGraph, _ rules: DivisionRules) {
    self.rules = rules
    let first = graph.centres.first
    if graph.centres.contains(where: { $0 != first }) {
      self.graph = graph
    } else {
      // No place is known: distances along the graph stand in for it.
      self.graph = GraphLayout.placed(graph)
    }
  }

  /// - Returns: a contiguous division; the first one is the most careful.
  func division(number: Int, _ generator: inout SeededGenerator) -> [Int32] {
    if rules.fixed.contains(where: { $0 >= 0 }) {
      return GrownStart.divide(graph, rules, &generator)
    }
    let turns = number == 0 ? Direction.fan : [Direction.turns[(number - 1) % Direction.turns.count]]
    return InertialStart.divide(graph, into: rules.partCount, turns: turns)
  }

  /// How hot the annealing after a start begins: the careful start is worth keeping.
  func temperature(_ number: Int) -> Double { number == 0 ? 0.3 : 1 }
}
