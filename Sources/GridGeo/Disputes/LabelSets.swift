/// Sets of labels, each kept once: equal sets have equal numbers, and set 0 is empty.
///
/// Flat: the sets stand one after the other in one array, found again by their hash.
struct LabelSets: Sendable {
  /// Set `s` is `labels[starts[s] ..< starts[s + 1]]`, ascending.
  private(set) var starts: [Int32] = [0, 0]
  private(set) var labels: [Int32] = []
  /// Open addressing by content; −1 is free.
  private var table = [Int32](repeating: -1, count: 64)
  /// What came out before: the key is the pair of sets, 0 is free (nothing is toggled by the empty set).
  private var memoKeys = [UInt64](repeating: 0, count: 64)
  private var memoValues = [Int32](repeating: 0, count: 64)
  private var memoCount = 0
  private var scratch: [Int32] = []

  init() {
    insert(0)
  }

  var count: Int { starts.count - 1 }

  subscript(set: Int32) -> ArraySlice<Int32> {
    labels[Int(starts[Int(set)])..<Int(starts[Int(set) + 1])]
  }

  /// All sets as arrays, by number.
  var arrays: [[Int32]] { (0..<Int32(count)).map { Array(self[$0]) } }

  /// The number of a set of ascending, distinct labels.
  mutating func number(of set: some Collection<Int32>) -> Int32 {
    var slot = Int(truncatingIfNeeded: LabelSets.hash(set)) & (table.count - 1)
    while table[slot] >= 0 {
      let found = self[table[slot]]
      if found.count == set.count, found.elementsEqual(set) { return table[slot] }
      slot = (slot + 1) & (table.count - 1)
    }
    let number = Int32(count)
    labels.append(contentsOf: set)
    starts.append(Int32(labels.count))
    if count * 2 > table.count {
      table = [Int32](repeating: -1, count: table.count * 2)
      for old in 0..<Int32(count) { insert(old) }
    } else {
      table[slot] = number
    }
    return number
  }

  /// The labels that are in exactly one of two sets.
  mutating func toggled(_ set: Int32, by other: Int32) -> Int32 {
    if other == 0 { return set }
    let key = UInt64(UInt32(bitPattern: set)) << 32 | UInt64(UInt32(bitPattern: other))
    var slot = Int(truncatingIfNeeded: LabelSets.mixed(key)) & (memoKeys.count - 1)
    while memoKeys[slot] != 0 {
      if memoKeys[slot] == key { return memoValues[slot] }
      slot = (slot + 1) & (memoKeys.count - 1)
    }
    let result = difference(set, other)
    memoKeys[slot] = key
    memoValues[slot] = result
    memoCount += 1
    if memoCount * 2 > memoKeys.count { growMemo() }
    return result
  }

  private mutating func difference(_ a: Int32, _ b: Int32) -> Int32 {
    var merged = scratch
    merged.removeAll(keepingCapacity: true)
    var (i, j) = (Int(starts[Int(a)]), Int(starts[Int(b)]))
    let (endA, endB) = (Int(starts[Int(a) + 1]), Int(starts[Int(b) + 1]))
    while i < endA || j < endB {
      if j == endB || (i < endA && labels[i] < labels[j]) {
        merged.append(labels[i])
        i += 1
      } else if i == endA || labels[j] < labels[i] {
        merged.append(labels[j])
        j += 1
      } else {
        i += 1
        j += 1
      }
    }
    let result = number(of: merged)
    scratch = merged
    return result
  }

  private mutating func insert(_ number: Int32) {
    var slot = Int(truncatingIfNeeded: LabelSets.hash(self[number])) & (table.count - 1)
    while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
    table[slot] = number
  }

  private mutating func growMemo() {
    let (keys, values) = (memoKeys, memoValues)
    memoKeys = [UInt64](repeating: 0, count: keys.count * 2)
    memoValues = [Int32](repeating: 0, count: keys.count * 2)
    for (key, value) in zip(keys, values) where key != 0 {
      var slot = Int(truncatingIfNeeded: LabelSets.mixed(key)) & (memoKeys.count - 1)
      while memoKeys[slot] != 0 { slot = (slot + 1) & (memoKeys.count - 1) }
      memoKeys[slot] = key
      memoValues[slot] = value
    }
  }

  private static func hash(_ set: some Collection<Int32>) -> UInt64 {
    var hash: UInt64 = 0
    for label in set { hash = mixed(hash &+ UInt64(UInt32(bitPattern: label)) &+ 1) }
    return hash
  }

  /// The finalizer of SplitMix64.
  @inline(__always)
  static func mixed(_ key: UInt64) -> UInt64 {
    var z = (key ^ (key >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
