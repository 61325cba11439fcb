extension DivisionState {
  /// Whether the rest of its part stays contiguous, and is not empty, without unit `u`.
  @inline(__always)
  mutating func staysContiguous(without u: Int) -> Bool {
    let part = parts[u]
    guard counts[Int(part)] > 1 else { return false }
    let first = Int(starts[u])
    let degree = Int(starts[u + 1]) - first
    guard degree <= ContiguityRing.widest else { return search(without: u) }
    var own: UInt32 = 0
    for i in 0..<degree where parts[Int(neighbours[first + i])] == part { own |= 1 << UInt32(i) }
    if own & (own &- 1) == 0 { return own != 0 }
    var reached = own & (~own &+ 1)
    var fresh = reached
    while fresh != 0 {
      let i = fresh.trailingZeroBitCount
      fresh &= fresh - 1
      let more = ring.touching[first + i] & own & ~reached
      reached |= more
      fresh |= more
    }
    if reached == own { return true }
    return reachesByBridges(u, part, first, own, reached) || search(without: u)
  }

  private func reachesByBridges(
    _ u: Int, _ part: Int32, _ first: Int, _ own: UInt32, _ start: UInt32
  ) -> Bool {
    var reached = start
    let range = Int(ring.bridgeStarts[u])..<Int(ring.bridgeStarts[u + 1])
    var grew = true
    while grew {
      grew = false
      for i in range {
        let bridge = ring.bridges[i]
        let ends = (1 as UInt32) << UInt32(bridge.first) | (1 as UInt32) << UInt32(bridge.second)
        guard ends & own == ends, ends & reached != 0, ends & reached != ends, parts[Int(bridge.by)] == part
        else { continue }
        reached |= ends
        grew = true
      }
      var fresh = reached
      while fresh != 0 {
        let i = fresh.trailingZeroBitCount
        fresh &= fresh - 1
        let more = ring.touching[first + i] & own & ~reached
        reached |= more
        fresh |= more
      }
      if reached == own { return true }
    }
    return false
  }

  /// A search through the part from one neighbour that ends when it has met all others.
  private mutating func search(without u: Int) -> Bool {
    let part = parts[u]
    if mark > Int32.max - 4 { forgetMarks() }
    mark += 2
    let (wanted, seen) = (mark - 1, mark)
    var missing = 0
    var first: Int32 = -1
    for i in Int(starts[u])..<Int(starts[u + 1]) {
      let v = neighbours[i]
      guard parts[Int(v)] == part, marks[Int(v)] != wanted else { continue }
      marks[Int(v)] = wanted
      missing += 1
      first = v
    }
    marks[u] = seen
    guard missing > 1 else { return missing == 1 }
    missing -= 1
    marks[Int(first)] = seen
    queue[0] = first
    var head = 0
    var tail = 1
    while head < tail {
      let w = Int(queue[head])
      head += 1
      for i in Int(starts[w])..<Int(starts[w + 1]) {
        let v = neighbours[i]
        guard parts[Int(v)] == part, marks[Int(v)] != seen else { continue }
        if marks[Int(v)] == wanted {
          missing -= 1
          if missing == 0 { return true }
        }
        marks[Int(v)] = seen
        queue[tail] = v
        tail += 1
      }
      if tail > searchLimit { return false }
    }
    return false
  }

  /// After thousands of millions of searches the marks begin again.
  private mutating func forgetMarks() {
    marks.update(repeating: 0, count: n)
    mark = 0
  }

  /// Whether every part is contiguous and none is empty; counted from scratch.
  mutating func isContiguous() -> Bool {
    if mark > Int32.max - 4 { forgetMarks() }
    mark += 1
    var found = [Bool](repeating: false, count: k)
    for start in 0..<n where marks[start] != mark {
      let part = parts[start]
      if found[Int(part)] { return false }
      found[Int(part)] = true
      marks[start] = mark
      queue[0] = Int32(start)
      var head = 0
      var tail = 1
      while head < tail {
        let w = Int(queue[head])
        head += 1
        for i in Int(starts[w])..<Int(starts[w + 1]) {
          let v = neighbours[i]
          guard parts[Int(v)] == part, marks[Int(v)] != mark else { continue }
          marks[Int(v)] = mark
          queue[tail] = v
          tail += 1
        }
      }
    }
    return found.allSatisfy { $0 }
  }
}
