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
