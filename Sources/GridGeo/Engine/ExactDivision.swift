/// Balanced division of a graph into connected parts at the least cut, solved to proven optimality where the
/// graph is small or its frontier narrow.
///
/// The parts are the columns of a set partitioning model (R. Garfinkel, G. Nemhauser, "Optimal political
/// districting by implicit enumeration techniques", Management Science 16(8), 1970; A. Mehrotra, E. Johnson,
/// G. Nemhauser, "An optimization based heuristic for political districting", Management Science 44(8), 1998).
/// All columns together are one decision diagram over a narrow order of the units (`ExactDivisionDiagram`);
/// Lagrangian multipliers make a bound of it (`ExactDivisionAscent`); the columns within the gap are listed and
/// covered exactly (`ExactDivisionCover`).
struct ExactDivision: Sendable {
  /// The range of a part's load of one kind; both ends belong to it.
  struct Band: Sendable, Hashable {
    var low: Double
    var high: Double
  }

  /// What was proven.
  struct Outcome: Sendable {
    /// No division within the bands costs less; infinite where there is none.
    var lowerBound: Double
    /// The best division found, part numbers from 0 in order of first units.
    ///
    /// None where the search was cut short, where nothing is better than the caller's upper bound, or where no
    /// division exists.
    var best: [Int32]?
    /// Whether `best`, or the caller's upper bound where `best` is none, is the optimum.
    var isOptimal: Bool
    /// Diagram nodes made and cover branches taken.
    var nodes: Int

    var isInfeasible: Bool { lowerBound == .infinity }
  }

  /// What the search may spend; counts, so that a result does not depend on the machine.
  struct Limits: Sendable {
    /// Divisions of more units are not searched; they get the bounds that need no search.
    var units = 400
    /// Nor are those whose narrowest order found has a wider frontier.
    var frontier = 13
    /// Nodes of the first diagram, which tells no loads apart.
    var diagramNodes = 3_000_000
    /// Nodes of a layer in the finest diagram.
    var layerNodes = 64_000
    var ascentArcs = 3_000_000_000
    var columns = 400_000
    var coverSteps = 400_000_000
  }

  /// Neighbours of unit `u`: `neighbours[starts[u] ..< starts[u + 1]]`, each pair from both sides.
  var starts: [Int32]
  var neighbours: [Int32]
  /// Cost of cutting an edge, for each half edge, not negative and the same from both sides.
  var weights: [Double]
  /// For each kind of load, the load of each unit, not negative.
  var loads: [[Double]]
  var bands: [Band]
  var partCount: Int

  var unitCount: Int { starts.count - 1 }

  /// Sum of the costs of all edges, each once.
  var totalWeight: Double { weights.reduce(0, +) / 2 }

  /// Whether all costs are whole numbers, so that bounds can be rounded up.
  var isIntegral: Bool { weights.allSatisfy { $0 == $0.rounded() && $0 < 0x1p40 } }

  /// How much a sum of loads may miss its band by rounding alone: nothing for whole loads.
  var loadSlack: [Double] {
    loads.map { kind in
      kind.allSatisfy { $0 == $0.rounded() && $0 < 0x1p40 } ? 0 : kind.reduce(0, +) * 1e-12
    }
  }

  /// Cost of a division: the edges between different parts.
  func cost(of parts: [Int32]) -> Double {
    var twice = 0.0
    for u in 0..<unitCount {
      for e in Int(starts[u])..<Int(starts[u + 1]) where parts[u] != parts[Int(neighbours[e])] {
        twice += weights[e]
      }
    }
    return twice / 2
  }
}
