/// The nodes of one layer while a diagram is made: found by their state, numbered as they come.
struct ExactDivisionTable {
  /// What a node stands for. Two states of one layer are one node when all of it is the same.
  struct Key: Equatable {
    /// Four bits for each frontier unit: 0 outside, else the number of its connected piece.
    var low: UInt64
    var high: UInt64
    /// The ranges of loads, mixed; 0 where all loads share a node.
    var loads: UInt64

    fileprivate var hash: UInt64 {
      var mixed = low &* 0x9e37_79b9_7f4a_7c15
      mixed = (mixed ^ (mixed >> 29) ^ high) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 32) ^ loads) &* 0x94d0_49bb_1331_11eb
      return mixed ^ (mixed >> 31)
    }
  }

  private(set) var keys: [Key] = []
  /// For each kind, the range of loads that led to each node.
  private(set) var lows: [[Double]]
  private(set) var highs: [[Double]]
  /// The least cost so far of each node.
  private(set) var costs: [Double] = []
  private var slots: [Int32]
  private var mask: Int

  init(kinds: Int) {
    lows = Array(repeating: [], count: kinds)
    highs = Array(repeating: [], count: kinds)
    slots = [Int32](repeating: -1, count: 1024)
    mask = 1023
  }

  var count: Int { keys.count }

  /// The number of the node in its layer, which is new when it equals the count before.
  mutating func insert(_ key: Key, lows newLows: [Double], highs newHighs: [Double], cost: Double) -> Int {
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while slots[slot] >= 0 {
      let found = Int(slots[slot])
      if keys[found] == key {
        for kind in lows.indices {
          lows[kind][found] = min(lows[kind][found], newLows[kind])
          highs[kind][found] = max(highs[kind][found], newHighs[kind])
        }
        costs[found] = min(costs[found], cost)
        return found
      }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(keys.count)
    keys.append(key)
    for kind in lows.indices {
      lows[kind].append(newLows[kind])
      highs[kind].append(newHighs[kind])
    }
    costs.append(cost)
    if keys.count * 2 > mask { grow() }
    return keys.count - 1
  }

  private mutating func grow() {
    mask = mask * 2 + 1
    slots = [Int32](repeating: -1, count: mask + 1)
    for (i, key) in keys.enumerated() {
      var slot = Int(truncatingIfNeeded: key.hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(i)
    }
  }

  /// Joins nodes of the same state whose loads are alike until at most `limit` are left, or only one a state.
  ///
  /// Alike are loads whose least ones lie in one bucket; the buckets' width doubles until the limit is kept.
  /// Keeping the whole ranges narrow instead bounds the error better, and joins so much less that the bounds of
  /// diagrams of the same size are far worse.
  ///
  /// - Parameters:
  ///   - states: the numbers that `Key.low` may have.
  ///   - scales: a common load of each kind.
  /// - Returns: the new number of each node; none where nothing was joined.
  /// - Complexity: O(nodes × log nodes).
  mutating func join(limit: Int, states: Range<Int>, scales: [Double]) -> [Int32]? {
    guard count > limit else { return nil }
    var starts = [Int](repeating: 0, count: states.count + 1)
    for key in keys { starts[Int(key.low) - states.lowerBound + 1] += 1 }
    for s in 1..<starts.count { starts[s] += starts[s - 1] }
    var order = [Int32](repeating: 0, count: count)
    var fill = starts
    for (i, key) in keys.enumerated() {
      let state = Int(key.low) - states.lowerBound
      order[fill[state]] = Int32(i)
      fill[state] += 1
    }
    let low = lows[0]
    for state in 0..<states.count {
      order[starts[state]..<starts[state + 1]].sort { (low[Int($0)], $0) < (low[Int($1)], $1) }
    }
    var width = 1.0 / 1_048_576
    var numbers = buckets(order, widths: scales.map { $0 * width })
    while numbers.count > limit, width < 4 {
      width *= 2
      numbers = buckets(order, widths: scales.map { $0 * width })
    }
    replace(numbers)
    return numbers.of
  }

  private func buckets(_ order: [Int32], widths: [Double]) -> (of: [Int32], count: Int) {
    var numbers = [Int32](repeating: 0, count: count)
    var number: Int32 = -1
    var before = -1
    for index in order {
      let i = Int(index)
      var isNew = before < 0 || keys[i].low != keys[before].low
      for kind in widths.indices where !isNew {
        let own = (lows[kind][i] / widths[kind]).rounded(.down)
        isNew = own != (lows[kind][before] / widths[kind]).rounded(.down)
      }
      if isNew { number += 1 }
      before = i
      numbers[i] = number
    }
    return (numbers, Int(number) + 1)
  }

  private mutating func replace(_ numbers: (of: [Int32], count: Int)) {
    var joined = ExactDivisionTable(kinds: lows.count)
    joined.keys = [Key](repeating: Key(low: 0, high: 0, loads: 0), count: numbers.count)
    joined.costs = [Double](repeating: .infinity, count: numbers.count)
    for kind in lows.indices {
      joined.lows[kind] = [Double](repeating: .infinity, count: numbers.count)
      joined.highs[kind] = [Double](repeating: -.infinity, count: numbers.count)
    }
    for i in 0..<count {
      let to = Int(numbers.of[i])
      joined.keys[to] = keys[i]
      joined.costs[to] = min(joined.costs[to], costs[i])
      for kind in lows.indices {
        joined.lows[kind][to] = min(joined.lows[kind][to], lows[kind][i])
        joined.highs[kind][to] = max(joined.highs[kind][to], highs[kind][i])
      }
    }
    self = joined
  }
}
