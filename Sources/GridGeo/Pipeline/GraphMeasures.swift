/// What is measured of a division of a dual graph.
struct GraphMeasures {
  private(set) var cutEdges = 0
  private(set) var cutLength = 0.0
  private(set) var meanCompactness: Double?
  /// By kind and part.
  private(set) var loads: [[Double]]

  init(_ parts: [Int32], _ partCount: Int, _ units: DualGraph, _ survey: UnitGraph) {
    loads = [[Double]](
      repeating: [Double](repeating: 0, count: partCount), count: survey.loads.count)
    var areas = [Double](repeating: 0, count: partCount)
    var perimeters = areas
    for u in parts.indices {
      let p = Int(parts[u])
      for t in loads.indices { loads[t][p] += survey.loads[t][u] }
      areas[p] += survey.areas[u]
      perimeters[p] += survey.outerLengths[u]
      for i in Int(units.starts[u])..<Int(units.starts[u + 1])
      where parts[Int(units.neighbours[i])] != parts[u] {
        perimeters[p] += survey.lengths[i]
        if units.neighbours[i] > Int32(u) {
          cutEdges += 1
          cutLength += survey.lengths[i]
        }
      }
    }
    if survey.hasLengths, areas.allSatisfy({ $0 > 0 }), perimeters.allSatisfy({ $0 > 0 }) {
      let sum = areas.indices.reduce(0) {
        $0 + 4 * Double.pi * areas[$1] / (perimeters[$1] * perimeters[$1])
      }
      meanCompactness = sum / Double(partCount)
    }
  }

  /// Parents in more than one part.
  static func splits(_ parts: [Int32], _ parents: [Int32]) -> Int {
    var first: [Int32: Int32] = [:]
    var split: Set<Int32> = []
    for (part, parent) in zip(parts, parents) {
      if let known = first[parent] {
        if known != part { split.insert(parent) }
      } else {
        first[parent] = part
      }
    }
    return split.count
  }

  /// Share of the load, in percent, that lies in different parts of two plans, parts matched by what they share,
  /// the largest share first.
  static func difference(_ a: [Int32], _ b: [Int32], _ loads: [Double]) -> Double {
    struct Pair: Hashable {
      var a: Int32
      var b: Int32
    }
    var common: [Pair: Double] = [:]
    var total = 0.0
    for u in a.indices {
      common[Pair(a: a[u], b: b[u]), default: 0] += loads[u]
      total += loads[u]
    }
    let order = common.sorted {
      $0.value != $1.value ? $0.value > $1.value : ($0.key.a, $0.key.b) < ($1.key.a, $1.key.b)
    }
    var usedA: Set<Int32> = []
    var usedB: Set<Int32> = []
    var kept = 0.0
    for (pair, load) in order where !usedA.contains(pair.a) && !usedB.contains(pair.b) {
      usedA.insert(pair.a)
      usedB.insert(pair.b)
      kept += load
    }
    return total > 0 ? 100 * (total - kept) / total : 0
  }
}
