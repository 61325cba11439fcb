extension ExactDivisionDiagram {
  /// The most units a frontier may hold: four bits of a key for each.
  static let widestFrontier = 30

  /// The diagram of all connected sets whose loads may lie in the bands, with one node for all loads of a state.
  ///
  /// - Parameters:
  ///   - boundaryLimit: sets whose border costs more are left out.
  ///   - nodeLimit: none is returned when more nodes would be needed.
  ///   - shouldStop: asked once a layer; none is returned when it says so.
  /// - Complexity: O(nodes × frontier).
  static func connectedSets(
    _ division: ExactDivision, order: ExactDivisionOrder, boundaryLimit: Double, nodeLimit: Int,
    shouldStop: () -> Bool
  ) -> ExactDivisionDiagram? {
    guard order.width <= widestFrontier else { return nil }
    var diagram = ExactDivisionDiagram(order: order.units)
    var builder = DiagramLayerBuilder(division, boundaryLimit: boundaryLimit)
    diagram.append()
    var table = ExactDivisionTable(kinds: division.loads.count)
    let zeros = [Double](repeating: 0, count: division.loads.count)
    _ = table.insert(.init(low: 0, high: 0, loads: 0), lows: zeros, highs: zeros, cost: 0)
    for layer in order.units.indices {
      if shouldStop() { return nil }
      diagram.layerStarts.append(diagram.nodeCount)
      builder.enter(
        layer, unit: Int(order.units[layer]), before: order.frontiers[layer],
        after: order.frontiers[layer + 1])
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
}

/// Makes the nodes of one layer after the other from the states of the layer before.
private struct DiagramLayerBuilder {
  let division: ExactDivision
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

  init(_ division: ExactDivision, boundaryLimit: Double) {
    self.division = division
    self.boundaryLimit = boundaryLimit
    slack = division.loadSlack
    comingLoads = division.loads.map { $0.reduce(0, +) }
    lows = [Double](repeating: 0, count: division.loads.count)
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
    for kind in lows.indices {
      let load = isInside ? division.loads[kind][unit] : 0
      lows[kind] = table.lows[kind][node] + load
      highs[kind] = table.highs[kind][node] + load
      if lows[kind] > division.bands[kind].high + slack[kind] { return (ExactDivisionDiagram.none, 0) }
      // The loads to come are a difference of sums; grant it its rounding.
      let most = (highs[kind] + comingLoads[kind]) * (1 + 1e-12) + comingLoads[kind].magnitude * 1e-9
      if most < division.bands[kind].low - slack[kind] { return (ExactDivisionDiagram.none, 0) }
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
    return (settle(into: &next, cost: table.costs[node] + cost), cost)
  }

  /// Lets units leave the frontier. A piece that leaves with its last unit must be the only one.
  private mutating func settle(
    into next: inout ExactDivisionTable, cost: Double
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
    let key = ExactDivisionTable.Key(low: numbers.0, high: numbers.1, loads: 0)
    return Int32(next.insert(key, lows: lows, highs: highs, cost: cost))
  }
}
