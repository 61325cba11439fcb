extension ExactDivisionDiagram {
  /// The same sets with loads told apart, less those that cost too much.
  ///
  /// - Parameters:
  ///   - layerLimit: the most nodes of a layer that are kept apart.
  ///   - values: the multiplier of each unit.
  ///   - restCosts: for each node, the least cost from it to the goal under these multipliers.
  ///   - costLimit: sets that cost more under these multipliers are left out.
  func refined(
    _ division: ExactDivision, layerLimit: Int, values: [Double], restCosts: [Double],
    costLimit: Double, shouldStop: () -> Bool
  ) -> ExactDivisionDiagram? {
    var fine = ExactDivisionDiagram(order: order)
    fine.isExact = true
    let slack = division.loadSlack
    let kinds = division.loads.count
    let scales = division.bands.map { max($0.high, .leastNormalMagnitude) }
    var lows = [Double](repeating: 0, count: kinds)
    var highs = lows
    var table = ExactDivisionTable(kinds: kinds)
    _ = table.insert(.init(low: 0, high: 0, loads: 0), lows: lows, highs: highs, cost: 0)
    fine.append()
    for layer in order.indices {
      if shouldStop() { return nil }
      fine.layerStarts.append(fine.nodeCount)
      let unit = Int(order[layer])
      var next = ExactDivisionTable(kinds: kinds)
      let base = fine.nodeCount
      for i in 0..<table.count {
        let node = fine.layerStarts[layer] + i
        let coarse = Int(table.keys[i].low)
        for isInside in [false, true] {
          let to = isInside ? inside[coarse] : outside[coarse]
          if to == Self.none { continue }
          let cut = isInside ? insideCosts[coarse] : outsideCosts[coarse]
          let cost = table.costs[i] + cut - (isInside ? values[unit] : 0)
          if cost + (to == Self.goal ? 0 : restCosts[Int(to)]) > costLimit { continue }
          var mixed: UInt64 = 0
          var fits = true
          for kind in 0..<kinds {
            let load = isInside ? division.loads[kind][unit] : 0
            lows[kind] = table.lows[kind][i] + load
            highs[kind] = table.highs[kind][i] + load
            let rest = to == Self.goal ? (0, 0) : (restLows[kind][Int(to)], restHighs[kind][Int(to)])
            fits = fits && lows[kind] + rest.0 <= division.bands[kind].high + slack[kind]
            fits = fits && highs[kind] + rest.1 >= division.bands[kind].low - slack[kind]
            mixed = (mixed &* 0x9e37_79b9_7f4a_7c15) ^ lows[kind].bitPattern
            mixed = (mixed &* 0x9e37_79b9_7f4a_7c15) ^ highs[kind].bitPattern
          }
          if !fits { continue }
          var id = Self.goal
          if to != Self.goal {
            let key = ExactDivisionTable.Key(low: UInt64(to), high: 0, loads: mixed)
            id = Int32(base + next.insert(key, lows: lows, highs: highs, cost: cost))
          }
          if isInside {
            fine.inside[node] = id
            fine.insideCosts[node] = cut
          } else {
            fine.outside[node] = id
            fine.outsideCosts[node] = cut
          }
        }
      }
      if let numbers = next.join(
        limit: layerLimit, states: layerStarts[layer + 1]..<end(layer + 1), scales: scales)
      {
        fine.isExact = false
        fine.renumber(from: fine.layerStarts[layer], base: base, numbers)
      }
      for _ in 0..<next.count { fine.append() }
      table = next
    }
    fine.trim(division)
    return fine
  }

  private func end(_ layer: Int) -> Int { layer + 1 < layerStarts.count ? layerStarts[layer + 1] : nodeCount }

  private mutating func renumber(from start: Int, base: Int, _ numbers: [Int32]) {
    for node in start..<base {
      if outside[node] >= 0 { outside[node] = Int32(base) + numbers[Int(outside[node]) - base] }
      if inside[node] >= 0 { inside[node] = Int32(base) + numbers[Int(inside[node]) - base] }
    }
  }
}
