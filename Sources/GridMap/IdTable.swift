/// Numbers keys in the order of their first coming: an open-addressing table of 64-bit keys.
struct IdTable {
  private var slots: [Int32]
  private(set) var keys: [UInt64] = []
  private var mask: Int

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    mask = size - 1
    keys.reserveCapacity(capacity)
  }

  var count: Int { keys.count }

  /// The key's number; a new one when it comes first.
  mutating func insert(_ key: UInt64) -> Int32 {
    if keys.count * 2 >= slots.count { grow() }
    var at = slot(key)
    while slots[at] >= 0 {
      if keys[Int(slots[at])] == key { return slots[at] }
      at = (at + 1) & mask
    }
    slots[at] = Int32(keys.count)
    keys.append(key)
    return slots[at]
  }

  /// The key's number, or −1.
  func find(_ key: UInt64) -> Int32 {
    var at = slot(key)
    while slots[at] >= 0 {
      if keys[Int(slots[at])] == key { return slots[at] }
      at = (at + 1) & mask
    }
    return -1
  }

  private func slot(_ key: UInt64) -> Int {
    // Two rounds of the finaliser of SplitMix64: keys are pairs of near numbers and must not cancel.
    var mixed = (key ^ (key >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: mixed ^ (mixed >> 31)) & mask
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    mask = slots.count - 1
    for (number, key) in keys.enumerated() {
      var at = slot(key)
      while slots[at] >= 0 { at = (at + 1) & mask }
      slots[at] = Int32(number)
    }
  }
}
