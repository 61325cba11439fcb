extension DivisionEngine {
  /// Divides a graph into parts of nearly equal load and good shape that cross barriers where it pays only.
  ///
  /// - Parameters:
  ///   - tolerance: how far a load may be from the mean, as a share of it; with whole loads the whole numbers
  ///     next to the mean are always allowed.
  /// - Precondition: the graph is connected.
  /// - Returns: parts as numbers `0 ..< partCount` a unit; contiguous each, none empty when there are as many
  ///   units.
  static func divide(
    _ graph: DualGraph, into partCount: Int, tolerance: Double = 0.02, effort: SearchEffort,
    generator: SeededGenerator
  ) -> [Int32] {
    guard partCount > 1 else { return [Int32](repeating: 0, count: graph.unitCount) }
    guard graph.unitCount > partCount else { return (0..<Int32(graph.unitCount)).map { $0 } }
    return DivisionEngine(effort: .forShape(effort), extraRounds: effort == .low ? 0 : 3)
      .run(graph, .even(graph, into: partCount, tolerance: tolerance), generator: generator).parts
  }
}

extension DivisionEngine.Effort {
  /// For the ground of one village: hundreds of units, and hundreds of villages.
  static func forShape(_ effort: SearchEffort) -> DivisionEngine.Effort {
    switch effort {
    case .low: .rounds(1, flipsPerUnit: 30)
    case .normal: .rounds(1, flipsPerUnit: 60)
    case .high: .rounds(8, flipsPerUnit: 300)
    }
  }
}

extension DivisionEngine.Effort {
  /// For a piece of a graph: a round of some ten thousand flips takes milliseconds, so a small graph gets many;
  /// pieces of one graph share its effort by their size.
  ///
  /// - Parameter total: units of the whole graph.
  static func forGraph(
    _ effort: SearchEffort, units: Int, total: Int, streams: Int
  ) -> DivisionEngine.Effort {
    let flips = flips(units: total)
    let perRound = max(10_000, flips * units)
    let share = min(1, 4 * Double(units) / Double(max(total, 1)))
    let budget: Double =
      switch effort {
      case .low: 0
      case .normal: 3_000_000
      case .high: 40_000_000
      }
    let rounds = Int(budget * share) / perRound / streams
    return .rounds(
      max(1, min(effort == .high ? 200 : 24, rounds)),
      flipsPerUnit: effort == .low ? max(1, flips / 2) : flips)
  }

  /// Flips proposed for a unit in a round: fewer on large graphs, where most units are far from any border.
  static func flips(units: Int) -> Int { max(1, min(700, 1_200_000 / max(units, 1))) }
}

extension DivisionRules {
  /// The rules of ``DivisionEngine/divide(_:into:tolerance:effort:generator:)``: even loads, compact parts, and
  /// a metre of barrier inside a part as dear as the same share of a part's width.
  static func even(_ graph: DualGraph, into partCount: Int, tolerance: Double) -> DivisionRules {
    let total = graph.loads.reduce(0, +)
    let isWhole = graph.loads.allSatisfy { $0 == $0.rounded() }
    let width = (graph.areas.reduce(0, +) / Double(partCount)).squareRoot()
    let mean = total / Double(partCount)
    var band = Band(mean: mean, tolerance: tolerance, isWhole: isWhole)
    // However narrow the tolerance, whole loads may be the whole numbers next to the mean.
    if isWhole {
      band.lowest = min(band.lowest, mean.rounded(.down))
      band.highest = max(band.highest, mean.rounded(.up))
    }
    return DivisionRules(
      partCount: partCount, bands: [band],
      objective: Objective(compactness: 1, barriers: width > 0 ? 1 / width : 0), roughness: 0.88)
  }
}
