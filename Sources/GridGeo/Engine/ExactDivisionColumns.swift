/// The sets within the bands that cost no more than a limit under the multipliers, written out.
struct ExactDivisionColumns: Sendable {
  /// 64-bit words for each set.
  let words: Int
  /// The units of each set, one bit each.
  private(set) var masks: [UInt64] = []
  /// What each set costs above the cheapest.
  private(set) var costs: [Double] = []
  /// Whether more sets or more steps would have been needed than allowed.
  private(set) var isCutShort = false
  private(set) var steps = 0

  var count: Int { costs.count }

  /// Lists the paths of a diagram whose cost is within the limit and whose loads are exactly in the bands, each
  /// of which leaves room for the other parts.
  ///
  /// - Parameter ascent: multipliers and rest costs of this diagram.
  /// - Complexity: O(paths within the limit × units).
  init(
    _ division: ExactDivision, _ diagram: ExactDivisionDiagram, _ ascent: ExactDivisionAscent, gap: Double,
    limit: Int, stepLimit: Int
  ) {
    words = (division.unitCount + 63) / 64
    guard !diagram.isEmpty else { return }
    var walk = Walk(division, diagram, ascent, words: words, gap: gap, limit: limit, stepLimit: stepLimit)
    walk.descend(0, 0, cost: 0)
    masks = walk.masks
    costs = walk.costs
    isCutShort = walk.isCutShort
    steps = walk.steps
  }

  func mask(_ column: Int) -> ArraySlice<UInt64> { masks[column * words..<(column + 1) * words] }
}

/// One walk through a diagram, depth first, inside before outside.
private struct Walk {
  let division: ExactDivision
  let diagram: ExactDivisionDiagram
  let ascent: ExactDivisionAscent
  let words: Int
  let costLimit: Double
  let limit: Int
  let stepLimit: Int
  let slack: [Double]
  var room: ExactDivisionRoom
  var set: [UInt64]
  /// Sums of loads for each layer and kind on the way down, so that going back needs no subtraction.
  var sums: [Double]
  var masks: [UInt64] = []
  var costs: [Double] = []
  var isCutShort = false
  var steps = 0

  init(
    _ division: ExactDivision, _ diagram: ExactDivisionDiagram, _ ascent: ExactDivisionAscent, words: Int,
    gap: Double, limit: Int, stepLimit: Int
  ) {
    self.division = division
    self.diagram = diagram
    self.ascent = ascent
    self.words = words
    self.limit = limit
    self.stepLimit = stepLimit
    costLimit = ascent.leastCost + gap
    slack = division.loadSlack
    room = ExactDivisionRoom(division)
    set = [UInt64](repeating: 0, count: words)
    sums = [Double](repeating: 0, count: (diagram.order.count + 1) * slack.count)
  }

  mutating func descend(_ node: Int, _ layer: Int, cost: Double) {
    steps += 1
    if steps > stepLimit || costs.count > limit {
      isCutShort = true
      return
    }
    let unit = Int(diagram.order[layer])
    step(diagram.inside[node], layer, cost + diagram.insideCosts[node] - ascent.values[unit], unit: unit)
    step(diagram.outside[node], layer, cost + diagram.outsideCosts[node], unit: -1)
  }

  private mutating func step(_ next: Int32, _ layer: Int, _ cost: Double, unit: Int) {
    if next == ExactDivisionDiagram.none || isCutShort { return }
    let isGoal = next == ExactDivisionDiagram.goal
    if cost + (isGoal ? 0 : ascent.restCosts[Int(next)]) > costLimit { return }
    let kinds = slack.count
    for kind in 0..<kinds {
      let sum = sums[layer * kinds + kind] + (unit >= 0 ? division.loads[kind][unit] : 0)
      let low = isGoal ? sum : sum + diagram.restLows[kind][Int(next)]
      let high = isGoal ? sum : sum + diagram.restHighs[kind][Int(next)]
      if low > division.bands[kind].high + slack[kind] { return }
      if high < division.bands[kind].low - slack[kind] { return }
      sums[(layer + 1) * kinds + kind] = sum
    }
    if unit >= 0 { set[unit / 64] |= 1 << UInt64(unit % 64) }
    if isGoal {
      if room.holds(division.partCount - 1, without: set[...]) {
        masks.append(contentsOf: set)
        costs.append(cost - ascent.leastCost)
      }
    } else {
      descend(Int(next), layer + 1, cost: cost)
    }
    if unit >= 0 { set[unit / 64] &= ~(1 << UInt64(unit % 64)) }
  }
}
