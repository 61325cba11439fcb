/// The nodes of one layer while a diagram is made: found by their state, numbered as they come.
struct ExactDivisionTable {
  /// What a node stands for. Two states of one layer are one node when all of it is the same.
  struct Key: Equatable {
    /// Four bits for each frontier unit: 0 outside, else the number of its connected piece.
    var low: UInt64
    var high: UInt64
    /// The bucket of each kind of load, mixed.
    var bucket: UInt64

    fileprivate var hash: UInt64 {
      var mixed = low &* 0x9e37_79b9_7f4a_7c15
      mixed = (mixed ^ (mixed >> 29) ^ high) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 32) ^ bucket) &* 0x94d0_49bb_1331_11eb
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
}
