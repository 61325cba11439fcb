/// A smaller graph whose units are pairs of neighbouring units of a larger one: what is contiguous in it is
/// contiguous in the larger one.
///
/// Pairs are matched by the share of their borders that they have in common, so that they are compact; light
/// units go first, so that loads stay even.
///
/// Source: G. Karypis and V. Kumar, "A fast and high quality multilevel scheme for partitioning irregular
/// graphs", 1998 (matching, contraction).
struct Coarsening: Sendable {
  let graph: DualGraph
  let rules: DivisionRules
  /// Unit of the smaller graph that each unit of the larger one went into.
  let target: [Int32]

  /// - Parameter heaviest: pairs do not grow beyond this load.
  init(_ fine: DualGraph, _ rules: DivisionRules, heaviest: Double, generator: inout SeededGenerator) {
    let n = fine.unitCount
    var mate = [Int32](repeating: -1, count: n)
    var order = (0..<Int32(n)).map { $0 }
    generator.shuffle(&order)
    var rivals: [Int32: Set<Int32>] = [:]
    for (a, b) in rules.apart {
      rivals[a, default: []].insert(b)
      rivals[b, default: []].insert(a)
    }
    func fits(_ u: Int, _ v: Int) -> Bool {
      if fine.loads[u] + fine.loads[v] > heaviest { return false }
      if !rules.fixed.isEmpty, rules.fixed[u] != rules.fixed[v] { return false }
      if !rules.parents.isEmpty, rules.parents[u] != rules.parents[v] { return false }
      // A rival keeps to itself: pairs of pairs would have to be looked through.
      return rivals.isEmpty || (rivals[Int32(u)] == nil && rivals[Int32(v)] == nil)
    }
    for u in order where mate[Int(u)] < 0 {
      let u = Int(u)
      mate[u] = Int32(u)
      var best = -1.0
      for i in Int(fine.starts[u])..<Int(fine.starts[u + 1]) {
        let v = Int(fine.neighbours[i])
        guard mate[v] < 0, fits(u, v) else { continue }
        let size = max(fine.areas[u] + fine.areas[v], 1e-12)
        // Long common border, small ground, little resistance.
        let rating = (fine.lengths[i] + 1e-9) * (1 - 0.9 * fine.resistances[i]) / size
        if rating > best {
          best = rating
          mate[u] = Int32(v)
        }
      }
      mate[Int(mate[u])] = Int32(u)
    }
    var target = [Int32](repeating: -1, count: n)
    var count: Int32 = 0
    for u in 0..<n where target[u] < 0 {
      target[u] = count
      target[Int(mate[u])] = count
      count += 1
    }
    self.target = target
    graph = fine.contracted(by: target, count: Int(count))
    var rules = rules
    func carried(_ values: [Int32]) -> [Int32] {
      guard !values.isEmpty else { return [] }
      var result = [Int32](repeating: -1, count: Int(count))
      for u in 0..<n { result[Int(target[u])] = values[u] }
      return result
    }
    rules.fixed = carried(rules.fixed)
    rules.parents = carried(rules.parents)
    rules.home = []
    rules.apart = rules.apart.map { (target[Int($0.0)], target[Int($0.1)]) }
    self.rules = rules
  }

  /// The division of the larger graph that a division of the smaller one means.
  func expand(_ parts: [Int32]) -> [Int32] { target.map { parts[Int($0)] } }
}

extension DualGraph {
  /// The graph in which all units of one number are one unit.
  ///
  /// - Parameter target: number of each unit, `0 ..< count`, each used.
  func contracted(by target: [Int32], count: Int) -> DualGraph {
    var coarse = DualGraph(count: count, kinds: moreLoads.count)
    var moments = [(x: Double, y: Double, weight: Double)](repeating: (0, 0, 0), count: count)
    var sizes = [Int32](repeating: 0, count: count + 1)
    for u in 0..<unitCount {
      let c = Int(target[u])
      sizes[c + 1] += 1
      coarse.loads[c] += loads[u]
      for t in moreLoads.indices { coarse.moreLoads[t][c] += moreLoads[t][u] }
      coarse.areas[c] += areas[u]
      coarse.outerLengths[c] += outerLengths[u]
      let w = max(areas[u], 1e-12)
      moments[c].x += w * centres[u].x
      moments[c].y += w * centres[u].y
      moments[c].weight += w
    }
    for c in 0..<count {
      coarse.centres[c] = Coordinate(
        x: moments[c].x / moments[c].weight, y: moments[c].y / moments[c].weight)
    }
    coarse.slopes = slopes
    if !heights.isEmpty {
      coarse.heights = [Double](repeating: 0, count: count)
      for u in 0..<unitCount {
        let c = Int(target[u])
        coarse.heights[c] += max(areas[u], 1e-12) * heights[u] / moments[c].weight
      }
    }
    for c in 0..<count { sizes[c + 1] += sizes[c] }
    var members = [Int32](repeating: 0, count: unitCount)
    var fill = sizes
    for u in 0..<unitCount {
      let c = Int(target[u])
      members[Int(fill[c])] = Int32(u)
      fill[c] += 1
    }
    // Place in the row that is being made where a neighbour stands.
    var place = [Int32](repeating: -1, count: count)
    var crossed: [Double] = []
    var easiest: [Double] = []
    for c in 0..<count {
      let first = coarse.neighbours.count
      for m in Int(sizes[c])..<Int(sizes[c + 1]) {
        let u = Int(members[m])
        for i in Int(starts[u])..<Int(starts[u + 1]) {
          let d = Int(target[Int(neighbours[i])])
          guard d != c else { continue }
          if place[d] < Int32(first) {
            place[d] = Int32(coarse.neighbours.count)
            coarse.neighbours.append(Int32(d))
            coarse.lengths.append(lengths[i])
            coarse.counts.append(counts.isEmpty ? 1 : counts[i])
            crossed.append(lengths[i] * resistances[i])
            easiest.append(resistances[i])
          } else {
            let at = Int(place[d])
            coarse.lengths[at] += lengths[i]
            coarse.counts[at] += counts.isEmpty ? 1 : counts[i]
            crossed[at] += lengths[i] * resistances[i]
            easiest[at] = min(easiest[at], resistances[i])
          }
        }
      }
      coarse.starts[c + 1] = Int32(coarse.neighbours.count)
    }
    coarse.resistances = crossed.indices.map {
      coarse.lengths[$0] > 0 ? crossed[$0] / coarse.lengths[$0] : easiest[$0]
    }
    return coarse
  }
}
