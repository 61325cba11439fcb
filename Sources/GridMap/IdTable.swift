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
    // Fibonacci hashing after folding: neighbouring coordinates spread.
    let mixed = (key ^ (key >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 20) & mask
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
