extension ExactDivisionDiagram {
  /// The most units a frontier may hold: four bits of a key for each.
  static let widestFrontier = 30

  /// The diagram of all connected sets whose loads may lie in the bands.
  ///
  /// - Parameters:
  ///   - widths: for each kind, loads that differ by less than about this share a node; 0 keeps them apart.
  ///   - boundaryLimit: sets whose border costs more are left out.
  ///   - nodeLimit: none is returned when more nodes would be needed.
  ///   - shouldStop: asked once a layer; none is returned when it says so.
  /// - Complexity: O(nodes × frontier).
  static func connectedSets(
    _ division: ExactDivision, order: ExactDivisionOrder, widths: [Double], boundaryLimit: Double,
    nodeLimit: Int, shouldStop: () -> Bool
  ) -> ExactDivisionDiagram? {
    guard order.width <= widestFrontier else { return nil }
    var diagram = ExactDivisionDiagram(order: order.units, widths: widths)
    var builder = DiagramLayerBuilder(division, widths: widths, boundaryLimit: boundaryLimit)
    diagram.append()
    var table = ExactDivisionTable(kinds: division.loads.count)
    let zeros = [Double](repeating: 0, count: division.loads.count)
    _ = table.insert(.init(low: 0, high: 0, bucket: 0), lows: zeros, highs: zeros, cost: 0)
    for layer in order.units.indices {
      if shouldStop() { return nil }
      diagram.layerStarts.append(diagram.nodeCount)
      builder.enter(
        layer, unit: Int(order.units[layer]), before: order.frontiers[layer], after: order.frontiers[layer + 1])
      var next = ExactDivisionTable(kinds: division.loads.count)
      let base = diagram.nodeCount
      for i in 0..<table.count {
        let node = diagram.layerStarts[layer] + i
        for isInside in [false, true] {
          let (child, cost) = builder.decide(isInside, from: table, i, into: &next)
          if builder.hasOverflowed { return nil }
          if child == none { continue }
          let id = child == goal ? goal : Int32(base) + child
          if isInside {
            diagram.inside[node] = id
            diagram.insideCosts[node] = cost
          } else {
            diagram.outside[node] = id
            diagram.outsideCosts[node] = cost
          }
        }
      }
      if base + next.count > nodeLimit { return nil }
      for _ in 0..<next.count { diagram.append() }
      table = next
    }
    diagram.trim(division)
    return diagram
  }

  /// The same sets with loads told apart more finely, less those that cost too much.
  ///
  /// - Parameters:
  ///   - values: the multiplier of each unit.
  ///   - restCosts: for each node, the least cost from it to the goal under these multipliers.
  ///   - costLimit: sets that cost more under these multipliers are left out.
  func refined(
    _ division: ExactDivision, widths: [Double], values: [Double], restCosts: [Double], costLimit: Double,
    nodeLimit: Int, shouldStop: () -> Bool
  ) -> ExactDivisionDiagram? {
    var fine = ExactDivisionDiagram(order: order, widths: widths)
    let slack = division.loadSlack
    let kinds = division.loads.count
    var lows = [Double](repeating: 0, count: kinds)
    var highs = lows
    var table = ExactDivisionTable(kinds: kinds)
    _ = table.insert(.init(low: 0, high: 0, bucket: 0), lows: lows, highs: highs, cost: 0)
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
          var bucket: UInt64 = 0
          var fits = true
          for kind in 0..<kinds {
            let load = isInside ? division.loads[kind][unit] : 0
            lows[kind] = table.lows[kind][i] + load
            highs[kind] = table.highs[kind][i] + load
            let rest = to == Self.goal ? (0, 0) : (restLows[kind][Int(to)], restHighs[kind][Int(to)])
            fits = fits && lows[kind] + rest.0 <= division.bands[kind].high + slack[kind]
            fits = fits && highs[kind] + rest.1 >= division.bands[kind].low - slack[kind]
            bucket = Self.mix(bucket, lows[kind], width: widths[kind])
          }
          if !fits { continue }
          var id = Self.goal
          if to != Self.goal {
            let key = ExactDivisionTable.Key(low: UInt64(to), high: 0, bucket: bucket)
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
      if base + next.count > nodeLimit { return nil }
      for _ in 0..<next.count { fine.append() }
      table = next
    }
    fine.trim(division)
    return fine
  }

  /// Adds a load's bucket to the buckets of the kinds before it. Mixing may put different loads into one node,
  /// which a relaxed diagram bears.
  fileprivate static func mix(_ bucket: UInt64, _ load: Double, width: Double) -> UInt64 {
    let own = width > 0 ? UInt64(load / width) : load.bitPattern
    return (bucket &* 0x9e37_79b9_7f4a_7c15) ^ own
  }
}

/// Makes the nodes of one layer after the other from the states of the layer before.
private struct DiagramLayerBuilder {
  let division: ExactDivision
  let widths: [Double]
  let boundaryLimit: Double
  let slack: [Double]
  /// For each kind, the loads of the units from each layer on.
  private var comingLoads: [Double]
  private(set) var hasOverflowed = false
  private var unit = 0
  private var width = 0
  /// Slots of the unit's neighbours in the frontier, and half the costs of the edges to them.
  private var links: [(slot: Int, half: Double)] = []
  /// Slots that stay in the frontier; the unit's own slot is the last.
  private var kept: [Int] = []
  private var labels = [UInt8](repeating: 0, count: 32)
  private var lows: [Double]
  private var highs: [Double]

  init(_ division: ExactDivision, widths: [Double], boundaryLimit: Double) {
    self.division = division
    self.widths = widths
    self.boundaryLimit = boundaryLimit
    slack = division.loadSlack
    comingLoads = division.loads.map { $0.reduce(0, +) }
    lows = [Double](repeating: 0, count: widths.count)
    highs = lows
  }

  mutating func enter(_ layer: Int, unit: Int, before: [Int32], after: [Int32]) {
    self.unit = unit
    width = before.count
    links = []
    for e in Int(division.starts[unit])..<Int(division.starts[unit + 1]) {
      if let slot = before.firstIndex(of: division.neighbours[e]) {
        links.append((slot, division.weights[e] / 2))
      }
    }
    let slots = before + [Int32(unit)]
    kept = after.map { slots.firstIndex(of: $0)! }
    for kind in comingLoads.indices { comingLoads[kind] -= division.loads[kind][unit] }
  }

  /// The node that a decision leads to, and half the cost it cuts.
  mutating func decide(
    _ isInside: Bool, from table: ExactDivisionTable, _ node: Int, into next: inout ExactDivisionTable
  ) -> (child: Int32, cost: Double) {
    let key = table.keys[node]
    for slot in 0..<width {
      let word = slot < 16 ? key.low >> UInt64(4 * slot) : key.high >> UInt64(4 * slot - 64)
      labels[slot] = UInt8(truncatingIfNeeded: word & 15)
    }
    var bucket: UInt64 = 0
    for kind in lows.indices {
      let load = isInside ? division.loads[kind][unit] : 0
      lows[kind] = table.lows[kind][node] + load
      highs[kind] = table.highs[kind][node] + load
      if lows[kind] > division.bands[kind].high + slack[kind] { return (ExactDivisionDiagram.none, 0) }
      // The loads to come are a difference of sums; grant it its rounding.
      let most = (highs[kind] + comingLoads[kind]) * (1 + 1e-12) + comingLoads[kind].magnitude * 1e-9
      if most < division.bands[kind].low - slack[kind] { return (ExactDivisionDiagram.none, 0) }
      bucket = ExactDivisionDiagram.mix(bucket, lows[kind], width: widths[kind])
    }
    var cost = 0.0
    labels[width] = isInside ? 15 : 0
    for link in links where (labels[link.slot] > 0) != isInside { cost += link.half }
    if isInside {
      for link in links where labels[link.slot] > 0 && labels[link.slot] < 15 {
        let joined = labels[link.slot]
        for slot in 0..<width where labels[slot] == joined { labels[slot] = 15 }
      }
    }
    if (table.costs[node] + cost) * 2 > boundaryLimit { return (ExactDivisionDiagram.none, 0) }
    return (settle(into: &next, bucket: bucket, cost: table.costs[node] + cost), cost)
  }

  /// Lets units leave the frontier. A piece that leaves with its last unit must be the only one.
  private mutating func settle(
    into next: inout ExactDivisionTable, bucket: UInt64, cost: Double
  ) -> Int32 {
    var present: UInt32 = 0
    var staying: UInt32 = 0
    for slot in 0...width where labels[slot] > 0 { present |= 1 << UInt32(labels[slot]) }
    for slot in kept where labels[slot] > 0 { staying |= 1 << UInt32(labels[slot]) }
    let leaving = present & ~staying
    if leaving != 0 {
      if staying != 0 || leaving.nonzeroBitCount > 1 { return ExactDivisionDiagram.none }
      for kind in highs.indices where highs[kind] < division.bands[kind].low - slack[kind] {
        return ExactDivisionDiagram.none
      }
      return ExactDivisionDiagram.goal
    }
    var numbers = (UInt64(0), UInt64(0))
    var renamed: UInt64 = 0
    var count: UInt64 = 0
    for (position, slot) in kept.enumerated() where labels[slot] > 0 {
      let shift = UInt64(4 * labels[slot])
      var number = (renamed >> shift) & 15
      if number == 0 {
        count += 1
        number = count
        renamed |= number << shift
      }
      if position < 16 {
        numbers.0 |= number << UInt64(4 * position)
      } else {
        numbers.1 |= number << UInt64(4 * position - 64)
      }
    }
    // 15 marks the piece of the unit just placed.
    if count > 14 {
      hasOverflowed = true
      return ExactDivisionDiagram.none
    }
    let key = ExactDivisionTable.Key(low: numbers.0, high: numbers.1, bucket: bucket)
    return Int32(next.insert(key, lows: lows, highs: highs, cost: cost))
  }
}
